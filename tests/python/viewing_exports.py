"""Viewing exports in every shape known: plays go in, a file comes out, and what it must land as.

`exports(plays)` draws a shape with hypothesis, `make_export(choose, plays)` with any other means of
choosing; `write(export, folder)` writes the file. The plays are written in the order given.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from netflix_warehouse.raw_tables import RAW_TABLES

ACTIVITY, HISTORY = "viewing_activity", "viewing_history"
HEADERS = {
    "profile_name": "Profile Name", "start_time": "Start Time", "duration": "Duration",
    "attributes": "Attributes", "title": "Title",
    "supplemental_video_type": "Supplemental Video Type", "device_type": "Device Type",
    "bookmark": "Bookmark", "latest_bookmark": "Latest Bookmark", "country": "Country",
    "date": "Date",
}  # fmt: skip
SPANISH = {
    "profile_name": "Nombre del perfil", "start_time": "Hora de inicio", "duration": "Duración",
    "title": "Título", "device_type": "Tipo de dispositivo", "country": "País", "date": "Fecha",
}  # fmt: skip
# Order of day and month, and the spelling; %- for numbers without a zero before them.
MOMENTS = {
    "iso": (None, "%Y-%m-%d %H:%M:%S"),
    "iso minutes": (None, "%Y-%m-%d %H:%M"),
    "american": ("mdy", "%-m/%-d/%Y %-H:%M"),
    "american 12 h": ("mdy", "%-m/%-d/%y %-I:%M %p"),
    "european": ("dmy", "%d/%m/%Y %H:%M"),
    "dotted": ("dmy", "%d.%m.%Y %H:%M:%S"),
    "dashed": ("dmy", "%d-%m-%Y %H:%M"),
}
DAYS = {
    "american": ("mdy", "%-m/%-d/%y"),
    "american long": ("mdy", "%-m/%-d/%Y"),
    "european": ("dmy", "%d/%m/%y"),
    "european long": ("dmy", "%-d/%-m/%Y"),
    "dotted": ("dmy", "%d.%m.%y"),
    "dashed": ("dmy", "%d-%m-%Y"),
    "iso": (None, "%Y-%m-%d"),
    "worded": (None, "%B %-d, %Y"),
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1")
ORDERS = ("as published", "reversed", "title first")
# Other files of the zip that Netflix sends, which are nobody's business here.
SIBLINGS = {
    "ACCOUNT/AccountDetails.csv": "First Name,Last Name,Email Address,Customer Creation Timestamp\n"
    "Mabel,Tarn,mabel@example.invalid,2014-05-06 07:08:09\n",
    "CLICKSTREAM/Clickstream.csv": "Profile Name,Source,Navigation Level,Referrer Url,Webpage Url,"
    "Click Utc Ts\nMabel,web,home,,https://example.invalid/,2022-07-28 04:22:05\n",
    "CONTENT_INTERACTION/MyList.csv": "Profile Name,Title Name,Country,Utc Title Add Date\n"
    "Mabel,Umbra,GB (United Kingdom),2022-07-28\n",
    "CONTENT_INTERACTION/Ratings.csv": "Profile Name,Title Name,Rating Type,Star Value,"
    "Thumbs Value,Device Model,Event Utc Ts,Region View Date\n"
    "Mabel,Umbra,thumb,,2,TV,2022-07-28 04:22:05,\n",
    "CONTENT_INTERACTION/PlaybackRelatedEvents.csv": "Profile Name,Title Description,Device,"
    'Country,Playback Start Utc Ts,Playtraces\nMabel,Umbra,TV,GB,2022-07-28 04:22:05,"[{""e"":1}]"'
    "\n",
    "CONTENT_INTERACTION/SearchHistory.csv": "Profile Name,Country Iso Code,Device,Is Kids,"
    "Query Typed,Displayed Name,Action,Section,Utc Timestamp\nMabel,GB,TV,0,umb,Umbra,play,,2022\n",
    "CONTENT_INTERACTION/IndicatedPreferences.csv": "Profile Name,Show,Has Watched,Is Interested,"
    "Event Date\nMabel,Umbra,1,1,2022-07-28\n",
    "DEVICES/Devices.csv": "Profile Name,Esn,Device Type,Acct First Playback Date\n"
    "Mabel,X-1,Smart TV,2022-07-28\n",
    "GAMES/GamePlaySession.csv": "Profile Name,Game Title,Platform,Start Time,Duration,Country\n"
    "Mabel,Umbra Golf,Android,2022-07-28 04:22:05,00:12:13,GB (United Kingdom)\n",
    "IP_ADDRESSES/IpAddressesStreaming.csv": "Esn,Country,Localized Device Description,"
    "Device Description,Ip,Region Code Display Name,Ts\n",
    "PAYMENT_AND_BILLING/BillingHistory.csv": "Transaction Date,Service Period,Description,"
    "Gross Sale Amt,Currency\n2022-07-01,07/22,SUBSCRIPTION,9.99,GBP\n",
    "MESSAGES/MessagesSentByNetflix.csv": "",
    "Cover sheet.pdf": "%PDF-1.4\n",
    "Additional Information.txt": "What these files hold.\n",
}


@dataclass(frozen=True)
class Play:
    """One row of a full export: `started_at` is UTC and has no zone, `clip` empty for main ones."""

    profile: str
    started_at: datetime
    seconds: int
    title: str
    device: str = "Smart TV"
    country: str = "GB (United Kingdom)"
    clip: str = ""
    attributes: str = ""
    is_latest: bool = True


@dataclass(frozen=True)
class Export:
    """A file to be written: its plays in order, and its shape.

    `columns` are raw columns in the order of the file, `header` their names there, or None.
    `date_order` is the one that its dates have, None where they need none. `depth` counts the
    archives around it.
    """

    kind: str
    plays: tuple[Play, ...]
    columns: tuple[str, ...]
    header: tuple[str, ...] | None
    spelling: str
    date_order: str | None
    clock: str
    delimiter: str
    quoting: int
    encoding: str
    newline: str
    blank_columns: int
    blank_rows: int
    depth: int
    name: str

    @property
    def cells(self) -> list[dict[str, str | None]]:
        """What must land: every raw column of each record, in order; null where it is blank."""
        written = [dict(zip(self.columns, row, strict=True)) for row in self.rows]
        return [
            {column: row.get(column) or None for column in RAW_TABLES[self.kind]}
            for row in written
        ]  # fmt: skip

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The records as they are written, without blank columns."""
        return [tuple(self._cell(play, column) for column in self.columns) for play in self.plays]

    def _cell(self, play: Play, column: str) -> str:
        watched = _clock(play.seconds, self.clock)
        return {
            "profile_name": play.profile,
            "start_time": play.started_at.strftime(self.spelling),
            "date": play.started_at.strftime(self.spelling),
            "duration": watched,
            "attributes": play.attributes,
            "title": play.title,
            "supplemental_video_type": play.clip,
            "device_type": play.device,
            "bookmark": watched,
            "latest_bookmark": watched if play.is_latest else "Not latest view",
            "country": play.country,
        }[column]

    @property
    def data(self) -> bytes:
        """The file itself."""
        text = io.StringIO()
        writer = csv.writer(
            text, delimiter=self.delimiter, quoting=self.quoting, lineterminator=self.newline
        )
        blanks = ("",) * self.blank_columns
        if self.header:
            writer.writerow((*self.header, *blanks))
        writer.writerows((*row, *blanks) for row in self.rows)
        writer.writerows([("",) * (len(self.columns) + self.blank_columns)] * self.blank_rows)
        return text.getvalue().encode(self.encoding)


def make_export(choose: Callable[[Sequence[Any]], Any], plays: Sequence[Play]) -> Export:
    """Make an export of the plays in a shape for which `choose` takes one of several, repeatedly.

    The short export has no times, and lists the plays of all profiles given.
    """
    kind = choose((ACTIVITY, HISTORY))
    order, spelling = choose(list((MOMENTS if kind == ACTIVITY else DAYS).values()))
    style = choose(("published", "published", "published", "upper", "snake", "spanish", "none"))
    # Without a header line nothing but their order tells two columns of one kind apart.
    columns = _columns(choose, kind, is_ordered=style == "none")
    header = None if style == "none" else tuple(_header(column, style) for column in columns)
    draft = Export(
        kind, tuple(plays), columns, header, spelling, order, choose(("00:00:00", "0:00:00")),
        choose((",", ";", "\t", "|")), choose((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)), "utf-8",
        choose(("\n", "\r\n")), choose((0, 0, 0, 1, 3)), choose((0, 0, 0, 2)),
        choose((0, 0, 1, 2)),
        choose(("ViewingActivity.csv", "NetflixViewingHistory.csv", "export (1).csv")),
    )  # fmt: skip
    text = "".join("".join(row) for row in draft.rows) + "".join(header or ())
    encodings = [name for name in ENCODINGS if _is_encodable(text, name)]
    encoding = choose(encodings)
    is_plain = not any(mark in text for mark in (draft.delimiter, '"', "\n", "\r", "'"))
    quoting = choose((draft.quoting, csv.QUOTE_NONE)) if is_plain else draft.quoting
    return Export(**(vars(draft) | {"encoding": encoding, "quoting": quoting}))


@st.composite
def exports(draw: st.DrawFn, plays: Sequence[Play]) -> Export:
    """Draw an export of these plays in any known shape."""
    return make_export(lambda options: draw(st.sampled_from(options)), plays)


def write(export: Export, folder: Path) -> Path:
    """Write the export into a folder, inside as many archives as it says; return what to land."""
    folder.mkdir(parents=True, exist_ok=True)
    if not export.depth:
        path = folder / export.name
        path.write_bytes(export.data)
        return path
    files = {f"CONTENT_INTERACTION/{export.name}": export.data}
    files |= {name: text.encode() for name, text in SIBLINGS.items()}
    name = "netflix-report.zip"
    for _ in range(export.depth):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for inner, data in files.items():
                archive.writestr(inner, data)
        files = {f"deeper/{name}": stream.getvalue()}
    (folder / name).write_bytes(stream.getvalue())
    return folder / name


TITLES = (
    "Murkline: Season 2: Lacquered Stowaways (Episode 1)", "My Yellowed Quarry", "1917", "24",
    "Saison\u00a01 : L'été (Épisode 3)", "Kış Güneşi: 2. Sezon: Bölüm 4 (Bölüm 4)",
    "夜の灯台: シーズン1: 第3話", "유리 등대: 시즌 2: 3화", "Umbra, Unter; Über | Unten",
    'The "Quoted" Lamp: Part 2: "Yes"', "Nine O'Clock: Limited Series: 9:00 (Episode 2)",
    "A: B: C: D: E: F: G: H", "Umbra_hook_primary_16x9", "7/8/22", "=SUM(A1)",
    " blank at the edge ",
    "Title", "Start Time", "Line\nbreak", "Not latest view", "N/A", "null", "مصباح: الموسم 1", "🦊",
)  # fmt: skip
_PROFILES = ("Wendell", "Yasemin O'Neill", "Kinder & Co", "日向", "A, B", "Profile 1", "2", "ß")
_DEVICES = ("Samsung 2019 MuseM UHD TV Smart TV", "iPhone 11", "Chrome PC (Cadmium)", "PS4")
_COUNTRIES = ("GB (United Kingdom)", "TR (Turkey)", "KR (South Korea)", "CI (Côte d'Ivoire)")
_CLIPS = ("", "", "", "HOOK", "TRAILER", "TEASER_TRAILER")
_ATTRIBUTES = ("", "", "Autoplayed: user action: None; ", "Has branched playback; ")


def plays(least: int = 1, most: int = 12) -> st.SearchStrategy[list[Play]]:
    """Draw plays, newest first."""
    letters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
    titles = st.one_of(st.sampled_from(TITLES), st.text(letters, min_size=1, max_size=30))
    return st.lists(
        st.builds(
            Play, st.sampled_from(_PROFILES),
            st.datetimes(datetime(2012, 1, 1), datetime(2030, 12, 31)), st.integers(1, 36_000),
            titles.filter(str.strip), st.sampled_from(_DEVICES), st.sampled_from(_COUNTRIES),
            st.sampled_from(_CLIPS), st.sampled_from(_ATTRIBUTES), st.booleans(),
        ),
        min_size=least, max_size=most,
    ).map(lambda drawn: sorted(drawn, key=lambda play: play.started_at, reverse=True))  # fmt: skip


def random_plays(choose: Callable[[Sequence[Any]], Any], count: int) -> list[Play]:
    """Make plays by any means of choosing, newest first."""
    made = [
        Play(
            choose(_PROFILES), datetime(*(choose(options) for options in (
                range(2015, 2024), range(1, 13), range(1, 29), range(24), range(60), range(60),
            ))),
            choose(range(1, 9000)), choose(TITLES), choose(_DEVICES), choose(_COUNTRIES),
            choose(_CLIPS), choose(_ATTRIBUTES), choose((True, False)),
        )
        for _ in range(count)
    ]  # fmt: skip
    return sorted(made, key=lambda play: play.started_at, reverse=True)


def _columns(
    choose: Callable[[Sequence[Any]], Any], kind: str, is_ordered: bool
) -> tuple[str, ...]:
    if kind == HISTORY:
        return choose((("title", "date"), ("title", "date"), ("date", "title")))
    columns = list(RAW_TABLES[ACTIVITY])
    for column in choose(_MISSING):
        columns.remove(column)
    order = "as published" if is_ordered else choose(ORDERS)
    if order == "reversed":
        columns.reverse()
    elif order == "title first":
        columns.sort(key=lambda column: column != "title")
    return tuple(columns)


_MISSING = (
    (), (), (), ("attributes",), ("profile_name",), ("supplemental_video_type", "attributes"),
    ("bookmark", "latest_bookmark"), ("country", "latest_bookmark", "device_type"),
    ("profile_name", "attributes", "supplemental_video_type", "device_type", "country"),
)  # fmt: skip


def _header(column: str, style: str) -> str:
    name = HEADERS[column]
    return {
        "published": name, "upper": f"{name.upper()} ", "snake": column,
        "spanish": SPANISH.get(column, name),
    }[style]  # fmt: skip


def _clock(seconds: int, style: str) -> str:
    text = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return text.removeprefix("0") if style == "0:00:00" else text


def _is_encodable(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    if encoding == "utf-16-le":  # without a mark, only letters of ASCII tell it
        return sum(map(str.isascii, text)) > len(text) / 2
    # Latin-1 is read as Windows-1252, which has other letters in this range.
    return encoding != "latin-1" or not any("\x80" <= letter <= "\x9f" for letter in text)
