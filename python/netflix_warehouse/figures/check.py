"""Find what would spoil a drawn figure."""

from itertools import combinations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Bbox

MINIMUM_SIZE = 7  # points
PARTS = ("headline", "subtitle", "source")
ON_MARK = "on mark"  # gid of a text that is meant to stand on a mark, in a colour chosen for it
BACKGROUND = "background"  # gid of a line or patch that text may cross, such as a band


def check(figure: Figure) -> list[str]:
    """Return the problems of a figure, one sentence each; none for a good one.

    Looked for: a missing headline, subtitle or source note; text under 7 pt; text that leaves the
    page, overlaps other text, or overlaps a bar, dot or line.
    """
    figure.draw_without_rendering()
    texts = drawn_texts(figure)
    problems = [
        f"the figure has no {part}" for part in PARTS if part not in {t.get_gid() for t in texts}
    ]
    problems += [
        f"{t.get_text()!r} is {t.get_fontsize():.3g} pt, under {MINIMUM_SIZE}"
        for t in texts
        if t.get_fontsize() < MINIMUM_SIZE
    ]
    boxes = [(t, t.get_window_extent()) for t in texts]
    page = figure.bbox
    problems += [
        f"{t.get_text()!r} leaves the page"
        for t, box in boxes
        if box.x0 < page.x0 or box.y0 < page.y0 or box.x1 > page.x1 or box.y1 > page.y1
    ]
    problems += [
        f"{a.get_text()!r} overlaps {b.get_text()!r}"
        for (a, box_a), (b, box_b) in combinations(boxes, 2)
        if _shrunk(box_a).overlaps(_shrunk(box_b))
    ]
    marks = [mark for axes in figure.axes for mark in _marks(axes)]
    problems += [
        f"{t.get_text()!r} overlaps a {kind}"
        for t, box in boxes
        if t.get_gid() != ON_MARK
        for kind, path, clip in marks
        if (seen := Bbox.intersection(_shrunk(box), clip))
        and path.intersects_bbox(seen, filled=kind != "line")
    ]
    return list(dict.fromkeys(problems))


def drawn_texts(figure: Figure) -> list[Text]:
    """Return every text that a drawing of the figure shows, tick labels included."""
    hidden: set[int] = set()
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
                if not low <= tick.get_loc() <= high:
                    hidden |= {id(tick.label1), id(tick.label2)}
    return [
        text
        for text in figure.findobj(Text)
        if text.get_visible() and text.get_text().strip() and id(text) not in hidden
    ]


def _shrunk(box: Bbox) -> Bbox:
    return box.padded(-1)  # pixel; neighbours may touch


def _marks(axes: Axes) -> list[tuple[str, Path, Bbox]]:
    """Return the kind, the outline in pixels and the visible region of each mark."""
    marks: list[tuple[str, Path, Bbox]] = []
    for line in axes.lines:
        if not line.get_visible() or line.get_gid() == BACKGROUND:
            continue
        clip = axes.bbox if line.get_clip_on() else axes.figure.bbox
        points = line.get_transform().transform(line.get_xydata())
        points = points[np.isfinite(points).all(axis=1)]
        if line.get_linestyle() != "None" and len(points):
            marks.append(("line", Path(points), clip))
        if line.get_marker() not in ("None", None):
            radius = line.get_markersize() / 2 * axes.figure.dpi / 72
            marks += [("dot", Path.circle(point, radius), clip) for point in points]
    for patch in axes.patches:
        if patch.get_visible() and isinstance(patch, Rectangle) and patch.get_gid() != BACKGROUND:
            outline = patch.get_path().transformed(patch.get_transform())
            marks.append(("bar", outline, axes.bbox))
    for spine in axes.spines.values():
        if spine.get_visible():
            outline = spine.get_path().transformed(spine.get_transform())
            marks.append(("line", outline, axes.figure.bbox))
    return marks
