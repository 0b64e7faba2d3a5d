"""The half-yearly engagement reports: 500 rows each, in agreement with the Top 10."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from netflix_warehouse.sample.draw import CALIBRATION, at_quantile
from netflix_warehouse.sample.titles import Titles
from netflix_warehouse.sample.top10 import Entry
from netflix_warehouse.sample.top10_plan import LIVE_SHOW, NAMESAKE
from netflix_warehouse.sample.works import Work, new_work

Row = dict[str, str]
HALVES = {
    "2023H1": (date(2023, 1, 1), date(2023, 6, 30)),
    "2023H2": (date(2023, 7, 1), date(2023, 12, 31)),
    "2024H1": (date(2024, 1, 1), date(2024, 6, 30)),
}
ROWS_PER_HALF = 500
_FLOOR = 100_000
_SEASON_WORDS = {
    "es": "Temporada {}", "pt": "Temporada {}", "fr": "Saison\u00a0{}", "tr": "{}. Sezon",
    "de": "Staffel {}", "it": "Stagione {}", "pl": "Sezon {}", "sv": "Säsong {}", "ko": "시즌 {}",
    "ja": "シーズン{}", "zh": "第 {} 季", "id": "Musim {}",
}  # fmt: skip
_LIMITED_WORDS = {
    "es": "Miniserie", "pt": "Minissérie", "fr": "Mini-série", "tr": "Mini Dizi", "it": "Miniserie",
    "de": "Miniserie", "pl": "Serial limitowany", "sv": "Miniserie", "ko": "리미티드 시리즈",
    "ja": "リミテッドシリーズ", "zh": "限定剧",
}  # fmt: skip
_RENAMED = {"Gloamline 2": "Gloamline: Season 2"}


def file_of(half: str) -> str:
    """The published file name of a half-year."""
    months = "Jan-Jun" if half.endswith("H1") else "Jul-Dec"
    return f"What_We_Watched_A_Netflix_Engagement_Report_{half[:4]}{months}.xlsx"


@dataclass(eq=False)
class Reported:
    """One film or season as the reports see it, with its hours in each half-year."""

    work: Work
    season: int
    label: str
    released: date | None
    is_global: bool
    minutes: int
    is_aired_live: bool = False
    hours: dict[str, int] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)

    @property
    def title(self) -> str:
        """The label, and after `` // `` the label in the language of the work."""
        original = self.work.original_title
        if not original or self.label in _RENAMED.values():
            return self.label
        if self.season:
            language = self.work.language
            words = _LIMITED_WORDS if self.work.is_limited else _SEASON_WORDS
            plain = "Limited Series" if self.work.is_limited else "Season {}"
            original += ": " + words.get(language, plain).format(self.season)
        return f"{self.label} // {original}"


class Reports:
    """Collects what was watched, half-year by half-year."""

    def __init__(self, rng: Random, titles: Titles, catalogue: list[Work],
                 entries: list[Entry]) -> None:  # fmt: skip
        """``entries`` are the Top 10's; the rest is drawn from the catalogue and invented."""
        self._rng = rng
        self._titles = titles
        self._reported: list[Reported] = []
        self._add_entries(entries)
        self._add_catalogue(catalogue, {id(entry.work) for entry in entries})
        self._add_releases_of_2024()

    def _add_entries(self, entries: list[Entry]) -> None:
        """Every Top 10 entry earns more than it was listed with, and less in later halves."""
        live: Reported | None = None
        known: dict[tuple[int, int], Reported] = {}
        for entry in entries:
            key = (id(entry.work), entry.season)
            if entry.is_live:
                if live is None:
                    live = self._report(entry.work, entry.season, entry.debut)
                    live.label, live.is_aired_live = f"{LIVE_SHOW}: 2023", True
                item = live
            elif key in known:
                item = known[key]
            else:
                item = known[key] = self._report(entry.work, entry.season, entry.debut)
                item.label = _RENAMED.get(entry.label, entry.label)
            for half, (first, last) in HALVES.items():
                listed = entry.hours_between(first, last)
                partial = [row.hours for row in entry.listings
                           if last < row.week <= last + timedelta(days=6)
                           or first <= row.week < first + timedelta(days=6)]  # fmt: skip
                if listed or partial:
                    item.listed.add(half)
                    extra = self._rng.uniform(1.08, 1.9)
                    item.hours[half] = item.hours.get(half, 0) + _rounded(
                        (listed + max(partial, default=0)) * extra
                    )
        self._reported += [*known.values(), *([live] if live else [])]
        for item in self._reported:
            self._carry_over(item, 0.28 if item.work.is_original else 0.5)

    def _carry_over(self, item: Reported, ratio: float) -> None:
        """Fill the half-years after the first with what is left of the one before."""
        for before, half in pairwise(HALVES):
            if before in item.hours:
                left = item.hours[before] * ratio * self._rng.lognormvariate(0, 0.4)
                item.hours[half] = max(item.hours.get(half, 0), _rounded(left))

    def _report(self, work: Work, season: int, debut: date | None) -> Reported:
        """A report line; originals are global and dated, licensed works mostly neither."""
        is_global = work.is_original and self._rng.random() < 0.93
        released = None
        if is_global or (work.is_original and self._rng.random() < 0.5):
            year = work.release_year
            if debut is None:
                released = date(max(year, 2015), 1, 1) + timedelta(days=self._rng.randrange(365))
            else:
                released = debut - timedelta(days=self._rng.choice((2, 3, 3, 4, 5, 6)))
        label = work.season_label(season) if season else work.title
        return Reported(work, season, label, released, is_global, work.minutes_of(season))

    def _add_catalogue(self, catalogue: list[Work], charted: set[int]) -> None:
        """Catalogue works that never charted, watched a little in every half-year."""
        pool = [work for work in catalogue if id(work) not in charted and work.title[0] != "("]
        for work in self._rng.sample(pool, 260):
            season = self._rng.randrange(work.season_count) + 1 if work.kind == "series" else 0
            item = self._report(work, season, None)
            if not work.is_original and self._rng.random() < 0.4:
                item.label = f"{work.title} ({work.release_year})" + item.label[len(work.title) :]
            mean, spread, _ = CALIBRATION["engagement"]["log10_hours_mean_sd"][
                "2024H1 TV" if season else "2024H1 Film"
            ]
            hours = 10 ** self._rng.gauss(mean, spread)
            item.hours["2023H1"] = _rounded(hours)
            for half, column in (("2023H2", "2023H2"), ("2024H1", "2024H1")):
                ratios = CALIBRATION["engagement"]["next_half_ratio_quantiles"][column]
                hours *= at_quantile(ratios, self._rng.random())
                item.hours[half] = _rounded(hours)
            self._reported.append(item)

    def _add_releases_of_2024(self) -> None:
        """New works after the last Top 10 week of the sample."""
        shares = {"Films (English)": 45, "Films (Non-English)": 45, "TV (English)": 40,
                  "TV (Non-English)": 40}  # fmt: skip
        for category, count in shares.items():
            for _ in range(count):
                work = new_work(self._rng, self._titles, category, 2024)
                debut = HALVES["2024H1"][0] + timedelta(days=self._rng.randrange(10, 175))
                item = self._report(work, work.season_count, debut)
                item.hours["2024H1"] = _rounded(10 ** self._rng.gauss(6.7, 0.6))
                self._reported.append(item)

    def rows(self, half: str) -> list[Row]:
        """The report of one half-year: by hours in 2023H1, by views afterwards."""
        every = [item for item in self._reported if item.hours.get(half, 0) >= _FLOOR]
        kept = [item for item in every if half in item.listed or item.work.title == NAMESAKE]
        others = [item for item in every if item not in kept]
        kept += self._rng.sample(others, ROWS_PER_HALF - len(kept))
        has_views = half != "2023H1"
        rows = [self._row(half, item, has_views) for item in kept]
        sheets = ("TV", "Film") if has_views else ("Engagement",)
        column = "views" if has_views else "hours_viewed"
        rows.sort(key=lambda row: (sheets.index(row["sheet"]), -int(row[column]),
                                   -int(row["hours_viewed"]), row["title"]))  # fmt: skip
        return rows

    def _row(self, half: str, item: Reported, has_views: bool) -> Row:
        hours = item.hours[half]
        is_comedy = "Stand-Up Comedy" in item.work.genres
        is_tv = item.season > 0 or is_comedy
        row = {
            "half_year": half,
            "sheet": ("TV" if is_tv else "Film") if has_views else "Engagement",
            "title": item.title,
            "available_globally": "Yes" if item.is_global else "No",
            "release_date": item.released.isoformat() if item.released else "",
            "hours_viewed": str(hours),
        }
        if has_views:
            row["runtime"] = f"{item.minutes // 60}:{item.minutes % 60:02d}"
            row["views"] = str(max(_FLOOR, round(hours * 60 / item.minutes / _FLOOR) * _FLOOR))
            if item.is_aired_live:
                row["runtime"] += "*"
            elif item.season and self._rng.random() < 0.03:
                row["runtime"] = "*"
        return row


def _rounded(hours: float) -> int:
    """Hours as published: multiples of 100,000, and no less than that."""
    return max(1, round(hours / _FLOOR)) * _FLOOR


def engagement_rows(rng: Random, reports: Reports) -> list[tuple[str, Row]]:
    """All reports, each row with its file; with the blanks of the real ones."""
    rows = []
    for half in HALVES:
        report = reports.rows(half)
        _spoil(rng, report)
        rows += [(file_of(half), row) for row in report]
    return rows


def _spoil(rng: Random, rows: list[Row]) -> None:
    """Blanks that do not show, or show only on a second look."""
    plain = [row for row in rows if " " in row["title"].split(" // ")[0]]
    marked = rng.sample(plain, 10)
    for row in marked[:4]:
        row["title"] = row["title"].replace(" ", "\u00a0", 1)
    for row in marked[4:6]:
        row["title"] += " "
    for row in marked[6:8]:
        row["title"] = "\u200b" + row["title"]
    for row in marked[8:]:
        row["title"] = row["title"].replace(" ", "  ", 1)
