"""The works of the catalogue, drawn so that their shares follow the published ones."""

from collections import Counter, defaultdict
from random import Random
from typing import Any

from netflix_warehouse.sample.descriptions import describe
from netflix_warehouse.sample.draw import (
    CALIBRATION,
    apportion,
    at_quantile,
    nearest,
    shuffled,
    weighted,
)
from netflix_warehouse.sample.people import People
from netflix_warehouse.sample.titles import Titles
from netflix_warehouse.sample.works import LANGUAGE_OF_COUNTRY, Work, name_work

_SHARES: dict[str, Any] = CALIBRATION["catalogue"]
_KIDS_RATINGS = {"TV-Y", "TV-Y7", "TV-Y7-FV", "TV-G", "G"}
_KIDS_GENRES = {"Children & Family Movies", "Kids' TV"}
_INTERNATIONAL = {"Movie": "International Movies", "TV": "International TV Shows"}
_INTERNATIONAL_CHANCE = {"United States": 0.03, "United Kingdom": 0.3, "Canada": 0.25,
                         "Australia": 0.3, "": 0.5}  # fmt: skip
_MORE_ALONE = {"Documentaries": 5, "Stand-Up Comedy": 8, "Children & Family Movies": 5,
               "Kids' TV": 3, "Reality TV": 3, "Docuseries": 2, "Dramas": 0.5,
               "Movies": 3, "TV Shows": 6}  # fmt: skip
_ONLY_ALONE = {"Movies", "TV Shows"}
_GENRE_HOME = {"British TV Shows": "en-GB", "Korean TV Shows": "ko", "Anime Series": "ja",
               "Anime Features": "ja", "Spanish-Language TV Shows": "es"}  # fmt: skip
_TV_ONLY_WORDS = ("TV", "Docuseries", "Anime Series", "Talk Shows")


def make_catalogue_works(rng: Random, titles: Titles, people: People, films: int,
                         series: int) -> list[Work]:  # fmt: skip
    """``films`` films and ``series`` series, in no particular order."""
    return [
        *_make_type(rng, titles, people, "Movie", films),
        *_make_type(rng, titles, people, "TV", series),
    ]


def _make_type(rng: Random, titles: Titles, people: People, kind: str, total: int) -> list[Work]:
    def exactly(counts: dict[str, int]) -> list[str]:
        return shuffled(rng, apportion(counts, total))

    nulls = exactly(_SHARES["null_pattern"][kind])
    ratings = Counter(exactly(_SHARES["rating_x_type"][kind]))
    genre_counts = [int(count) for count in exactly(_SHARES["genres_per_title"][kind])]
    seasons = [int(count) for count in exactly(_SHARES["tv_seasons"])]
    works = []
    for (year, month), null, genre_count, season_count in zip(
        _release_and_added(rng, kind, total), nulls, genre_counts, seasons, strict=True
    ):
        countries = [] if null[2] == "1" else _countries(rng, kind)
        first = countries[0] if countries else ""
        rating = _rating(rng, ratings, first)
        work = Work(
            kind="film" if kind == "Movie" else "series",
            title="",
            language=LANGUAGE_OF_COUNTRY.get(first, "en"),
            release_year=year,
            minutes=0,
            rating="" if rating == "<null>" else rating,
            countries=countries,
            added_month=month,
            is_original=month // 12 == year and year >= 2014 and rng.random() < 0.6,
            popularity=rng.lognormvariate(0, 1),
        )
        work.genres = _genres(rng, kind, work, genre_count)
        if kind == "TV":
            for _ in range(season_count):
                work.add_season(rng)
            work.is_limited = season_count == 1 and rng.random() < 0.15
        works.append(work)
    if kind == "Movie":
        _set_minutes(rng, works)
    _set_people(rng, people, kind, works, nulls)
    for work in works:
        if "Stand-Up Comedy" in work.genres and work.cast:
            work.title = titles.comic(work.cast[0])
        else:
            work.title, work.original_title = name_work(rng, titles, work.language)
        work.description = describe(rng, work.genres)
    return works


def _release_and_added(rng: Random, kind: str, total: int) -> list[tuple[int, int]]:
    """(release year, month added counted from year 0), never added before release."""
    years = sorted(map(int, apportion(_SHARES["type_x_release_year"][kind], total)), reverse=True)
    months = sorted(
        int(month[:4]) * 12 + int(month[5:]) - 1
        for month in apportion(_SHARES["type_x_year_month_added"][kind], total)
    )
    lags = {int(lag): n for lag, n in _SHARES["years_from_release_to_added"][kind].items()}
    pairs = []
    for year in years:
        lag = max(0, weighted(rng, lags))
        at_least = nearest(months, max(year * 12, (year + lag) * 12 + rng.randrange(12)))
        while months[at_least] < year * 12 and at_least + 1 < len(months):
            at_least += 1
        pairs.append((year, months.pop(at_least)))
    return shuffled(rng, _mixed(rng, pairs, lags))


def _mixed(
    rng: Random, pairs: list[tuple[int, int]], lags: dict[int, int]
) -> list[tuple[int, int]]:
    """Swap months between pairs until the lags are as likely in every year of addition.

    Filling the newest years first leaves the last months to the oldest titles; random swaps that
    keep both shares (Metropolis) undo that.
    """
    for _ in range(40 * len(pairs)):
        a, b = rng.randrange(len(pairs)), rng.randrange(len(pairs))
        (year_a, month_a), (year_b, month_b) = pairs[a], pairs[b]
        if month_b < year_a * 12 or month_a < year_b * 12:
            continue
        now = lags.get(month_a // 12 - year_a, 0.2) * lags.get(month_b // 12 - year_b, 0.2)
        then = lags.get(month_b // 12 - year_a, 0.2) * lags.get(month_a // 12 - year_b, 0.2)
        if then >= now * rng.random():
            pairs[a], pairs[b] = (year_a, month_b), (year_b, month_a)
    return pairs


def _countries(rng: Random, kind: str) -> list[str]:
    """Countries of one work, the first by the first-listed shares, the others by known pairs."""
    column = 0 if kind == "Movie" else 1
    counts = _SHARES["country_counts"]
    first = weighted(
        rng, {name: n[2] * (n[column] + 0.01) / (n[0] + n[1]) for name, n in counts.items()}
    )
    sizes = {int(n): count for n, count in _SHARES["countries_per_title"][kind].items() if n != "0"}
    countries = [first]
    for _ in range(weighted(rng, sizes) - 1):
        partners = {name: n[column] / 60 for name, n in counts.items()}
        for pair, count in _SHARES["country_pairs_top30"].items():
            if first in pair.split("|"):
                partners["".join(pair.split("|")).replace(first, "", 1)] = count
        for country in countries:
            partners.pop(country, None)
        countries.append(weighted(rng, partners))
    return countries


def _rating(rng: Random, left: Counter[str], country: str) -> str:
    """Take one of the ratings left, preferring those usual in the country."""
    usual = _SHARES["first_country_x_rating_top12"].get(country)
    mass = sum(usual.values()) if usual else 1
    weights = {
        rating: count * ((usual.get(rating, 0) / mass + 0.004) if usual else 1.0)
        / (_SHARES["rating_x_type"]["Movie"].get(rating, 1) if usual else 1)
        for rating, count in left.items()
        if count
    }  # fmt: skip
    rating = weighted(rng, weights)
    left[rating] -= 1
    return rating


def _genres(rng: Random, kind: str, work: Work, size: int) -> list[str]:
    """``size`` genres of the type, drawn by how often they meet, in alphabetical order."""
    first = work.countries[0] if work.countries else ""
    genres: list[str] = []
    if work.language == "en" and first and size == 2 and rng.random() < 0.3:
        size = 1
    elif work.language != "en" and size == 1 and rng.random() < 0.7:
        size = 2
    if size > 1 and rng.random() < _INTERNATIONAL_CHANCE.get(first, 0.97):
        genres.append(_INTERNATIONAL[kind])
    candidates = {
        genre: count * _genre_fit(genre, kind, work, first, size)
        for genre, count in _SHARES["genre_counts"].items()
        if genre not in genres and genre != _INTERNATIONAL[kind]
    }
    while len(genres) < size:
        weights = {
            genre: weight * _lift(genre, genres)
            for genre, weight in candidates.items()
            if weight and genre not in genres
        }
        genres.append(weighted(rng, weights))
    return sorted(genres)


def _genre_fit(genre: str, kind: str, work: Work, country: str, size: int) -> float:
    """How well a genre suits a work: zero for a genre of the other type."""
    is_tv_genre = genre == "Reality TV" or any(word in genre for word in _TV_ONLY_WORDS)
    if is_tv_genre != (kind == "TV") or (genre in _ONLY_ALONE and size > 1):
        return 0.0
    fit = 1.0 if _SHARES["genre_counts"][genre] > 120 else 2.0  # few known pairs
    if size == 1:
        fit *= _MORE_ALONE.get(genre, 0.6)
    home = _GENRE_HOME.get(genre)
    if home:
        is_british = country == "United Kingdom"
        at_home = is_british if home == "en-GB" else work.language == home
        fit *= (150.0 if is_british else 30.0) if at_home else 0.0
    if genre.startswith("Classic"):
        before = 1988 if kind == "Movie" else 2002
        fit *= 60.0 if work.release_year < before else 0.0
    if genre in _KIDS_GENRES:
        fit *= 30.0 if work.rating in _KIDS_RATINGS else 5.0 if work.rating == "PG" else 0.02
    elif work.rating in _KIDS_RATINGS:
        fit *= 0.3 if "Comed" in genre or "Doc" in genre else 0.05
    return fit


def _lift(genre: str, genres: list[str]) -> float:
    """How much more often than by chance the genre meets those already chosen."""
    lift = 1.0
    counts = _SHARES["genre_counts"]
    for other in genres:
        pair = "|".join(sorted((genre, other)))
        met = _SHARES["genre_pairs_top60"].get(pair)
        lift *= met * 6000 / (counts[genre] * counts[other]) if met else 0.2
    return lift


def _set_minutes(rng: Random, films: list[Work]) -> None:
    """Spread the published quantiles over the films, longer genres getting longer films."""
    medians = _SHARES["movie_minutes_median_by_genre"]
    quantiles = _SHARES["movie_minutes_quantiles"]

    def leaning(film: Work) -> float:
        known = [medians[genre] for genre in film.genres]
        return sum(known) / len(known) + rng.gauss(0, 14)

    ordered = sorted(films, key=leaning)
    for index, film in enumerate(ordered):
        film.minutes = round(at_quantile(quantiles, (index + 0.5) / len(ordered)))


def _set_people(rng: Random, people: People, kind: str, works: list[Work],
                nulls: list[str]) -> None:  # fmt: skip
    """Give each work its directors and cast; works without cast are mostly documentaries."""
    alike: dict[str, list[Work]] = defaultdict(list)
    for work, null in zip(works, nulls, strict=True):
        alike[null[0] + null[2]].append(work)
    has_cast: dict[int, bool] = {}
    for flags, group in alike.items():
        uncast = nulls.count(f"{flags[0]}1{flags[1]}")

        def chance(work: Work) -> float:
            return rng.random() ** (1 / (8 if "Docu" in " ".join(work.genres) else 1))

        for index, work in enumerate(sorted(group, key=chance, reverse=True)):
            has_cast[id(work)] = index >= uncast
    cast_sizes = {int(size): n for size, n in _SHARES["cast_size"][kind].items() if size != "0"}
    crews = {int(size): n for size, n in _SHARES["directors_per_title"][kind].items()
             if 0 < int(size) <= 5}  # fmt: skip
    for work, null in zip(works, nulls, strict=True):
        country = work.countries[0] if work.countries else ""
        if null[0] == "0":
            work.directors = people.team("director", country, weighted(rng, crews))
        if has_cast[id(work)]:
            size = 1 if "Stand-Up Comedy" in work.genres else weighted(rng, cast_sizes)
            work.cast = people.team("cast", country, min(size, 22))
