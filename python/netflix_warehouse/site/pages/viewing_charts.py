"""The charts of the page on viewing."""

from typing import Any

import altair as alt
import pandas as pd

from netflix_warehouse.site import marks
from netflix_warehouse.site.page import Frames

HEAT = [f"var(--heat-{step})" for step in range(5)]
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
DAY_BOUNDS = {"hours": [1, 2, 4], "plays": [2, 4, 8]}  # of the colours of a day
MONTH_FORMAT = "%b %Y"


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
    """Return a band of weeks per year, a cell a day, with the months above."""
    column, unit = measure(frames["days"])
    levels, level = _levels(column, unit)
    if frames["days"][column].isna().any():
        levels |= {"time not known": marks.GREY}
    y = alt.Y(
        "row:O",
        title=None,
        axis=alt.Axis(
            labelExpr="slice(datum.label, 5) == '0' ? slice(datum.label, 0, 4)"
            f" : slice(datum.label, 5) % 2 ? {WEEKDAYS}[slice(datum.label, 5) - 1] : ''",
            labelFontSize=11,
        ),
    )
    x = alt.X(
        "week:O", scale=alt.Scale(domain=list(range(54)), paddingInner=0.1), title=None, axis=None
    )
    colour = alt.Color(
        "level:N",
        scale=alt.Scale(domain=list(levels), range=list(levels.values())),
        legend=alt.Legend(columns=3),
    )
    place = {
        "week": "floor((datum.nth + (utcday(utc(datum.year, 0, 1)) + 6) % 7) / 7)",
        "row": "datum.year + ' ' + (1 + (utcday(datum.on) + 6) % 7)",
    }
    days = (
        alt.Chart()
        .transform_calculate(
            on="toDate(datum.played_on)",
            nth="round((datum.on - utc(datum.year, 0, 1)) / 864e5)",
            amount=_amount(column, unit),
            level=f"!isValid(datum.{column}) ? 'time not known' : {level}",
            say="utcFormat(datum.on, '%A, %-d %B %Y') + ': ' + (isValid(datum.amount)"
            f" && isValid(datum.{column}) ? {_written('datum.amount', unit)} : 'time not known')"
            " + ', ' + datum.play_count + (datum.play_count == 1 ? ' play' : ' plays')",
        )
        .transform_calculate(**place)
        .mark_rect(cornerRadius=1)
        .encode(x=x, y=y, color=colour, description="say:N", tooltip=alt.Tooltip("say:N"))
    )
    # Every day from the first to the last, and above each year a line for its months.
    span = (
        alt.Chart()
        .transform_calculate(time="time(toDate(datum.played_on))")
        .transform_aggregate(first="min(time)", last="max(time)", groupby=["year"])
        .transform_joinaggregate(first="min(first)", last="max(last)")
        .transform_calculate(nth="sequence(366)")
        .transform_flatten(["nth"])
        .transform_calculate(on="utc(datum.year, 0, 1 + datum.nth)", level="'nothing'")
        .transform_calculate(**place)
        .transform_filter("utcyear(datum.on) == datum.year")
    )
    nothing = (
        span.transform_filter("datum.first <= datum.on && datum.on <= datum.last")
        .mark_rect(cornerRadius=1, aria=False)
        .encode(x=x, y=y, color=colour)
    )
    months = (
        span.transform_filter("utcdate(datum.on) == 1")
        .transform_calculate(
            row="datum.year + ' 0'",
            month="substring('JFMAMJJASOND', utcmonth(datum.on), utcmonth(datum.on) + 1)",
        )
        .mark_text(fontSize=11, color=marks.MUTED, aria=False)
        .encode(x=x, y=y, text="month:N")
    )
    return alt.layer(months, nothing, days, data=alt.NamedData("days")).properties(
        width="container", height=alt.Step(14)
    )


def _levels(column: str, unit: str) -> tuple[dict[str, str], str]:
    """Return the colours of the amounts of a day, and the expression that names its own."""
    bounds = DAY_BOUNDS[unit]
    names = [f"under {bounds[0]}", f"{bounds[0]} to {bounds[1]}", f"{bounds[1]} to {bounds[2]}"]
    names = ["nothing", *names, f"{bounds[2]} {unit} or more"]
    below = zip(bounds, names[1:4], strict=True)
    tests = [f"datum.amount < {bound} ? '{name}'" for bound, name in below]
    return dict(zip(names, HEAT, strict=True)), " : ".join([*tests, f"'{names[4]}'"])


def hours(frames: Frames) -> alt.Chart:
    """Return the hours of the week as cells."""
    return (
        marks.rows("hours", alt.Step(26))
        .properties(view=alt.ViewBackground(fill=HEAT[0]))
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
                title=None,
                scale=alt.Scale(domain=list(range(24)), paddingInner=0.08),
                axis=alt.Axis(
                    labelAngle=0, values=list(range(0, 24, 3)), ticks=False, domain=False
                ),
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


def _month_bars(chart: alt.Chart, y: alt.Y, **encodings: Any) -> alt.Chart:
    return chart.mark_bar(width={"band": 0.8}).encode(
        x=alt.X(
            "utcyearmonth(month_starts_on):T",
            title=None,
            scale=alt.Scale(type="utc"),
            axis=alt.Axis(tickCount=6, format=MONTH_FORMAT, grid=False, labelFlush=False),
        ),
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
        marks.rows("months", 220)
        .transform_fold([f"series_{part}", f"film_{part}"], as_=["part", "value"])
        .transform_calculate(
            what=f"datum.part == 'film_{part}' ? 'Films' : 'Series'",
            amount=_amount("value", unit),
            say="datum.what + ', ' + utcFormat(toDate(datum.month_starts_on), '%B %Y') + ': ' + "
            + _written("datum.amount", unit),
        )
    )
    return _month_bars(
        chart,
        alt.Y(
            "amount:Q",
            title=None,
            stack="zero",
            axis=alt.Axis(format=",d", tickMinStep=1, labelExpr=f"datum.label + ' {unit[0]}'")
            if unit == "hours"
            else alt.Axis(format=",d", tickMinStep=1),
        ),
        order=alt.Order("what:N", sort="descending"),
        color=alt.Color(
            "what:N",
            scale=alt.Scale(domain=["Series", "Films"], range=[marks.ORANGE, marks.BLUE]),
            legend=alt.Legend(),
        ),
    )


def binge_share(frames: Frames) -> alt.Chart:
    """Return the share of binges in each month's time with series."""
    chart = (
        marks.rows("binge_rate", 220)
        .transform_filter("isValid(datum.binge_minutes_share)")
        .transform_calculate(
            say="utcFormat(toDate(datum.month_starts_on), '%B %Y') + ': '"
            " + format(datum.binge_minutes_share, '.0%') + ' of '"
            " + format(datum.series_minutes / 60, ',.1f') + ' hours'",
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
