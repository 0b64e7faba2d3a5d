"""Charts of the page on the engagement reports."""

from collections.abc import Sequence

import altair as alt

from netflix_warehouse.site import marks
from netflix_warehouse.site.page import Frames

AGES = [
    *("released in the half-year", "under 1 year", "1 to 2 years", "3 to 5 years"),
    "6 years or more",
]


def _halves(frames: Frames, dataset: str) -> list[str]:
    return sorted(frames[dataset].half_year.unique())


def _half_axis(halves: Sequence[str], **options: object) -> alt.X:
    return alt.X(
        "half_year:O",
        title=None,
        scale=alt.Scale(domain=list(halves), **options),
        axis=alt.Axis(labelAngle=0),
    )


def concentration(frames: Frames) -> alt.LayerChart:
    """Draw the share of hours of the 1, 10 and 100 titles of most hours, by half-year."""
    rows = frames["concentration"]
    halves = _halves(frames, "concentration")
    base = alt.Chart().encode(
        x=_half_axis(halves, padding=0.3, rangeMax=alt.ExprRef("width - 74")),
        y=alt.Y(
            "share:Q",
            title=None,
            scale=alt.Scale(domain=[0, float(rows.top_100_share.max())], nice=True),
            axis=alt.Axis(format=".0%", tickCount=5),
        ),
        detail="which:N",
    )
    points = base.mark_point(filled=True, color=marks.BLUE, size=44, opacity=1).encode(
        description="say:N", tooltip=alt.Tooltip("say:N")
    )
    labels = base.mark_text(align="left", dx=9, aria=False).encode(text=alt.Text("label:N"))
    return (
        marks.of_all_kinds(
            alt.layer(base.mark_line(color=marks.BLUE, aria=False), points, labels).properties(
                data=alt.NamedData("concentration"), width="container", height=240
            )
        )
        .transform_fold(["top_1_share", "top_10_share", "top_100_share"], as_=["which", "share"])
        .transform_calculate(
            titles="toNumber(split(datum.which, '_')[1])",
            top="datum.titles === 1 ? 'top title' : 'top ' + datum.titles",
            label=f"datum.half_year === '{halves[-1]}'"
            " ? datum.top + ' ' + format(datum.share, '.0%') : ''",
            say="datum.half_year + ', ' + datum.top + ': ' + format(datum.share, '.1%')"
            " + ' of the hours'",
        )
    )


def lorenz(frames: Frames) -> alt.LayerChart:
    """Draw the Lorenz curves of films and of series."""
    base = alt.Chart().encode(
        x=alt.X(
            "title_percentile:Q",
            title="Share of the titles, those of fewest hours first",
            scale=alt.Scale(domain=[0, 100], nice=False),
            axis=alt.Axis(labelExpr="datum.value + '%'", values=[0, 25, 50, 75, 90, 100]),
        ),
        y=alt.Y(
            "hours_share:Q",
            title=None,
            scale=alt.Scale(domain=[0, 1]),
            axis=alt.Axis(format=".0%", tickCount=5),
        ),
        color=alt.Color("kind:N", legend=None, scale=marks.KIND_COLOURS),
    )
    points = base.mark_point(filled=True, size=30).encode(
        description="say:N",
        tooltip=alt.Tooltip("say:N"),
        opacity=alt.when("datum.title_percentile % 10 === 0")
        .then(alt.value(1))
        .otherwise(alt.value(0)),
    )
    labels = base.mark_text(
        align=alt.ExprRef("datum.place === 1 ? 'right' : 'left'"),
        dx=alt.ExprRef("datum.place === 1 ? -9 : 9"),
        dy=alt.ExprRef("datum.place === 1 ? -7 : 9"),
        fontWeight="bold",
        aria=False,
    ).encode(text=alt.Text("label:N"))
    return (
        alt.layer(base.mark_line(strokeWidth=2, aria=False), points, labels)
        .properties(data=alt.NamedData("lorenz"), width="container", height=240)
        .transform_filter("datum.kind !== 'all'")
        .transform_window(
            place="row_number()",
            groupby=["title_percentile"],
            sort=[alt.SortField("hours_share", order="descending"), alt.SortField("kind")],
        )
        .transform_calculate(
            label="datum.title_percentile !== 80 ? '' : datum.kind === 'film' ? 'Films' : 'Series'",
            say="datum.title_percentile + '% of the ' + (datum.kind === 'film' ? 'films'"
            " : 'series') + ': ' + format(datum.hours_share, '.1%') + ' of the hours'",
        )
    )


def ages(frames: Frames) -> alt.LayerChart:
    """Draw the hours of dated titles by their age, by half-year."""
    base = alt.Chart().encode(
        y=alt.Y("half_year:O", title=None, axis=alt.Axis(ticks=False, domain=False)),
        x=alt.X("from:Q", axis=None, scale=alt.Scale(domain=[0, 1])),
    )
    bars = base.mark_bar(height={"band": 0.78}).encode(
        x2="to:Q",
        color=alt.Color(
            "age_band:N",
            sort=AGES,
            scale=alt.Scale(domain=AGES, range=[f"var(--heat-{step})" for step in (4, 3, 2, 1, 0)]),
            legend=marks.legend(2, 3, 5),
        ),
        description="say:N",
        tooltip=alt.Tooltip("say:N"),
    )
    inks = [f"var(--on-heat-{step})" for step in (4, 3, 2, 1, 0)]
    numbers = base.mark_text(aria=False).encode(
        x=alt.X("middle:Q"),
        text=alt.Text("number:N"),
        color=alt.Color("age_band:N", scale=alt.Scale(domain=AGES, range=inks), legend=None),
    )
    return (
        marks.of_all_kinds(
            alt.layer(bars, numbers).properties(
                data=alt.NamedData("ages"), width="container", height=alt.Step(34)
            )
        )
        .transform_filter("isValid(datum.dated_hours_share)")
        .transform_stack(
            stack="dated_hours_share",
            as_=["from", "to"],
            groupby=["half_year"],
            sort=[alt.SortField("age_band_number")],
        )
        .transform_calculate(
            middle="(datum.from + datum.to) / 2",
            number="datum.dated_hours_share >= 0.07 ? format(datum.dated_hours_share, '.0%') : ''",
            say="datum.half_year + ', ' + datum.age_band + ': '"
            " + format(datum.dated_hours_share, '.1%') + ' of the hours of dated titles, '"
            " + format(datum.dated_hours_coverage, '.0%') + ' of all hours'",
        )
        .resolve_scale(color="independent")
    )


VERDICTS = {
    "under-supplied": marks.BLUE,
    "over-supplied": marks.ORANGE,
    "neither": marks.GREY,
    "too few titles": marks.GREY,
}


def demand(kind: str, frames: Frames) -> alt.LayerChart:
    """Draw hours per title of each genre of a kind, with and without its top title."""
    base = alt.Chart().encode(
        y=alt.Y(
            "genre:N",
            title=None,
            sort=alt.EncodingSortField("ratio", op="max", order="descending"),
            axis=alt.Axis(labelLimit=marks.LABEL_LIMIT, ticks=False, domain=False),
        ),
        x=alt.X(
            "ratio:Q",
            title="times the average",
            scale=alt.Scale(type="log", base=2, domain=[1 / 16, 8], clamp=True),
            axis=alt.Axis(
                values=[1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8],
                labelExpr="datum.value >= 1 ? datum.value + '×' : '1/' + round(1 / datum.value)",
                grid=True,
            ),
        ),
        color=alt.Color(
            "supply:N",
            scale=alt.Scale(domain=list(VERDICTS), range=list(VERDICTS.values())),
            legend=marks.legend(1, 2, 4),
        ),
        shape=alt.Shape(
            "supply:N",
            scale=alt.Scale(domain=list(VERDICTS), range=["circle", "circle", "circle", "cross"]),
        ),
    )
    links = base.mark_rule(strokeWidth=1.5, aria=False).encode(x2="other:Q")
    others = base.mark_point(size=46, fill="var(--page)", opacity=1, aria=False).encode(
        x=alt.X("other:Q")
    )
    points = base.mark_point(size=64, filled=True, opacity=1).encode(
        description="say:N", tooltip=alt.Tooltip("say:N")
    )
    return (
        alt.layer(points, links, others)
        .properties(data=alt.NamedData("demand"), width="container", height=alt.Step(22))
        .transform_filter(f"datum.kind === '{kind}' && datum.matched_demand_supply_ratio > 0")
        .transform_calculate(
            ratio="datum.matched_demand_supply_ratio",
            other="max(isValid(datum.ratio_without_top_title) ? datum.ratio_without_top_title"
            " : datum.matched_demand_supply_ratio, 0.001)",
            say="datum.genre + ': ' + format(datum.matched_demand_supply_ratio, '.2f')"
            " + ' times the average hours per title, ' + format(datum.other, '.2f')"
            " + ' without ' + datum.top_title + '; ' + datum.supply + ', '"
            " + datum.matched_title_count + ' titles'",
        )
    )


def trend(frames: Frames) -> alt.LayerChart:
    """Draw the hours of one title by half-year, a strip for each season."""
    x = _half_axis(sorted(frames["titles"].half_year.unique()))
    bars = marks.strip_bars(width={"band": 0.6}).encode(x=x)
    numbers = (
        alt.Chart()
        .mark_text(yOffset=marks.above_bar(), fontSize=11, color=marks.MUTED, aria=False)
        .encode(x=x, text=alt.Text("number:N"))
    )
    return marks.on_one_scale(
        marks.strips("titles", bars, numbers, order="order", has_numbers=True)
        .transform_calculate(
            heading="isValid(datum.title_part) ? datum.title_part : datum.show_title"
        )
        .transform_window(order="row_number()")
        .transform_calculate(
            amount="datum.hours_viewed",
            number="format(datum.hours_viewed / 1e6, ',.1f') + ' m'",
            views_said="isValid(datum.views) ? format(datum.views / 1e6, ',.1f') + ' m' : 'n/a'",
            say="datum.heading + ', ' + datum.half_year + ': '"
            " + format(datum.hours_viewed / 1e6, ',.1f') + ' m hours, views ' + datum.views_said",
        )
    )
