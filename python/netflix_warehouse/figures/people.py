"""Figures of the people with most titles, and of those who share most."""

import pandas as pd
from matplotlib.figure import Figure

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page, right_of
from netflix_warehouse.figures.registry import Source, figure
from netflix_warehouse.figures.wording import count, name

PEOPLE = "Spellings of a name are one person where another credit agrees; namesakes count as one."


@figure(report="rpt_catalogue_people")
def catalogue_people(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the people with most titles, directors beside cast."""
    columns = [
        (heading, report[report["role"] == role].sort_values("person_rank").head(10))
        for role, heading in (("director", "Directors"), ("cast", "Cast"))
    ]
    sentences = [
        f"{verb} more titles than {name(people['person'].iloc[0], 28)} "
        f"({count(people['title_count'].iloc[0])})"
        for (_, people), verb in zip(columns, ("directed", "appears in"), strict=True)
        if len(people)
    ]
    page = Page(
        "No one " + ", nor ".join(sentences),
        "Titles per person, films and series together; the ten of most titles, "
        "ties in order of name",
        source.note(
            PEOPLE,
            "Few series name a director.",
        ),
        22 + 10 * 22,
        source.is_fictional_sample,
    )
    shown = [(heading, people) for heading, people in columns if len(people)]
    width = (BODY_WIDTH - 28 * (len(shown) - 1)) / len(shown)
    highest = max(people["title_count"].max() for _, people in shown)
    for number, (heading, people) in enumerate(shown):
        _ranking(
            page,
            number * (width + 28),
            width,
            heading,
            [name(person, 22) for person in people["person"]],
            people["title_count"],
            highest,
        )
    return page.figure


def _ranking(
    page: Page,
    left: float,
    width: float,
    heading: str,
    labels: list[str],
    values: pd.Series,
    highest: float,
) -> None:
    page.text(left, 8, heading, weight="bold")
    room = page.label_width(labels)
    for row, label in enumerate(labels):
        page.text(left, 22 + 22 * (row + 0.5), label)
    axes = page.axes(left + room, 22, width - room, 22 * len(labels), "")
    axes.set_ylim(len(labels) - 0.5, -0.5)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines["bottom"].set_visible(False)
    axes.barh(range(len(labels)), values, height=0.62, color=palette().blue)
    for row, value in enumerate(values):
        right_of(axes, value, row, count(value))
    axes.set_xlim(0, highest * 1.25)


@figure(report="rpt_catalogue_people_pairs")
def catalogue_people_pairs(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the pairs of people with most titles in common, by their roles."""
    headings = {
        "director and cast": "Director and cast",
        "cast and cast": "Cast and cast",
        "director and director": "Two directors",
    }
    shown = [
        (heading, pairs.sort_values("pair_rank").head(5))
        for roles, heading in headings.items()
        if len(pairs := report[report["roles"] == roles])
    ]
    closest = report.sort_values(
        ["title_count", "roles", "pair_rank"], ascending=[False, True, True]
    ).iloc[0]
    height = 22 + 5 * 20
    page = Page(
        f"No two people share more titles than {name(closest['person_a'], 28)} "
        f"and {name(closest['person_b'], 28)}: {count(closest['title_count'])}",
        "Titles in common per pair of people; the five closest pairs of each kind, "
        "ties in order of name",
        source.note(PEOPLE),
        height * len(shown) + 14 * (len(shown) - 1),
        source.is_fictional_sample,
    )
    labels = {
        heading: [
            f"{name(a, 26)} and {name(b, 26)}"
            for a, b in zip(p["person_a"], p["person_b"], strict=True)
        ]
        for heading, p in shown
    }
    left = page.label_width([label for column in labels.values() for label in column])
    for number, (heading, pairs) in enumerate(shown):
        top = number * (height + 14)
        page.text(0, top + 8, heading, weight="bold")
        axes = page.rows(labels[heading], top + 20, len(pairs) * 20, left, grid="")
        axes.set_xticks([])
        axes.barh(range(len(pairs)), pairs["title_count"], height=0.62, color=palette().blue)
        for row, titles in enumerate(pairs["title_count"]):
            right_of(axes, titles, row, count(titles))
        axes.set_xlim(0, report["title_count"].max() * 1.14)
    return page.figure
