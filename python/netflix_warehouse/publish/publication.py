"""What every part of a publication is given."""

import functools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netflix_warehouse.publish.tables import Table

FICTIONAL = "Fictional sample: every row is invented, those of viewing included."
REAL = "Made of files that others published; what a member watched is left out."
PERSONAL = "Holds what a member watched: for yourself, not for the public."


@dataclass(frozen=True)
class Publication:
    """One built file on its way into a folder.

    Attributes:
        database: the built DuckDB file.
        described: the folder with dbt's ``manifest.json``, ``catalog.json`` and ``index.html``.
        tables: what may be published, and which rows.
        include_viewing: whether viewing goes in; always with the fictional sample.
        is_fictional_sample: whether all of it is invented.
        raw_tables: the raw tables that have rows.
    """

    database: Path
    described: Path
    tables: tuple[Table, ...]
    include_viewing: bool
    is_fictional_sample: bool
    raw_tables: frozenset[str]

    @property
    def note(self) -> str:
        """One sentence on whose data it is."""
        if self.is_fictional_sample:
            return FICTIONAL
        return PERSONAL if self.include_viewing else REAL

    @functools.cached_property
    def manifest(self) -> dict[str, Any]:
        """dbt's manifest of the project."""
        return json.loads((self.described / "manifest.json").read_text(encoding="utf-8"))

    @property
    def whole_tables(self) -> set[str]:
        """The names of the tables that are published with all their rows."""
        return {table.name for table in self.tables if table.is_whole}
