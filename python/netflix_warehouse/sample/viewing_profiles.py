"""The three fictional profiles, and the names that exports give to what they watch."""

from dataclasses import dataclass, field

from netflix_warehouse.sample.draw import stream
from netflix_warehouse.sample.titles import phrase
from netflix_warehouse.sample.works import Work

# language: season, limited series, episode suffix, trailer before a title, trailer after it
WORDS = {
    "en": ("Season {}", "Limited Series", "Episode {}", "Trailer: {}", "{} (Trailer)"),
    "es": ("Temporada {}", "Miniserie", "Episodio {}", "Tráiler: {}", "{} (Tráiler)"),
    "tr": ("{}. Sezon", "Mini Dizi", "Bölüm {}", "Fragman: {}", "{} (Fragman)"),
    "fr": ("Saison\u00a0{}", "Mini-série", "Épisode {}", "Bande-annonce : {}", "{} (Trailer)"),
}


@dataclass
class Profile:
    """A fictional member: their language, home, devices and how often they watch."""

    name: str
    language: str
    country: str
    abroad: str
    utc_offset_hours: int
    devices: dict[str, int]
    evening_chance: float
    second_language: str = ""
    current: "Following | None" = None
    known: list[Work] = field(default_factory=list)


@dataclass
class Following:
    """A series being watched: the next season and episode, and when to give up."""

    work: Work
    language: str
    season: int
    episode: int
    patience: int


def profiles() -> list[Profile]:
    """The profiles, who have watched nothing yet."""
    return [
        Profile("Wendell", "en", "GB (United Kingdom)", "FR (France)", 0,
                {"Samsung 2019 MuseM UHD TV Smart TV": 60, "Apple iPhone 12 Pro": 15,
                 "Chrome PC (Cadmium)": 15, "Sony PS5": 10}, 0.77, "fr"),
        Profile("Macarena", "es", "ES (Spain)", "PT (Portugal)", 1,
                {"LG 2020 WebOS UHD TV Smart TV": 50, "Android DefaultWidevineL3Phone Android "
                 "Phone": 25, "Netflix Safari MAC (Cadmium)": 15, "Chromecast with Google TV "
                 "Streaming Stick": 10}, 0.45),
        Profile("Yasemin", "tr", "TR (Turkey)", "DE (Germany)", 3,
                {"Vestel MB130 Smart TV": 45, "Apple iPad 8th Gen (Wi-Fi) iPad": 30,
                 "Netflix Windows App - Cadmium Windows Mobile": 15,
                 "Microsoft Xbox One S": 10}, 0.43),
    ]  # fmt: skip


def episode(following: Following) -> tuple[str, int]:
    """The name of the next episode as exports give it, and its length in seconds."""
    work, season, number = following.work, following.season, following.episode
    season_word, limited, episode_word, *_ = WORDS[following.language]
    label = limited if work.is_limited else season_word.format(season)
    # A stream of its own: an episode has one name, whoever watches it.
    own = stream(f"{work.title} {season} {number} {following.language}")
    text = f"{shown(work, following.language)}: {label}: {phrase(own, following.language)}"
    if stream(work.title).random() > 0.06:
        text += f" ({episode_word.format(number)})"
    seconds = work.minutes_of(season) * 60 // episode_count(work, season)
    return text, max(240, seconds)


def shown(work: Work, language: str) -> str:
    """The title as a profile of the language sees it."""
    return work.original_title if work.language == language and work.original_title else work.title


def episode_count(work: Work, season: int) -> int:
    """Episodes of a season: of about 45 minutes, or 25 in short seasons."""
    minutes = work.minutes_of(season)
    return max(3, min(16, round(minutes / (45 if minutes > 200 else 25))))
