"""The tables as Parquet and CSV, with a data dictionary and a Frictionless data package."""

from pathlib import Path

from netflix_warehouse.invisible import ANY_INVISIBLE, INVISIBLE
from netflix_warehouse.publish.dictionary import write_dictionary
from netflix_warehouse.publish.package import write_package
from netflix_warehouse.publish.publication import Publication
from netflix_warehouse.publish.tables import Table
from netflix_warehouse.warehouse import connect

# A spreadsheet takes a cell that begins so, in plain or full width, for a formula.
FORMULA = r"^'*[=+\-@\t\r\n＝＋－＠]"
CSV_NOTE = (
    "CSV: UTF-8, RFC 4180, LF; an empty cell is a missing value, or in quotes a text of no "
    "characters. A text cell that a spreadsheet would take for a formula (it begins with = + - @, "
    "tab or line break, plain or full width) has an apostrophe put before it, as has one that "
    "begins with apostrophes and such a character: take one away to read it. Invisible characters "
    "(controls, zero width, those that turn the direction of writing) are written out, such as "
    "\\u202E. Parquet holds every cell exactly."
)


def write_datasets(publication: Publication, folder: Path) -> None:
    """Write ``<schema>/<table>.parquet`` and ``.csv``, and what describes them."""
    with connect(publication.database) as connection:
        connection.execute("set threads = 1")  # more of them may cut row groups elsewhere
        for table in publication.tables:
            (folder / table.schema).mkdir(exist_ok=True)
            place = folder / table.schema / table.name
            about = f"{table.description} {publication.note}"
            connection.execute(
                f"copy ({table.select}) to '{_quoted(place)}.parquet' (format parquet, "
                f"compression zstd, kv_metadata {{description: '{_quoted(about)}'}})"
            )
            connection.execute(
                f"copy ({csv_select(table)}) to '{_quoted(place)}.csv' (format csv, header, "
                "dateformat '%Y-%m-%d', timestampformat '%Y-%m-%dT%H:%M:%S')"
            )
    write_dictionary(publication, folder, CSV_NOTE)
    write_package(publication, folder, CSV_NOTE)


def csv_select(table: Table) -> str:
    """Return the publishable rows as SQL with every text cell safe to open in a spreadsheet."""
    cells = [
        f"{safe_text(_name(column.name))} as {_name(column.name)}"
        if column.type == "VARCHAR"
        else _name(column.name)
        for column in table.columns.values()
    ]
    return f"select {', '.join(cells)} from ({table.select})"


def safe_text(text: str) -> str:
    """Return SQL for the text of a SQL expression as CSV_NOTE tells it."""
    written = text
    for character in INVISIBLE:
        written = f"replace({written}, chr({ord(character)}), '\\u{ord(character):04X}')"
    shown = f"case when regexp_matches({text}, '{ANY_INVISIBLE}') then {written} else {text} end"
    is_formula = f"regexp_matches({text}, '{FORMULA.replace(chr(39), chr(39) * 2)}')"
    return f"case when {is_formula} then '''' else '' end || {shown}"


def _name(column: str) -> str:
    return f'"{column}"'


def _quoted(text: object) -> str:
    return str(text).replace("'", "''")
