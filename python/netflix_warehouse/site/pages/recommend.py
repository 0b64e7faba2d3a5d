"""What is similar to the titles that one likes, and why."""

from typing import Any

from netflix_warehouse.figures.ratings import DATASETS
from netflix_warehouse.figures.wording import percent
from netflix_warehouse.site.page import Column, Dataset, Filter, Frames, Listing, Page


def _start(frames: Frames) -> str:
    """Return the work liked at first: much watched, and like others for the most reasons."""
    titles = frames["titles"]
    known = titles[titles.audience == "much watched"]
    reasons = (titles if known.empty else known).phrases.fillna("").str.count(r"\|")
    return "" if titles.empty else str(titles.title_id[reasons.idxmax()])


def _facts(frames: Frames) -> list[tuple[str, str]]:
    titles = frames["titles"]
    listed = titles.similar_numbers.dropna().str.split("|")
    least = titles.audience == "little watched"
    return [
        (f"{len(titles):,}", "works of the catalogue"),
        (f"{int(listed.str.len().sum()):,}", "pairs of similar works"),
        (percent(listed.explode().nunique() / max(len(titles), 1)), "are similar to another one"),
        (f"{int(least.sum()):,}", "are little watched for their genre"),
    ]


def _film(frames: Frames) -> str:
    """Return the film chosen at first: of those with a list, the one that most lists name."""
    films = frames["films"]
    if films.empty:
        return ""
    named = films.title.map(films.other_title.value_counts()).fillna(0)
    return str(films.movie_id[named.idxmax()])


def _context(frames: Frames) -> dict[str, Any]:
    films = frames["films"]
    if films.empty:
        return {"outside": ("film",), "films_note": ""}
    dataset = DATASETS.get(films.dataset[0], films.dataset[0])
    return {
        "outside": ("film",),
        "films_note": (
            f"Films that users of {dataset} rated soon after the chosen one, what follows "
            "everything counting less. They rated many films at one sitting: soon after is not "
            "always watched next. That ten of these name the next film more surely than the ten "
            "most popular films do"
        ),
    }


PAGE = Page(
    name="recommend",
    label="Recommend",
    title="More of what you like",
    lede=(
        "Name up to five titles of the catalogue. What shares their people, genres, countries, "
        "words, era and audience stands below, with the reasons: the rarer a thing in common, the "
        "more it counts."
    ),
    needs=("netflix_titles",),
    datasets=(
        Dataset(
            "titles",
            "reports.rpt_explorer_similar_titles",
            (
                *("title_id", "kind", "title", "release_year", "genres", "audience"),
                *("similar_numbers", "scores", "phrases"),
            ),
            order_by=("title_number",),
            lists=("genres", "similar_numbers", "scores", "phrases"),
            free=("kind", "genre", "audience"),  # they narrow what is similar, not the search
        ),
        Dataset(
            "gems",
            "reports.rpt_title_gems",
            (
                *("title_id", "kind", "title", "reason", "is_in_top10", "views"),
                *(
                    "engagement_ratio",
                    "engagement_ratio_low",
                    "change_residual_ratio",
                    "expected_change_ratio",
                ),
                "hidden_place",
            ),
            order_by=("kind", "is_in_top10", "place"),
            source="engagement",
        ),
        Dataset(
            "films",
            "reports.rpt_recommended_films",
            (
                *("dataset", "model", "movie_id", "title", "place"),
                *("other_title", "other_release_year", "other_title_id"),
            ),
            order_by=("title", "movie_id", "place"),
            free=("q",),
            source="ratings",
            empty="What is rated after a film foretells the next one no more surely than a "
            "list of the most popular films does: nothing is recommended by ratings.",
        ),
    ),
    filters=(
        Filter("q", "Search a title that you like", kind="text", columns=("title",)),
        Filter("kind", "Kind of what is similar", "kind"),
        Filter("genre", "Its genre", "genres"),
        Filter("audience", "Its audience", "audience"),
        Filter("liked", "Titles liked", kind="hidden", start=_start),
        Filter(
            "film",
            "A film that you just watched",
            "movie_id",
            kind="pick",
            columns=("title",),
            options=("films", "movie_id"),
            start=_film,
        ),
    ),
    listings=(
        Listing(
            "gems",
            "gems",
            "Watched more than their peers",
            (
                Column("title", "Title"),
                Column("hidden_place", "Place", "count"),
                Column("kind", "Kind", "kind"),
                Column("reason", "Why"),
                Column("engagement_ratio", "Expected to keep, times peers’ views", "count"),
                Column("engagement_ratio_low", "At least", "count"),
                Column("change_residual_ratio", "Times their change", "count"),
                Column("expected_change_ratio", "Expected next", "count"),
                Column("views", "Views", "millions"),
                Column("is_in_top10", "In a Top 10", "yesno"),
            ),
            sort=("hidden_place", 1),
            noun="title",
            own=("q",),
            title_id="title_id",
        ),
        Listing(
            "films",
            "films",
            "What to watch next, by ratings",
            (
                Column("other_title", "Title"),
                Column("other_release_year", "Released", "year"),
                Column("place", "Place", "count"),
            ),
            sort=("place", 1),
            noun="film",
            title_id="other_title_id",
        ),
    ),
    facts=_facts,
    scripts=("similar.js", "recommend.js"),
    context=_context,
)
