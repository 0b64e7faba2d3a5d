"""The data dictionary: one row per column, from dbt's descriptions and tests."""

import csv
from pathlib import Path

from netflix_warehouse.publish.publication import Publication
from netflix_warehouse.publish.tables import Column

FIELDS = (
    "schema", "table", "position", "column", "type", "description", "is_nullable",
    "is_primary_key", "reference", "accepted_values", "minimum", "maximum", "tested_conditions",
    "table_description",
)  # fmt: skip


def write_dictionary(publication: Publication, folder: Path, csv_note: str) -> None:
    """Write ``data_dictionary.csv`` and, to be read, ``data_dictionary.md``."""
    rows = [
        (table.schema, table.name, position, *_cells(column), table.description)
        for table in publication.tables
        for position, column in enumerate(table.columns.values(), 1)
    ]
    with (folder / "data_dictionary.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FIELDS)
        writer.writerows(rows)
    (folder / "data_dictionary.md").write_text(
        _markdown(publication, csv_note), encoding="utf-8", newline="\n"
    )


def _cells(column: Column) -> tuple[object, ...]:
    return (
        column.name,
        column.type,
        column.description,
        "true" if column.is_nullable else "false",
        "true" if column.is_primary_key else "false",
        ".".join(column.reference or ()),
        " | ".join(column.accepted or ()),
        column.least,
        column.most,
        "; ".join(column.conditions),
    )


def _markdown(publication: Publication, csv_note: str) -> str:
    lines = ["# Data dictionary", "", publication.note, "", csv_note, ""]
    for table in publication.tables:
        lines += [f"## {table.schema}.{table.name}", "", table.description, ""]
        lines += [f"{table.row_count:,} rows.", ""]
        lines += ["| column | type | what it is | held to |", "| --- | --- | --- | --- |"]
        for column in table.columns.values():
            cells = (column.name, column.type, column.description, _held_to(column))
            lines.append(f"| {' | '.join(map(_escaped, cells))} |")
        lines.append("")
    return "\n".join(lines)


def _held_to(column: Column) -> str:
    held = ["part of the primary key"] if column.is_primary_key else []
    held += ["never missing"] if not column.is_nullable and not column.is_primary_key else []
    held += [f"one of {'.'.join(column.reference)}"] if column.reference else []
    held += [f"one of: {', '.join(column.accepted)}"] if column.accepted else []
    held += [f"at least {column.least}"] if column.least is not None else []
    held += [f"at most {column.most}"] if column.most is not None else []
    return "; ".join((*held, *column.conditions))


def _escaped(text: str) -> str:
    for character in "\\|<*_`":
        text = text.replace(character, f"\\{character}")
    return " ".join(text.split())
