"""What is in the catalogue, and how it grew."""

import altair as alt

from netflix_warehouse.figures.wording import count, percent
from netflix_warehouse.site import marks
from netflix_warehouse.site.page import Chart, Column, Dataset, Filter, Frames, Listing, Page

TITLES = Dataset(
    "titles",
    "reports.rpt_explorer_catalogue",
    (
        *("show_id", "title_id", "kind", "title", "director", "cast_members", "countries"),
        *("genres", "added_on", "added_year", "release_year", "rating", "age_band"),
        *("duration_minutes", "season_count", "description"),
    ),
    order_by=("title", "show_id"),
    lists=("genres", "countries"),
)


def _additions(frames: Frames) -> alt.LayerChart:
    titles = frames["titles"]
    years = range(int(titles.added_year.min()), int(titles.added_year.max()) + 1)
    base = (
        marks.rows("titles", 240)
        .transform_filter("isValid(datum.added_year)")
        .transform_aggregate(titles="count()", groupby=["added_year"])
        .transform_calculate(say="datum.added_year + ': ' + format(datum.titles, ',d') + ' titles'")
        .encode(x=marks.years("added_year", years))
    )
    bars = base.mark_bar(width={"band": 0.8}).encode(
        y=marks.count_axis("titles:Q", "Titles", stack=None),
        color=marks.within("added_year"),
        description="say:N",
        tooltip=alt.Tooltip("say:N"),
    )
    return alt.layer(bars.add_params(marks.brush())).add_params(*marks.RANGE)


def _additions_finding(frames: Frames) -> str:
    by_year = frames["titles"].added_year.value_counts()
    year = int(by_year.idxmax())
    return f"More titles in the file were added in {year} than in any other year: {by_year.max():,}"


def _top(frames: Frames, column: str) -> tuple[str, int]:
    values = frames["titles"][column].dropna().str.split("|").explode().value_counts()
    first = sorted(values[values == values.max()].index)[0]
    return first, int(values.max())


def _genres(frames: Frames) -> alt.LayerChart:
    return marks.most_frequent("titles", "genres", "genre", 15, "titles")


def _countries(frames: Frames) -> alt.LayerChart:
    return marks.most_frequent("titles", "countries", "country", 15, "titles")


def _running_time(frames: Frames) -> alt.Chart:
    return (
        marks.rows("titles", 240)
        .transform_filter("isValid(datum.duration_minutes)")
        .transform_calculate(minutes="min(floor(datum.duration_minutes / 10) * 10, 200)")
        .transform_aggregate(films="count()", groupby=["minutes"])
        .transform_calculate(
            end="datum.minutes + 10",
            span="datum.minutes >= 200 ? '200 minutes and more'"
            " : datum.minutes + ' to ' + (datum.minutes + 9) + ' minutes'",
            say="datum.span + ': ' + format(datum.films, ',d') + ' films'",
        )
        .mark_bar(color=marks.BLUE, binSpacing=1)
        .encode(
            x=alt.X(
                "minutes:Q",
                title="Minutes, in tens; the last bar is all from 200 on",
                scale=alt.Scale(domain=[0, 210], nice=False),
                axis=alt.Axis(values=list(range(0, 201, 30))),
                bin="binned",
            ),
            x2="end",
            y=marks.count_axis("films:Q", "Films", stack=None),
            description="say:N",
            tooltip=alt.Tooltip("say:N"),
        )
    )


def _age_bands(frames: Frames) -> alt.Chart:
    order = ["Kids", "Older kids", "Teens", "Adults", "Not rated"]
    return (
        marks.rows("titles", 240)
        .transform_filter("isValid(datum.added_year)")
        .transform_aggregate(titles="count()", groupby=["added_year", "age_band"])
        .transform_joinaggregate(year_titles="sum(titles)", groupby=["added_year"])
        .transform_calculate(
            share="datum.titles / datum.year_titles",
            order=f"indexof({order}, datum.age_band)",
            say="datum.age_band + ', ' + datum.added_year + ': ' + format(datum.share, '.0%')"
            " + ' of ' + format(datum.year_titles, ',d') + ' titles'",
        )
        .transform_filter("datum.year_titles >= 10")
        .mark_bar(width={"band": 0.9})
        .encode(
            x=alt.X(
                "added_year:O",
                title=None,
                axis=alt.Axis(labelAngle=0, labelOverlap="greedy", labelSeparation=4),
            ),
            y=alt.Y(
                "share:Q",
                title=None,
                stack="zero",
                axis=alt.Axis(format=".0%"),
                scale=alt.Scale(domain=[0, 1]),
            ),
            order="order:Q",
            color=alt.Color(
                "age_band:N",
                scale=alt.Scale(
                    domain=order,
                    range=[
                        "var(--heat-1)",
                        "var(--heat-2)",
                        "var(--heat-3)",
                        "var(--heat-4)",
                        marks.GREY,
                    ],
                ),
                legend=alt.Legend(orient="top", title=None, columns=3),
            ),
            description="say:N",
            tooltip=alt.Tooltip("say:N"),
        )
    )


def _share_from_one_country(frames: Frames) -> str:
    country, titles = _top(frames, "countries")
    known = frames["titles"].countries.notna().sum()
    return f"{country} is named by {percent(titles / known)} of the titles that name a country"


def _median_film(frames: Frames) -> str:
    minutes = frames["titles"].duration_minutes.dropna()
    lower, upper = minutes.quantile([0.25, 0.75])
    return f"Half of all films run between {lower:.0f} and {upper:.0f} minutes"


def _adults(frames: Frames) -> str:
    bands = frames["titles"].age_band.value_counts(normalize=True)
    return f"{percent(bands.get('Adults', 0))} of all titles are rated for adults"


def _genre_finding(frames: Frames) -> str:
    genre, titles = _top(frames, "genres")
    return f"{genre} is the genre most often given: {titles:,} titles"


def _facts(frames: Frames) -> list[tuple[str, str]]:
    titles = frames["titles"]
    genres = titles.genres.dropna().str.split("|").explode().nunique()
    countries = titles.countries.dropna().str.split("|").explode().nunique()
    return [
        (f"{len(titles):,}", "titles in the file"),
        (percent((titles.kind == "series").mean()), "of them series"),
        (f"{countries:,}", "countries named"),
        (f"{genres:,}", "genres"),
    ]


def _lede(frames: Frames) -> str:
    titles = frames["titles"]
    return (
        f"What one snapshot of the catalogue held: {count(len(titles), 'title')}, added up to "
        f"{titles.added_on.max():%B %Y}. Titles that had left by then are missing, so early years "
        "are undercounted."
    )


PAGE = Page(
    name="catalogue",
    label="Catalogue",
    title="What is in the catalogue",
    lede=_lede,
    needs=("netflix_titles",),
    datasets=(TITLES,),
    filters=(
        Filter(
            "q",
            "Search titles, people, words",
            kind="text",
            columns=("title", "director", "cast_members", "description"),
        ),
        Filter("kind", "Kind", "kind"),
        Filter("genre", "Genre", "genres"),
        Filter("country", "Country", "countries"),
        Filter("age", "Age band", "age_band"),
        Filter("from", "Added from", "added_year", kind="from"),
        Filter("to", "Added to", "added_year", kind="to"),
    ),
    charts=(
        Chart(
            "additions",
            "titles",
            _additions,
            _additions_finding,
            "Titles added per year",
            "Titles by the year they were added. Drag across years, or type them above, to narrow "
            "everything.",
            (Column("added_year", "Year", "year"), Column("titles", "Titles", "count")),
            own=("from", "to"),
            brush=("from", "to", "added_year"),
            wide=True,
        ),
        Chart(
            "genres",
            "titles",
            _genres,
            _genre_finding,
            "Most frequent genres",
            "Titles per genre, the 15 most frequent; a title has up to three. Click one to narrow "
            "everything.",
            (Column("genre", "Genre"), Column("titles", "Titles", "count")),
            own=("genre",),
            click=("genre", "genre"),
            marks="layer_0",
        ),
        Chart(
            "countries",
            "titles",
            _countries,
            _share_from_one_country,
            "Most frequent countries",
            "Titles per country of production, the 15 most frequent; a title may have several. "
            "Click one to narrow everything.",
            (Column("country", "Country"), Column("titles", "Titles", "count")),
            own=("country",),
            click=("country", "country"),
            marks="layer_0",
        ),
        Chart(
            "running_time",
            "titles",
            _running_time,
            _median_film,
            "How long films run",
            "Films by running time. Series have seasons instead, and are left out.",
            (Column("span", "Running time"), Column("films", "Films", "count")),
        ),
        Chart(
            "age_bands",
            "titles",
            _age_bands,
            _adults,
            "Age bands of the titles added",
            "Share of each age band among the titles added in a year, where ten or more were.",
            (
                Column("added_year", "Year", "year"),
                Column("age_band", "Age band"),
                Column("titles", "Titles", "count"),
                Column("share", "Share", "percent"),
            ),
        ),
    ),
    listings=(
        Listing(
            "matches",
            "titles",
            "Matching titles",
            (
                Column("title", "Title"),
                Column("kind", "Kind", "kind"),
                Column("release_year", "Released", "year"),
                Column("added_on", "Added", "date"),
                Column("rating", "Rating"),
                Column("countries", "Countries"),
            ),
            sort=("added_on", -1),
            noun="title",
            details=(
                Column("kind", "Kind", "kind"),
                Column("description", "About"),
                Column("director", "Director"),
                Column("cast_members", "Cast"),
                Column("countries", "Countries"),
                Column("genres", "Genres"),
                Column("release_year", "Released", "year"),
                Column("added_on", "Added", "date"),
                Column("rating", "Rating"),
                Column("duration_minutes", "Runs", "minutes"),
                Column("season_count", "Seasons", "count"),
                Column("show_id", "Record"),
            ),
            title_id="title_id",
        ),
    ),
    facts=_facts,
    counts=(("titles", "titles"),),
)
