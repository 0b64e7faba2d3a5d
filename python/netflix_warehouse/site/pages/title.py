"""All that the sources say of one title."""

import altair as alt

from netflix_warehouse.site import marks
from netflix_warehouse.site.page import Chart, Column, Dataset, Filter, Frames, Listing, Page
from netflix_warehouse.site.pages.top10 import forecast_week


def _first(frames: Frames) -> str:
    """Return the title shown at first: the most watched, of those with all parts, or any."""
    halves, similar = frames["halves"], frames["similar"]
    if halves.empty:
        titles = frames["titles"]
        return "" if titles.empty else str(titles.title_id[0])
    is_listed = halves.title_id.isin(frames["weeks"].title_id)
    is_whole = is_listed & halves.title_id.isin(similar.title_id[similar.similar_numbers.notna()])
    halves = halves[is_whole] if is_whole.any() else halves
    hours = halves.groupby("title_id").hours_viewed.sum()
    return str(hours[hours == hours.max()].index.min())


def _half_years(frames: Frames) -> alt.Chart:
    halves = sorted(frames["halves"].half_year.unique())
    return (
        marks.rows("halves", 220)
        .transform_calculate(
            say="datum.half_year + ': ' + format(datum.hours_viewed / 1e6, ',.1f')"
            " + ' million hours' + (isValid(datum.views)"
            " ? ', ' + format(datum.views / 1e6, ',.1f') + ' million views'"
            " : ', views not published')"
        )
        .mark_bar(width={"band": 0.55}, color=marks.BLUE)
        .encode(
            x=alt.X(
                "half_year:O",
                title=None,
                scale=alt.Scale(domain=halves),
                axis=alt.Axis(labelAngle=0),
            ),
            y=alt.Y("hours:Q", title="Million hours", axis=alt.Axis(tickCount=5)),
            description="say:N",
            tooltip=alt.Tooltip("say:N"),
        )
        .transform_calculate(hours="datum.hours_viewed / 1e6")
    )


def _weeks(frames: Frames) -> alt.Chart:
    return (
        marks.rows("weeks", 220)
        .transform_calculate(
            hours="datum.hours_viewed / 1e6",
            week="toDate(datum.week_ending_on)",
            named="isValid(datum.season_title) ? datum.season_title : datum.category",
            say="datum.named + ', week to ' + utcFormat(datum.week, '%-d %b %Y') + ': rank '"
            " + datum.weekly_rank + ', ' + format(datum.hours, ',.1f') + ' million hours'",
        )
        .mark_circle(size=34, opacity=0.9, color=marks.BLUE)
        .encode(
            x=alt.X("week:T", title=None, scale=alt.Scale(type="utc"), axis=alt.Axis(tickCount=6)),
            y=alt.Y("hours:Q", title="Million hours in the week", axis=alt.Axis(tickCount=5)),
            description="say:N",
            tooltip=alt.Tooltip("say:N"),
        )
    )


def _lede(frames: Frames) -> str:
    titles = frames["titles"]
    found = titles[["top10_week_count", "hours_viewed"]].notna()
    several = found.sum(axis=1) + titles.is_in_catalogue.astype(int) > 1
    return (
        f"Search {len(titles):,} films and series. {several.sum():,} of them are in more than one "
        "source, under one identity; how each was matched, and how sure that is, stands below."
    )


PAGE = Page(
    name="title",
    label="Title",
    title="One title, every source",
    lede=_lede,
    datasets=(
        Dataset(
            "titles",
            "reports.rpt_explorer_titles",
            (
                *("title_id", "kind", "title", "original_title", "release_year"),
                *("runtime_minutes", "season_count", "maturity_rating"),
                *("is_in_catalogue", "top10_week_count", "hours_viewed"),
            ),
            order_by=("title", "title_id"),
            free=("title",),
        ),
        Dataset(
            "catalogue",
            "reports.rpt_explorer_catalogue",
            ("title_id", "director", "countries", "genres", "added_on"),
            order_by=("show_id",),
            lists=("genres", "countries"),
        ),
        Dataset(
            "halves",
            "reports.rpt_explorer_title_half_years",
            ("title_id", "half_year", "hours_viewed", "views"),
            order_by=("half_year", "title_id"),
        ),
        Dataset(
            "weeks",
            "marts.fct_top10_global_weeks",
            (
                *("title_id", "week_ending_on", "category", "weekly_rank", "season_title"),
                "hours_viewed",
            ),
            order_by=("week_ending_on", "category", "weekly_rank"),
        ),
        Dataset(
            "runs",
            "marts.fct_top10_runs",
            (
                *("title_id", "category", "season_title", "started_on", "ended_on"),
                *("week_count", "peak_rank", "total_hours"),
            ),
            order_by=("started_on", "category", "entry_id"),
        ),
        Dataset(
            "sources",
            "reports.rpt_explorer_title_sources",
            ("title_id", "source", "match_method", "match_confidence", "key_count", "first_key"),
            order_by=("title_id", "source", "match_method"),
        ),
        Dataset(
            "forecasts",
            "reports.rpt_top10_forecasts",
            (
                *("title_id", "category", "season_title", "weekly_rank", "listing_chance"),
                *("hours_viewed", "hours_forecast", "hours_low", "hours_high"),
                "forecast_week_on",
            ),
            order_by=("category", "weekly_rank"),
        ),
        Dataset(
            "gems",
            "reports.rpt_title_gems",
            (
                *("title_id", "half_year", "reason", "hidden_place"),
                *("engagement_ratio", "engagement_ratio_low", "engagement_ratio_high"),
                "change_residual_ratio",
                "expected_change_ratio",
            ),
            order_by=("title_id",),
        ),
        Dataset(
            "similar",
            "reports.rpt_explorer_similar_titles",
            ("title_id", "similar_numbers", "phrases"),
            order_by=("title_number",),
            lists=("similar_numbers", "phrases"),
        ),
    ),
    filters=(
        Filter("q", "Search titles", kind="text", columns=("title", "original_title")),
        Filter("kind", "Kind", "kind"),
        Filter("title", "Title", "title_id", kind="hidden", start=_first),
    ),
    charts=(
        Chart(
            "half_years",
            "halves",
            _half_years,
            "Hours in each half-year",
            "Hours in each half-year",
            "Hours viewed in each half-year of the engagement reports, all seasons together.",
            (
                Column("half_year", "Half-year"),
                Column("hours_viewed", "Hours", "count"),
                Column("views", "Views", "count"),
            ),
        ),
        Chart(
            "weeks",
            "weeks",
            _weeks,
            "Weeks in the global Top 10",
            "Weeks in the global Top 10",
            "One dot a week and list in which the title, or a season of it, was among the ten.",
            (
                Column("week_ending_on", "Week to", "date"),
                Column("category", "List"),
                Column("season_title", "Season"),
                Column("weekly_rank", "Rank", "count"),
                Column("hours_viewed", "Hours", "count"),
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
                Column("is_in_catalogue", "Catalogue", "yesno"),
                Column("top10_week_count", "Weeks in the Top 10", "count"),
                Column("hours_viewed", "Hours in the reports", "count"),
            ),
            sort=("hours_viewed", -1),
            noun="title",
            title_id="title_id",
            choose=("title", "title_id"),
            page_size=8,
        ),
        Listing(
            "runs",
            "runs",
            "Runs in the global Top 10",
            (
                Column("category", "List"),
                Column("season_title", "Season"),
                Column("started_on", "From", "date"),
                Column("ended_on", "To", "date"),
                Column("week_count", "Weeks", "count"),
                Column("peak_rank", "Best rank", "count"),
                Column("total_hours", "Hours", "count"),
            ),
            sort=("started_on", 1),
            noun="run",
            none="Never in a list of the global Top 10.",
        ),
        Listing(
            "forecasts",
            "forecasts",
            "What is expected of it in the Top 10",
            (
                Column("category", "List"),
                Column("season_title", "Season"),
                Column("weekly_rank", "Rank", "count"),
                Column("hours_viewed", "Hours", "millions"),
                Column("listing_chance", "Stays a week", "percent"),
                Column("hours_forecast", "Hours then", "millions"),
                Column("hours_low", "At least", "millions"),
                Column("hours_high", "At most", "millions"),
            ),
            sort=("weekly_rank", 1),
            noun="list",
            none="Not in the latest lists of the global Top 10.",
        ),
        Listing(
            "gems",
            "gems",
            "Watched more than its peers",
            (
                Column("reason", "Why"),
                Column("half_year", "In"),
                Column("engagement_ratio", "Expected to keep, times peers’ views", "count"),
                Column("engagement_ratio_low", "At least", "count"),
                Column("engagement_ratio_high", "At most", "count"),
                Column("change_residual_ratio", "Times their change", "count"),
                Column("expected_change_ratio", "Expected next", "count"),
                Column("hidden_place", "Place among the hidden", "count", "was in a Top 10"),
            ),
            sort=("reason", 1),
            noun="gem",
            none="Not among the titles watched far more than their peers.",
        ),
        Listing(
            "sources",
            "sources",
            "How the sources were matched",
            (
                Column("source", "Source", "source"),
                Column("first_key", "Named there, for one"),
                Column("key_count", "Names", "count"),
                Column("match_method", "Matched by", "code"),
                Column("match_confidence", "Confidence", "percent"),
            ),
            sort=("source", 1),
            noun="source",
        ),
    ),
    counts=(("titles", "titles"),),
    pooled=("title_id",),
    scripts=("similar.js", "title.js"),
    context=lambda frames: {"forecast_week": forecast_week(frames)},
)
