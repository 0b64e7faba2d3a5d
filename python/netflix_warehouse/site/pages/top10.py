"""What the weekly Top 10 lists, how long titles stay, and how far they spread over countries."""

from functools import partial
from typing import Any

import pandas as pd

from netflix_warehouse.figures.wording import count, day, percent
from netflix_warehouse.site import top10_charts as draw
from netflix_warehouse.site.page import Chart, Column, Dataset, Filter, Frames, Listing, Page

ALL_YEARS = "all years"
GLOBAL, COUNTRIES = "top10_global", "top10_countries"
DATASETS = (
    Dataset(
        "weeks",
        "reports.rpt_explorer_top10",
        (
            *("week_ending_on", "category", "weekly_rank", "kind", "language_group", "title_id"),
            *("show_title", "row_label", "hours_viewed", "views"),
            *("cumulative_weeks", "previous_rank", "movement"),
        ),
        order_by=("week_ending_on", "category", "weekly_rank"),
    ),
    Dataset(
        "survival",
        "reports.rpt_top10_survival",
        (
            *("category", "cohort", "weeks_since_debut", "at_risk_count", "left_count"),
            *("observed_count", "survival_share"),
        ),
        order_by=("cohort", "category", "weeks_since_debut"),
    ),
    Dataset(
        "runs",
        "reports.rpt_top10_longest_runs",
        (
            *("category", "kind", "language_group", "title_id", "label", "run_number"),
            *("started_on", "ended_on", "is_still_running", "week_count", "peak_rank"),
            "total_hours",
        ),
        order_by=("category", "run_place"),
    ),
    Dataset(
        "forecasts",
        "reports.rpt_top10_forecasts",
        (
            *("category", "kind", "language_group", "weekly_rank", "title_id", "label", "run_week"),
            *("hours_viewed", "listing_chance", "hours_forecast", "hours_low", "hours_high"),
            *("weeks_forecast", "weeks_low", "weeks_high"),
            *("run_hours_forecast", "run_hours_low", "run_hours_high", "forecast_week_on"),
        ),
        order_by=("category", "weekly_rank"),
    ),
    Dataset(
        "reach",
        "reports.rpt_country_reach",
        (
            *("title_id", "kind", "title", "first_week_on", "last_week_on", "country_count"),
            *("first_country_count", "first_countries", "week_count", "best_rank"),
            "number_one_country_count",
        ),
        order_by=("title", "title_id"),
        source=COUNTRIES,
    ),
    Dataset(
        "reach_bands",
        "reports.rpt_country_reach_distribution",
        (
            *("kind", "reach_band", "title_count", "title_share", "place_count", "place_share"),
            *("listed_country_count", "lists_started_on", "lists_ended_on"),
        ),
        order_by=("kind", "reach_band_number"),
        source=COUNTRIES,
    ),
    Dataset(
        "spread",
        "reports.rpt_country_spread",
        (
            *("kind", "reach_band", "reach_band_number", "weeks_since_first", "title_count"),
            "mean_reached_share",
        ),
        order_by=("kind", "reach_band_number", "weeks_since_first"),
        source=COUNTRIES,
    ),
)


def _still_listed(prefix: str, noun: str, frames: Frames) -> str:
    rows = frames["survival"]
    rows = rows[(rows.cohort == ALL_YEARS) & (rows.weeks_since_debut == 2)]
    shares = rows.set_index("category").survival_share
    english, other = (shares.get(f"{prefix} ({group})") for group in ("English", "Non-English"))
    if english is None or other is None:
        return f"How long {noun} stay"
    if percent(english) == percent(other):
        return f"Two weeks after their debut {percent(english)} of the {noun} are still listed"
    return (
        f"Two weeks after their debut {percent(english)} of the English-language {noun} and "
        f"{percent(other)} of the others are still listed"
    )


def _longest(frames: Frames) -> str:
    rows = frames["runs"].sort_values(
        ["week_count", "total_hours", "label"], ascending=[False, False, True]
    )
    run = rows.iloc[0]
    still = ", and is listed still" if run.is_still_running else ""
    return f"The longest run: {run.label} has {count(run.week_count, 'week')} in a row{still}"


def _most_watched(frames: Frames) -> str:
    hours = frames["weeks"].groupby("title_id").hours_viewed.sum()
    return str(hours[hours == hours.max()].index.min())


def _title_finding(frames: Frames) -> str:
    weeks = frames["weeks"]
    rows = weeks[weeks.title_id == _most_watched(frames)]
    listed = count(rows.week_ending_on.nunique(), "week")
    seasons = ", all seasons together," if rows.row_label.nunique() > 1 else ""
    return (
        f"{rows.show_title.iloc[-1]}{seasons} has more listed hours than any other title: "
        f"{rows.hours_viewed.sum() / 1e6:,.0f} million in {listed}"
    )


def _reach_finding(frames: Frames) -> str:
    bands = frames["reach_bands"]
    bands = bands[bands.kind == "all"].set_index("reach_band")
    if "1 country" not in bands.index:
        return "Every title is listed in two countries or more"
    one = bands.loc["1 country"]
    return (
        f"{percent(one.title_share)} of the titles are listed in one country only, and take "
        f"{percent(one.place_share)} of the places"
    )


def _spread_finding(frames: Frames) -> str:
    rows = frames["spread"]
    rows = rows[rows.weeks_since_first == 0]
    share = (rows.mean_reached_share * rows.title_count).sum() / max(rows.title_count.sum(), 1)
    return f"On average a title reaches {percent(share)} of its countries in its first week"


def _period(frames: Frames) -> str:
    bands = frames["reach_bands"]
    if bands.empty:
        return ""
    return (
        f"The lists of {count(bands.listed_country_count.max(), 'country')}, from the week of "
        f"{day(bands.lists_started_on.min())} to that of {day(bands.lists_ended_on.max())}. "
        "They have ranks and no hours. A title is a film, or a series with all its seasons."
    )


def _lede(frames: Frames) -> str:
    weeks = frames["weeks"]
    return (
        "Every week four lists of ten: films and series, in English and not. Here are those from "
        f"{day(weeks.week_ending_on.min())} to {day(weeks.week_ending_on.max())}. They were ranked "
        "by hours until June 2023 and have been ranked by views, hours over running time, since."
    )


def _facts(frames: Frames) -> list[tuple[str, str]]:
    weeks = frames["weeks"]
    return [
        (f"{weeks.week_ending_on.nunique():,}", "weeks"),
        (f"{weeks.title_id.nunique():,}", "films and series listed"),
        (f"{weeks.hours_viewed.sum() / 1e9:,.0f} bn", "hours viewed while listed"),
        (percent((weeks.cumulative_weeks == 1).mean()), "of all places are a debut"),
    ]


def forecast_week(frames: Frames) -> str:
    """Return the last day of the week that is forecast, or nothing without forecasts."""
    forecasts = frames["forecasts"]
    return "" if forecasts.empty else day(forecasts.forecast_week_on.max())


def _context(frames: Frames) -> dict[str, Any]:
    return {
        "period": _period(frames),
        "outside": ("week", "cohort", "title", "q"),
        "forecast_week": forecast_week(frames),
    }


def _last_week(frames: Frames) -> str:
    return f"{pd.Timestamp(frames['weeks'].week_ending_on.max()):%Y-%m-%d}"


SURVIVAL_TABLE = (
    Column("category", "List"),
    Column("weeks_since_debut", "Weeks since the debut", "year"),
    Column("at_risk_count", "Listed until then", "count"),
    Column("left_count", "Left", "count"),
    Column("survival_share", "Still listed", "percent"),
)
SURVIVAL_READING = (
    "Share of debuts whose first run lasts so many weeks (Kaplan-Meier estimate: runs still going "
    "on count as long as they are seen)."
)
SURVIVAL_NOTE = (
    "Left out: titles listed in the first week published, and live weekly shows. Ranking by views "
    "has favoured short titles since June 2023."
)

PAGE = Page(
    name="top10",
    label="Top 10",
    title="The weekly Top 10",
    lede=_lede,
    needs=(GLOBAL,),
    datasets=DATASETS,
    filters=(
        Filter("kind", "Kind", "kind", options=("weeks", "kind")),
        Filter("language", "Language", "language_group"),
        Filter("week", "Week to", "week_ending_on", every=None, start=_last_week),
        Filter("cohort", "Debut in", "cohort", every=None, start=lambda frames: ALL_YEARS),
        Filter(
            "title",
            "Title",
            "title_id",
            kind="pick",
            columns=("show_title",),
            options=("weeks", "title_id"),
            start=_most_watched,
        ),
        Filter("q", "Search these titles", kind="text", columns=("title",)),
    ),
    charts=(
        Chart(
            "title_weeks",
            "weeks",
            draw.title_weeks,
            _title_finding,
            "{title}: hours of each week in the lists",
            "A strip for each season, a bar for each week among the ten, all on one scale. A week "
            "without a bar is one outside the list, not one without viewers.",
            (
                Column("row_label", "Listed as"),
                Column("category", "List"),
                Column("week_ending_on", "Week to", "date"),
                Column("weekly_rank", "Rank", "year"),
                Column("hours_viewed", "Hours", "millions"),
                Column("views", "Views", "millions", "n/a"),
            ),
            own=("week", "kind", "language"),
            marks="layer_0",
            wide=True,
            note="Views are published since June 2023.",
        ),
        Chart(
            "survival_films",
            "survival",
            partial(draw.survival, "Films"),
            partial(_still_listed, "Films", "films"),
            "How long films stay",
            SURVIVAL_READING,
            SURVIVAL_TABLE,
            marks="layer_1",
            note=SURVIVAL_NOTE,
        ),
        Chart(
            "survival_series",
            "survival",
            partial(draw.survival, "TV"),
            partial(_still_listed, "TV", "seasons of series"),
            "How long series stay",
            SURVIVAL_READING,
            SURVIVAL_TABLE,
            marks="layer_1",
            note=SURVIVAL_NOTE,
        ),
        Chart(
            "runs",
            "runs",
            draw.runs,
            _longest,
            "The longest runs",
            "Weeks in a row in one list; + where the run goes on. Click one to see its weeks "
            "above; blue is the title seen there.",
            (
                Column("run", "Title"),
                Column("category", "List"),
                Column("started_on", "From", "date"),
                Column("ended_on", "To", "date"),
                Column("week_count", "Weeks", "count"),
                Column("total_hours", "Hours", "millions"),
            ),
            own=("title",),
            click=("title", "title_id"),
            marks="layer_0",
            wide=True,
            note="Runs of the first week published may have begun earlier.",
        ),
        Chart(
            "reach",
            "reach_bands",
            draw.reach,
            _reach_finding,
            "How far titles come",
            "Titles by the number of countries that list them, and the places that they take: each "
            "week and country is a place.",
            (
                Column("reach_band", "Countries"),
                Column("measure", "Measure"),
                Column("title_count", "Titles", "count"),
                Column("place_count", "Places", "count"),
                Column("share", "Share", "percent"),
            ),
            marks="layer_0",
            note="Titles listed at either end of the period may have come further.",
        ),
        Chart(
            "spread",
            "spread",
            draw.spread,
            _spread_finding,
            "How fast titles spread",
            "Average share of its countries that a title reaches in its first week, the week after "
            "and later, by how many it reaches.",
            (
                Column("row", "Countries reached"),
                Column("step", "When"),
                Column("share", "Share of countries", "percent"),
                Column("title_count", "Titles", "count"),
            ),
            marks="layer_0",
            note="Left out: titles of one country, and those that could not be followed as long.",
        ),
    ),
    listings=(
        Listing(
            "countries",
            "reach",
            "Titles by the countries that list them",
            (
                Column("title", "Title"),
                Column("kind", "Kind", "kind"),
                Column("country_count", "Countries", "count"),
                Column("number_one_country_count", "Number 1 in", "count"),
                Column("week_count", "Weeks", "count"),
                Column("first_week_on", "First listed", "date"),
            ),
            sort=("country_count", -1),
            noun="title",
            details=(
                Column("kind", "Kind", "kind"),
                Column("country_count", "Countries", "count"),
                Column("number_one_country_count", "Number 1 in", "count"),
                Column("best_rank", "Best rank", "count"),
                Column("week_count", "Weeks", "count"),
                Column("first_week_on", "First week", "date"),
                Column("last_week_on", "Last week", "date"),
                Column("first_country_count", "Countries in the first week", "count"),
                Column("first_countries", "Which"),
            ),
            title_id="title_id",
            own=("title",),
        ),
        Listing(
            "forecasts",
            "forecasts",
            "What is expected of the latest lists",
            (
                Column("label", "Title"),
                Column("category", "List"),
                Column("weekly_rank", "Rank", "count"),
                Column("hours_viewed", "Hours", "millions"),
                Column("listing_chance", "Stays a week", "percent"),
                Column("hours_forecast", "Hours then", "millions"),
                Column("hours_low", "At least", "millions"),
                Column("hours_high", "At most", "millions"),
            ),
            sort=("hours_forecast", -1),
            noun="title",
            details=(
                Column("category", "List"),
                Column("run_week", "Week of its run", "count"),
                Column("forecast_week_on", "Week expected", "date"),
                Column("weeks_forecast", "Weeks expected of the debut", "count"),
                Column("weeks_low", "At least", "count"),
                Column("weeks_high", "At most", "count"),
                Column("run_hours_forecast", "Hours expected of its run", "millions"),
                Column("run_hours_low", "At least", "millions"),
                Column("run_hours_high", "At most", "millions"),
            ),
            title_id="title_id",
            own=("title",),
        ),
    ),
    facts=_facts,
    scripts=("top10.js",),
    context=_context,
)
