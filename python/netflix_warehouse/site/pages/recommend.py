"""What is similar to the titles that one likes, and why."""

from netflix_warehouse.figures.wording import percent
from netflix_warehouse.site.page import Dataset, Filter, Frames, Page


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
        "Name up to five titles of the catalogue. What shares their directors, cast, genres and "
        "countries stands below, with the reasons: the rarer a thing in common, the more it counts."
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
    ),
    filters=(
        Filter("q", "Search a title that you like", kind="text", columns=("title",)),
        Filter("kind", "Kind of what is similar", "kind"),
        Filter("genre", "Its genre", "genres"),
        Filter("audience", "Its audience", "audience"),
        Filter("liked", "Titles liked", kind="hidden", start=_start),
    ),
    facts=_facts,
    scripts=("recommend.js",),
)
