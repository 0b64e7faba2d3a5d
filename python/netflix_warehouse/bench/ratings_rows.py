"""Files in the two forms of the Netflix Prize, of any size, from a fixed seed.

A few titles and users have most of the ratings. Many ratings of a user fall on one day, the first.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import compute

TITLES, USERS, LAST_USER = 17_770, 480_189, 2_649_429  # of the published set
CHUNK_ROWS = 2_000_000
FIRST_DAY, DAYS = np.datetime64("1999-11-11", "D"), 2243
MOST_OF_USERS = 0.45  # that rate one title
FIRST_DAY_SHARE = 0.35
USER_BITS, ORDER_BITS = 22, 24
USER_MASK = (1 << USER_BITS) - 1
NOUNS = ("Lighthouse", "Orchard", "Harbour", "Quilt", "Meridian", "Lantern", "Viaduct", "Comet")
PLACES = ("Calvessa", "Ondrava", "the North", "Port Amity", "Lower Sedge", "the Dunes")


def write_prize(
    folder: Path,
    row_count: int,
    form: str = "combined",
    file_count: int = 4,
    title_count: int | None = None,
    user_count: int | None = None,
    seed: int = 7,
) -> list[Path]:
    """Write ratings and ``movie_titles.csv`` into a folder, which is made.

    Args:
        folder: where the files go.
        row_count: ratings in all.
        form: ``combined`` for ``combined_data_*.txt``, ``titles`` for one ``mv_*.txt`` a title.
        file_count: files of the combined form.
        title_count: titles; by default the published number, no more than one for 40 ratings.
        user_count: users; by default in proportion to the ratings.
        seed: of the random numbers.

    Returns:
        The files of ratings, in the order of their titles.
    """
    folder.mkdir(parents=True, exist_ok=True)
    titles = title_count or max(1, min(TITLES, row_count // 40))
    users = user_count or max(50, min(USERS, row_count // 200 + 400))
    (folder / "movie_titles.csv").write_text(_titles(titles, seed), encoding="latin-1")
    counts = _counts(titles, row_count, int(users * MOST_OF_USERS), np.random.default_rng(seed))
    files: list[Path] = []
    ends = np.linspace(0, titles, file_count + 1).astype(int)[1:]
    for first, texts in _texts(counts, users, seed):
        if form == "titles":
            for number, text in enumerate(texts, start=first):
                files.append(folder / f"mv_{number:07}.txt")
                files[-1].write_bytes(text)
            continue
        for number, text in enumerate(texts, start=first):
            name = f"combined_data_{np.searchsorted(ends, number) + 1}.txt"
            if not files or files[-1].name != name:
                files.append(folder / name)
                files[-1].unlink(missing_ok=True)
            with files[-1].open("ab") as file:
                file.write(text)
    return files


def _titles(count: int, seed: int) -> str:
    """Return the film list: commas in titles, a few years unknown, some letters with accents."""
    rng = np.random.default_rng(seed + 1)
    years = 2005 - (rng.exponential(11, count)).astype(int).clip(0, 109)
    lines = []
    for number, year in enumerate(years, start=1):
        noun, place = NOUNS[number % len(NOUNS)], PLACES[number % len(PLACES)]
        comma = ", " if number % 53 == 0 else " of "
        accent = "Café " if number % 97 == 0 else ""
        written = "NULL" if number % 2500 == 0 else str(year)
        lines.append(f"{number},{written},{accent}{noun}{comma}{place} {number}\n")
    return "".join(lines)


def _counts(titles: int, rows: int, most: int, rng: np.random.Generator) -> np.ndarray:
    """Share the ratings out over the titles: at least one each, none above most."""
    if rows < titles or rows > titles * most:
        raise ValueError(f"{rows} ratings do not fit {titles} titles of at most {most} each")
    weights = rng.permutation(1 / (np.arange(titles) + titles / 400 + 1) ** 1.05)
    counts = np.ones(titles, dtype=np.int64)
    while (left := rows - counts.sum()) > 0:
        open_weights = np.where(counts < most, weights, 0)
        counts = np.minimum(counts + rng.multinomial(left, open_weights / open_weights.sum()), most)
    return counts


def _texts(counts: np.ndarray, users: int, seed: int) -> Iterator[tuple[int, list[bytes]]]:
    """Yield the first title of each chunk and the text of each of its titles."""
    rng = np.random.default_rng(seed + 2)
    names = np.sort(rng.choice(LAST_USER, users, replace=False)) + 1
    activity = np.cumsum(rng.pareto(1.1, users).clip(0, 60) + 0.05)
    people = {
        "activity": activity / activity[-1],
        "bias": rng.normal(0, 0.45, users),
        "joined": (DAYS * rng.random(users) ** 0.6).astype(np.int32),
    }
    appeal = rng.normal(0, 0.55, len(counts))
    name_texts = pa.array(names).cast(pa.string())
    dates = pa.array(FIRST_DAY + np.arange(DAYS)).cast(pa.string())
    stars = pa.array(["1", "2", "3", "4", "5"])
    first = 0
    while first < len(counts):
        sums = np.cumsum(counts[first:])
        last = first + max(1, int(np.searchsorted(sums, CHUNK_ROWS, side="right")))
        films, raters = _pairs(counts[first:last], people["activity"], rng)
        length = len(films)
        joined = people["joined"][raters]
        later = rng.random(length) ** 2 * (DAYS - joined)
        days = joined + np.where(rng.random(length) < FIRST_DAY_SHARE, 0, later).astype(np.int32)
        score = 3.4 + 0.3 * days / DAYS + appeal[first:last][films] + people["bias"][raters]
        marks = np.rint(score + rng.normal(0, 0.8, length)).clip(1, 5).astype(np.int8) - 1
        lines = compute.binary_join_element_wise(
            name_texts.take(pa.array(raters)), stars.take(pa.array(marks)),
            dates.take(pa.array(days)), ",",
        )  # fmt: skip
        ends = pa.array(np.append(0, np.cumsum(counts[first:last])).astype(np.int32))
        bodies = compute.binary_join(pa.ListArray.from_arrays(ends, lines), "\n")
        yield (
            first + 1,
            [
                f"{number}:\n{body}\n".encode()
                for number, body in enumerate(bodies.to_pylist(), start=first + 1)
            ],
        )
        first = last


def _pairs(
    counts: np.ndarray, activity: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Draw so many different users for each title, the active ones more often, in random order."""
    # Title, random order and user are packed into one number: plain sorts are the fastest.
    found = np.empty(0, dtype=np.int64)
    missing = counts.copy()
    active_share = 0.9
    while missing.any():
        films = np.repeat(np.arange(len(counts)), missing + missing // 4 + (missing > 0))
        drawn = np.where(
            rng.random(len(films)) < active_share,
            np.searchsorted(activity, rng.random(len(films))),
            rng.integers(0, len(activity), len(films)),
        )
        active_share /= 4  # those who have rated a popular title already are drawn in vain
        pairs = films << USER_BITS | drawn
        pairs.sort()
        pairs = pairs[np.append(True, pairs[1:] != pairs[:-1])]
        if len(found):
            known = _without_order(found)
            known.sort()
            at = np.searchsorted(known, pairs).clip(max=len(known) - 1)
            pairs = pairs[known[at] != pairs]
        order = rng.integers(0, 1 << ORDER_BITS, len(pairs))
        fresh = pairs >> USER_BITS << USER_BITS + ORDER_BITS | order << USER_BITS
        fresh |= pairs & USER_MASK
        fresh.sort()
        films = fresh >> USER_BITS + ORDER_BITS
        drawn = np.bincount(films, minlength=len(counts))
        place = np.arange(len(fresh)) - np.repeat(np.cumsum(drawn) - drawn, drawn)
        found = np.concatenate([found, fresh[place < missing[films]]])
        missing = missing - np.minimum(drawn, missing)
    found.sort()
    return found >> USER_BITS + ORDER_BITS, found & USER_MASK


def _without_order(packed: np.ndarray) -> np.ndarray:
    return packed >> USER_BITS + ORDER_BITS << USER_BITS | packed & USER_MASK
