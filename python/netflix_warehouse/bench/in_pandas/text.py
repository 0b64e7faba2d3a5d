"""Text functions on whole columns: the counterparts of the SQL macros for text and titles.

They are pandas' own methods on its own text; or, with `by_hand` set, on Arrow's, and only on the
rows that need them.
"""

import unicodedata
from collections.abc import Callable

import pandas as pd
import pyarrow as pa

by_hand = False

BLANKS = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
BLANK = f"[{BLANKS}]"
INVISIBLE = "[\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
NAME_SUFFIX = "^(?:Jr|Sr|II|III|IV)[.]?$"
UNCLEAN = f"{INVISIBLE}|{BLANK}{{2}}|[{BLANKS.replace(' ', '')}]|^ | $"

# Letters without a decomposition; the others are their base letter.
_UNCOMPOSED = {
    **dict.fromkeys("Ðð", "d"),
    **dict.fromkeys("Đđ", "d"),
    **dict.fromkeys("Ħħ", "h"),
    **dict.fromkeys("Łł", "l"),
    **dict.fromkeys("Ŋŋ", "n"),
    **dict.fromkeys("Øø", "o"),
    **dict.fromkeys("Ŧŧ", "t"),
    **{"ƒ": "f", "ı": "i", "ĸ": "k", "Ə": "e", "ß": "ss", "ẞ": "ss"},
    **{"æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th"},
}
_FOLDED = str.maketrans(
    {
        letter: base.lower()
        for letter in map(chr, [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)])
        if (base := unicodedata.normalize("NFD", letter)[0]) != letter and base.isascii()
    }
    | _UNCOMPOSED
)


def as_is(text: "pd.Series[str]") -> "pd.Series[str]":
    """Return text to split or to extract from: Arrow does so itself, where `str` does in Python."""
    return text.astype(pd.ArrowDtype(pa.string())) if by_hand else text


def change_where(
    is_due: "Callable[[pd.Series[str]], pd.Series[bool]]",
    text: "pd.Series[str]",
    change: "Callable[[pd.Series[str]], pd.Series[str]]",
) -> "pd.Series[str]":
    """Return text changed: all of it, or by hand only the rows that are due."""
    if not by_hand:
        return change(text)
    rows = is_due(text)
    return text.where(~rows, change(text[rows]).reindex(text.index)) if rows.any() else text


def trim(text: "pd.Series[str]") -> "pd.Series[str]":
    """Return text without white space of any kind at its ends; blank becomes null."""
    trimmed = text.str.strip(BLANKS)
    return trimmed.mask(trimmed == "")


def clean(text: "pd.Series[str]") -> "pd.Series[str]":
    """Return text without invisible characters, each run of white space one blank, trimmed."""

    def change(dirty: "pd.Series[str]") -> "pd.Series[str]":
        visible = dirty.str.replace(INVISIBLE, "", regex=True)
        return visible.str.replace(f"{BLANK}+", " ", regex=True).str.strip(" ")

    cleaned = change_where(lambda cells: cells.str.contains(UNCLEAN, na=False), text, change)
    return cleaned.mask(cleaned == "")


def compose(text: "pd.Series[str]") -> "pd.Series[str]":
    """Return text in Unicode normal form C."""
    return change_where(is_beyond_ascii, text, lambda rest: rest.str.normalize("NFC"))


def is_beyond_ascii(text: "pd.Series[str]") -> "pd.Series[bool]":
    """Say which texts hold a character that is not ASCII."""
    return ~text.str.isascii().fillna(True).astype(bool)


def fold(cleaned: "pd.Series[str]") -> "pd.Series[str]":
    """Return cleaned text for comparing spellings: NFC, lower case, Latin accents folded."""

    def change(accented: "pd.Series[str]") -> "pd.Series[str]":
        composed = accented.str.replace("[\u200c\u200d]", "", regex=True).str.normalize("NFC")
        plain = composed.str.translate(_FOLDED)
        return plain.str.replace("[\u0300-\u036f]", "", regex=True)

    folded = change_where(is_beyond_ascii, cleaned.str.lower(), change)
    return folded.mask(folded == "")


def title_key(folded: "pd.Series[str]") -> "pd.Series[str]":
    """Return the key under which the spellings of one title agree, of its folded text."""
    spelled = folded.str.replace("&", " and ", regex=False)
    joined = spelled.str.replace("['`\u00b4\u2018\u2019\u2032]", "", regex=True)
    key = joined.str.replace(r"[^\p{L}\p{M}\p{N}]+", " ", regex=True).str.strip(" ")
    return key.mask(key == "").fillna(folded)


def extract(text: "pd.Series[str]", pattern: str) -> "pd.Series[str]":
    """Return what the one group of the pattern, named `found`, holds; else null."""
    return as_is(text).str.extract(pattern)["found"].astype("str")


def split(text: "pd.Series[str]") -> "pd.Series[str]":
    """Return one row per item of comma-separated texts, under the index of its text."""
    return as_is(text).str.split(",").explode().astype("str")


def to_integer(text: "pd.Series[str]") -> "pd.Series[int]":
    """Return texts of digits as integers; null stays null."""
    return pd.to_numeric(text).astype("Int32")
