"""Three fictional profiles' viewing over 18 months: evenings, binges, clips and false starts."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random

from netflix_warehouse.sample.draw import CALIBRATION, at_quantile, weighted
from netflix_warehouse.sample.top10 import Entry
from netflix_warehouse.sample.top10_plan import LIVE_SHOW
from netflix_warehouse.sample.viewing_profiles import (
    WORDS,
    Following,
    Profile,
    episode,
    episode_count,
    profiles,
    shown,
)
from netflix_warehouse.sample.works import Work

Row = dict[str, str]
FIRST_DAY, LAST_DAY = date(2022, 7, 1), date(2023, 12, 31)
ACTIVITY_ROWS, HISTORY_ROWS = 4200, 800
NOT_LATEST = "Not latest view"
_ACTIONS = {"None": 55, "User_Interaction": 25, "Unspecified": 15, "Visibility_Timeout": 5}


class Viewing:
    """Simulates the evenings of all profiles; ``rows`` holds what the export would list."""

    def __init__(self, rng: Random, catalogue: list[Work],
                 entries: list[Entry]) -> None:  # fmt: skip
        """Works are watched from the catalogue at any time, from the Top 10 once out."""
        self._rng = rng
        self._catalogue = [w for w in catalogue if w.kind == "series" or w.minutes > 40]
        self._entries = [entry for entry in entries if entry.work.title != LIVE_SHOW]
        self.rows: list[tuple[datetime, Row]] = []

    def run(self) -> None:
        """Let every profile watch from the first to the last day; spare brief rows are dropped."""
        for profile in profiles():
            day = FIRST_DAY
            while day <= LAST_DAY:
                weekend = 0.15 if day.weekday() >= 4 else 0
                if self._rng.random() < profile.evening_chance + weekend:
                    self._evening(profile, day)
                day += timedelta(days=1)
        brief = [index for index, (_, row) in enumerate(self.rows) if row["duration"] < "00:02:00"]
        surplus = set(self._rng.sample(brief, len(self.rows) - ACTIVITY_ROWS))
        self.rows = [item for index, item in enumerate(self.rows) if index not in surplus]
        self.rows.sort(key=lambda item: (item[0], item[1]["profile_name"], item[1]["title"]))
        self._mark_latest()

    def _evening(self, profile: Profile, day: date) -> None:
        """One session: clips and false starts first, then a film or episodes."""
        local = datetime(day.year, day.month, day.day, 18) + timedelta(
            minutes=self._rng.randrange(0, 240), seconds=self._rng.randrange(60)
        )
        at = local - timedelta(hours=profile.utc_offset_hours)
        device = weighted(self._rng, profile.devices)
        is_abroad = day.month == 8 and day.day in range(5, 19)
        place = (device, profile.abroad if is_abroad else profile.country)
        for _ in range(self._rng.choice((0, 0, 1, 1, 2, 3))):
            at = self._clip(profile, place, at)
        if self._rng.random() < 0.34:
            at = self._false_start(profile, place, at)
        if self._rng.random() < 0.28:
            self._film(profile, place, at)
        else:
            self._episodes(profile, place, at)

    def _choose(self, profile: Profile, kind: str, day: date) -> Work:
        """A work that is out, sooner one that charts now or is in the profile's language."""
        recent = {
            id(entry.work): entry.work for entry in self._entries
            if entry.work.kind == kind and entry.debut <= day <= entry.debut + timedelta(days=60)
        }  # fmt: skip
        pool = list(recent.values())
        if not pool or self._rng.random() < 0.6:
            pool = [work for work in self._catalogue if work.kind == kind]
        liking = {profile.second_language: 10, profile.language: 4}
        weights = [work.popularity**0.6 * liking.get(work.language, 1) for work in pool]
        return self._rng.choices(pool, weights)[0]

    def _language(self, profile: Profile, work: Work) -> str:
        if work.language == profile.second_language and self._rng.random() < 0.7:
            return work.language
        return profile.language if self._rng.random() < 0.93 else "en"

    def _film(self, profile: Profile, place: tuple[str, str], at: datetime) -> None:
        """A film, now and then one seen before, one time in five left unfinished."""
        films = [work for work in profile.known if work.kind == "film"]
        is_again = films and self._rng.random() < 0.06
        work = self._rng.choice(films) if is_again else self._choose(profile, "film", at.date())
        profile.known.append(work)
        seconds = work.minutes * 60
        share = self._rng.uniform(0.08, 0.7) if self._rng.random() < 0.2 else 0.95
        self._watch(profile, place, at, shown(work, profile.language), round(seconds * share))

    def _episodes(self, profile: Profile, place: tuple[str, str], at: datetime) -> None:
        """One or two episodes, or a binge of three to seven with hardly a pause."""
        count = self._rng.choices((1, 2, 3, 4, 5, 7), (34, 28, 16, 11, 8, 3))[0]
        for index in range(count):
            following = profile.current or self._follow(profile, at.date())
            profile.current = following
            name, seconds = episode(following)
            played = round(seconds * self._rng.uniform(0.9, 0.99))
            if index == count - 1 and self._rng.random() < 0.12:
                played = round(seconds * self._rng.uniform(0.15, 0.6))
            at = self._watch(profile, place, at, name, played, is_next=index > 0)
            following.patience -= 1
            following.episode += 1
            if following.episode > episode_count(following.work, following.season):
                following.season, following.episode = following.season + 1, 1
            if following.season > following.work.season_count or following.patience == 0:
                profile.current = None
                return

    def _watch(self, profile: Profile, place: tuple[str, str], at: datetime, title: str,
               seconds: int, is_next: bool = False) -> datetime:  # fmt: skip
        """Play a title, one time in three with a pause, which makes two rows; returns the end."""
        parts = [seconds]
        if self._rng.random() < 0.33:
            first = round(seconds * self._rng.uniform(0.2, 0.8))
            parts = [first, seconds - first]
        for index, part in enumerate(parts):
            self._play(profile, place, at, title, part, is_next=is_next and index == 0)
            at += timedelta(seconds=part + self._rng.randrange(5, 240))
        return at

    def _follow(self, profile: Profile, day: date) -> Following:
        """Take up a series: a new one, or now and then one to watch again."""
        series = [work for work in profile.known if work.kind == "series"]
        if series and self._rng.random() < 0.06:
            work = self._rng.choice(series)
        else:
            work = self._choose(profile, "series", day)
        profile.known.append(work)
        patience = self._rng.randrange(1, 6) if self._rng.random() < 0.4 else 36
        first = self._rng.choice((1, 1, work.season_count))
        return Following(work, self._language(profile, work), first, 1, patience)

    def _false_start(self, profile: Profile, place: tuple[str, str], at: datetime) -> datetime:
        """One to three titles left within two minutes."""
        for _ in range(self._rng.choice((1, 1, 2, 3))):
            seconds = self._rng.choice((3, 4, 6, 9, 15, 28, 50, 85, 110))
            if self._rng.random() < 0.5:
                name = shown(self._choose(profile, "film", at.date()), profile.language)
            else:
                work = self._choose(profile, "series", at.date())
                name = episode(Following(work, profile.language, 1, 1, 1))[0]
            self._play(profile, place, at, name, seconds)
            at += timedelta(seconds=seconds + self._rng.randrange(4, 90))
        return at

    def _clip(self, profile: Profile, place: tuple[str, str], at: datetime) -> datetime:
        """A hook or a trailer; a few are exported without their type."""
        kinds = dict(CALIBRATION["viewing"]["supplemental_video_type"])
        kinds.pop("(main)")
        kind = weighted(self._rng, {name: max(count, 40) for name, count in kinds.items()})
        work = self._choose(profile, self._rng.choice(("film", "series")), at.date())
        if profile.current and self._rng.random() < 0.3:
            work = profile.current.work
        title = shown(work, profile.language)
        *_, before, after = WORDS[profile.language]
        if kind == "HOOK":
            title = f"{work.title}_hook_{self._rng.choice(('primary', '01', '02'))}_16x9"
        elif "TRAILER" in kind:
            title = (before if self._rng.random() < 0.5 else after).format(title)
        quantiles = CALIBRATION["viewing"]["supplemental_seconds_quantiles"]
        seconds = max(2, round(at_quantile(quantiles, self._rng.random())))
        is_leak = self._rng.random() < 0.02 and ("_hook_" in title or title.endswith(")"))
        self._play(profile, place, at, title, seconds, clip="" if is_leak else kind)
        return at + timedelta(seconds=seconds + self._rng.randrange(2, 60))

    def _play(self, profile: Profile, place: tuple[str, str], at: datetime, title: str,
              seconds: int, is_next: bool = False, clip: str | None = None) -> None:  # fmt: skip
        """Note one row of the export."""
        is_main = clip is None
        chance = (0.62 if is_next else 0.16) if is_main else 0.91
        attributes = ""
        if self._rng.random() < chance:
            attributes = f"Autoplayed: user action: {weighted(self._rng, _ACTIONS)}; "
        if is_main and self._rng.random() < 0.004:
            attributes += "Has branched playback; "
        self.rows.append((at, {
            "profile_name": profile.name,
            "start_time": at.strftime("%Y-%m-%d %H:%M:%S"),
            "duration": _clock(seconds),
            "attributes": attributes,
            "title": title,
            "supplemental_video_type": clip or "",
            "device_type": place[0],
            "bookmark": _clock(seconds if seconds < 60 else seconds + self._rng.randrange(0, 20)),
            "country": place[1],
        }))  # fmt: skip

    def _mark_latest(self) -> None:
        """Latest bookmark: the bookmark where the title was not opened again, else a phrase."""
        seen: set[tuple[str, str]] = set()
        for _, row in reversed(self.rows):
            key = (row["profile_name"], row["title"])
            row["latest_bookmark"] = NOT_LATEST if key in seen else row["bookmark"]
            seen.add(key)

    def activity_rows(self) -> list[Row]:
        """The full export, newest first; once, two rows share a profile and a start."""
        rows = [row for _, row in reversed(self.rows)]
        for later, earlier in pairwise(rows):
            if (
                later["profile_name"] == earlier["profile_name"]
                and earlier["supplemental_video_type"]
            ):
                earlier["start_time"] = later["start_time"]
                break
        return rows

    def history_rows(self, name: str) -> list[Row]:
        """The short export of one profile: the same plays, once a day, title and date only."""
        plays = [
            {"title": row["title"], "date": f"{at.month}/{at.day}/{at:%y}"}
            for at, row in reversed(self.rows)
            if row["profile_name"] == name and not row["supplemental_video_type"]
            and row["duration"] >= "00:02:00"
        ]  # fmt: skip
        once = {(play["title"], play["date"]): play for play in plays}
        return list(once.values())[:HISTORY_ROWS]


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
