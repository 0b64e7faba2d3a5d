"""The fictional works that every source of the sample speaks of."""

from dataclasses import dataclass, field
from random import Random

from netflix_warehouse.sample.draw import CALIBRATION, at_quantile
from netflix_warehouse.sample.titles import Titles, has_native

LANGUAGE_OF_COUNTRY = {
    "India": "hi", "Spain": "es", "Mexico": "es", "Argentina": "es", "Colombia": "es",
    "Chile": "es", "Peru": "es", "Uruguay": "es", "France": "fr", "Belgium": "fr", "Turkey": "tr",
    "Germany": "de", "Austria": "de", "Italy": "it", "Brazil": "pt", "Portugal": "pt",
    "Poland": "pl", "Sweden": "sv", "Indonesia": "id", "South Korea": "ko", "Japan": "ja",
    "China": "zh", "Hong Kong": "zh", "Taiwan": "zh", "Egypt": "ar", "Lebanon": "ar",
    "United Arab Emirates": "ar", "Saudi Arabia": "ar", "Kuwait": "ar", "Thailand": "th",
    "Philippines": "tl", "Denmark": "da", "Norway": "no", "Netherlands": "nl",
}  # fmt: skip
_MARKET = {"ko": 20, "es": 24, "ja": 10, "pt": 8, "fr": 9, "de": 7, "hi": 9, "it": 5, "tr": 5,
           "pl": 4, "ar": 3, "zh": 3, "id": 3, "sv": 3, "th": 2}  # fmt: skip
_MARKET_COUNTRY = {"ko": "South Korea", "es": "Spain", "ja": "Japan", "pt": "Brazil",
                   "fr": "France", "de": "Germany", "hi": "India", "it": "Italy", "tr": "Turkey",
                   "pl": "Poland", "ar": "Egypt", "zh": "Taiwan", "id": "Indonesia",
                   "sv": "Sweden", "th": "Thailand"}  # fmt: skip


@dataclass(eq=False)
class Work:
    """A film, or a series with all of its seasons. Two works may share a title."""

    kind: str
    title: str
    language: str
    release_year: int
    minutes: int
    original_title: str = ""
    is_limited: bool = False
    is_original: bool = False
    popularity: float = 1.0
    rating: str = ""
    genres: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    directors: list[str] = field(default_factory=list)
    cast: list[str] = field(default_factory=list)
    description: str = ""
    added_month: int = 0
    season_minutes: dict[int, int] = field(default_factory=dict)
    season_names: dict[int, str] = field(default_factory=dict)

    @property
    def season_count(self) -> int:
        """Seasons known so far; 0 for a film."""
        return len(self.season_minutes)

    @property
    def is_english(self) -> bool:
        """Whether the work belongs to the English lists."""
        return self.language == "en"

    def season_label(self, season: int) -> str:
        """The published name of a season: ``Title: Season 2`` unless named otherwise."""
        plain = f"{self.title}: {'Limited Series' if self.is_limited else f'Season {season}'}"
        return self.season_names.get(season, plain)

    def minutes_of(self, season: int) -> int:
        """Minutes of one season; season 0 is the film itself."""
        return self.season_minutes[season] if season else self.minutes

    def add_season(self, rng: Random) -> int:
        """Add a season of calibrated length; returns its number."""
        number = len(self.season_minutes) + 1
        quantiles = CALIBRATION["top10"]["runtime_hours_quantiles"][category_of(self)]
        hours = at_quantile(quantiles, rng.random())
        self.season_minutes[number] = round(hours * 60)
        return number


def category_of(work: Work) -> str:
    """The global list that the work belongs to."""
    kind = "Films" if work.kind == "film" else "TV"
    return f"{kind} ({'English' if work.is_english else 'Non-English'})"


def new_work(rng: Random, titles: Titles, category: str, year: int) -> Work:
    """A work that came after the catalogue was drawn up, fit for one of the four lists."""
    is_film = category.startswith("Films")
    is_english = category.endswith("(English)")
    language = "en" if is_english else rng.choices(list(_MARKET), list(_MARKET.values()))[0]
    country = "United States" if is_english else _MARKET_COUNTRY[language]
    title, original = name_work(rng, titles, language)
    is_original = rng.random() < (0.62 if is_film else 0.85)
    quantiles = CALIBRATION["top10"]["runtime_hours_quantiles"][category]
    work = Work(
        kind="film" if is_film else "series",
        title=title,
        language=language,
        original_title=original,
        release_year=year if is_original else year - rng.randrange(1, 14),
        minutes=round(60 * at_quantile(quantiles, rng.random())) if is_film else 0,
        is_original=is_original,
        is_limited=not is_film and rng.random() < 0.3,
        popularity=rng.lognormvariate(0, 1),
        countries=[country],
    )
    if not is_film:
        seasons = 1 if work.is_limited else rng.choices((1, 2, 3, 4), (55, 25, 13, 7))[0]
        for _ in range(seasons):
            work.add_season(rng)
    return work


def name_work(rng: Random, titles: Titles, language: str) -> tuple[str, str]:
    """A title, and the original one where that differs from it (else blank)."""
    words = int(rng.choices(range(1, 9), (18, 26, 22, 14, 9, 6, 3, 2))[0])
    if language == "en":
        return titles.english(words, colon=rng.random() < 0.17), ""
    if not has_native(language):
        return titles.english(words), ""
    if language == "hi" and rng.random() < 0.4:
        return titles.english(words), ""
    native = titles.native(language)
    if native.isascii() and rng.random() < 0.25:
        return native, ""
    if language == "hi" and rng.random() < 0.5:
        return titles.native("hi-Latn"), native
    return titles.english(words, colon=rng.random() < 0.1), native
