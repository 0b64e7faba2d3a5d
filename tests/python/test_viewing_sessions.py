"""Plays, sessions and binges of the SQL equal those of plain Python, on random histories."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
import viewing_reference as reference
from chain import Chain, compiled_manifest
from viewing_reference import Export, Title

HISTORIES = 200
ZONES = ("Europe/Madrid", "America/Santiago")  # where an autumn's clock goes back over midnight
# Before the clocks of the zones change, and before a common midnight.
EVES = (
    datetime(2022, 3, 26, 21),
    datetime(2022, 10, 29, 20),
    datetime(2022, 4, 2, 22),
    datetime(2022, 9, 10, 23),
    datetime(2023, 6, 30, 23),
)
SECONDS = (0, 30, 119, 120, 121, 1500, 1500, 2400, 5400, 10800, None)
PAUSES = (0, 0, 1, 60, 600, 1799, 1800, 1801, 3600, 80_000, 400_000, 1_300_000)
DEVICES = ("Smart TV", "iPhone", None)
NAMES = ("Ana", "Ben", "Kids")
TITLES = {
    **{
        f"Show {show}: Season {season}: Part (Episode {number})": Title(
            "series", f"show {show}", season, number, f"{season}|{number}"
        )
        for show in "ABC"
        for season in (1, 2)
        for number in (1, 2, 3, 4)
    },
    **{f"Film {name}": Title("film", f"film {name.lower()}") for name in "XYZ"},
    "Show A_hook_01": Title("series", "show a", is_clip=True, episode_key="hook"),
}
NAMING = ("profile_name", "title")
ACTIVITY = ("profile_name", "start_time", "duration", "title", "supplemental_video_type",
            "device_type")  # fmt: skip


@pytest.mark.parametrize("zone", ZONES)
def test_random_histories_give_the_sessions_and_binges_of_the_reference(zone: str) -> None:
    chain = Chain(compiled_manifest(), zone)
    seeds = range(ZONES.index(zone), HISTORIES, len(ZONES))
    histories = {seed: apart(seed, history(Random(seed))) for seed in seeds}
    found = in_sql(chain, [export for exports in histories.values() for export in exports], seeds)
    seen = Counter[str]()
    for seed, exports in histories.items():
        expected = expect(exports, zone, seed)
        mine = {name: [row for row in rows if tag(seed) in row] for name, rows in found.items()}
        assert expected == mine, f"history {seed}"
        seen.update({name: len(rows) for name, rows in expected.items()})
        seen["marathons"] += sum(dict(row)["is_marathon"] for row in expected["binges"])
        seen["rewatched"] += sum(dict(row)["is_rewatch"] for row in expected["binges"])
        seen["short"] += sum(dict(row)["started_at"] is None for row in expected["plays"])
    assert sum(map(len, found.values())) == sum(seen[name] for name in found)
    assert min(seen.values()) > 5, seen
    assert seen["sessions"] > 1000, seen


def named(seed: int, name: str) -> str:
    """Return a name that no other history has."""
    return f"{seed}; {name}"


def tag(seed: int) -> tuple[str, int]:
    """Return the column that tells a row's history."""
    return "history", seed


def apart(seed: int, exports: list[Export]) -> list[Export]:
    """Return a history under names of its own, so that many are built at once and stay apart."""
    return [
        replace(
            export,
            name=f"{seed:03}-{export.name}",
            account=export.account and named(seed, export.account),
            rows=[
                {
                    column: named(seed, cell)
                    if cell and column in NAMING and cell.strip()
                    else cell
                    for column, cell in row.items()
                }
                for row in export.rows
            ],
        )
        for export in exports
    ]


def titles(seed: int) -> dict[str, Title]:
    """Return what the titles of a history say."""
    return {
        named(seed, text): replace(title, show_key=named(seed, title.show_key))
        for text, title in TITLES.items()
    }


def history(rng: Random) -> list[Export]:
    """Return the exports of one to three accounts, whose profiles share names."""
    exports: list[Export] = []
    for number in range(rng.randint(1, 3)):
        rows = account_rows(rng)
        said = rng.choice((None, None, f"home {number}"))
        if rng.random() < 0.3:
            exports += short_exports(rng, rows, number)
        for part, chosen in enumerate(parts(rng, rows)):
            if chosen:
                exports.append(full_export(rng, f"{number}{part}/full.csv", chosen, said))
    return exports


def account_rows(rng: Random) -> list[dict]:
    """Return the rows of an account's profiles, oldest first, with starts as moments."""
    rows = []
    for name in rng.sample(NAMES, rng.randint(1, 3)):
        at = rng.choice(EVES) + timedelta(seconds=rng.randrange(7200))
        show, place = rng.choice("ABC"), 0
        for _ in range(rng.randint(3, 40)):
            if rng.random() < 0.15:
                show, place = rng.choice("ABC"), rng.randrange(8)
            seconds = rng.choice(SECONDS)
            place += rng.random() < 0.8
            title = f"Show {show}: Season {place // 4 % 2 + 1}: Part (Episode {place % 4 + 1})"
            if rng.random() < 0.2:
                title = rng.choice([*TITLES])
            rows.append(
                {
                    "profile_name": name,
                    "start": at,
                    "seconds": seconds,
                    "title": title,
                    "supplemental_video_type": "TRAILER" if rng.random() < 0.08 else None,
                    "device_type": rng.choice(DEVICES),
                }
            )
            # Some begin while the last runs, on another device or at the very same moment.
            overlap = -(seconds or 0) * rng.choice((0, 0, 0, 0, 0.5, 1))
            at += timedelta(seconds=(seconds or 0) + int(overlap) + rng.choice(PAUSES))
    return sorted(rows, key=lambda row: row["start"])


def parts(rng: Random, rows: list[dict]) -> list[list[dict]]:
    """Return what the downloads of an account hold: all, overlapping parts, or one by one."""
    cut, back = rng.randrange(len(rows) + 1), rng.randrange(1, len(rows) + 1)
    return rng.choice(
        ([rows], [rows, rows], [rows[:cut], rows[max(0, cut - back) :]], [rows[:cut], rows[cut:]])
    )


def full_export(rng: Random, name: str, rows: list[dict], account: str | None) -> Export:
    """Return a full export in one of the shapes that are found, newest first."""
    shape = rng.choice(("plain", "plain", "plain", "T", "mdy", "dmy", "dotted", "AM"))
    spelled = {
        "plain": "%Y-%m-%d %H:%M:%S",
        "T": "%Y-%m-%dT%H:%M:%S",
        "mdy": "%m/%d/%Y %H:%M",
        "dmy": "%d/%m/%Y %H:%M:%S",
        "dotted": "%d.%m.%Y %H:%M",
        "AM": "%m/%d/%Y %I:%M %p",
    }[shape]
    missing = rng.choice((None, None, None, "duration", "device_type", "supplemental_video_type"))
    found = []
    for row in reversed(rows):
        seconds = row["seconds"]
        cells = row | {
            "start_time": row["start"].strftime(spelled),
            "duration": None if seconds is None else str(timedelta(seconds=seconds)),
        }
        if missing:
            cells[missing] = None
        found.append({column: cells[column] for column in ACTIVITY})
    found.insert(rng.randrange(len(found)), found[0] | {"start_time": "31/31/2022 4:22"})
    found.insert(rng.randrange(len(found)), found[0] | {"title": "  "})
    order = {"mdy": "mdy", "AM": "mdy", "dmy": "dmy"}.get(shape)
    return Export(name, False, found, account, order)


def short_exports(rng: Random, rows: list[dict], number: int) -> list[Export]:
    """Return the short exports of one profile: what it saw, and days of before the full ones."""
    name = rng.choice(rows)["profile_name"]
    listed = {
        (row["title"], row["start"].date())
        for row in rows
        if row["profile_name"] == name and row["supplemental_video_type"] is None
    }
    older = {(rng.choice([*TITLES]), day - timedelta(days=900)) for _, day in sorted(listed)[:9]}
    found = sorted(listed | older, key=lambda row: (row[1], row[0]), reverse=True)
    spelled, order = rng.choice((("%Y-%m-%d", None), ("%d/%m/%Y", "dmy"), ("%d.%m.%Y", None)))
    cells = [{"title": title, "date": day.strftime(spelled)} for title, day in found]
    cells += cells[:1]
    return [
        Export(f"{number}{part}/short.csv", True, cells[: len(cells) - part], None, order)
        for part in range(rng.randint(1, 2))
        if len(cells) > part
    ]


def expect(exports: list[Export], zone: str, seed: int) -> dict[str, list]:
    """Return the rows of the reference, each as its pairs of column and value."""
    plays = reference.plays(exports, titles(seed), zone)
    again = reference.rewatches(plays)
    return tidy(
        {
            "plays": [
                {
                    "profile": play.profile,
                    "show_key": play.title.show_key,
                    "episode_key": play.title.episode_key,
                    "started_at": play.start,
                    "watched_seconds": play.seconds,
                    "played_on": play.day,
                    "is_rewatch": again[place],
                }
                for place, play in enumerate(plays)
            ],
            "sessions": [reference.session_row(session) for session in reference.sessions(plays)],
            "binges": reference.binges(plays, zone),
        }
    )


def in_sql(chain: Chain, exports: list[Export], seeds: Iterable[int]) -> dict[str, list]:
    """Return the rows of the marts, each as its pairs of column and value."""
    given: dict[str, list] = {"viewing_activity": [], "viewing_history": [], "landed_files": []}
    for export in exports:
        table = "viewing_history" if export.is_short else "viewing_activity"
        given[table] += [
            dict(row) | {"_file": export.name, "_row": number}
            for number, row in enumerate(export.rows, 1)
        ]
        given["landed_files"].append(
            {"raw_table": table, "_file": export.name, "record_count": len(export.rows),
             "account": export.account, "date_order": export.date_order}
        )  # fmt: skip
    given["int_viewing_titles"] = [
        {"title_text": text, "is_clip": title.is_clip, "kind": title.kind,
         "show_title": title.show_key, "show_key": title.show_key, "season_number": title.season,
         "episode_number": title.episode, "episode_key": title.episode_key,
         "parse_method": "season", "parse_confidence": 0.9}
        for seed in seeds
        for text, title in titles(seed).items()
    ]  # fmt: skip
    given["int_viewing_title_matches"] = []
    connection = chain.run(given, ["fct_viewing_plays", "fct_viewing_sessions", "fct_binges"])
    shapes = {
        "plays": ("fct_viewing_plays", PLAY_COLUMNS),
        "sessions": ("fct_viewing_sessions", SESSION_COLUMNS),
        "binges": ("fct_binges", BINGE_COLUMNS),
    }
    found = {}
    for name, (table, columns) in shapes.items():
        rows = connection.execute(
            f"select profiles.account_label, coalesce(profiles.profile_name, ''), "
            f"{', '.join(f'facts.{column}' for column in columns)} "
            f"from marts.{table} as facts "
            "left join intermediate.int_viewing_profiles as profiles using (profile_id)"
        ).fetchall()
        found[name] = [
            {"profile": row[:2]} | dict(zip(columns, row[2:], strict=True)) for row in rows
        ]
    return tidy(found)


PLAY_COLUMNS = ("show_key", "episode_key", "started_at", "watched_seconds", "played_on",
                "is_rewatch")  # fmt: skip
SESSION_COLUMNS = ("started_at", "ended_at", "watched_seconds", "play_count", "series_count",
                   "film_count", "episode_count")  # fmt: skip
BINGE_COLUMNS = ("show_key", "started_at", "ended_at", "started_local_at", "played_on",
                 "iso_weekday", "started_hour", "episode_count", "season_count", "play_count",
                 "watched_seconds", "is_marathon", "is_first_of_show", "is_rewatch")  # fmt: skip


def tidy(tables: dict[str, list[dict]]) -> dict[str, list]:
    """Return each table's rows in one order, each as its pairs of column and value."""
    for rows in tables.values():
        for row in rows:
            label, profile = row["profile"]
            row["history"] = int((profile or label.rsplit(" ", 1)[1]).split(";")[0].split("-")[0])
    return {
        name: sorted((sorted(row.items()) for row in rows), key=str)
        for name, rows in tables.items()
    }
