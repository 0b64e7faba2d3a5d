"""Figures of viewing over the months: by profile, films and series, new and known, devices."""

import pandas as pd
from matplotlib.figure import Figure

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page, end_labels
from netflix_warehouse.figures.registry import Source, figure
from netflix_warehouse.figures.shares import share_axis
from netflix_warehouse.figures.viewing_parts import ALL, clock, left_out, profiles, together
from netflix_warehouse.figures.viewing_spans import (
    amounts_axis,
    bar_panels,
    by_step,
    column_of,
    measure,
    span_axis,
    step_of,
    untold,
)
from netflix_warehouse.figures.wording import count, name, percent

PANEL = 84  # points
FAMILIARITY = {"new": "new", "known": "begun in an earlier month", "rewatch": "watched again"}


def _amount(values: float, unit: str) -> str:
    return count(values, unit.removesuffix("s"))


@figure(report="rpt_viewing_months", area="viewing")
def viewing_months(report: pd.DataFrame, source: Source) -> Figure:
    """Draw what was watched by month, one panel a profile."""
    rows = together(report)
    column, unit = measure(rows)
    months = rows["month_starts_on"]
    step = step_of(months)
    shown = profiles(report, column)
    panels = {rows["profile_label"].iloc[0].capitalize(): (by_step(rows, column, step, months),
              palette().blue)}  # fmt: skip
    if len(shown) > 1:
        for label in shown:
            own = report[report["profile_label"] == label]
            panels[label.capitalize()] = (by_step(own, column, step, months), palette().grey)
    page = Page(
        _months_headline(report, rows, column, unit),
        f"{unit.capitalize()} by {step}, most-watching profile first; "
        f"n = {_amount(by_step(rows, column, step, months).sum(), unit)}",
        source.note(clock(rows), untold(rows, unit), left_out(report)),
        PANEL * len(panels) + 8,
        source.is_fictional_sample,
    )
    bar_panels(page, panels, step, PANEL)
    return page.figure


def _months_headline(report: pd.DataFrame, rows: pd.DataFrame, column: str, unit: str) -> str:
    months = rows.set_index("month_starts_on")[column].fillna(0)
    fullest, most = months.idxmax(), months.max()
    headline = (
        f"{fullest:%B %Y} was the fullest month: "
        f"{_amount(most / 60 if unit == 'hours' else most, unit)}"
    )
    own = report[(report["profile_label"] != ALL) & (report["month_starts_on"] == fullest)]
    if report["profile_label"].nunique() < 3 or own.empty:
        return headline
    first = own.sort_values([column, "profile_label"], ascending=[False, True]).iloc[0]
    return f"{headline}, {percent(first[column] / most)} of it by {first['profile_label']}"


@figure(report="rpt_viewing_months", area="viewing")
def viewing_kinds(report: pd.DataFrame, source: Source) -> Figure:
    """Draw films against series by month."""
    rows = together(report)
    _, unit = measure(rows)
    months = rows["month_starts_on"]
    step = step_of(months)
    films, series = (
        by_step(rows, column_of(kind, unit), step, months) for kind in ("film", "series")
    )
    page = Page(
        _kinds_headline(rows, unit),
        f"{unit.capitalize()} of films and of series by {step}, {rows['profile_label'].iloc[0]}; "
        f"n = {_amount((films + series).sum(), unit)}",
        source.note(clock(rows), untold(rows, unit)),
        206,
        source.is_fictional_sample,
    )
    axes = page.axes(36, 0, BODY_WIDTH - 36 - 64, 182)
    amounts_axis(axes, max(films.max(), series.max()), 5)
    span_axis(axes, films.index, step)
    labels = []
    for label, values, colour, text in (
        ("Films", films, palette().blue, palette().blue_text),
        ("Series", series, palette().orange, palette().orange_text),
    ):
        axes.plot(range(len(values)), values, color=colour, clip_on=False)
        if len(values) < 2:
            axes.plot(range(len(values)), values, "o", color=colour, clip_on=False)
        labels.append((len(values) - 1, values.iloc[-1], label, text))
    end_labels(axes, labels)
    return page.figure


def _kinds_headline(rows: pd.DataFrame, unit: str) -> str:
    years = rows.groupby(rows["month_starts_on"].dt.year)[
        [column_of("film", unit), column_of("series", unit)]
    ].sum()
    shares = years.iloc[:, 1] / years.sum(axis="columns").where(lambda total: total > 0)
    shares = shares.dropna()
    total = years.sum()
    what = "hours watched" if unit == "hours" else "plays"
    if total.iloc[0] == 0 or total.iloc[1] == 0:
        return f"Only {'films' if total.iloc[1] == 0 else 'series'} were watched"
    headline = f"Series take {percent(total.iloc[1] / total.sum())} of the {what}"
    if len(shares) < 2:
        return headline
    first, last = shares.index[0], shares.index[-1]
    return f"{headline}: {percent(shares[first])} in {first}, {percent(shares[last])} in {last}"


@figure(report="rpt_viewing_months", area="viewing")
def viewing_familiarity(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the shares of what was new, known and watched again, by month."""
    rows = together(report)
    _, unit = measure(rows)
    months = rows["month_starts_on"]
    step = step_of(months)
    parts = pd.DataFrame(
        {part: by_step(rows, column_of(part, unit), step, months) for part in FAMILIARITY}
    )
    total = parts.sum()
    what = "hours" if unit == "hours" else "plays"
    page = Page(
        f"{percent(total['new'] / total.sum())} of the {what} are of shows and films new in the "
        f"month; {percent(total['rewatch'] / total.sum())} were watched again",
        f"Shares of the {what} by {step}, {rows['profile_label'].iloc[0]}; "
        f"n = {_amount(total.sum(), unit)}",
        source.note(
            "New: first played by the profile in that month. Of what was watched before the "
            "exports begin nothing is known: in their first months all seems new.",
            clock(rows),
            untold(rows, unit),
        ),
        214,
        source.is_fictional_sample,
    )
    colours = (palette().blue, palette().heat[2], palette().orange)
    x = 36.0
    for colour, label in zip(colours, FAMILIARITY.values(), strict=True):
        page.text(x, 7, "■", color=colour, size=11)
        page.text(x + 13, 7, label, color=palette().muted)
        x += 34 + 4.6 * len(label)
    axes = page.axes(36, 22, BODY_WIDTH - 36, 168)
    share_axis(axes, 1 / 1.15)
    span_axis(axes, parts.index, step)
    sums = parts.sum(axis="columns")
    shares = parts.div(sums.where(sums > 0), axis="index").fillna(0)
    start = pd.Series(0.0, shares.index)
    for part, colour in zip(FAMILIARITY, colours, strict=True):
        axes.bar(range(len(shares)), shares[part], bottom=start, width=0.8, color=colour)
        start += shares[part]
    return page.figure


@figure(report="rpt_viewing_devices", area="viewing")
def viewing_devices(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the share of each kind of device by month."""
    rows = together(report)
    column, unit = measure(rows)
    months = rows["month_starts_on"]
    step = step_of(months)
    amounts = {
        str(family): by_step(own, column, step, months)
        for family, own in rows.groupby("device_family")
    }
    order = sorted(amounts, key=lambda family: (family == "not known", -amounts[family].sum()))
    whole = sum(amounts[family] for family in order)
    total = whole.sum()
    known = [family for family in order if family != "not known" and amounts[family].sum() > 0]
    told = [f"{_device(family)} {percent(amounts[family].sum() / total)}" for family in known[:3]]
    headline = "The exports name no device"
    if told:
        share = percent(amounts[known[0]].sum() / total)
        headline = f"{_device(known[0])} takes {share} of the {unit}"
        headline += "".join(f", {text}" for text in told[1:])
    page = Page(
        headline[:1].upper() + headline[1:],
        f"Share of the {unit} of each {step} by device, {rows['profile_label'].iloc[0]}; "
        f"n = {_amount(total, unit)}",
        source.note(
            "Devices are told by the words of the export.",
            clock(rows),
            untold(rows, unit),
        ),
        64 * len(order) + 8,
        source.is_fictional_sample,
    )
    panels = {}
    for family in order:
        colour = palette().grey if family == "not known" else palette().blue
        share = (amounts[family] / whole.where(whole > 0)).fillna(0)
        heading = _device(family)[:1].upper() + _device(family)[1:]
        panels[f"{heading}, {percent(amounts[family].sum() / total)}"] = (share, colour)
    bar_panels(page, panels, step, 64, is_share=True)
    return page.figure


def _device(family: str) -> str:
    known = {"TV": "the TV", "other": "another device", "not known": "device not known"}
    return known.get(family, f"the {name(family, 30)}")
