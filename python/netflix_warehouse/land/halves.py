"""Which half-year an engagement report covers, in the words of its text or its name."""

import re
from collections.abc import Iterable

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_HALVES = {
    "H1": re.compile(
        r"(?<![a-z])jan(uary)?(?![a-z]).*(?<![a-z])june?(?![a-z])"
        r"|(?<![a-z])h ?1(?!\d)|(?<!\d)1 ?h(?![a-z])|(?<![a-z])(first|1st) (half|six months)"
        r"|half (year )?(one|1)(?!\d)|(?<![a-z])q1 (to |and )?q2(?!\d)"
    ),
    "H2": re.compile(
        r"(?<![a-z])july?(?![a-z]).*(?<![a-z])dec(ember)?(?![a-z])"
        r"|(?<![a-z])h ?2(?!\d)|(?<!\d)2 ?h(?![a-z])|(?<![a-z])(second|2nd|last) (half|six months)"
        r"|half (year )?(two|2)(?!\d)|(?<![a-z])q3 (to |and )?q4(?!\d)"
    ),
}


def half_year(texts: Iterable[str]) -> str | None:
    """Return the one half-year that the texts name, such as ``2025H1``.

    A text counts if it names one year and one half; None if none does or two disagree.
    """
    found = {half for text in texts if (half := _half_in(text))}
    return found.pop() if len(found) == 1 else None


def _half_in(text: str) -> str | None:
    # Words and numbers run together in names: 2023_H1, 2023Jan-Jun, JanJun2023.
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=\d)(?=[A-Za-z]{2})", " ", text)
    folded = re.sub(r"[\W_]+", " ", apart.casefold())
    years = set(_YEAR.findall(folded))
    halves = [half for half, pattern in _HALVES.items() if pattern.search(folded)]
    return f"{years.pop()}{halves[0]}" if len(years) == 1 and len(halves) == 1 else None
