"""How names and numbers are written in figures."""

import unicodedata
from datetime import date

JOINERS = "\u200c\u200d"  # they shape letters of some scripts; other format characters do not


def name(text: object, limit: int = 40) -> str:
    """Return a name from the data, safe to draw: one line, no direction marks, not too long."""
    letters: list[str] = []
    for letter in unicodedata.normalize("NFC", str(text)):
        category = unicodedata.category(letter)
        if category in ("Cc", "Zl", "Zp"):
            letters.append(" ")
        elif category == "Mn" and all(unicodedata.category(m) == "Mn" for m in letters[-2:]):
            continue  # no more than two marks on a letter: towers of them cover other lines
        elif category != "Cf" or letter in JOINERS:
            letters.append(letter)
    cleaned = " ".join("".join(letters).split()) or "(no name)"
    return cleaned if len(cleaned) <= limit else cleaned[: limit - 1].rstrip() + "…"


def count(number: float, noun: str = "") -> str:
    """Return a number with thousands separators, and its noun in the right number.

    >>> count(1234, "title")
    '1,234 titles'
    """
    written = f"{round(number):,}"
    if not noun or written == "1":
        return f"{written} {noun}".rstrip()
    is_after_consonant = noun.endswith("y") and noun[-2:-1] not in "aeou"
    plural = noun[:-1] + "ies" if is_after_consonant else noun + "s"
    return f"{written} {plural}"


def day(on: date) -> str:
    """Return a day in words, such as 4 July 2021."""
    return f"{on.day} {on:%B %Y}"


def percent(share: float) -> str:
    """Return a share of one as a whole percentage; what is not zero is never written as zero."""
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{share:.0%}"
