"""Figure of how well recommenders foretell what users like, beside their baselines."""

import pandas as pd
from matplotlib.figure import Figure

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page
from netflix_warehouse.figures.ratings import CHOSEN, largest
from netflix_warehouse.figures.registry import Source, blank, figure

ROW = 20  # points
LABEL = 130
GAP = 14  # between panels
PANELS = {
    "films to like": ("NDCG", "Films that the user likes in a list of ten: NDCG, more is better"),
    "next film": ("HR", "The next film in a list of ten: share of users, more is better"),
    "film after one": ("HR", "The same, told by one film alone: share of users, more is better"),
    "rating of a film": ("RMSE", "The rating of a film: error (RMSE), stars, less is better"),
}
LABELS = {
    "popularity": "most popular",
    "global mean": "mean of all ratings",
    "biases": "biases",
    "item neighbours": "item neighbours",
    "next film": "what follows next",
    "film after one": "what follows it",
}


@figure(report="rpt_recommender_scores", area="ratings")
def recommender_scores(report: pd.DataFrame, source: Source) -> Figure:
    """Draw each model's score with its interval, and by how much it beats the baseline."""
    shown = {}
    if report["is_largest_dataset"].astype(bool).any():
        dataset, rows = largest(report)
        for task, (metric, title) in PANELS.items():
            models = rows[(rows["task"] == task) & rows["metric"].str.startswith(metric)]
            models = models.dropna(subset=["score", "score_low", "score_high"])
            if not models.empty:
                shown[title] = models.sort_values(
                    ["score", "model"], ascending=bool(models["is_lower_better"].iloc[0])
                )
    if not shown:
        return blank("No recommender could be scored", "There are too few ratings.", source)
    page = Page(
        headline(next(iter(shown.values()))),
        f"{dataset}, held-out ratings, with 95% intervals of users drawn anew. Blue: the model "
        "used; ring: the baseline; right: gain over it, of neighbours over the biases",
        source.note(
            CHOSEN,
            "A model is used only if its gain is surely above 0. Scored on a bounded sample of "
            "users and films; random folds hold out a fifth each, the next film each user's last.",
        ),
        sum(44 + ROW * len(models) for models in shown.values()) + GAP * (len(shown) - 1),
        source.is_fictional_sample,
    )
    top = 0.0
    for title, models in shown.items():
        panel(page, top, title, models)
        top += 44 + ROW * len(models) + GAP
    return page.figure


def headline(models: pd.DataFrame) -> str:
    """Say which model is used for lists of films to like, or that none is."""
    used = models[models["is_used"].astype(bool)]
    if used.empty or pd.isna(used["gain"].iloc[0]):
        return "No recommender surely beats a list of the most popular films"
    best = used.iloc[0]
    label = LABELS.get(best["model"], best["model"])
    return (
        f"{label[0].upper()}{label[1:]} ranks films {1 + best['gain']:.1f} times as well as "
        "popularity does"
    )


def panel(page: Page, top: float, title: str, models: pd.DataFrame) -> None:
    """Draw the scores of one task."""
    page.text(0, top + 8, title, weight="bold")
    labels = [LABELS.get(model, model) for model in models["model"]]
    axes = page.rows(labels, top + 20, len(models) * ROW, LABEL, BODY_WIDTH - LABEL - 60)
    ends = models["score_low"].min(), models["score_high"].max()
    margin = (ends[1] - ends[0]) * 0.06 or 0.01
    axes.set_xlim(ends[0] - margin, ends[1] + margin)
    for row, model in enumerate(models.to_dict("records")):
        colour = palette().blue if model["is_used"] else palette().grey
        is_baseline = pd.isna(model["gain"])
        axes.plot(
            [model["score_low"], model["score_high"]], [row, row], color=colour, linewidth=1.6
        )
        axes.plot(
            [model["score"]],
            [row],
            "o",
            color=colour,
            markerfacecolor=palette().page if is_baseline else colour,
            markersize=6,
        )
        gain = "baseline" if is_baseline else f"{100 * model['gain']:+.0f}%"
        page.text(BODY_WIDTH, top + 20 + ROW * (row + 0.5), gain.replace("-", "\u2212"), ha="right")
