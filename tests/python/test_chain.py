"""The chain of compiled models gives what dbt gives, and forgets the rows of the call before."""

import csv
from pathlib import Path

import chain
import duckdb
import pytest


def test_chain_builds_what_dbt_builds(project_root: Path, sample_database: Path) -> None:
    with (project_root / "seeds" / "raw" / "netflix_titles.csv").open(encoding="utf-8") as file:
        rows = [{k: v or None for k, v in row.items()} for row in csv.DictReader(file)]
    found = chain.run_models({"netflix_titles": rows}, ["int_catalogue_titles"])
    query = "select * from intermediate.int_catalogue_titles order by all"
    with duckdb.connect(str(sample_database), read_only=True) as connection:
        assert found.execute(query).fetchall() == connection.execute(query).fetchall()


def test_given_models_stand_in_for_built_ones() -> None:
    query = "select entry_id, title_id from intermediate.int_top10_entry_works"
    entry = {"entry_id": "a", "list": "global", "kind": "film", "show_title": "A"}
    given = {"int_top10_entries": [entry]}
    found = chain.run_models(given, ["int_top10_entry_works"]).execute(query).fetchall()
    assert [row[0] for row in found] == ["a"]
    assert chain.run_models({}, ["int_top10_entry_works"]).execute(query).fetchall() == []


def test_unknown_names_are_said() -> None:
    with pytest.raises(LookupError, match="no model or seed int_nothing"):
        chain.run_models({}, ["int_nothing"])
    with pytest.raises(LookupError, match="viewing_history has no column day"):
        chain.run_models({"viewing_history": [{"day": "1"}]}, ["viewing_history"])
