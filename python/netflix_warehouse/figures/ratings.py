"""Figures of how ratings drift and how unevenly they fall; of the dataset with most ratings."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page, end_labels
from netflix_warehouse.figures.registry import Source, blank, figure
from netflix_warehouse.figures.wording import count, percent

DATASETS = {
    "netflix_prize": "Netflix Prize",
    "movielens_100k": "MovieLens 100K",
    "movielens_dat": "MovieLens (ratings.dat)",
    "movielens_csv": "MovieLens (ratings.csv)",
}
CHOSEN = "Users rate what they chose to watch: the ratings are of no random sample of films."
LEAST_SHARE = 0.002  # of the ratings; fewer say little of a month
LEAST_RATINGS = 30


def largest(report: pd.DataFrame) -> tuple[str, pd.DataFrame]:
    """Return the name of the dataset with most ratings, and its rows."""
    rows = report[report["is_largest_dataset"]]
    dataset = rows["dataset"].iloc[0]
    return DATASETS.get(dataset, dataset), rows


def enough(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that hold enough ratings for their mean to be drawn."""
    least = max(LEAST_RATINGS, LEAST_SHARE * rows["rating_count"].sum())
    return rows[rows["rating_count"] >= least]


def stars(value: float) -> str:
    """Return stars with two decimals."""
    return f"{value:.2f}"


@figure(report="rpt_rating_months", area="ratings")
def ratings_by_month(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the mean rating and the number of ratings, month by month."""
    dataset, rows = largest(report)
    months = enough(rows).set_index("month_starts_on").sort_index()
    if len(months) < 12:
        return blank("Too few months of ratings", "A year of them is needed.", source)
    total = months["rating_count"] * months["mean_rating"]
    first, last = (
        total[part].sum() / months["rating_count"][part].sum()
        for part in (slice(0, 6), slice(-6, None))
    )
    change = last - first
    word = "rose" if change > 0 else "fell"
    page = Page(
        f"Ratings {word} from {stars(first)} to {stars(last)} stars between the first half-year "
        "and the last"
        if abs(change) >= 0.005
        else f"Ratings stayed at {stars(last)} stars from the first half-year to the last",
        f"{dataset}, by month. Above: mean rating, stars; below: ratings, thousands; "
        f"n = {count(rows['rating_count'].sum(), 'rating')}",
        source.note(
            CHOSEN, "The mean axis does not start at zero.", "Months with few ratings not drawn."
        ),
        262,
        source.is_fictional_sample,
    )
    left = 36
    means = page.axes(left, 8, BODY_WIDTH - left - 44, 140)
    means.plot(months.index, months["mean_rating"], color=palette().blue)
    lowest, highest = months["mean_rating"].min(), months["mean_rating"].max()
    room = max(0.15 * (highest - lowest), 0.05)
    means.set_ylim(lowest - room, highest + room)
    means.yaxis.set_major_locator(MaxNLocator(5))
    means.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.2f}"))
    means.tick_params(labelbottom=False)
    end = months["mean_rating"].iloc[-1]
    end_labels(means, [(months.index[-1], end, stars(end), palette().blue_text)])
    volume = page.axes(left, 168, BODY_WIDTH - left - 44, 70)
    thousands = months["rating_count"] / 1000
    volume.fill_between(months.index, thousands, color=palette().grey, linewidth=0, alpha=0.6)
    volume.set_ylim(0, thousands.max() * 1.08)
    volume.yaxis.set_major_locator(MaxNLocator(3))
    volume.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.5g}"))
    years = sorted({month.year for month in months.index})
    for axes in (means, volume):
        axes.set_xlim(months.index[0], months.index[-1])
        axes.set_xticks(
            [pd.Timestamp(year, 1, 1) for year in years[1:]], [str(year) for year in years[1:]]
        )
    return page.figure


@figure(report="rpt_rating_user_ages", area="ratings")
def ratings_by_user_age(report: pd.DataFrame, source: Source) -> Figure:
    """Draw how users' ratings change with their time on the service, against their own mean."""
    dataset, rows = largest(report)
    ages = enough(rows).set_index("user_age_months").sort_index()
    if len(ages) < 6:
        return blank("Too few months of ratings", "Half a year of them is needed.", source)
    within = ages["mean_difference_within_users"]
    # One month is noise: the first and the last quarter of the months, weighted by their ratings.
    quarter = max(len(ages) // 4, 1)
    first, last = (
        (part["rating_count"] * part["mean_difference_within_users"]).sum()
        / part["rating_count"].sum()
        for part in (ages.iloc[:quarter], ages.iloc[-quarter:])
    )
    first_day = rows["first_day_rating_count"].sum() / rows["rating_count"].sum()
    word = "harsher" if last < first else "milder"
    page = Page(
        f"Users grow {word} with time: {abs(last - first):.2f} stars between the first and "
        "the last quarter of the months drawn"
        if abs(last - first) >= 0.005
        else "Users rate in the last quarter of the months drawn as they did in the first",
        f"{dataset}: ratings less the user's own mean, stars, by months (of 30 days) since the "
        f"user's first rating; {percent(first_day)} of the "
        f"{count(rows['rating_count'].sum(), 'rating')} fall on a user's first day",
        source.note(
            "Each user is compared with their own mean, as who stays long rates otherwise.",
            "Months with few ratings not drawn.",
        ),
        206,
        source.is_fictional_sample,
    )
    axes = page.axes(40, 8, BODY_WIDTH - 40 - 44, 160)
    axes.axhline(0, color=palette().muted, linewidth=0.8, gid="background")
    axes.plot(within.index, within, color=palette().blue)
    reach = max(abs(within).max() * 1.2, 0.05)
    axes.set_ylim(-reach, reach)
    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.yaxis.set_major_formatter(
        FuncFormatter(lambda value, _: f"{value:+.2f}" if abs(value) > 1e-9 else "0")
    )
    axes.set_xlim(0, within.index[-1])
    axes.xaxis.set_major_locator(MaxNLocator(7, integer=True))
    end = within.iloc[-1]
    end_labels(axes, [(within.index[-1], end, f"{end:+.2f}", palette().blue_text)])
    page.text(40, 200, "months since the first rating", color=palette().muted)
    return page.figure


@figure(report="rpt_rating_long_tail", area="ratings")
def ratings_long_tail(report: pd.DataFrame, source: Source) -> Figure:
    """Draw which share of the ratings the most active users and the most rated films have."""
    dataset, rows = largest(report)
    shares = rows.pivot(index="percentile", columns="subject", values="cumulative_rating_share")
    shares = shares.reindex(columns=["film", "user"]).sort_index().ffill()
    if shares[shares.index <= 10].tail(1).dropna().empty:
        return blank("Too few films and users", "Ten of each are needed.", source)
    tenth = shares[shares.index <= 10].iloc[-1]
    subjects = rows.groupby("subject")["subject_count"].sum()
    page = Page(
        f"A tenth of the films have {percent(tenth['film'])} of the ratings, "
        f"a tenth of the users gave {percent(tenth['user'])}",
        f"{dataset}: share of all ratings by the part of films ({count(subjects['film'])}) and of "
        f"users ({count(subjects['user'])}), those with most ratings first",
        source.note("Films and users without any rating are not in the data."),
        232,
        source.is_fictional_sample,
    )
    axes = page.axes(40, 8, BODY_WIDTH - 40 - 60, 190)
    colours = {
        "film": (palette().blue, palette().blue_text, "Films"),
        "user": (palette().orange, palette().orange_text, "Users"),
    }
    axes.plot([0, 100], [0, 1], color=palette().grey, linewidth=0.8, linestyle=(0, (4, 3)))
    axes.text(62, 0.53, "if all had as many", color=palette().muted)
    for subject, (mark, text, label) in colours.items():
        line = pd.concat([pd.Series({0: 0.0}), shares[subject].dropna()])
        axes.plot(line.index, line, color=mark)
        axes.plot([10], [tenth[subject]], "o", color=mark, markersize=5)
        place = 0.14 if subject == "film" else 0.05
        words = f"{label}: {percent(tenth[subject])}"
        axes.text(98, place, words, ha="right", color=text)
    axes.set_xlim(0, 100)
    axes.set_ylim(0, 1)
    axes.yaxis.set_major_locator(FixedLocator([0, 0.25, 0.5, 0.75, 1]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{share:.0%}"))
    axes.xaxis.set_major_locator(FixedLocator([0, 10, 25, 50, 75, 100]))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda part, _: f"{part:.0f}%"))
    page.text(40, 226, "part of films, or of users", color=palette().muted)
    return page.figure
