"""The catalogue file: the works as rows, with every kind of dirt that the real file holds."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable
from random import Random

from netflix_warehouse.sample.draw import CALIBRATION, MONTHS, weighted
from netflix_warehouse.sample.titles import Titles
from netflix_warehouse.sample.works import Work

Row = dict[str, str]
NBSP, ZERO_WIDTH = "\u00a0", "\u200b"

# title: language of a work that can bear it
_HAND_FILMS = {
    "12 March": "en", "23 September": "en", "2057": "en", "40916": "en",
    "The Saltmarrow Affair (1994)": "en", "Gloamtide (2018)": "en",
    "Ottoline’s Paper Kingdom": "en", "Don’t Wake the Ferryman": "en", "“Quiet” Is a Verb": "en",
    "Waltz on a Tightrope": "en", "The Tollgate Winter": "en", "Midnight at the Kiln Works": "en",
    "Esperando a los Tormeda": "es", "푸른 우체국의 밤": "ko", "静かな灯台守の唄": "ja",
    "गुमशुदा घड़ियाँ": "hi", "رماد المنارة البعيدة": "ar",
}  # fmt: skip
_HAND_SERIES = {"May 17": "en", "Hijas de Puerto Quimera": "es", "Vessary Nights (2011)": "en",
                "사라진 시계탑의 비밀": "ko"}  # fmt: skip
_DAMAGED = {"12 March": "12-Mar", "23 September": "23-Sep", "May 17": "May-17"}


def name_by_hand(rng: Random, titles: Titles, works: list[Work]) -> None:
    """Give odd but real-looking titles to some works, and make language versions of others."""
    for kind, names in (("film", _HAND_FILMS), ("series", _HAND_SERIES)):
        free = [
            work for work in works
            if work.kind == kind and work.cast and (work.directors or kind == "series")
            and "Stand-Up Comedy" not in work.genres and work.added_month >= 2018 * 12
        ]  # fmt: skip
        for title, language in names.items():
            work = rng.choice([work for work in free if work.language == language])
            free.remove(work)
            work.title, work.original_title = titles.take(title), ""
            if "(" in title:
                work.release_year = int(title[-5:-1])
    indian = [w for w in works if w.language == "hi" and w.kind == "film" and w.directors
              and w.cast and "(" not in w.title and w.original_title]  # fmt: skip
    for tag in ("(Hindi)", "(Tamil Version)", "(Telugu)"):
        original, version = rng.sample(indian, 2)
        indian.remove(original)
        indian.remove(version)
        version.title = titles.take(f"{original.title} {tag}")
        for name in ("directors", "cast", "genres", "countries", "rating", "release_year",
                     "description", "added_month", "original_title"):  # fmt: skip
            setattr(version, name, getattr(original, name))
        version.minutes = original.minutes + rng.choice((-2, 1, 3))


def catalogue_rows(rng: Random, works: list[Work]) -> list[Row]:
    """One row per work, plus seven twins, in the published order and form."""
    days = CALIBRATION["catalogue"]["day_of_month_added"]
    rows = []
    for work in works:
        day = min(int(weighted(rng, days)), 28 if work.added_month % 12 == 1 else 30)
        if work.added_month == 2021 * 12 + 8:
            day = min(day, 25)
        rows.append(_row(work, day))
    _CatalogueDirt(rng, rows).spread()
    return _number(rng, rows)


def _row(work: Work, day: int) -> Row:
    year, month = divmod(work.added_month, 12)
    plural = "s" if work.season_count > 1 else ""
    is_film = work.kind == "film"
    return {
        "show_id": "",
        "type": "Movie" if is_film else "TV Show",
        "title": work.title,
        "director": ", ".join(work.directors),
        "cast": ", ".join(work.cast),
        "country": ", ".join(work.countries),
        "date_added": f"{MONTHS[month]} {day}, {year}",
        "release_year": str(work.release_year),
        "rating": work.rating,
        "duration": f"{work.minutes} min" if is_film else f"{work.season_count} Season{plural}",
        "listed_in": ", ".join(work.genres),
        "description": work.description,
    }


def _number(rng: Random, rows: list[Row]) -> list[Row]:
    """Number the rows: two thirds newest first, the rest by title, as the real file is."""
    by_title = set(map(id, rng.sample(rows, len(rows) // 3)))

    def order(row: Row) -> tuple[int, int, str]:
        if id(row) in by_title or not row["date_added"]:
            return (1, 0, row["title"])
        month, day, year = row["date_added"].replace(",", "").split()
        return (0, -(int(year) * 372 + MONTHS.index(month) * 31 + int(day)), row["title"])

    ordered = sorted(rows, key=order)
    for index, row in enumerate(ordered, start=1):
        row["show_id"] = f"s{index}"
    return ordered


class _CatalogueDirt:
    """Spoils rows, each at most once, so that one kind of dirt never hides another."""

    def __init__(self, rng: Random, rows: list[Row]) -> None:
        self._rng = rng
        self._rows = rows
        self._by_title = {row["title"]: row for row in rows}
        by_hand = {**_HAND_FILMS, **_HAND_SERIES}
        self._clean = [
            row for row in rows
            if row["title"] not in by_hand and "(" not in row["title"] and row["title"][0].isalpha()
        ]  # fmt: skip

    def _take(self, count: int, fits: Callable[[Row], object]) -> list[Row]:
        taken = self._rng.sample([row for row in self._clean if fits(row)], count)
        self._clean = [row for row in self._clean if not any(row is other for other in taken)]
        return taken

    def spread(self) -> None:
        """All kinds of dirt, columns from left to right."""
        self._twins()
        self._titles()
        self._names()
        self._spellings()
        self._other_columns()

    def _twins(self) -> None:
        """The same work twice: by letter case, by a blank, by a spreadsheet's idea of a date."""
        pairs = [(title, damaged) for title, damaged in _DAMAGED.items() if title != "23 September"]
        pairs += [
            ("Esperando a los Tormeda", "Esperando A Los Tormeda"),
            ("Waltz on a Tightrope", "Waltz On A Tightrope"),
            ("Hijas de Puerto Quimera", "Hijas De Puerto Quimera"),
            ("The Tollgate Winter", f"The Tollgate Winter{NBSP}"),
            ("Midnight at the Kiln Works", "Midnight At The Kiln Works"),
        ]
        for title, twin in pairs:
            row = self._by_title[title]
            self._rows.append({**row, "title": twin})
        self._by_title["23 September"]["title"] = _DAMAGED["23 September"]

    def _titles(self) -> None:
        for row in self._take(3, lambda row: " " in row["title"]):
            row["title"] = row["title"].replace(" ", NBSP, 1)
        for row, count in zip(self._take(3, lambda _: True), (1, 1, 2), strict=True):
            row["title"] = ZERO_WIDTH * count + row["title"]
        for row in self._take(2, lambda row: ": " in row["title"]):
            row["title"] = row["title"].replace(": ", ":  ")
        for row in self._take(1, lambda row: row["title"].count(" ") >= 4):
            row["title"] = "\n".join(row["title"].rsplit(" ", 1))
        for row in self._take(1, lambda row: " — " in row["description"]):
            row["description"] = row["description"].replace(" — ", " —\n ")
        first, *others = self._take(3, lambda row: row["type"] == "TV Show")
        for row in others:
            row["description"] = first["description"]

    def _names(self) -> None:
        """Cast lists that do not split cleanly into people."""
        for row in self._take(2, lambda row: not row["cast"]):
            row["cast"] = row["description"].replace(",", "")
        for row, suffix in zip(self._take(2, lambda row: row["cast"].count(", ") > 3),
                               (", Jr.", ", Jr."), strict=True):  # fmt: skip
            row["cast"] = row["cast"].replace(", ", f"{suffix}, ", 1)
        for row in self._take(2, lambda row: row["cast"].count(", ") > 3):
            row["cast"] += ", " + row["cast"].split(", ")[1]
        for row in self._take(1, lambda row: row["cast"].count(", ") > 2):
            row["cast"] = row["cast"].replace(", ", f", {ZERO_WIDTH}", 1)
        for row in self._take(1, lambda row: "é" in row["cast"]):
            row["cast"] = row["cast"].replace("é", "e\u0301", 1)

    def _spellings(self) -> None:
        """One person spelt in two ways, with and without a colleague common to both rows."""
        rows_of: dict[str, list[Row]] = defaultdict(list)
        for row in self._clean:
            for name in row["cast"].split(", "):
                rows_of[name].append(row)
        for is_shared in (True, False):
            done = 0
            for name, rows in rows_of.items():
                variant = _spelling(name)
                if len(rows) < 2 or variant == name or done == 3:
                    continue
                last = rows[-1]
                colleagues = {other for row in rows[:-1] for other in row["cast"].split(", ")}
                has_shared = len(colleagues & set(last["cast"].split(", "))) > 1
                if has_shared == is_shared:
                    last["cast"] = ", ".join(
                        variant if other == name else other for other in last["cast"].split(", ")
                    )
                    done += 1

    def _other_columns(self) -> None:
        for row in self._take(12, lambda row: row["type"] == "TV Show"):
            row["date_added"] = " " + row["date_added"]
        for row in self._take(2, lambda row: row["type"] == "TV Show"):
            row["date_added"] = ""
        for row in self._take(3, lambda row: row["type"] == "TV Show"
                              and row["date_added"].endswith(row["release_year"])):  # fmt: skip
            row["release_year"] = str(int(row["release_year"]) + 1)
        for row in self._take(2, lambda row: "," in row["country"]):
            row["country"] = ", " + row["country"].split(", ", 1)[1]
        for row in self._take(3, lambda row: row["country"]):
            row["country"] += ","
        for row in self._take(3, lambda row: "Stand-Up Comedy" in row["listed_in"].split(", ")):
            row["rating"], row["duration"] = row["duration"], ""
        for row, rating in zip(self._take(4, lambda row: row["type"] == "Movie"),
                               ("", "", "UR", "NR"), strict=True):  # fmt: skip
            row["rating"] = rating


def _spelling(name: str) -> str:
    """The name without its accents, or with a capital after its hyphen."""
    decomposed = unicodedata.normalize("NFD", name.replace("ı", "i"))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return plain if plain != name else name.title() if "-" in name else name
