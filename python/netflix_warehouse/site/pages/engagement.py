"""How the hours of the engagement reports are spread over titles, ages and genres."""

from functools import partial
from typing import Any

from netflix_warehouse.figures.wording import count, percent
from netflix_warehouse.site import engagement_charts as draw
from netflix_warehouse.site.page import Chart, Column, Dataset, Filter, Frames, Listing, Page

SOURCE = "engagement"
NOUNS = {"film": "films", "series": "series"}
DATASETS = (
    Dataset(
        "titles",
        "reports.rpt_explorer_engagement",
        (
            *("half_year", "kind", "title_id", "show_title", "title_part"),
            *("released_on", "hours_viewed", "runtime_minutes", "views"),
        ),
        order_by=(
            *("kind", "show_title", "title_id", "season_number", "title_part", "half_year"),
            *("source_file", "source_row"),
        ),
    ),
    Dataset(
        "concentration",
        "reports.rpt_engagement_concentration",
        (
            *("half_year", "kind", "title_count", "top_1_share", "top_10_share"),
            *("top_100_share", "half_of_hours_title_count"),
        ),
        order_by=("half_year", "kind"),
    ),
    Dataset(
        "lorenz",
        "reports.rpt_engagement_lorenz",
        ("half_year", "kind", "title_percentile", "hours_share"),
        order_by=("half_year", "kind", "title_percentile"),
    ),
    Dataset(
        "ages",
        "reports.rpt_engagement_by_age",
        (
            *("half_year", "kind", "age_band", "age_band_number", "title_count"),
            *("hours_viewed", "dated_hours_share", "dated_hours_coverage"),
        ),
        order_by=("half_year", "kind", "age_band_number"),
    ),
    Dataset(
        "demand",
        "reports.rpt_demand_supply_genres",
        (
            *("half_year", "kind", "genre", "matched_title_count", "title_share", "hours_share"),
            *("matched_demand_supply_ratio", "ratio_without_top_title", "top_title", "supply"),
            *("matched_hours_coverage", "matched_title_coverage"),
        ),
        order_by=("half_year", "kind", "genre"),
        source="netflix_titles",
    ),
)


def _last(frames: Frames) -> str:
    return str(frames["titles"].half_year.max())


def _most_watched(frames: Frames) -> str:
    hours = frames["titles"].groupby("title_id").hours_viewed.sum()
    return str(hours[hours == hours.max()].index.min())


def _of_all(frames: Frames, dataset: str) -> Any:
    rows = frames[dataset]
    return rows[(rows.half_year == _last(frames)) & (rows.kind == "all")]


def _concentration_finding(frames: Frames) -> str:
    row = _of_all(frames, "concentration").iloc[0]
    return (
        f"The 100 titles of most hours, of {row.title_count:,}, made {percent(row.top_100_share)} "
        f"of all hours in {_last(frames)}"
    )


def _lorenz_finding(frames: Frames) -> str:
    rows = frames["lorenz"]
    rows = rows[(rows.half_year == _last(frames)) & (rows.title_percentile == 90)]
    shares = rows.set_index("kind").hours_share
    parts = [
        f"{percent(1 - shares[kind])} of the hours of {noun}"
        for kind, noun in NOUNS.items()
        if kind in shares
    ]
    return f"A tenth of the titles make {' and '.join(parts)} in {_last(frames)}"


def _ages_finding(frames: Frames) -> str:
    rows = _of_all(frames, "ages")
    new = rows[rows.age_band == draw.AGES[0]].dated_hours_share
    share = float(new.iloc[0]) if len(new) else 0.0
    return (
        f"Titles released in {_last(frames)} made {percent(share)} of the half-year's hours of "
        "titles with a date of release"
    )


def _dated(frames: Frames) -> str:
    row = _of_all(frames, "ages").iloc[0]
    return (
        f"Dated titles are mostly originals and made "
        f"{percent(row.dated_hours_coverage)} of all hours in {row.half_year}: most licensed "
        "titles have no date. New titles had less than the whole half-year."
    )


def _demand_finding(kind: str, frames: Frames) -> str:
    rows = frames["demand"]
    rows = rows[(rows.half_year == _last(frames)) & (rows.kind == kind)].sort_values(
        ["matched_demand_supply_ratio", "genre"]
    )
    over, under = rows[rows.supply == "over-supplied"], rows[rows.supply == "under-supplied"]
    noun, half = NOUNS[kind], _last(frames)
    if under.empty and over.empty:
        return f"No genre of {noun} is clearly above or below the average in {half}"
    parts = []
    if len(under):
        most = under.iloc[-1]
        ratio = most.matched_demand_supply_ratio
        parts.append(f"{most.genre} drew {ratio:.1f} times the average hours per title")
    if len(over):
        least = over.iloc[0]
        share = percent(least.matched_demand_supply_ratio)
        parts.append(
            f"{least.genre} {share} of it"
            if parts
            else f"{least.genre} drew {share} of the average hours per title"
        )
    return f"Among {noun} in {half}, {' and '.join(parts)}"


def _coverage(kind: str, frames: Frames) -> str:
    rows = frames["demand"]
    rows = rows[rows.kind == kind]
    halves = rows.groupby("half_year")[["matched_hours_coverage", "matched_title_coverage"]].max()
    hours = ", ".join(
        f"{percent(share)} in {half}" for half, share in halves.matched_hours_coverage.items()
    )
    return (
        f"Only works of the catalogue file, a snapshot, are compared: of the hours of "
        f"{NOUNS[kind]} they make {hours}. A title of several genres is divided among them. Ratios "
        "beyond the axis stand at its end."
    )


def _trend_finding(frames: Frames) -> str:
    titles = frames["titles"]
    rows = titles[titles.title_id == _most_watched(frames)]
    halves = count(rows.half_year.nunique(), "half-year")
    seasons = ", all seasons together," if rows.title_part.nunique() > 1 else ""
    return (
        f"{rows.show_title.iloc[-1]}{seasons} has more hours than any other title: "
        f"{rows.hours_viewed.sum() / 1e6:,.0f} million in {halves}"
    )


def _lede(frames: Frames) -> str:
    titles = frames["titles"]
    halves = sorted(titles.half_year.unique())
    whole = titles.groupby("half_year").views.count()
    without = [half for half in halves if not whole[half]]
    lacks = (
        f" {' and '.join(without)} {'has' if len(without) == 1 else 'have'} no running times and "
        "views, and no kinds: there a film and a series are told apart by their titles."
        if without
        else ""
    )
    return (
        f"Every half-year the hours of every title are published, from {halves[0]} to "
        f"{halves[-1]}: a film, or one season of a series, rounded to 100,000 hours and left out "
        f"below.{lacks}"
    )


def _facts(frames: Frames) -> list[tuple[str, str]]:
    titles, half = frames["titles"], _last(frames)
    last = titles[titles.half_year == half]
    row = _of_all(frames, "concentration").iloc[0]
    return [
        (f"{last.hours_viewed.sum() / 1e9:,.1f} bn", f"hours in {half}"),
        (f"{len(last):,}", f"films and seasons in {half}"),
        (f"{row.half_of_hours_title_count:,}", "of them make half of the hours"),
        (percent(last.released_on.notna().mean()), "have a date of release"),
    ]


def _demand_chart(kind: str) -> Chart:
    return Chart(
        f"demand_{NOUNS[kind]}",
        "demand",
        partial(draw.demand, kind),
        partial(_demand_finding, kind),
        f"Demand and supply of {NOUNS[kind]} by genre",
        "Hours per title of a genre over those of the kind, among titles that the report lists. "
        "Hollow: without the genre's top title. Coloured where both, and the median title, agree.",
        (
            Column("genre", "Genre"),
            Column("matched_title_count", "Titles", "count"),
            Column("title_share", "Share of titles", "percent"),
            Column("hours_share", "Share of hours", "percent"),
            Column("ratio", "Ratio", "count"),
            Column("other", "Without the top title", "count"),
            Column("supply", "Verdict"),
        ),
        own=("kind",),
        marks="layer_0",
        note=partial(_coverage, kind),
    )


PAGE = Page(
    name="engagement",
    label="Engagement",
    title="Half-years of viewing",
    lede=_lede,
    needs=(SOURCE,),
    datasets=DATASETS,
    filters=(
        Filter(
            "half",
            "Half-year",
            "half_year",
            every=None,
            start=_last,
            options=("titles", "half_year"),
        ),
        Filter("kind", "Kind", "kind", options=("titles", "kind")),
        Filter(
            "title",
            "Title",
            "title_id",
            kind="pick",
            columns=("show_title",),
            options=("titles", "title_id"),
            start=_most_watched,
        ),
        Filter("q", "Search these titles", kind="text", columns=("show_title", "title_part")),
    ),
    charts=(
        Chart(
            "concentration",
            "concentration",
            draw.concentration,
            _concentration_finding,
            "Share of hours of the titles of most hours",
            "Share of all hours that the title, the 10 and the 100 titles of most hours make. A "
            "season is a title of its own.",
            (
                Column("half_year", "Half-year"),
                Column("top", "Titles"),
                Column("share", "Share of hours", "percent"),
            ),
            own=("half",),
            marks="layer_1",
            note="Titles below 100,000 hours are not published: concentration is understated.",
        ),
        Chart(
            "lorenz",
            "lorenz",
            draw.lorenz,
            _lorenz_finding,
            "How hours are spread over titles",
            "Share of the hours of so many per cent of the titles (Lorenz curve). If all had the "
            "same hours, it were a straight line.",
            (
                Column("kind", "Kind", "kind"),
                Column("title_percentile", "Titles, %", "count"),
                Column("hours_share", "Share of hours", "percent"),
            ),
            marks="layer_1",
            note="Titles below 100,000 hours are not published: concentration is understated.",
        ),
        Chart(
            "ages",
            "ages",
            draw.ages,
            _ages_finding,
            "Hours by the age of titles",
            "Hours of titles with a date of release, by years from it to the start of the "
            "half-year.",
            (
                Column("half_year", "Half-year"),
                Column("age_band", "Age"),
                Column("title_count", "Titles", "count"),
                Column("hours_viewed", "Hours", "millions"),
                Column("dated_hours_share", "Share of dated hours", "percent"),
                Column("dated_hours_coverage", "Dated, of all hours", "percent"),
            ),
            own=("half",),
            marks="layer_0",
            wide=True,
            note=_dated,
        ),
        _demand_chart("film"),
        _demand_chart("series"),
        Chart(
            "trend",
            "titles",
            draw.trend,
            _trend_finding,
            "{title}: hours by half-year",
            "A strip for each season, all on one scale. No bar: not listed in that half-year.",
            (
                Column("heading", "Listed as"),
                Column("half_year", "Half-year"),
                Column("hours_viewed", "Hours", "millions"),
                Column("views", "Views", "millions", "n/a"),
                Column("runtime_minutes", "Runs", "minutes", "n/a"),
                Column("released_on", "Released", "date"),
            ),
            own=("half", "kind", "q"),
            marks="layer_0",
            wide=True,
        ),
    ),
    listings=(
        Listing(
            "top",
            "titles",
            "Titles of the half-year",
            (
                Column("show_title", "Title"),
                Column("title_part", "Season", missing=""),
                Column("kind", "Kind", "kind"),
                Column("hours_viewed", "Hours", "millions"),
                Column("views", "Views", "millions", "n/a"),
                Column("runtime_minutes", "Runs", "minutes", "n/a"),
                Column("released_on", "Released", "date"),
            ),
            sort=("hours_viewed", -1),
            noun="title",
            own=("title",),
            choose=("title", "title_id"),
        ),
    ),
    facts=_facts,
    context=lambda frames: {"outside": ("title", "q")},
)
