"""The weekly global Top 10: entries debut, fade at the published pace and make room."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from netflix_warehouse.sample.draw import CALIBRATION
from netflix_warehouse.sample.titles import Titles
from netflix_warehouse.sample.top10_plan import LIVE_SHOW, NAMESAKE, PLAN, WEEKS, Planned
from netflix_warehouse.sample.works import Work, category_of, new_work

CATEGORIES = ("Films (English)", "Films (Non-English)", "TV (English)", "TV (Non-English)")
RANKED_BY_VIEWS_FROM = date(2023, 6, 18)
_SHARES = CALIBRATION["top10"]
_FROM_CATALOGUE = {"Films (English)": 0.3, "Films (Non-English)": 0.18, "TV (English)": 0.3,
                   "TV (Non-English)": 0.2}  # fmt: skip
_STAYS = 0.88  # weekly factor of the few entries that stay for months


@dataclass(frozen=True)
class Listing:
    """One entry in one week."""

    week: date
    rank: int
    hours: int
    views: int
    cumulative_weeks: int


@dataclass(eq=False)
class Entry:
    """A film (season 0), or one season of a series, over all of its weeks."""

    category: str
    work: Work
    season: int
    debut: date
    strength: float
    listings: list[Listing] = field(default_factory=list)
    is_unnumbered: bool = False
    is_staggered: bool = False
    stays: bool = False

    @property
    def label(self) -> str:
        """Season title, or the film's title."""
        is_bare = self.season == 0 or self.is_unnumbered
        return self.work.title if is_bare else self.work.season_label(self.season)

    @property
    def is_live(self) -> bool:
        """Whether it is one evening of the live weekly show."""
        return self.work.title == LIVE_SHOW

    def minutes_in(self, week: date) -> int:
        """Minutes out by then: a staggered launch grows for four weeks."""
        minutes = self.work.minutes_of(self.season)
        out = min(1.0, 0.4 + 0.15 * ((week - self.debut).days // 7)) if self.is_staggered else 1
        return round(minutes * out)

    def published(self, week: date) -> tuple[int, int]:
        """Hours and views in the week, rounded as published; views are 0 before they were."""
        if week < RANKED_BY_VIEWS_FROM:
            return max(70, round(self.strength / 10_000)) * 10_000, 0
        hours = max(7, round(self.strength / 100_000)) * 100_000
        return hours, max(6, round(hours * 60 / self.minutes_in(week) / 100_000)) * 100_000

    def standing(self, week: date) -> tuple[int, int, str]:
        """Sort key of the list: by views once they are published, by hours before."""
        hours, views = self.published(week)
        return (-views, -hours, self.label)

    def hours_between(self, first: date, last: date) -> int:
        """Hours listed in the weeks that lie wholly between two days."""
        return sum(
            listing.hours for listing in self.listings
            if first + timedelta(days=6) <= listing.week <= last
        )  # fmt: skip


class Charts:
    """Runs the four lists over the 60 weeks."""

    def __init__(self, rng: Random, titles: Titles, catalogue: list[Work]) -> None:
        """Prepare; ``catalogue`` are the works that may chart again."""
        self._rng = rng
        self._titles = titles
        self._planned_works: dict[str, Work] = {}
        self.entries: list[Entry] = []
        self._again: dict[str, list[Work]] = {
            category: [
                work for work in catalogue
                if category_of(work) == category and "(" not in work.title
                and (work.kind == "series" or work.minutes > 60)
            ]
            for category in CATEGORIES
        }  # fmt: skip

    def run(self) -> None:
        """Fill ``entries`` with all listings."""
        for category in CATEGORIES:
            active: list[Entry] = []
            for week in WEEKS:
                active = self._week(category, week, active)

    def _week(self, category: str, week: date, active: list[Entry]) -> list[Entry]:
        """List ten entries, then fade them; returns those that may be listed next week."""
        fresh = self._debuts(category, week, active)
        for entry in fresh:
            self._call_back(category, week, entry, active)
        others = sorted(active, key=lambda entry: entry.standing(week))
        listed = sorted(fresh + others[: 10 - len(fresh)], key=lambda entry: entry.standing(week))
        for rank, entry in enumerate(listed, start=1):
            if not entry.listings:
                self.entries.append(entry)
            hours, views = entry.published(week)
            cumulative_weeks = len(entry.listings) + 1
            entry.listings.append(Listing(week, rank, hours, views, cumulative_weeks))
        active = active + fresh
        for entry in active:
            entry.strength *= self._fade(entry, week)
        floor = _SHARES["rank_hours"][category][9] * 0.3
        return [entry for entry in active if entry.strength > floor and not entry.is_live]

    def _fade(self, entry: Entry, week: date) -> float:
        """Factor to the next week, drawn around the published median."""
        decay = _SHARES["decay"][entry.category]
        age = min(9, (week - entry.debut).days // 7 + 1)
        median = decay[str(age + 1)][1] / decay[str(age)][1]
        # The medians are of the survivors; entries that left the list had faded faster.
        usual = min(median * 0.84, 1.0 if age == 1 else 0.8)
        factor = _STAYS if entry.stays else usual
        spread = 0.1 if entry.stays else 0.33 if entry.season else 0.45
        return factor * self._rng.lognormvariate(0, spread)

    def _debuts(self, category: str, week: date, active: list[Entry]) -> list[Entry]:
        """The week's new entries: the planned ones, then as many as usual."""
        medians = _SHARES["rank_hours"][category]
        taken = {id(entry.work) for entry in active}
        entries = []
        for plan in PLAN:
            if plan.category == category and WEEKS[plan.week_index] == week:
                entries.append(self._planned(plan, week, medians[plan.rank - 1] * plan.boost))
        mean = _SHARES["debuts_per_week_mean"][category]
        count = 10 if week == WEEKS[0] else round(self._rng.gauss(mean, 1.5))
        count = max(1, count, 10 - len(active)) - len(entries)
        for _ in range(count):
            hours = medians[self._rng.randrange(10)] * self._rng.lognormvariate(0, 0.3)
            entry = self._debut(category, week, hours, taken)
            if entry.season:  # long seasons gather more hours
                usual = 60 * _SHARES["runtime_hours_quantiles"][category]["0.5"]
                entry.strength *= 0.9 * (entry.work.minutes_of(entry.season) / usual) ** 0.4
            taken.add(id(entry.work))
            entries.append(entry)
        return entries

    def _planned(self, plan: Planned, week: date, hours: float) -> Entry:
        key = plan.title + (str(plan.week_index) if plan.title == NAMESAKE else "")
        work = self._planned_works.get(key)
        if work is None:
            work = new_work(self._rng, self._titles, plan.category, week.year)
            work.title, work.is_limited, work.is_original = plan.title, False, True
            work.release_year = week.year
            if plan.title == NAMESAKE:
                work.original_title = ""
            self._planned_works[key] = work
        season = work.season_count
        if plan.title == LIVE_SHOW:
            season = season + 1
            work.season_minutes[season] = self._rng.randrange(110, 160)
        if plan.season_name and season:
            while plan.season_name.endswith(" 2") and season < 2:
                season = work.add_season(self._rng)
            work.season_names[season] = plan.season_name
        elif plan.season_name:
            work.season_names[0] = plan.season_name
        return Entry(plan.category, work, season, week, hours,
                     is_staggered=plan.is_staggered, stays=plan.stays)  # fmt: skip

    def _debut(self, category: str, week: date, hours: float, taken: set[int]) -> Entry:
        """An entry of a new work, of a new season, or of a catalogue work found again."""
        again = [work for work in self._again[category] if id(work) not in taken]
        is_film = category.startswith("Films")
        if self._rng.random() < _FROM_CATALOGUE[category]:
            work = self._rng.choices(again, [work.popularity for work in again])[0]
            season = 0 if is_film else work.add_season(self._rng)
            work.is_limited = False
            if is_film:
                self._again[category].remove(work)
        else:
            work = new_work(self._rng, self._titles, category, week.year)
            season = work.season_count
            if not is_film and not work.is_limited and self._rng.random() < 0.4:
                self._again[category].append(work)
        is_unnumbered = season == 1 and self._rng.random() < 0.06
        return Entry(category, work, season, week, hours, is_unnumbered=is_unnumbered)

    def _call_back(self, category: str, week: date, entry: Entry, active: list[Entry]) -> None:
        """A new season pulls the one before back towards the list."""
        if entry.season < 2 or entry.is_live or self._rng.random() > 0.5:
            return
        hours = entry.strength * 0.4
        for known in self.entries:
            if known.work is entry.work and known.season == entry.season - 1:
                known.strength = max(known.strength, hours)
                if known not in active:
                    active.append(known)
                return
        active.append(Entry(category, entry.work, entry.season - 1, week, hours))
