"""Charts of the page on the weekly Top 10."""

import altair as alt

from netflix_warehouse.site import marks
from netflix_warehouse.site.page import Frames

LAST_WEEK = 20  # drawn, since the debut: beyond, hardly a line is left to see


def survival(prefix: str, frames: Frames) -> alt.LayerChart:
    """Draw the share still listed by weeks since the debut, of the categories that begin so."""
    weeks = min(LAST_WEEK, int(frames["survival"].weeks_since_debut.max()))
    base = alt.Chart().encode(
        x=alt.X(
            "weeks_since_debut:Q",
            title="Weeks since the debut",
            scale=alt.Scale(domain=[0, max(weeks, 1)], nice=False),
            axis=alt.Axis(format="d", tickMinStep=1),
        ),
        y=alt.Y(
            "survival_share:Q",
            title=None,
            scale=alt.Scale(domain=[0, 1]),
            axis=alt.Axis(format=".0%", tickCount=5),
        ),
        color=alt.Color(
            "language:N",
            scale=marks.LANGUAGE_COLOURS,
            legend=alt.Legend(orient="top-right", symbolType="circle"),
        ),
    )
    points = base.mark_point(filled=True, size=36, opacity=1).encode(
        description="say:N", tooltip=alt.Tooltip("say:N")
    )
    return (
        alt.layer(base.mark_line(strokeWidth=2, aria=False), points)
        .properties(data=alt.NamedData("survival"), width="container", height=240)
        .transform_filter(
            f"indexof(datum.category, '{prefix}') === 0 && datum.weeks_since_debut <= {weeks}"
        )
        .transform_calculate(
            language="indexof(datum.category, 'Non-English') < 0 ? 'English' : 'Non-English'",
            say="datum.language + ', ' + datum.weeks_since_debut + ' weeks after the debut: '"
            " + format(datum.survival_share, '.0%') + ' still listed'",
        )
    )


def runs(frames: Frames) -> alt.LayerChart:
    """Draw the longest unbroken runs, one of whose titles is chosen."""
    base = alt.Chart().encode(
        y=alt.Y(
            "run:N",
            title=None,
            sort=alt.SortField("place"),
            axis=alt.Axis(labelLimit=marks.LABEL_LIMIT, ticks=False, domain=False),
        ),
        x=alt.X(
            "week_count:Q",
            axis=None,
            stack=None,
            scale=alt.Scale(rangeMax=alt.ExprRef("width - 44")),
        ),
    )
    bars = base.mark_bar(height={"band": 0.72}, cursor="pointer").encode(
        color=marks.chosen("title_id"), description="say:N", tooltip=alt.Tooltip("say:N")
    )
    numbers = base.mark_text(align="left", dx=4, color=marks.MUTED, aria=False).encode(
        text=alt.Text("weeks:N")
    )
    return (
        alt.layer(bars, numbers)
        .properties(data=alt.NamedData("runs"), width="container", height=alt.Step(21))
        .transform_window(
            place="row_number()",
            sort=[
                alt.SortField("week_count", order="descending"),
                alt.SortField("total_hours", order="descending"),
                alt.SortField("label"),
                alt.SortField("category"),
            ],
        )
        .transform_filter("datum.place <= 15")
        .transform_calculate(
            run="datum.label + (datum.run_number > 1 ? ', run ' + datum.run_number : '')"
        )
        .transform_joinaggregate(namesakes="count()", groupby=["run"])
        .transform_calculate(
            run="datum.run + (datum.namesakes > 1 ? ', ' + datum.category : '')",
            weeks="datum.week_count + (datum.is_still_running ? '+' : '')",
            say="datum.run + ': ' + datum.week_count + ' weeks in ' + datum.category + ', from '"
            " + utcFormat(toDate(datum.started_on), '%-d %b %Y') + (datum.is_still_running"
            " ? ', still listed' : ' to ' + utcFormat(toDate(datum.ended_on), '%-d %b %Y'))",
        )
        .add_params(marks.CHOSEN)
    )


def title_weeks(frames: Frames) -> alt.LayerChart:
    """Draw the weekly hours of one title, a strip for each season."""
    x = alt.X(
        "starts:T",
        title=None,
        scale=alt.Scale(type="utc", nice=False),
        axis=alt.Axis(labelOverlap=True, tickCount=6),
    )
    # A title of few weeks has narrow bars, too: half a year is always shown.
    room = alt.Chart().mark_rule(opacity=0, aria=False).encode(x=alt.X("until:T"))
    bars = marks.strip_bars().encode(x=x, x2="ends:T")
    return marks.on_one_scale(
        marks.strips("weeks", bars, room, order="week_ending_on")
        .transform_joinaggregate(
            categories="distinct(category)", first="min(week_ending_on)", last="max(week_ending_on)"
        )
        .transform_joinaggregate(
            weeks="count()", peak="max(hours_viewed)", groupby=["row_label", "category"]
        )
        .transform_calculate(
            amount="datum.hours_viewed",
            ends="toDate(datum.week_ending_on)",
            starts="datum.ends - 6 * 864e5",
            until="max(toDate(datum.last), toDate(datum.first) + 182 * 864e5)",
            heading="datum.row_label + (datum.categories > 1 ? ', ' + datum.category : '')"
            " + ' · ' + datum.weeks + (datum.weeks === 1 ? ' week' : ' weeks') + ', at most '"
            " + format(datum.peak / 1e6, ',.1f') + ' m hours'",
            say="datum.row_label + ', week to ' + utcFormat(datum.ends, '%-d %b %Y') + ': '"
            " + format(datum.hours_viewed / 1e6, ',.1f') + ' m hours, rank '"
            " + datum.weekly_rank + ' of ' + datum.category",
        )
    )


BANDS = ["1 country", "2 to 5", "6 to 20", "21 to 50", "51 or more", "every country"]


def reach(frames: Frames) -> alt.LayerChart:
    """Draw titles, and the places that they take, by the number of countries that list them."""
    measures = ["Share of titles", "Share of places"]
    base = alt.Chart().encode(
        y=alt.Y(
            "reach_band:N",
            title=None,
            sort=BANDS,
            axis=alt.Axis(ticks=False, domain=False),
            scale=alt.Scale(paddingInner=0.3),
        ),
        yOffset=alt.YOffset("measure:N", sort=measures),
        x=alt.X(
            "share:Q",
            axis=None,
            stack=None,
            scale=alt.Scale(rangeMax=alt.ExprRef("width - 48")),
        ),
        color=alt.Color(
            "measure:N",
            sort=measures,
            scale=alt.Scale(domain=measures, range=[marks.BLUE, marks.ORANGE]),
        ),
    )
    bars = base.mark_bar().encode(description="say:N", tooltip=alt.Tooltip("say:N"))
    numbers = base.mark_text(align="left", dx=4, color=marks.MUTED, aria=False).encode(
        text=alt.Text("share:Q", format=".0%"), color=alt.value(marks.MUTED)
    )
    return (
        marks.of_all_kinds(
            alt.layer(bars, numbers).properties(
                data=alt.NamedData("reach_bands"), width="container", height=alt.Step(17)
            )
        )
        .transform_fold(["title_share", "place_share"], as_=["which", "share"])
        .transform_calculate(
            measure=f"datum.which === 'title_share' ? '{measures[0]}' : '{measures[1]}'",
            say="datum.reach_band + ': ' + (datum.which === 'title_share'"
            " ? format(datum.title_count, ',d') + ' titles, '"
            " : format(datum.place_count, ',d') + ' places, ') + format(datum.share, '.1%')",
        )
    )


STEPS = ["first week", "week after", "later"]


def spread(frames: Frames) -> alt.LayerChart:
    """Draw in which week titles reach their countries, by how many they reach."""
    base = alt.Chart().encode(
        y=alt.Y("row:N", title=None, sort=alt.SortField("place"), axis=alt.Axis(ticks=False)),
        x=alt.X("from:Q", axis=None, scale=alt.Scale(domain=[0, 1]), title=None),
        x2="to:Q",
    )
    bars = base.mark_bar(height={"band": 0.76}).encode(
        color=alt.Color(
            "step:N",
            sort=STEPS,
            scale=alt.Scale(
                domain=STEPS, range=["var(--heat-4)", "var(--heat-2)", "var(--heat-1)"]
            ),
            legend=marks.legend(2, 3),
        ),
        description="say:N",
        tooltip=alt.Tooltip("say:N"),
    )
    return (
        alt.layer(bars)
        .properties(data=alt.NamedData("spread"), width="container", height=alt.Step(24))
        .transform_window(
            last="last_value(mean_reached_share)",
            earlier="lag(mean_reached_share)",
            frame=[None, None],
            groupby=["kind", "reach_band"],
            sort=[alt.SortField("weeks_since_first")],
        )
        .transform_filter("datum.weeks_since_first <= 2")
        .transform_calculate(
            **{
                "from": "datum.weeks_since_first === 0 ? 0 : datum.earlier",
                "to": "datum.weeks_since_first === 2 ? datum.last : datum.mean_reached_share",
            },
            step=f"{STEPS}[datum.weeks_since_first]",
            place="(datum.kind === 'film' ? 0 : 10) + datum.reach_band_number",
            row="(datum.kind === 'film' ? 'Films, ' : 'Series, ') + datum.reach_band",
        )
        .transform_calculate(
            share="datum.to - datum.from",
            say="datum.row + (datum.reach_band === 'every country' ? ', ' : ' countries, ')"
            " + datum.step + ': ' + format(datum.share, '.0%')"
            " + ' of the countries, ' + format(datum.title_count, ',d') + ' titles'",
        )
    )
