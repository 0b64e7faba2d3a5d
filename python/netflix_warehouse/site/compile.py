"""From an Altair chart to the Vega that the browser runs, which so starts at once."""

from collections.abc import Iterator
from typing import Any

import altair as alt
import vl_convert

VEGA_LITE = "6.4"  # the version that the pinned Altair writes for; vl-convert bundles it
CONFIG = {
    "background": "transparent",
    "padding": {"left": 0, "right": 0, "top": 0, "bottom": 4},
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--muted)",
        "titleColor": "var(--muted)",
        "gridColor": "var(--grid)",
        "domainColor": "var(--muted)",
        "tickColor": "var(--muted)",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelPadding": 5,
    },
    "axisX": {"grid": False},
    "axisY": {
        "domain": False,
        "ticks": False,
        "titleAngle": 0,
        "titleAlign": "left",
        "titleX": 0,
        "titleY": -10,
    },
    "text": {"fontSize": 12, "color": "var(--text)"},
    "rule": {"color": "var(--muted)"},
    "legend": {
        "labelColor": "var(--text)",
        "labelFontSize": 12,
        "symbolType": "square",
        "orient": "top",
        "title": None,
    },
    "header": {"labelColor": "var(--text)", "labelFontSize": 12, "title": None},
}


def compiled(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """Return the Vega specification of a chart, as wide as its place and without data."""
    spec = chart.to_dict(format="vega-lite")
    for unused in ("$schema", "datasets"):
        spec.pop(unused, None)
    spec["config"] = CONFIG
    vega: dict[str, Any] = vl_convert.vegalite_to_vega(spec, vl_version=VEGA_LITE)
    vega["autosize"] = {"type": "fit-x", "contains": "padding", "resize": True}
    _hush(vega["marks"])
    return vega


def rows_behind(marks: list[dict[str, Any]], prefix: str) -> str:
    """Return the name of the data of the first mark whose name begins so; a brush is no mark.

    Raises:
        LookupError: no mark with data has such a name.
    """
    for name, data in _drawn(marks):
        if name.startswith(prefix) and "brush" not in name:
            return data
    raise LookupError(
        f"no mark is named {prefix}...: {', '.join(name for name, _ in _drawn(marks))}"
    )


def _drawn(marks: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for mark in marks:
        source = mark.get("from", {})
        if data := source.get("facet", {}).get("data") or source.get("data"):
            yield mark.get("name", ""), data
        yield from _drawn(mark.get("marks", []))


def _hush(marks: list[dict[str, Any]]) -> None:
    # A screen reader, and axe, take the rectangles of a brush for marks without a name.
    for mark in marks:
        if "brush" in mark.get("name", ""):
            mark["aria"] = False
        _hush(mark.get("marks", []))
