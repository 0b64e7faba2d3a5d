"""The two palettes and the theme in force."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
from matplotlib import font_manager

STYLE = Path(__file__).with_name("house.mplstyle")
FONTS = ("Inter", "Liberation Sans", "DejaVu Sans")
# For names in scripts that the fonts above do not have; those installed are used.
FALLBACK_FONTS = (
    "Noto Sans",
    *(f"Noto Sans CJK {region}" for region in ("JP", "KR", "SC", "TC")),
    *(f"Noto Sans {script}" for script in ("Arabic", "Devanagari", "Hebrew", "Tamil", "Thai")),
    "Hiragino Sans",
    "Apple SD Gothic Neo",
    "Yu Gothic",
    "Malgun Gothic",
    "Microsoft YaHei",
    "WenQuanYi Zen Hei",
    "Unifont",
)


@dataclass(frozen=True)
class Palette:
    """The colours of one theme; `heat` runs from weak to strong, `on_heat` is text upon it."""

    page: str
    text: str
    muted: str
    grid: str
    blue: str
    orange: str
    grey: str
    blue_text: str
    orange_text: str
    heat: tuple[str, ...]
    on_heat: tuple[str, ...]


PALETTES = {
    "light": Palette(
        page="#FFFFFF",
        text="#16191D",
        muted="#59616B",
        grid="#E4E7EB",
        blue="#0072B2",
        orange="#D55E00",
        grey="#858D98",
        blue_text="#0072B2",
        orange_text="#B34D00",
        heat=("#EEF4F9", "#CFE2F0", "#9CC5E0", "#559ECB", "#0072B2"),
        on_heat=("#16191D", "#16191D", "#16191D", "#16191D", "#FFFFFF"),
    ),
    "dark": Palette(
        page="#12161B",
        text="#EDF0F3",
        muted="#A4ADB8",
        grid="#2B323B",
        blue="#56B4E9",
        orange="#F0884A",
        grey="#7F8995",
        blue_text="#56B4E9",
        orange_text="#F0884A",
        heat=("#1A232D", "#1D364B", "#22506F", "#3F8DC0", "#7CC8F2"),
        on_heat=("#EDF0F3", "#EDF0F3", "#EDF0F3", "#0B0E12", "#0B0E12"),
    ),
}
_palette: ContextVar[Palette] = ContextVar("palette", default=PALETTES["light"])


@contextmanager
def theme(name: str = "light", letters: frozenset[str] | None = None) -> Iterator[Palette]:
    """Draw in the house style with the palette `name`, a key of PALETTES.

    Each text looks for every font of the theme. Where `letters` says what the data is written in,
    only those of FALLBACK_FONTS are in it that these letters need.
    """
    chosen = PALETTES[name]
    token = _palette.set(chosen)
    try:
        with mpl.rc_context(_style()):
            mpl.rcParams.update(
                {
                    "font.family": _fonts(letters),
                    "figure.facecolor": chosen.page,
                    "savefig.facecolor": chosen.page,
                    "axes.facecolor": chosen.page,
                    "axes.edgecolor": chosen.muted,
                    "axes.labelcolor": chosen.muted,
                    "text.color": chosen.text,
                    "xtick.color": chosen.muted,
                    "ytick.color": chosen.muted,
                    "grid.color": chosen.grid,
                }
            )
            yield chosen
    finally:
        _palette.reset(token)


def palette() -> Palette:
    """Return the palette of the theme in force."""
    return _palette.get()


@functools.cache
def _style() -> mpl.RcParams:
    return mpl.rc_params_from_file(STYLE, use_default_template=False)


@functools.cache
def letters_of(font: str) -> frozenset[str]:
    """Return the letters that an installed font has."""
    path = font_manager.findfont(font_manager.FontProperties(family=font))
    return frozenset(map(chr, font_manager.get_font(path).get_charmap()))


@functools.cache
def _fonts(letters: frozenset[str] | None) -> list[str]:
    installed = set(font_manager.get_font_names())
    fonts = [name for name in FONTS if name in installed]
    fallback = [name for name in FALLBACK_FONTS if name in installed]
    if letters is None:
        return fonts + fallback
    missing = letters.difference(*map(letters_of, fonts))
    for name in fallback:
        if missing & letters_of(name):
            fonts.append(name)
            missing -= letters_of(name)
    return fonts
