"""The findings, table ``findings.findings``, as a Markdown page with their figures.

>>> from netflix_warehouse.findings import read_findings, write_findings
>>> [finding.headline for finding in read_findings(Path("warehouse/netflix.duckdb"))]
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from netflix_warehouse.errors import UserError
from netflix_warehouse.figures import draw_gallery
from netflix_warehouse.figures.wording import count, day, name
from netflix_warehouse.warehouse import connect

AREAS = {
    "catalogue": "The catalogue",
    "top10": "The weekly Top 10",
    "countries": "The Top 10 by country",
    "engagement": "Hours viewed",
    "titles": "Several sources together",
    "viewing": "What you watched",
}
AUDIENCES = {"fan": "fans", "programmer": "programmers", "analyst": "analysts"}
LONGEST = 2_000  # letters of a text; the SQL cuts titles long before
_MARKUP = re.compile(r"[\]\[`*_<>&|~$@#\\{}^\"]")
_START = re.compile(r"^(?:[-+=]|\d+[.)](?=\s|$))")
_LINK = re.compile(r"(?<=\bwww)\.|:(?=[\w/])", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """One row of ``findings.findings``; its columns are described there."""

    finding_id: str
    position: int
    area: str
    audience: str
    headline: str
    claim: str
    value: float
    value_unit: str
    value_low: float | None
    value_high: float | None
    population: str
    population_count: int
    period_from: date
    period_to: date
    uncertainty: str | None
    caveat: str
    report_name: str
    figure_name: str
    action: str | None
    check_of_action: str | None
    is_private: bool
    is_fictional_sample: bool


def read_findings(database: Path, with_private: bool = False) -> list[Finding]:
    """Return the findings that hold, in the order of the story.

    Args:
        database: a built DuckDB file.
        with_private: whether to return those of a member's viewing too.

    Raises:
        UserError: the database cannot be read, or was built before there were findings.
    """
    columns = ", ".join(Finding.__dataclass_fields__)
    with connect(database) as connection:
        try:
            rows = connection.execute(
                f"select {columns} from findings.findings "
                "where $1 or not is_private order by position",
                [with_private],
            ).fetchall()
        except duckdb.Error as error:
            first = str(error).splitlines()[0]
            raise UserError(f"{database} has no findings ({first}): run `netflix build`") from error
    return [Finding(*row) for row in rows]


def write_findings(
    database: Path,
    page: Path,
    pictures: Path,
    with_private: bool = False,
    progress: Callable[[str], None] | None = None,
) -> list[Path]:
    """Write the findings as Markdown, and the small pictures that it shows.

    The same data gives the same bytes.

    Args:
        database: a built DuckDB file.
        page: the Markdown file; its folder is made if missing.
        pictures: folder of the pictures, that of the page or one below it.
        with_private: whether to write those of a member's viewing too.
        progress: called with the name of each figure before it is drawn.

    Returns:
        The page, then the pictures.

    Raises:
        UserError: as in `read_findings`, or a file cannot be written.
    """
    findings = read_findings(database, with_private)
    figures = list(dict.fromkeys(finding.figure_name for finding in findings))
    drawn = draw_gallery(database, pictures, progress, figures, to_publish=not with_private)
    prefix = "" if pictures == page.parent else f"{pictures.relative_to(page.parent).as_posix()}/"
    try:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(markdown(findings, prefix), encoding="utf-8", newline="\n")
    except OSError as error:
        raise UserError(f"{page} cannot be written: {error.strerror}") from error
    return [page, *drawn]


def markdown(findings: Sequence[Finding], pictures: str = "") -> str:
    """Return the page; `pictures` goes before the name of each picture."""
    data = "the fictional sample" if any(f.is_fictional_sample for f in findings) else "the data"
    lines = [
        "# Findings",
        "",
        f"What {data} says: {count(len(findings), 'finding')}, each a row of the table "
        "`findings.findings`, computed and worded by the models in `models/findings/`. A finding "
        "whose words are no longer true of the data is not here. `netflix findings` writes this "
        "page.",
    ]
    shown: set[str] = set()
    for area, title in AREAS.items():
        of_area = [finding for finding in findings if finding.area == area]
        if of_area:
            lines += ["", f"## {title}"]
        for finding in of_area:
            lines += ["", *_section(finding)]
            if finding.figure_name not in shown:
                lines += ["", _picture(finding, pictures)]
            shown.add(finding.figure_name)
    return "\n".join(lines) + "\n"


def text(value: str) -> str:
    """Return a text of the data so that Markdown shows it as it is, on one line.

    Letters that mean something to Markdown or HTML become entities; control and direction
    characters are dropped.
    """
    line = _MARKUP.sub(lambda found: _entity(found[0]), name(value, LONGEST))
    line = _START.sub(lambda found: found[0][:-1] + _entity(found[0][-1]), line)
    return _LINK.sub(lambda found: _entity(found[0]), line)


def _entity(letter: str) -> str:
    return f"&#{ord(letter)};"


def _section(finding: Finding) -> list[str]:
    points = [
        f"**Number** {_number(finding)}",
        f"**Among** {text(finding.population)} ({finding.population_count:,}), "
        f"{day(finding.period_from)} to {day(finding.period_to)}",
        f"**Caveat** {text(finding.caveat)}",
    ]
    if finding.action and finding.check_of_action:
        points += [
            f"**Action** {text(finding.action)}",
            f"**Check** {text(finding.check_of_action)}",
        ]
    points.append(
        f"**Source** table `{finding.report_name}`, figure `{finding.figure_name}`; finding "
        f"`{finding.finding_id}`, for {AUDIENCES[finding.audience]}"
    )
    return [
        f"### {text(finding.headline)}",
        "",
        text(finding.claim),
        "",
        *(f"- {point}" for point in points),
    ]


def _number(finding: Finding) -> str:
    number = written(finding.value, finding.value_unit)
    if finding.value_low is None or finding.value_high is None or finding.uncertainty is None:
        return f"{number}, counted, not estimated"
    low, high = (written(v, finding.value_unit) for v in (finding.value_low, finding.value_high))
    return f"{number} ({low} to {high}: {text(finding.uncertainty)})"


def written(value: float, unit: str) -> str:
    """Return a value with its unit: a share in per cent, a ratio with two decimals, or a count."""
    if unit == "share":
        return f"{100 * value:.1f}%"
    if unit == "ratio":
        return f"{value:,.2f} times"
    if unit == "hours":
        return f"{value / 1e6:,.1f} million hours"
    return f"{value:,.0f} {unit}"


def _picture(finding: Finding, pictures: str) -> str:
    file = f"{pictures}figure-{finding.figure_name}"
    return (
        f'<picture><source media="(prefers-color-scheme: dark)" srcset="{file}-dark.png">'
        f'<img alt="Figure {finding.figure_name}" src="{file}.png" width="600"></picture>'
    )
