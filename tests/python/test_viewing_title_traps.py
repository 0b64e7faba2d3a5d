"""Titles that are easily misread, each with what it says; by hand, through the whole chain."""

from typing import Any

import chain
import pytest
from viewing_titles import Planted, raw_rows

# The text, then minutes watched, kind, show, season, its number, part, episode, its number.
TABLE = """
Dune: Season 1: Chapter One: The Fall (Episode 1)
    50 | series | Dune | Season 1 | 1 | - | Chapter One: The Fall | 1
Heist: Part 2: The Plan
    45 | series | Heist | Part 2 | 2 | 2 | The Plan | -
Heist: Part 5: Volume 2: The End (Episode 6)
    45 | series | Heist | Part 5 | 5 | 5 | Volume 2: The End | 6
Odd: Season 4: Part 2: Papa (Episode 8)
    70 | series | Odd | Season 4 | 4 | 2 | Papa | 8
Relay: Season 3: Part 1: Baton (Episode 5)
    44 | series | Relay | Season 3 | 3 | - | Part 1: Baton | 5
Relay: Season 3: Start (Episode 1)
    44 | series | Relay | Season 3 | 3 | - | Start | 1
Relay: Season 3: Finish (Episode 9)
    44 | series | Relay | Season 3 | 3 | - | Finish | 9
Odd: Odd 2: Chapter One: Arcade (Episode 1)
    50 | series | Odd | Odd 2 | 2 | - | Chapter One: Arcade | 1
Case: Limited Series
    30 | series | Case | Limited Series | 1 | - | - | -
Tower: Temporada 2
    30 | series | Tower | Temporada 2 | 2 | - | - | -
A: B: C: D: E: F: G: H: Season 3: I: J (Part 2) / K (Episode 9)
    44 | series | A: B: C: D: E: F: G: H | Season 3 | 3 | - | I: J (Part 2) / K | 9
Lane Street Part 1: 1994
    107 | film | Lane Street Part 1: 1994 | - | - | - | - | -
Star Saga: Episode IV: A Hope
    121 | film | Star Saga: Episode IV: A Hope | - | - | - | - | -
Star Saga: Episode V: The Empire
    124 | film | Star Saga: Episode V: The Empire | - | - | - | - | -
Mission: Improbable
    20 | film | Mission: Improbable | - | - | - | - | -
Chapter 2
    100 | film | Chapter 2 | - | - | - | - | -
Season of the Itch
    10 | film | Season of the Itch | - | - | - | - | -
Part of You
    10 | film | Part of You | - | - | - | - | -
Jack Wick: Chapter 2
    122 | film | Jack Wick: Chapter 2 | - | - | - | - | -
3:10 to Quarry
    99 | film | 3:10 to Quarry | - | - | - | - | -
2019
    95 | film | 2019 | - | - | - | - | -
Trailer Yard Boys: Season 1: Smile (Episode 1)
    24 | series | Trailer Yard Boys | Season 1 | 1 | - | Smile | 1
Trailer Yard Boys
    24 | series | Trailer Yard Boys | - | - | - | - | -
Ghost Story: Hotel: One (Episode 1)
    44 | series | Ghost Story | Hotel | - | - | One | 1
Ghost Story: Coven: Two (Episode 2)
    44 | series | Ghost Story | Coven | - | - | Two | 2
Tale: Season 1: Season 2 (Episode 3)
    44 | series | Tale | Season 1 | 1 | - | Season 2 | 3
Tale: Temporada 1: Season 2 (Episódio 3)
    44 | series | Tale | Temporada 1 | 1 | - | Season 2 | 3
Quiet: S2:E7
    44 | series | Quiet | S2:E7 | 2 | - | - | 7
Quiet: season three: dawn (episode 2)
    44 | series | Quiet | season three | 3 | - | dawn | 2
Nacht: Staffel IV: Ende
    44 | series | Nacht | Staffel IV | 4 | - | Ende | -
Loner (Episode 4)
    30 | series | Loner | - | - | - | - | 4
Feature (Episode 1)
    104 | film | Feature (Episode 1) | - | - | - | - | -
Years: 2019: Nothing (Episode 2)
    30 | series | Years | 2019 | - | - | Nothing | 2
Seria: Сезон ٢: Конец (Серія ３)
    30 | series | Seria | Сезон ٢ | 2 | - | Конец | 3
"""


def trap(text: str, said: str) -> tuple[Any, ...]:
    """Return the text, the minutes, and what the text says, numbers as such and - as null."""
    cells = [None if cell == "-" else cell for cell in said.strip().split(" | ")]
    minutes, kind, show, season, number, part, episode, episode_number = cells
    numbers = [None if cell is None else int(cell) for cell in (number, part, episode_number)]
    return text, int(minutes), kind, show, season, *numbers[:2], episode, numbers[2]


LINES = TABLE.strip().splitlines()
TRAPS = [trap(*pair) for pair in zip(LINES[::2], LINES[1::2], strict=True)]
CLIPS = [
    ("Bob_hook_primary_16x9", "Bob"),
    ("Bob (Trailer)", "Bob"),
    ("Bob (Fragman)", "Bob"),
    ("Bob (Bande-annonce)", "Bob"),
    ("Trailer: Bob", "Bob"),
    ("Tráiler: Rob: Ross", "Rob: Ross"),
    ("Clip: Bob", "Bob"),
    ("Bob: Season 2 Trailer", "Bob"),
    ("Bob: Official Teaser", "Bob"),
    ("Bob Season 2 Trailer", "Bob"),
    ("Bob: 予告編", "Bob"),
]
NO_CLIPS = ["Trailer Yard Boys", "The Trailer", "Clip", "Bob: Season 1: Trailer (Episode 2)"]
QUERY = """
    select
        title_text, kind, show_title, season_label, season_number, part_number, episode_title,
        episode_number, is_clip
    from intermediate.int_viewing_titles
"""


def rows(texts: list[tuple[str, int]]) -> list[dict[str, str]]:
    return raw_rows([Planted(text, "en", "", "", "", minutes) for text, minutes in texts])


@pytest.fixture(scope="module")
def readings() -> dict[str, tuple[Any, ...]]:
    """What is read from each of the titles, all in one export."""
    given = {"viewing_activity": rows([case[:2] for case in TRAPS])}
    found = chain.run_models(given, ["int_viewing_titles"]).execute(QUERY).fetchall()
    assert len(found) == len(TRAPS)
    return {row[0]: row[1:] for row in found}


@pytest.mark.parametrize("case", TRAPS, ids=lambda case: case[0])
def test_trap_is_read(case: tuple[Any, ...], readings: dict[str, tuple[Any, ...]]) -> None:
    assert readings[case[0]] == (*case[2:], False)


def test_clips_are_told_from_films_of_the_word() -> None:
    texts = [text for text, _ in CLIPS] + NO_CLIPS
    given = {"viewing_activity": rows([(text, 3) for text in texts])}
    query = "select title_text, show_title, is_clip from intermediate.int_viewing_titles"
    read = chain.run_models(given, ["int_viewing_titles"]).execute(query).fetchall()
    assert {text: show for text, show, is_clip in read if is_clip} == dict(CLIPS)
    assert sorted(text for text, _, is_clip in read if not is_clip) == sorted(NO_CLIPS)


def test_short_exports_and_case_and_order_change_nothing() -> None:
    texts = [case[0] for case in TRAPS]
    query = "select * from intermediate.int_viewing_titles order by title_text"
    history = [{"title": text, "date": "2024-01-01"} for text in texts]
    first = chain.run_models({"viewing_history": history}, ["int_viewing_titles"])
    once = first.execute(query).fetchall()
    again = chain.run_models({"viewing_history": history[::-1] * 2}, ["int_viewing_titles"])
    assert len(once) == len(texts)
    assert again.execute(query).fetchall() == once
