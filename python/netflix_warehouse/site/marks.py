"""The few ways in which the explorer's charts are drawn; colours are the stylesheet's."""

from collections.abc import Sequence
from typing import Any

import altair as alt

BLUE, ORANGE, GREY, MUTED = "var(--blue)", "var(--orange)", "var(--grey)", "var(--muted)"
LANGUAGE_COLOURS = alt.Scale(domain=["English", "Non-English"], range=[BLUE, ORANGE])
KIND_COLOURS = alt.Scale(domain=["film", "series"], range=[BLUE, ORANGE])

# Long names get more room where there is some.
LABEL_LIMIT = alt.ExprRef("containerSize()[0] < 450 ? 140 : containerSize()[0] < 700 ? 200 : 320")


def legend(narrow: int, middle: int, wide: int | None = None) -> alt.Legend:
    """Return a legend of so many columns where the place is narrow, middling and wide."""
    columns = f"containerSize()[0] < 450 ? {narrow} : containerSize()[0] < 700 ? {middle} : "
    return alt.Legend(columns=alt.ExprRef(f"{columns}{wide or middle}"))


def rows(dataset: str, height: int | alt.Step = 220) -> alt.Chart:
    """Return an empty chart as wide as its place, over a dataset of the page."""
    return alt.Chart(alt.NamedData(dataset), width="container", height=height)


def count_axis(field: str, title: str, **options: Any) -> alt.Y:
    """Return a vertical axis of whole numbers from zero."""
    return alt.Y(field, title=title, axis=alt.Axis(format=",d", tickMinStep=1), **options)


def years(field: str, values: Sequence[int], title: str = "") -> alt.X:
    """Return a horizontal axis of years, all of them whether they have marks or not."""
    shown = [year for year in values if year % (10 if len(values) > 30 else 2) == 0]
    return alt.X(
        f"{field}:O",
        title=title or None,
        scale=alt.Scale(domain=list(values)),
        axis=alt.Axis(values=shown if len(values) > 8 else list(values), labelAngle=0),
    )


def chosen(name: str, otherwise: str = GREY, colour: str = BLUE) -> Any:
    """Return a colour for bars whose value the filter of this name chooses, all without choice."""
    return (
        alt.when(f"chosen === null || datum.{name} === chosen")
        .then(alt.value(colour))
        .otherwise(alt.value(otherwise))
    )


def within(name: str, colour: str = BLUE) -> Any:
    """Return a colour for bars between the two filters that a brush sets."""
    test = f"(low === null || datum.{name} >= low) && (high === null || datum.{name} <= high)"
    return alt.when(test).then(alt.value(colour)).otherwise(alt.value(GREY))


CHOSEN = alt.param(name="chosen", value=None)
RANGE = (alt.param(name="low", value=None), alt.param(name="high", value=None))


def brush() -> alt.Parameter:
    """Return a brush along the horizontal axis."""
    return alt.selection_interval(
        name="brush",
        encodings=["x"],
        mark=alt.BrushConfig(fill="var(--text)", fillOpacity=0.08, stroke="var(--muted)"),
    )


def bars(field: str, limit: int, noun: str, colour: Any) -> alt.LayerChart:
    """Return horizontal bars of the `limit` most frequent values of a field, with their counts.

    The chart has no data yet, so that its marks share one: give it a dataset and, for a list, a
    transform before those added here.
    """
    base = alt.Chart().encode(
        y=alt.Y(
            f"{field}:N",
            title=None,
            sort=alt.SortField("place"),
            axis=alt.Axis(labelLimit=190, ticks=False, domain=False),
        ),
        x=alt.X(
            "titles:Q",
            title=None,
            axis=None,
            stack=None,
            scale=alt.Scale(rangeMax=alt.ExprRef("width - 44")),  # room for the longest's count
        ),
    )
    marks = base.mark_bar(height={"band": 0.72}, cursor="pointer").encode(
        color=colour, description="say:N", tooltip=alt.Tooltip("say:N")
    )
    numbers = base.mark_text(align="left", dx=4, color=MUTED, aria=False).encode(
        text=alt.Text("titles:Q", format=",d")
    )
    return alt.layer(marks, numbers)


def most_frequent(
    dataset: str, column: str, field: str, limit: int, noun: str, is_list: bool = True
) -> alt.LayerChart:
    """Return bars of the most frequent values of a dataset's column, one of them chosen.

    Args:
        dataset: the dataset.
        column: its column; a list is taken apart.
        field: what one value is called in the rows behind the marks.
        limit: how many bars.
        noun: what is counted, in the plural.
        is_list: whether the column holds lists.
    """
    chart = bars(field, limit, noun, chosen(field)).properties(
        data=alt.NamedData(dataset), width="container", height=alt.Step(21)
    )
    if is_list:
        chart = chart.transform_flatten([column], as_=[field])
    return (
        chart.transform_filter(f"isValid(datum.{field})")
        .transform_aggregate(titles="count()", groupby=[field])
        .transform_window(
            place="row_number()",
            sort=[alt.SortField("titles", "descending"), alt.SortField(field)],
        )
        .transform_filter(f"datum.place <= {limit}")
        .transform_calculate(say=f"datum.{field} + ': ' + format(datum.titles, ',d') + ' {noun}'")
        .add_params(CHOSEN)
    )


STRIP = 40  # height of the highest bar of a strip, in pixels


def strips(
    dataset: str, *layers: alt.Chart, order: str, has_numbers: bool = False
) -> alt.LayerChart:
    """Return small charts below each other, one for each `heading` of the rows, on one scale.

    Give it transforms that make the fields `heading` and `amount`, then those of `on_one_scale`.

    Args:
        dataset: the dataset.
        layers: without data; their bars are `strip_bars`.
        order: field that orders the strips, those with the least first.
        has_numbers: whether numbers stand above the bars.
    """
    gap = 52 if has_numbers else 38
    headings = (
        alt.Chart()
        .mark_text(align="left", yOffset=34 - STRIP / 2 - gap, fontWeight="bold", aria=False)
        .encode(x=alt.value(0), text=alt.Text("title:N"))
    )
    y = alt.Y(
        "heading:N",
        title=None,
        sort=alt.EncodingSortField(order, op="min"),
        axis=None,
        scale=alt.Scale(paddingInner=0, paddingOuter=0),
    )
    ground = (
        alt.Chart()
        .mark_rule(color="var(--grid)", yOffset=STRIP / 2 + 10, aria=False)
        .encode(
            x=alt.value(0),
            x2=alt.value("width"),
            opacity=alt.when("datum.nth === 1").then(alt.value(1)).otherwise(alt.value(0)),
        )
    )
    return alt.layer(*(layer.encode(y=y) for layer in (*layers, headings, ground))).properties(
        data=alt.NamedData(dataset), width="container", height=alt.Step(STRIP + gap)
    )


def on_one_scale(chart: alt.LayerChart) -> alt.LayerChart:
    """Add what strips need last: the greatest `amount`, and each heading once."""
    return (
        chart.transform_joinaggregate(most="max(amount)")
        .transform_window(nth="row_number()", groupby=["heading"])
        .transform_calculate(title="datum.nth === 1 ? datum.heading : ''")
    )


BAR = f"max(1, datum.amount / datum.most * {STRIP})"  # height of a bar of a strip


def above_bar() -> alt.ExprRef:
    """Return the vertical offset of a number above its bar in a strip."""
    return alt.ExprRef(f"{STRIP / 2 + 4} - {BAR}")


def strip_bars(**more: Any) -> alt.Chart:
    """Return the layer of bars that stand on the base line of their strip."""
    return (
        alt.Chart()
        .mark_bar(
            color=BLUE,
            height=alt.ExprRef(BAR),
            yOffset=alt.ExprRef(f"{STRIP / 2 + 10} - {BAR} / 2"),
            **more,
        )
        .encode(description="say:N", tooltip=alt.Tooltip("say:N"))
    )


def of_all_kinds(chart: alt.LayerChart) -> alt.LayerChart:
    """Keep the rows of all kinds together, or of the one that the filter leaves."""
    return chart.transform_joinaggregate(kinds="distinct(kind)").transform_filter(
        "datum.kind === 'all' || datum.kinds === 1"
    )
