"""Planted shows, seasons and episodes are read back from titles as the service writes them."""

from collections.abc import Sequence

import chain
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from viewing_titles import Planted, normal, planted_library, raw_rows
from viewing_words import LANGUAGES

REQUIRED = (
    "en",
    "es",
    "pt",
    "fr",
    "nl",
    "tr",
    "de",
    "it",
    "pl",
    "sv",
    "da",
    "no",
    "fi",
    "ja",
    "ko",
)
MORE = [language for language in LANGUAGES if language not in REQUIRED]
PARTS = "kind, show_title, season_label, season_number, part_number, episode_title, episode_number"


def misread(planted: Sequence[Planted]) -> list[str]:
    """Return a line for each title that is not read as it was planted."""
    connection = chain.run_models({"viewing_activity": raw_rows(planted)}, ["int_viewing_titles"])
    query = f"select title_text, {PARTS} from intermediate.int_viewing_titles where not is_clip"
    read = {row[0]: row[1:] for row in connection.execute(query).fetchall()}
    found = []
    for title in planted:
        got = read.get(" ".join(title.text.replace("\N{RIGHT-TO-LEFT MARK}", "").split()))
        want = (
            title.kind,
            title.show,
            title.season,
            title.season_number,
            title.part_number,
            title.episode,
            title.episode_number,
        )
        if got != want:
            found.append(f"{title.shape} {title.text!r}:\n  planted {want}\n  read    {got}")
    return found


@pytest.mark.parametrize("language", [*REQUIRED, *MORE])
def test_planted_titles_are_read(language: str) -> None:
    count = 600 if language in REQUIRED else 200
    planted = planted_library(language, count)
    missed = misread(planted)
    print("\n".join(missed))
    assert len(missed) <= 0.01 * len(planted), f"{len(missed)} of {len(planted)} misread"
    films = [title for title in planted if title.kind == "film"]
    assert len(films) > count // 30
    assert sum(line.startswith("film ") for line in missed) <= max(1, 0.01 * len(films))


def test_languages_mixed_in_one_file_are_read() -> None:
    planted: list[Planted] = []
    for language in LANGUAGES:
        # What two languages call alike is one show, of which one may have seasons and one not.
        taken = {title.show.split(":")[0].strip() for title in planted}
        drawn = planted_library(language, 150, seed=1)
        planted += [title for title in drawn if title.show.split(":")[0].strip() not in taken]
    assert len(planted) > 1000
    missed = misread(planted)
    print("\n".join(missed))
    # Without a number in brackets nothing says which of two languages names the season.
    assert len(missed) <= 0.02 * len(planted), f"{len(missed)} of {len(planted)} misread"


letters = st.characters(
    codec="utf-8",
    categories=["L", "M", "N", "P", "S", "Zs"],
    # Colons, brackets and the ends of file names are of the grammar.
    exclude_characters=":：()（）_",
)
words = (
    st.text(letters, min_size=3, max_size=20)
    .map(normal)
    .filter(lambda text: len(text) > 2 and not any(letter.isnumeric() for letter in text))
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(
    language=st.sampled_from(sorted(LANGUAGES)),
    shows=st.lists(st.lists(words, min_size=1, max_size=8), min_size=1, max_size=3),
    title=st.lists(words, min_size=1, max_size=4),
    season=st.integers(0, 40),
    number=st.integers(0, 120),
)
def test_any_name_is_read(
    language: str, shows: list[list[str]], title: list[str], season: int, number: int
) -> None:
    spelled = LANGUAGES[language]
    label, episode = spelled.season.format(season), ": ".join(title)
    planted = []
    for pieces in shows:
        show = ": ".join(pieces)
        text = f"{show}: {label}: {episode} {spelled.suffix.format(number)}"
        planted.append(
            Planted(
                text,
                language,
                "any",
                "series",
                show,
                40,
                normal(label),
                season,
                None,
                episode,
                number,
            )
        )
    assert not misread(planted)
