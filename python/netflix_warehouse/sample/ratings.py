"""Ratings in the form of the prize: 1 to 5 stars by many users of few films, over six years."""

from datetime import date, timedelta
from random import Random

from netflix_warehouse.sample.titles import Titles
from netflix_warehouse.sample.works import Work

Row = dict[str, str]
RATINGS, FILMS, USERS = 8000, 200, 420
_FIRST_DAY, _DAYS = date(1999, 11, 11), 2240
_WITHOUT_YEAR = 3
_FIRST_DAY_SHARE = 0.3
DATASET = "netflix_prize"


def rated_films(rng: Random, titles: Titles, catalogue: list[Work]) -> list[Row]:
    """200 films released by 2005: those of the catalogue, then older invented ones."""
    known = [work for work in catalogue if work.kind == "film" and work.release_year <= 2005
             and work.title.isprintable() and not work.title.isdigit()]  # fmt: skip
    films = [(work.title, work.release_year) for work in known[: FILMS // 2]]
    while len(films) < FILMS:
        title = titles.english(rng.randrange(1, 6), colon=rng.random() < 0.2)
        films.append((title, rng.randrange(1931, 2006)))
    rng.shuffle(films)
    rows = [
        {"movie_id": str(number), "year": str(year), "title": title, "dataset": DATASET}
        for number, (title, year) in enumerate(films, start=1)
    ]
    for row in rng.sample(rows, _WITHOUT_YEAR):
        row["year"] = "NULL"
    commas = [row for row in rows if " and " in row["title"] or ": " in row["title"]]
    for row in commas[:4]:
        row["title"] = row["title"].replace(": ", ", ").replace(" and ", ", ", 1)
    return rows


def rating_rows(rng: Random, films: list[Row]) -> list[Row]:
    """8,000 ratings by film, as the prize files are; a few films and users have most of them."""
    film_bias = {film["movie_id"]: rng.gauss(0, 0.5) for film in films}
    film_weights = [1 / (rank + 3) for rank in range(len(films))]
    by_fame = rng.sample([film["movie_id"] for film in films], len(films))
    users = sorted(rng.sample(range(7, 2_649_429), USERS))
    user_bias = {user: rng.gauss(0, 0.45) for user in users}
    user_weights = [rng.paretovariate(0.9) for _ in users]
    # Taste: two kinds of film and of user, so that similar users can be found.
    film_taste = {film: rng.choice((-1, 1)) for film in by_fame}
    user_taste = {user: rng.gauss(0, 0.4) for user in users}
    # Whoever joins rates what they have seen: many ratings fall on a user's first day.
    joined = {user: rng.random() ** 0.7 for user in users}
    seen: set[tuple[str, int]] = set()
    drawn: list[tuple[int, int, int, date]] = []
    while len(drawn) < RATINGS:
        film = rng.choices(by_fame, film_weights)[0]
        user = rng.choices(users, user_weights)[0]
        if (film, user) in seen:
            continue
        seen.add((film, user))
        # The service grew: more ratings in later years.
        share = joined[user]
        if rng.random() > _FIRST_DAY_SHARE:
            share += (1 - share) * rng.random() ** 0.8
        score = (3.35 + 0.45 * share + film_bias[film] + user_bias[user]
                 + film_taste[film] * user_taste[user] + rng.gauss(0, 0.75))  # fmt: skip
        stars = min(5, max(1, round(score)))
        drawn.append((int(film), user, stars, _FIRST_DAY + timedelta(days=int(share * _DAYS))))
    return [
        {"movie_id": str(film), "user_id": str(user), "rating": str(stars),
         "date": day.isoformat(), "dataset": DATASET}
        for film, user, stars, day in sorted(drawn, key=lambda row: (row[0], row[3], row[1]))
    ]  # fmt: skip
