"""The tables as a Frictionless data package: https://specs.frictionlessdata.io, version 1."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

from netflix_warehouse.publish.publication import Publication
from netflix_warehouse.publish.tables import Column, Table
from netflix_warehouse.pull.sources import load_sources

TYPES = {
    "VARCHAR": {"type": "string"},
    "BOOLEAN": {"type": "boolean"},
    "INTEGER": {"type": "integer"},
    "BIGINT": {"type": "integer"},
    "DOUBLE": {"type": "number"},
    "DATE": {"type": "date"},
    "TIMESTAMP": {"type": "datetime", "format": "%Y-%m-%dT%H:%M:%S"},
}
MIT = {"name": "MIT", "title": "MIT licence", "path": "https://opensource.org/license/mit"}


def write_package(publication: Publication, folder: Path, csv_note: str) -> None:
    """Write ``datapackage.json`` for the tables and the dictionary that stand in the folder."""
    names = {table.name for table in publication.tables}
    package: dict[str, Any] = {
        "profile": "data-package",
        "name": "netflix-warehouse",
        "title": "Netflix data warehouse: marts, reports and data quality",
        "description": f"{publication.note} {csv_note}",
        "version": version("netflix-warehouse"),
        **_rights(publication),
        "resources": [
            resource
            for table in publication.tables
            for resource in (_csv(table, folder, names), _parquet(table, folder))
        ],
    }
    text = json.dumps(package, ensure_ascii=False, indent=1)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def _rights(publication: Publication) -> dict[str, Any]:
    if publication.is_fictional_sample:
        return {"licenses": [MIT], "sources": [{"title": "Invented with the project"}]}
    landed = [file for file in load_sources() if file.holds in publication.raw_tables]
    # What others published stays under their terms: no licence of ours is put on it.
    return {"sources": [{"title": file.what, "path": file.page} for file in landed]}


def _csv(table: Table, folder: Path, names: set[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, table) for column in table.columns.values()],
        "missingValues": [""],
    }
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    keys = [
        {
            "fields": column.name,
            "reference": {
                # The empty name is the resource itself.
                "resource": "" if column.reference[0] == table.name else column.reference[0],
                "fields": column.reference[1],
            },
        }
        for column in table.columns.values()
        if column.reference and column.reference[0] in names
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "profile": "tabular-data-resource",
        "title": f"{table.schema}.{table.name}",
        "description": table.description,
        **_file(folder, table, "csv"),
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"'},
        "schema": schema,
    }


def _parquet(table: Table, folder: Path) -> dict[str, Any]:
    return {
        "name": f"{table.name}.parquet",
        "type": "file",  # for frictionless-py: its rows are those of the CSV file
        "profile": "data-resource",
        "title": f"{table.schema}.{table.name}, every cell exactly",
        "description": table.description,
        **_file(folder, table, "parquet"),
        "mediatype": "application/vnd.apache.parquet",
    }


def _file(folder: Path, table: Table, kind: str) -> dict[str, Any]:
    path = f"{table.schema}/{table.name}.{kind}"
    content = (folder / path).read_bytes()
    return {
        "path": path,
        "format": kind,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if not column.is_nullable and not column.has_empty_text:  # in CSV the two look alike
        constraints["required"] = True
    if table.primary_key == (column.name,):
        constraints["unique"] = True
    if column.accepted:
        constraints["enum"] = list(column.accepted)
    if column.least is not None:
        constraints["minimum"] = column.least
    if column.most is not None:
        constraints["maximum"] = column.most
    field = {"name": column.name, **TYPES[column.type], "description": column.description}
    return field | ({"constraints": constraints} if constraints else {})
