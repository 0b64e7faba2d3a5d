"""The charts of the page on viewing."""

import altair as alt
import pandas as pd

from netflix_warehouse.site import marks
from netflix_warehouse.site.page import Frames

HEAT = [f"var(--heat-{step})" for step in range(5)]
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
DAY_BOUNDS = {"hours": [1, 2, 4], "plays": [2, 4, 8]}  # of the colours of a day


def measure(rows: pd.DataFrame) -> tuple[str, str]:
    """Return the column that amounts are taken from, and their unit: hours or plays."""
    if rows.watched_minutes.sum() > 0:
        return "watched_minutes", "hours"
    return "play_count", "plays"


def _amount(column: str, unit: str) -> str:
    return f"datum.{column} / 60" if unit == "hours" else f"datum.{column}"


def _written(field: str, unit: str) -> str:
    return f"format({field}, '{',.1f' if unit == 'hours' else ',d'}') + ' {unit}'"


def calendar(frames: Frames) -> alt.LayerChart:
    """Return a band of weeks per year, a cell a day, above each its year."""
    column, unit = measure(frames["days"])
    bounds = DAY_BOUNDS[unit]
    labels = [f"under {bounds[0]}", *(f"{a} to {b}" for a, b in zip(bounds, bounds[1:], strict=False))]
    levels = [*labels, f"{bounds[-1]} {unit} or more"]
    tests = " : ".join(f"amount < {bound} ? '{level}'" for bound, level in zip(bounds, levels, strict=False))
    tests = tests.replace("amount", "datum.amount") + f" : '{levels[-1]}'"
    base = (
        alt.Chart()
        .transform_calculate(
            on="toDate(datum.played_on)",
            january="utc(utcyear(datum.on), 0, 1)",
            first="(utcday(datum.january) + 6) % 7",
            week="floor((round((datum.on - datum.january) / 864e5) + datum.first) / 7)",
            row="datum.year + ' ' + (1 + (utcday(datum.on) + 6) % 7)",
            amount=_amount(column, unit),
            level=f"!isValid(datum.{column}) ? 'time not known' : {tests}",
            say=f"utcFormat(datum.on, '%A, %-d %B %Y') + ': ' + (isValid(datum.{column})"
            f" ? {_written('datum.amount', unit)} : 'time not known')"
            " + ', ' + datum.play_count + (datum.play_count == 1 ? ' play' : ' plays')",
        )
    )
    y = alt.Y(
        "row:O",
        title=None,
        axis=alt.Axis(
            labelExpr="slice(datum.label, 5) == '0' ? slice(datum.label, 0, 4)"
            f" : slice(datum.label, 5) % 2 ? {WEEKDAYS}[slice(datum.label, 5) - 1] : ''",
            labelFontSize=11,
            ticks=False,
            domain=False,
            grid=False,
        ),
    )
    x = alt.X(
        "week:O",
        title=None,
        scale=alt.Scale(domain=list(range(54)), paddingInner=0.12),
        axis=None,
    )
    tracks = (
        alt.Chart()
        .transform_aggregate(groupby=["year"], days="count()")
        .transform_calculate(
            step="sequence(8)",
            start="utc(datum.year, 0, 1)",
        )
        .transform_flatten(["step"])
        .transform_calculate(row="datum.year + ' ' + datum.step")
        .mark_rect(opacity=0, aria=False)
        .encode(y=y)
    )
    cells = base.mark_rect(cornerRadius=1).encode(
        x=x,
        y=y,
        color=alt.Color(
            "level:N",
            scale=alt.Scale(domain=[*levels, "time not known"], range=[*HEAT[1:], marks.GREY]),
            legend=alt.Legend(orient="top", title=None),
        ),
        description="say:N",
        tooltip=alt.Tooltip("say:N"),
    )
    return alt.layer(tracks, cells, data=alt.NamedData("days")).properties(
        width="container", height=alt.Step(14)
    )


def hours(frames: Frames) -> alt.Chart:
    """Return the hours of the week as cells."""
    return (
        marks.rows("hours", alt.Step(26))
        .transform_aggregate(minutes="sum(watched_minutes)", groupby=["iso_weekday", "hour"])
        .transform_joinaggregate(all="sum(minutes)", most="max(minutes)")
        .transform_calculate(
            hours="datum.minutes / 60",
            share="datum.minutes / datum.all",
            level="ceil(4 * datum.minutes / datum.most)",
            weekday=f"{WEEKDAYS}[datum.iso_weekday - 1]",
            say="datum.weekday + ', ' + datum.hour + ':00: ' + format(datum.hours, ',.1f')"
            " + ' hours, ' + format(datum.share, '.1%')",
        )
        .mark_rect(cornerRadius=1)
        .encode(
            x=alt.X(
                "hour:O",
                title="Hour of the day",
                scale=alt.Scale(domain=list(range(24)), paddingInner=0.08),
                axis=alt.Axis(labelAngle=0, values=list(range(0, 24, 3)), ticks=False, domain=False),
            ),
            y=alt.Y(
                "weekday:O",
                title=None,
                scale=alt.Scale(domain=WEEKDAYS, paddingInner=0.08),
                axis=alt.Axis(ticks=False, domain=False, grid=False),
            ),
            color=alt.Color(
                "level:O", scale=alt.Scale(domain=[1, 2, 3, 4], range=HEAT[1:]), legend=None
            ),
            description="say:N",
            tooltip=alt.Tooltip("say:N"),
        )
    )


def _month_axis(frames: Frames, dataset: str) -> alt.X:
    # Without a chosen year the axis is as long as the history; with one, as long as its rows.
    return alt.X("month:T", title=None, scale=alt.Scale(type="utc"), axis=alt.Axis(tickCount=6))


MONTH = {
    "month": "toDate(datum.month_starts_on)",
    "from": "datetime(time(datum.month) + 2 * 864e5)",
    "until": "datetime(time(datum.month) + 27 * 864e5)",
}


def _by_month(dataset: str) -> alt.Chart:
    return marks.rows(dataset, 220).transform_calculate(**MONTH)


def _month_bars(chart: alt.Chart, y: alt.Y, **encodings: object) -> alt.Chart:
    return chart.mark_bar().encode(
        x=alt.X(
            "from:T",
            title=None,
            scale=alt.Scale(type="utc"),
            axis=alt.Axis(tickCount=6, grid=False),
        ),
        x2="until:T",
        y=y,
        description="say:N",
        tooltip=alt.Tooltip("say:N"),
        **encodings,
    )


def months(frames: Frames) -> alt.Chart:
    """Return what was watched in each month, films upon series."""
    column, unit = measure(frames["months"])
    part = "minutes" if column == "watched_minutes" else "play_count"
    chart = (
        _by_month("months")
        .transform_fold([f"series_{part}", f"film_{part}"], as_=["part", "value"])
        .transform_calculate(
            what=f"datum.part == 'film_{part}' ? 'Films' : 'Series'",
            amount=_amount("value", unit),
            say="datum.what + ', ' + utcFormat(datum.month, '%B %Y') + ': ' + "
            + _written("datum.amount", unit),
        )
    )
    return _month_bars(
        chart,
        marks.count_axis("amount:Q", unit.capitalize(), stack="zero"),
        order=alt.Order("what:N", sort="descending"),
        color=alt.Color(
            "what:N",
            scale=alt.Scale(domain=["Series", "Films"], range=[marks.ORANGE, marks.BLUE]),
            legend=alt.Legend(orient="top", title=None),
        ),
    )


def binge_share(frames: Frames) -> alt.Chart:
    """Return the share of binges in each month's time with series."""
    chart = (
        _by_month("binge_rate")
        .transform_filter("isValid(datum.binge_minutes_share)")
        .transform_calculate(
            say="utcFormat(datum.month, '%B %Y') + ': ' + format(datum.binge_minutes_share, '.0%')"
            " + ' of ' + format(datum.series_minutes / 60, ',.1f') + ' hours'"
        )
    )
    return _month_bars(
        chart,
        alt.Y(
            "binge_minutes_share:Q",
            title=None,
            scale=alt.Scale(domain=[0, 1]),
            axis=alt.Axis(format=".0%", tickCount=5),
        ),
        color=alt.value(marks.BLUE),
    )


def starts(frames: Frames) -> alt.LayerChart:
    """Return bars of what binges begin with."""
    return marks.most_frequent("binges", "started_with", "started_with", 5, "binges", is_list=False)


def status(frames: Frames) -> alt.LayerChart:
    """Return bars of how far series were watched."""
    return marks.most_frequent(
        "series", "completion_status", "completion_status", 4, "series", is_list=False
    )


def devices(frames: Frames) -> alt.LayerChart:
    """Return bars of what was watched on each kind of device."""
    column, unit = measure(frames["devices"])
    known = alt.when("datum.is_known").then(alt.value(marks.BLUE)).otherwise(alt.value(marks.GREY))
    return (
        marks.bars("device_family", 8, unit, known)
        .properties(data=alt.NamedData("devices"), width="container", height=alt.Step(26))
        .transform_aggregate(sum=f"sum({column})", groupby=["device_family", "is_known"])
        .transform_calculate(titles=_amount("sum", unit))
        .transform_filter("datum.titles > 0")
        .transform_window(
            place="row_number()",
            sort=[
                alt.SortField("is_known", "descending"),
                alt.SortField("titles", "descending"),
                alt.SortField("device_family"),
            ],
        )
        .transform_calculate(say="datum.device_family + ': ' + " + _written("datum.titles", unit))
    )
