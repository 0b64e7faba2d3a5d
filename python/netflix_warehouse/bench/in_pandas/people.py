"""Who is credited, and which spellings are one person."""

import pandas as pd

from netflix_warehouse.bench.in_pandas import text
from netflix_warehouse.bench.in_pandas.clean import split_items


def credit_people(titles: pd.DataFrame) -> pd.DataFrame:
    """Return one row per title, role and spelling, with its place in the billing."""
    directors = split_items(titles, "director", "spelling").assign(role="director")
    cast = split_items(titles, "cast_members", "spelling").assign(role="cast")
    return pd.concat([directors, cast], ignore_index=True).rename(
        columns={"position": "billing_position"}
    )


def merge_spellings(credits: pd.DataFrame) -> pd.DataFrame:
    """Return one row per spelling, with its key and the person that it spells."""
    spellings = credits["spelling"].value_counts(sort=False).rename("credit_count").reset_index()
    cleaned = text.clean(spellings["spelling"]).fillna(spellings["spelling"])
    spellings["composed"] = text.compose(cleaned)
    spellings["spelling_key"] = text.fold(cleaned).fillna(cleaned)
    chosen = choose(spellings, link(spellings, credits))
    # The spelling pointed at may point onward; the person is its composed form.
    composed = spellings.set_index("spelling")["composed"]
    spellings["person"] = spellings["spelling"].map(chosen).map(chosen).map(composed)
    return spellings[["spelling", "spelling_key", "person", "credit_count"]]


def link(spellings: pd.DataFrame, credits: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs of spellings that are one person.

    They differ in invisible characters alone, or share a companion: who is credited beside both.
    """
    is_variant = spellings["spelling_key"].duplicated(keep=False)
    variants = spellings.loc[is_variant, ["spelling", "spelling_key"]]
    named = credits[~credits["spelling"].str.contains(text.NAME_SUFFIX)]
    own = credits[["show_id", "spelling"]].merge(variants, on="spelling")
    others = named.loc[named["show_id"].isin(own["show_id"]), ["show_id", "spelling"]].merge(
        spellings[["spelling", "spelling_key"]], on="spelling"
    )
    beside = own.merge(
        others[["show_id", "spelling_key"]].rename(columns={"spelling_key": "companion_key"}),
        on="show_id",
    )
    beside = beside.loc[
        beside["companion_key"] != beside["spelling_key"],
        ["spelling", "spelling_key", "companion_key"],
    ].drop_duplicates()
    pairs = [
        frame.merge(frame, on=keys, suffixes=("", "_linked"))[["spelling", "spelling_linked"]]
        for frame, keys in (
            (beside, ["spelling_key", "companion_key"]),
            (spellings[["spelling", "composed"]], ["composed"]),
        )
    ]
    return pd.concat(pairs).drop_duplicates()


def choose(spellings: pd.DataFrame, links: pd.DataFrame) -> "pd.Series[str]":
    """Return, for each spelling, the one credited most often among those it is linked with."""
    counts = spellings[["spelling", "credit_count"]].rename(columns={"spelling": "spelling_linked"})
    ranked = links.merge(counts, on="spelling_linked").sort_values(
        ["credit_count", "spelling_linked"], ascending=[False, True]
    )
    return ranked.drop_duplicates("spelling").set_index("spelling")["spelling_linked"]
