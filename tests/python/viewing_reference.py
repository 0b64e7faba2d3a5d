"""Plays, sessions and binges of viewing exports in plain Python, from the definitions alone.

- A play is a row of main content of two minutes or more, or one whose time is not told. A row that
  stands in several exports of an account counts once, with all that any of them tells; so does a
  row of a short export (title and day) that a full export has within a day.
- Exports are of one account where they are said to be, where most of what the days that both span
  hold stands in both, or where one ends before the other begins and has none but its profiles.
- A session is plays of one profile with pauses of 30 minutes at most; a pause begins when all plays
  before it have ended. A binge is 3 different episodes or more of one series in one session, a
  marathon a binge of 5 hours or more watched.
- A play is a rewatch once 14 days or more have passed between two plays of its episode or film.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, groupby, pairwise
from zoneinfo import ZoneInfo

Raw = Mapping[str, str | int | None]
Profile = tuple[str, str]  # the label of the account and the name of the profile
SHORTEST_PLAY, LONGEST_PAUSE = 120, 1800
SAME_SHARE = 0.5
BINGE_EPISODES, MARATHON_SECONDS, REWATCH_DAYS = 3, 5 * 3600, 14
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Title:
    """What a title text says."""

    kind: str
    show_key: str
    season: int | None = None
    episode: int | None = None
    episode_key: str | None = None
    is_clip: bool = False


@dataclass(frozen=True)
class Export:
    """An export: its name, its raw rows, and what landing knows of it."""

    name: str
    is_short: bool
    rows: Sequence[Raw]
    account: str | None = None
    date_order: str | None = None


@dataclass(frozen=True)
class Play:
    """A play; of a short export without start and seconds."""

    profile: Profile
    text: str
    title: Title
    start: datetime | None
    seconds: int | None
    day: date

    @property
    def end(self) -> datetime:
        """When it ended; when it began if that is not told."""
        return self.start + timedelta(seconds=self.seconds or 0)


@dataclass(frozen=True)
class Row:
    """A readable row of a full export."""

    file: str
    profile: str
    start: datetime
    has_seconds: bool
    seconds: int | None
    title: str
    is_typed_clip: bool
    device: str

    @property
    def minute(self) -> datetime:
        """The minute of its start."""
        return self.start.replace(second=0)


def clock(text: str) -> int | None:
    """Return the seconds of `h:mm:ss`."""
    found = re.fullmatch(r"(\d+):([0-5]\d):([0-5]\d)", (text or "").strip())
    return found and int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3])


def moment(text: str, order: str | None) -> datetime | None:
    """Return the start that a cell spells."""
    american, european = "%m/%d/%Y", "%d/%m/%Y"
    days = ["%Y-%m-%d", "%d.%m.%Y", *{"mdy": [american], "dmy": [european]}.get(order, [])]
    for day in days:
        for time in ("%H:%M:%S", "%H:%M", "%I:%M %p", "%I:%M:%S %p"):
            for between in " T":
                try:
                    found = datetime.strptime(text.strip(), day + between + time)
                except ValueError:
                    continue
                return found if date(2007, 1, 15) <= found.date() else None
    return None


def read_full(export: Export) -> list[Row]:
    """Return the readable rows of a full export."""
    rows = []
    for raw in export.rows:
        start = moment(raw["start_time"] or "", export.date_order)
        title = (raw["title"] or "").strip()
        if start and title:
            rows.append(
                Row(
                    export.name,
                    (raw["profile_name"] or "").strip(),
                    start,
                    raw["start_time"].count(":") == 2,
                    clock(raw.get("duration")),
                    title,
                    bool(raw.get("supplemental_video_type")),
                    raw.get("device_type") or "",
                )
            )
    return rows


def read_short(export: Export) -> list[tuple[str, date]]:
    """Return the title and day of the readable rows of a short export."""
    found = []
    for raw in export.rows:
        start = moment(f"{raw['date'] or ''} 00:00", export.date_order)
        if start and (raw["title"] or "").strip():
            found.append((raw["title"].strip(), start.date()))
    return found


def accounts(exports: Sequence[Export], linked: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the label of each export's account: the name that was said, or its first export.

    Args:
        exports: all of one kind, each with a readable row.
        linked: pairs of names of exports that are of one account, where none is named.
    """
    named = {export.name: export.account for export in exports}
    groups = {name: {name} for name in named}
    for one, other in linked:
        if not (named[one] and named[other] and named[one] != named[other]):
            for name in (merged := groups[one] | groups[other]):
                groups[name] = merged
    labels = {}
    for name, group in groups.items():
        said = sorted(filter(None, map(named.get, group)))
        table = "viewing_history" if exports[0].is_short else "viewing_activity"
        label = named[name] or (said[0] if said else None)
        labels[name] = f"0 {label}" if label else f"1 {table} {min(group)}"
    return labels


def linked_full(rows: Mapping[str, list[Row]]) -> list[tuple[str, str]]:
    """Return the pairs of full exports that are of one account."""
    found = []
    for one, other in combinations(rows, 2):
        starts = [{(r.profile, r.minute, r.title) for r in rows[name]} for name in (one, other)]
        spans = [span(r.start.date() for r in rows[name]) for name in (one, other)]
        here = [r for r in rows[one] if spans[1][0] <= r.start.date() <= spans[1][1]]
        there = [r for r in rows[other] if spans[0][0] <= r.start.date() <= spans[0][1]]
        shared = len(starts[0] & starts[1])
        profiles = [{r.profile for r in rows[name]} for name in (one, other)]
        apart = spans[0][1] < spans[1][0] or spans[1][1] < spans[0][0]
        follows = apart and (profiles[0] <= profiles[1] or profiles[1] <= profiles[0])
        if follows or (shared and shared >= SAME_SHARE * min(len(here), len(there))):
            found.append((one, other))
    return found


def linked_short(rows: Mapping[str, list[tuple[str, date]]]) -> list[tuple[str, str]]:
    """Return the pairs of short exports that are of one account."""
    found = []
    for one, other in combinations(rows, 2):
        shared = len(set(rows[one]) & set(rows[other]))
        for here, there in ((one, other), (other, one)):
            first, last = span(day for _, day in rows[there])
            spanned = [row for row in set(rows[here]) if first <= row[1] <= last]
            if shared and shared >= SAME_SHARE * len(spanned):
                found.append((one, other))
    return found


def span(days: Iterable[date]) -> tuple[date, date]:
    """Return the first and last day."""
    days = sorted(days)
    return days[0], days[-1]


def distinct_rows(rows: Iterable[Row]) -> list[Row]:
    """Return the rows of one account's exports, each that stands in several of them once."""
    groups: dict[tuple, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.profile, row.minute, row.title].append(row)
    kept = []
    for group in groups.values():
        numbered = defaultdict(list)
        for file in {row.file for row in group}:
            starts = sorted({(r.start, r.device) for r in group if r.file == file})
            for row in group:
                if row.file == file:
                    numbered[starts.index((row.start, row.device))].append(row)
        for copies in numbered.values():
            best = min(copies, key=lambda r: (not r.has_seconds, r.start))
            told = [r.seconds for r in copies if r.seconds is not None]
            longest = max(told, default=None)
            is_clip = any(r.is_typed_clip for r in copies if r.seconds in (None, longest))
            kept.append(replace(best, seconds=longest, is_typed_clip=is_clip))
    return kept


def plays(exports: Sequence[Export], titles: Mapping[str, Title], zone: str) -> list[Play]:
    """Return every play of the exports, in no order."""
    full = {e.name: rows for e in exports if not e.is_short and (rows := read_full(e))}
    labels = accounts([e for e in exports if e.name in full], linked_full(full))
    found, rows_of = [], defaultdict(list)
    for label in set(labels.values()):
        for row in distinct_rows(
            row for name in full if labels[name] == label for row in full[name]
        ):
            title = titles[row.title]
            rows_of[label, row.profile].append(row)
            is_brief = row.seconds is not None and row.seconds < SHORTEST_PLAY
            if not (is_brief or row.is_typed_clip or title.is_clip):
                day = local(row.start, zone).date()
                profile = label, row.profile
                found.append(Play(profile, row.title, title, row.start, row.seconds, day))
    return found + short_plays(exports, titles, zone, rows_of)


def local(start: datetime, zone: str) -> datetime:
    """Return what a clock shows at a moment of UTC."""
    return start.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def around(rows: Iterable[tuple[str, date]]) -> set[tuple[str, date]]:
    """Return titles and days, with the day before and after each."""
    return {(text, day + shift * DAY) for text, day in rows for shift in (-1, 0, 1)}


def short_plays(
    exports: Sequence[Export],
    titles: Mapping[str, Title],
    zone: str,
    rows_of: Mapping[Profile, list[Row]],
) -> list[Play]:
    """Return the plays that short exports add to the rows of the full ones."""
    short = {e.name: rows for e in exports if e.is_short and (rows := read_short(e))}
    labels = accounts([e for e in exports if e.name in short], linked_short(short))
    found: dict[tuple[Profile, str, date], int] = {}
    for label in set(labels.values()):
        names = [name for name in short if labels[name] == label]
        candidates = []
        for profile, rows in rows_of.items():
            if label[0] == profile[0][0] == "0" and label != profile[0]:
                continue
            watched = around((row.title, local(row.start, zone).date()) for row in rows)
            first, last = span(row.start.date() for row in rows)
            for name in names:
                spanned = [day for _, day in set(short[name]) if first <= day <= last]
                share = len(set(short[name]) & watched) / len(spanned) if spanned else 0
                if share >= SAME_SHARE:
                    candidates.append((-share, profile))
        owner = min(candidates)[1] if candidates else (label, "")
        listed = around((row.title, row.start.date()) for row in rows_of.get(owner, ()))
        for name in names:
            for (text, day), count in Counter(short[name]).items():
                if not titles[text].is_clip and (text, day) not in listed:
                    key = owner, text, day
                    found[key] = max(found.get(key, 0), count)
    return [
        Play(owner, text, titles[text], None, None, day)
        for (owner, text, day), count in found.items()
        for _ in range(count)
    ]


def sessions(found: Iterable[Play]) -> list[list[Play]]:
    """Return the plays with a start, session by session, each in order."""
    timed = sorted(
        (p for p in found if p.start),
        key=lambda p: (p.profile, p.start, p.end),
    )
    found = []
    for _, history in groupby(timed, key=lambda p: p.profile):
        ended = None
        for play in history:
            if ended is None or (play.start - ended).total_seconds() > LONGEST_PAUSE:
                found.append([])
                ended = play.end
            found[-1].append(play)
            ended = max(ended, play.end)
    return found


def total(found: Iterable[Play]) -> int | None:
    """Return the seconds watched, None where none is told."""
    told = [play.seconds for play in found if play.seconds is not None]
    return sum(told) if told else None


def session_row(session: Sequence[Play]) -> dict:
    """Return the measures of a session."""
    series = [p.title for p in session if p.title.kind == "series"]
    return {
        "profile": session[0].profile,
        "started_at": session[0].start,
        "ended_at": max(p.end for p in session),
        "watched_seconds": total(session),
        "play_count": len(session),
        "series_count": len({t.show_key for t in series}),
        "film_count": len({p.title.show_key for p in session if p.title.kind == "film"}),
        "episode_count": len({(t.show_key, t.episode_key) for t in series}),
    }


def rewatches(found: Sequence[Play]) -> dict[int, bool]:
    """Return whether each play, by its place in the list, is a rewatch."""
    by_work = defaultdict(list)
    for place, play in enumerate(found):
        title = play.title
        by_work[play.profile, title.kind, title.show_key, title.episode_key].append(place)
    answers = {}
    for places in by_work.values():
        days = sorted(found[place].day for place in places)
        pauses = [b for a, b in pairwise(days) if (b - a).days >= REWATCH_DAYS]
        for place in places:
            answers[place] = bool(pauses) and found[place].day >= pauses[0]
    return answers


def binges(found: Sequence[Play], zone: str) -> list[dict]:
    """Return the measures of every binge."""
    again = {id(found[place]): answer for place, answer in rewatches(found).items()}
    debuts = {}
    for play in found:
        key = play.profile, play.title.kind, play.title.show_key
        debuts[key] = min(debuts.get(key, (date.max,)), order_of(play))
    rows = []
    for session in sessions(found):
        for show in {p.title.show_key for p in session if p.title.kind == "series"}:
            seen = [p for p in session if (p.title.kind, p.title.show_key) == ("series", show)]
            if len({p.title.episode_key for p in seen}) < BINGE_EPISODES:
                continue
            started = local(seen[0].start, zone)
            debut = debuts[seen[0].profile, "series", show]
            rows.append(
                {
                    "profile": seen[0].profile,
                    "show_key": show,
                    "started_at": seen[0].start,
                    "ended_at": max(p.end for p in seen),
                    "started_local_at": started,
                    "played_on": started.date(),
                    "iso_weekday": started.isoweekday(),
                    "started_hour": started.hour,
                    "episode_count": len({p.title.episode_key for p in seen}),
                    "season_count": len({p.title.season for p in seen if p.title.season}),
                    "play_count": len(seen),
                    "watched_seconds": total(seen),
                    "is_marathon": (total(seen) or 0) >= MARATHON_SECONDS,
                    "is_first_of_show": any(order_of(p) == debut for p in seen),
                    "is_rewatch": all(again[id(p)] for p in seen),
                }
            )
    return rows


def order_of(play: Play) -> tuple:
    """Return what orders the plays of a show: its day, then those without a start first."""
    return play.day, play.start or datetime.min
