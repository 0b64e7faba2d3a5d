"""Full viewing exports of any size, from a fixed seed, as the raw tables of a warehouse."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
from pyarrow import compute, parquet

from netflix_warehouse.land.store import Store
from netflix_warehouse.raw_tables import LANDING_TABLES, RAW_TABLES

TABLE = "viewing_activity"
ACCOUNTS = 12
PROFILES = ("Ana", "Ben", "Cem", "Dee", "Kids")  # the same names in every account
SHOWS, EPISODES, FILMS = 3200, 45, 6000
REPEATED_SHARE = 0.05  # of an account's rows stand in a second export of it too
MAIN_SHARE, BRIEF_SHARE = 0.72, 0.2
SECONDS = 9000  # longer than any play
STARTS_AT = np.datetime64("2012-01-01T00:00:00", "s")
SEASONS = (
    "{show}: Season {season}: {title} (Episode {episode})",
    "{show}: Temporada {season}: {title} (Episodio {episode})",
    "{show}: Saison\u00a0{season}: {title} (Épisode {episode})",
    "{show}: {season}. Sezon: {title} (Bölüm {episode})",
    "{show}: Staffel {season}: {title} (Folge {episode})",
    "{show}: シーズン{season}: {title} (エピソード {episode})",
)
FIRST = ("Amber", "Bitter", "Copper", "Distant", "Early", "Fallen", "Golden", "Hidden", "Keen")
SECOND = ("Anchor", "Bridge", "Canyon", "Desert", "Engine", "Forest", "Garden", "Harbour", "Island")
CLIPS = ("HOOK", "TRAILER", "TEASER_TRAILER", "RECAP")
DEVICES = ("Samsung Smart TV", "Chrome PC (Cadmium)", "Apple iPhone 12", "iPad Air", "PS5", None)
COUNTRIES = ("ES (Spain)", "DE (Germany)", "TR (Turkey)", "JP (Japan)")


def write_warehouse(warehouse: Path, row_count: int, seed: int = 7) -> None:
    """Write a warehouse whose raw tables hold so many rows of viewing exports, and nothing else.

    Each account has two exports: the first of all its rows but the newest, the second of the newest
    and of some that the first has too.

    Args:
        warehouse: the folder to make.
        row_count: rows of all exports together.
        seed: of the random numbers.
    """
    with Store(warehouse) as store:
        store.complete()
        file = emptied(store.table(TABLE))
        landed = emptied(store.table("landed_files"))
    rows: dict[str, int] = {}
    writer: parquet.ParquetWriter | None = None
    for table in exports(row_count, seed):
        name = table["_file"][0].as_py()
        rows[name] = rows.get(name, 0) + len(table)
        writer = writer or parquet.ParquetWriter(file, table.schema)
        writer.write_table(table)
    if writer:
        writer.close()
    values = ", ".join(
        f"('{TABLE}', '{name}', {count}::bigint, {count}::bigint, 0::bigint, null::varchar, "
        "null::varchar, null::varchar)"
        for name, count in sorted(rows.items())
    )
    columns = ", ".join(LANDING_TABLES["landed_files"])
    duckdb.sql(f"select * from (values {values}) as files ({columns})").write_parquet(str(landed))


def emptied(path: Path) -> Path:
    """Remove the raw table there, a file or a folder of parts, and return its path."""
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    return path


def exports(row_count: int, seed: int = 7) -> Iterator[pa.Table]:
    """Yield the raw rows, one table per account and export, of `row_count` rows together."""
    rng = np.random.default_rng(seed)
    titles, clock = pa.array(title_texts()), pa.array(clock_texts())
    for account in range(ACCOUNTS):
        here = row_count * (account + 1) // ACCOUNTS - row_count * account // ACCOUNTS
        repeated = round(here * REPEATED_SHARE)
        counts = np.full(len(PROFILES), (here - repeated) // len(PROFILES))
        counts[0] += here - repeated - counts.sum()
        parts = [history(rng, int(count)) for count in counts]
        profile = np.repeat(np.arange(len(PROFILES)), counts)
        start, seconds, title, clip = (
            np.concatenate(column) for column in zip(*parts, strict=True)
        )
        order = np.argsort(start, kind="stable")
        device = rng.integers(0, len(DEVICES), len(order))
        # The first export ends where the second has a tail of news and what it repeats before it.
        news = len(order) // 10
        for part, chosen in (
            ("first", order[: len(order) - news]),
            ("second", order[len(order) - news - repeated :]),
        ):
            newest_first = chosen[::-1]
            file = f"{account:012x}/{part}.csv"
            yield pa.table(
                {
                    "profile_name": words(PROFILES, profile[newest_first]),
                    "start_time": compute.strftime(
                        pa.array(STARTS_AT + start[newest_first].astype("timedelta64[s]")),
                        format="%Y-%m-%d %H:%M:%S",
                    ),
                    "duration": clock.take(pa.array(seconds[newest_first])),
                    "attributes": words(
                        ("Autoplayed: user action: None; ", None), newest_first % 3 % 2
                    ),
                    "title": titles.take(pa.array(title[newest_first])),
                    "supplemental_video_type": words((None, *CLIPS), clip[newest_first]),
                    "device_type": words(DEVICES, device[newest_first]),
                    "bookmark": clock.take(pa.array(seconds[newest_first])),
                    "latest_bookmark": words(("Not latest view", None), newest_first % 2),
                    "country": words(COUNTRIES, np.full(len(chosen), account % len(COUNTRIES))),
                    "_file": pa.array([file] * len(chosen)),
                    "_row": pa.array(np.arange(1, len(chosen) + 1)),
                }
            ).select([*RAW_TABLES[TABLE], "_file", "_row"])


def history(rng: np.random.Generator, count: int) -> tuple[np.ndarray, ...]:
    """Return one profile's rows, in order: start and seconds, number of its title, clip type.

    Starts are seconds after `STARTS_AT`; pauses of exactly the longest that a session has, a second
    more, overlaps and starts at one time all occur. Clip type 0 is none.
    """
    is_main = rng.random(count) < MAIN_SHARE
    is_brief = rng.random(count) < BRIEF_SHARE
    segment = np.cumsum(rng.random(count) < 0.12)
    segments = int(segment[-1]) + 1 if count else 0
    is_film = (rng.random(segments) < 0.3)[segment]
    show = (SHOWS * rng.random(segments) ** 2).astype(int)[segment]
    film = rng.integers(0, FILMS, segments)[segment]
    # A clip, and one play in seven, does not move on to the next episode.
    steps = np.cumsum(is_main & (rng.random(count) < 6 / 7))
    episode = (rng.integers(0, EPISODES, segments)[segment] + steps) % EPISODES
    title = np.where(is_film, SHOWS * EPISODES + film, show * EPISODES + episode)
    seconds = np.where(is_film, rng.integers(1200, 7200, count), rng.integers(900, 3300, count))
    seconds = np.where(is_main & ~is_brief, seconds, rng.integers(5, 120, count))
    pause = np.select(
        [(draw := rng.random(count)) < 0.68, draw < 0.70, draw < 0.72, draw < 0.74, draw < 0.741],
        [rng.integers(0, 600, count), 1800, 1801, -(seconds // 2), -seconds],
        default=1802 + rng.exponential(600, count).astype(int),
    )
    start = np.concatenate([[0], np.cumsum(seconds + pause)[:-1]]) if count else seconds
    clip = np.where(is_main, 0, rng.integers(1, len(CLIPS) + 1, count))
    return start + rng.integers(0, 86400), seconds, title, clip


def title_texts() -> list[str]:
    """Return every title: all episodes of all shows, show by show, then the films."""
    names = [f"The {a} {b} {n}" for n in range(40) for a in FIRST for b in SECOND]
    shows = [
        SEASONS[show % len(SEASONS)].format(
            show=names[show],
            season=episode // 9 + 1,
            title=f"{FIRST[(show + episode) % len(FIRST)]} {SECOND[episode % len(SECOND)]}",
            episode=episode % 9 + 1,
        )
        for show in range(SHOWS)
        for episode in range(EPISODES)
    ]
    films = [
        f"{a} {b} and the {c} {n}" for n in range(9) for a in FIRST for b in SECOND for c in FIRST
    ]
    return shows + films[:FILMS]


def clock_texts() -> list[str]:
    """Return `h:mm:ss` of each number of seconds below `SECONDS`."""
    return [f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}" for s in range(SECONDS)]


def words(choices: tuple[str | None, ...], numbers: np.ndarray) -> pa.Array:
    """Return the choice of each number."""
    return pa.array(choices, pa.string()).take(pa.array(numbers))


if __name__ == "__main__":
    write_warehouse(Path(sys.argv[1]), int(sys.argv[2]))
