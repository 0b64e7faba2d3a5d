"""What is similar to the titles that one likes, and why."""

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
                *("engagement_ratio", "engagement_ratio_low", "change_residual_ratio"),
                "hidden_place",
            ),
            order_by=("kind", "is_in_top10", "place"),
            source="engagement",
        ),
    ),
    filters=(
        Filter("q", "Search a title that you like", kind="text", columns=("title",)),
        Filter("kind", "Kind of what is similar", "kind"),
        Filter("genre", "Its genre", "genres"),
        Filter("audience", "Its audience", "audience"),
        Filter("liked", "Titles liked", kind="hidden", start=_start),
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
                Column("engagement_ratio", "Times its peers’ views", "count"),
                Column("engagement_ratio_low", "At least", "count"),
                Column("change_residual_ratio", "Times their change", "count"),
                Column("views", "Views", "millions"),
                Column("is_in_top10", "In a Top 10", "yesno"),
            ),
            sort=("hidden_place", 1),
            noun="title",
            own=("q",),
        ),
    ),
    facts=_facts,
    scripts=("recommend.js",),
)
