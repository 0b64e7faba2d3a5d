"""Planted titles of viewing exports: what was watched, and how the service spells it in a language.

`planted_library` draws shows, seasons, episodes and films from a seeded generator that does not
spare the reader: names full of colons, digits, brackets, emoji and words of other languages'
grammars, seasons in words and Roman numerals, numbers of episodes missing or in another language.
"""

import random
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from viewing_words import (
    EPISODE_TITLES,
    FILMS,
    LANGUAGES,
    NUMBER_WORDS,
    PIECES,
    ROMAN,
    SEASON_NAMES,
)


@dataclass(frozen=True)
class Planted:
    """One title as exported, and what is to be read from it.

    ``minutes`` is how long the one row of it was watched. Names are as `normal` leaves them.
    """

    text: str
    language: str
    shape: str
    kind: str
    show: str
    minutes: int
    season: str | None = None
    season_number: int | None = None
    part_number: int | None = None
    episode: str | None = None
    episode_number: int | None = None


def normal(text: str) -> str:
    """Return a name as the warehouse keeps it: composed, white space of any kind one blank."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def planted_library(language: str, count: int, seed: int = 0) -> list[Planted]:
    """Return at least ``count`` titles of distinct text in one language: episodes and films."""
    source = Source(f"{language} {seed}")
    found: dict[str, Planted] = {}
    while len(found) < count:
        drawn = _film(source, language) if source.random() < 0.15 else _show(source, language)
        for planted in drawn:
            found.setdefault(normal(planted.text), planted)
    return list(found.values())


def raw_rows(planted: Sequence[Planted]) -> list[dict[str, str]]:
    """Return one record of a full export for each title."""
    return [
        {
            "profile_name": "A",
            "start_time": f"2024-01-{1 + number % 28:02} 20:00:00",
            "duration": f"{title.minutes // 60:02}:{title.minutes % 60:02}:00",
            "title": title.text,
        }
        for number, title in enumerate(planted)
    ]


class Source(random.Random):
    """A generator that gives no name of a show or film twice."""

    def __init__(self, seed: str) -> None:
        super().__init__(seed)
        self.given: set[str] = set()

    def fresh(self, name: str) -> str:
        """Return the name, with a made-up word if it was given before."""
        fresh = name
        while fresh.casefold() in self.given:
            fresh = f"{''.join(self.choices(SYLLABLES, k=3)).title()} {name}"
        self.given.add(fresh.casefold())
        return fresh


SYLLABLES = ("va", "dor", "mi", "lek", "su", "tan", "gri", "zo", "pel", "hu")


def _film(source: Source, language: str) -> Iterator[Planted]:
    if source.random() < 0.5:
        title = source.fresh(source.choice(FILMS))
    else:
        title = _name(source, None, source.choice([1, 1, 2, 3, 8]))
    # Some are given up; a lone colon with nothing else to tell by stays a film.
    minutes = source.choice([20, 85, 95, 110, 124, 150])
    yield _spelled(source, Planted(title, language, "film", "film", normal(title), minutes))


def _show(source: Source, language: str) -> Iterator[Planted]:
    shape = source.choices(list(SHAPES), weights=[weight for weight, _ in SHAPES.values()])[0]
    # Without a word for the season nothing tells colons of the show from the others.
    pieces = 1 if shape in ONE_PIECE else source.choice([1, 1, 1, 1, 2, 2, 3, 4, 8])
    show = _name(source, language, pieces)
    separator = source.choice(LANGUAGES[language].separators)
    for number in range(1, source.choice([1, 1, 2, 3, 6]) + 1):
        title = _episode_title(source, language, number)
        base = Planted("", language, shape, "series", normal(show), source.randint(18, 58))
        yield _spelled(source, SHAPES[shape][1](source, base, show, title, number, separator))


def _name(source: Source, language: str | None, pieces: int) -> str:
    """Return a name of so many pieces, one perhaps a season in another language than the given."""
    found = [source.fresh(source.choice(PIECES)), *source.choices(PIECES, k=pieces - 1)]
    if language and pieces > 1 and source.random() < 0.3:
        own, foreign = LANGUAGES[language], source.choice(list(LANGUAGES.values()))
        if foreign.season != own.season and foreign.suffix != own.suffix:
            found[source.randrange(1, pieces)] = foreign.season.format(source.randint(1, 4))
    return ": ".join(found)


def _episode_title(source: Source, language: str, number: int) -> str:
    own = LANGUAGES[language]
    other = source.choice([words for words in LANGUAGES.values() if words.season != own.season])
    return source.choice(
        [
            *(source.choice(PIECES) for _ in range(8)),
            *(source.choice(EPISODE_TITLES) for _ in range(5)),
            f"{source.choice(PIECES)}: {source.choice(PIECES)}",
            f"{own.chapter.format(number)}: {source.choice(PIECES)}",
            own.episode.format(number),
            own.part.format(number),
            other.season.format(2),
            f"{other.season.format(3)}: {source.choice(PIECES)}",
            own.season.format(7),
        ]
    )


def _spelled(source: Source, planted: Planted) -> Planted:
    """Return it with the dirt that any title may have: decomposed letters, odd blanks."""
    text = planted.text
    if source.random() < 0.06:
        text = unicodedata.normalize("NFD", text)
    if source.random() < 0.05:
        text = text.replace(" ", "\N{NO-BREAK SPACE}")
    if source.random() < 0.03:
        text = f"\N{RIGHT-TO-LEFT MARK}{text} "
    return replace(planted, text=text)


def _seasoned(
    source: Source,
    base: Planted,
    show: str,
    title: str | None,
    number: int,
    separator: str,
    *,
    season: tuple[str, int | None] | None = None,
    suffix: str | None = "",
    part: tuple[str, int] | None = None,
) -> Planted:
    words = LANGUAGES[base.language]
    if season is None:
        count = source.choice([0, 1, 1, 1, 2, 2, 3, 4, 10, 25])
        season = (words.season.format(count), count)
    if suffix == "":
        suffix = words.suffix.format(number)
    levels = [show, season[0], *([part[0]] if part else []), *([title] if title else [])]
    text = separator.join(levels) + (f" {suffix}" if suffix else "")
    return replace(
        base,
        text=text,
        season=normal(season[0]),
        season_number=season[1],
        part_number=part[1] if part else None,
        episode=normal(title) if title else None,
        episode_number=number if suffix else None,
    )


def _plain(source, base, show, title, number, separator):
    return _seasoned(source, base, show, title, number, separator)


def _without_suffix(source, base, show, title, number, separator):
    if title.endswith("(Episode 5)"):
        title = source.choice(PIECES)
    found = _seasoned(source, base, show, title, number, separator, suffix=None)
    words = LANGUAGES[base.language]
    told = {words.episode.format(number): number, "Episode 3": 3}
    if base.language in EPISODE_CHAPTERS:
        told[words.chapter.format(number)] = number
    return replace(found, episode_number=told.get(title.split(": ")[0]))


def _foreign_suffix(source, base, show, title, number, separator):
    other = source.choice(list(LANGUAGES.values()))
    return _seasoned(
        source,
        base,
        show,
        source.choice(PIECES),
        number,
        separator,
        suffix=other.suffix.format(number),
    )


def _other_case(source, base, show, title, number, separator):
    words = LANGUAGES[base.language]
    change = source.choice([str.lower, str.upper])
    if base.language == "tr" and change is str.upper:
        change = str.lower
    return _seasoned(
        source,
        base,
        show,
        title,
        number,
        separator,
        season=(change(words.season.format(3)), 3),
        suffix=change(words.suffix.format(number)),
    )


def _in_words(source, base, show, title, number, separator):
    words = LANGUAGES[base.language]
    count = source.randint(1, 4)
    spelled = source.choice([ROMAN[count - 1], NUMBER_WORDS.get(base.language, ROMAN)[count - 1]])
    return _seasoned(
        source, base, show, title, number, separator, season=(words.season.format(spelled), count)
    )


def _limited(source, base, show, title, number, separator):
    words = LANGUAGES[base.language]
    return _seasoned(source, base, show, title, number, separator, season=(words.limited, 1))


def _part(source, base, show, title, number, separator):
    words = LANGUAGES[base.language]
    count = source.randint(1, 5)
    if title == words.part.format(number):
        title = source.choice(PIECES)
    found = _seasoned(
        source, base, show, title, number, separator, season=(words.part.format(count), count)
    )
    return replace(found, part_number=count)


def _part_of_season(source, base, show, title, number, separator):
    words = LANGUAGES[base.language]
    count = 1 + number % 2
    return _seasoned(
        source,
        base,
        show,
        source.choice(PIECES),
        number + 2,
        separator,
        season=(words.season.format(5), 5),
        part=(words.part.format(count), count),
    )


def _season_alone(source, base, show, title, number, separator):
    return _seasoned(source, base, show, None, number, separator, suffix=None)


def _number_alone(source, base, show, title, number, separator):
    return _seasoned(source, base, show, None, number, separator)


def _short(source, base, show, title, number, separator):
    found = _seasoned(
        source, base, show, None, number, separator, season=(f"S2:E{number}", 2), suffix=None
    )
    return replace(found, episode_number=number)


def _named_season(source, base, show, title, number, separator):
    return _seasoned(
        source,
        base,
        show,
        source.choice(PIECES),
        number,
        separator,
        season=(source.choice(SEASON_NAMES), None),
    )


def _like_its_show(source, base, show, title, number, separator):
    return _seasoned(source, base, show, title, number, separator, season=(f"{show} 2", 2))


def _no_season(source, base, show, title, number, separator):
    title = source.choice(PIECES)
    words = LANGUAGES[base.language]
    text = separator.join([show, title]) + " " + words.suffix.format(number)
    return replace(base, text=text, episode=normal(title), episode_number=number)


# How often a show is spelled so, and how.
SHAPES = {
    "plain": (50, _plain),
    "without_suffix": (12, _without_suffix),
    "foreign_suffix": (4, _foreign_suffix),
    "other_case": (5, _other_case),
    "in_words": (4, _in_words),
    "limited": (7, _limited),
    "part": (5, _part),
    "part_of_season": (3, _part_of_season),
    "season_alone": (2, _season_alone),
    "number_alone": (2, _number_alone),
    "short": (1, _short),
    "named_season": (3, _named_season),
    "like_its_show": (2, _like_its_show),
    "no_season": (3, _no_season),
}
# Where the word for a chapter is one for an episode, too.
EPISODE_CHAPTERS = {"es", "pt", "fr", "it", "tr", "he"}
ONE_PIECE = {"foreign_suffix", "part", "named_season", "like_its_show", "no_season"}
