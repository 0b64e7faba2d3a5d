"""Figure of how well similar titles are found."""

import pandas as pd
from matplotlib.figure import Figure

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.intervals import interval_rows
from netflix_warehouse.figures.page import Page
from netflix_warehouse.figures.registry import Source, figure
from netflix_warehouse.figures.wording import count, name, percent

PREFIX = "similar titles: "
ROW, HEADING = 18, 24  # points
USED = "all features"
QUESTIONS = {
    "franchise": "Works of the same franchise",
    "franchise without title words": "Works of the same franchise, without the words of titles",
    "director left out": "Works of the same director, whom the lists do not know",
    "genres left out": "Works of the same genres, which the lists do not know",
}


@figure(report="rpt_similarity_scores")
def similarity_scores(report: pd.DataFrame, source: Source) -> Figure:
    """Draw how many of the works wanted are among the first ten, for each task and model."""
    rows = report.assign(task=report["task"].str.removeprefix(PREFIX))
    tasks = [task for task in QUESTIONS if task in set(rows["task"])]
    page = Page(
        _headline(rows),
        "Share of the works wanted, or of ten where more are wanted, among the first ten similar "
        "titles; lines: 95% intervals",
        source.note(
            "Asked only of the half of works and franchises on which no weight was chosen.",
            "A franchise: titles of one name before a colon or the number of a part. "
            "Intervals count the works of one franchise as one.",
        ),
        sum(HEADING + ROW * (rows["task"] == task).sum() for task in tasks),
        source.is_fictional_sample,
    )
    left = page.label_width(list(rows["model"].map(name)))
    top = 0.0
    for task in tasks:
        of_task = rows[rows["task"] == task]
        cases = count(of_task["case_count"].iloc[0], "work")
        page.text(0, top + HEADING / 2, f"{QUESTIONS[task]} ({cases})", weight="bold")
        bars = [
            (
                row.score if pd.isna(row.score_low) else row.score_low,
                row.score,
                row.score if pd.isna(row.score_high) else row.score_high,
                palette().blue if row.model == USED else palette().grey,
                percent(row.score),
            )
            for row in of_task.itertuples()
        ]
        labels = [name(model) for model in of_task["model"]]
        axes = interval_rows(page, labels, bars, top + HEADING, ROW, left)
        axes.set_xlim(-0.02, 1.02)
        top += HEADING + ROW * len(of_task)
    return page.figure


def _headline(rows: pd.DataFrame) -> str:
    of_franchise = rows[rows["task"] == "franchise"].set_index("model")
    if USED not in of_franchise.index:
        return "No franchise to test the lists of similar titles on"
    used = of_franchise.loc[USED]
    headline = f"{percent(used['score'])} of a franchise is among a title’s ten most similar"
    if used["baseline"] in of_franchise.index and used["gain_low"] > 0:
        before = of_franchise.loc[used["baseline"], "score"]
        headline += f"; {percent(before)} by people, genres and countries alone"
    return headline
