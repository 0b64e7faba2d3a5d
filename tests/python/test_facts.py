"""The published facts of the real data, computed from the marts and compared with the list."""

import csv
from pathlib import Path

import duckdb
import pytest
from catalogue_facts import CATALOGUE_QUERIES
from world_facts import ENGAGEMENT_QUERIES, TNORM, TOP10_QUERIES

# Each query gives a single text cell in the notation of the list.
QUERIES = CATALOGUE_QUERIES | TOP10_QUERIES | ENGAGEMENT_QUERIES


@pytest.fixture(scope="module")
def facts(shared_data: Path) -> dict[str, str]:
    path = shared_data.parent / "facts" / "golden-facts.csv"
    if not path.exists():
        pytest.skip("the list of published facts is not beside the repository")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["value"] for row in csv.DictReader(file)}


def test_every_listed_fact_has_its_query(facts: dict[str, str]) -> None:
    assert set(facts) == set(QUERIES)


@pytest.mark.parametrize("fact", QUERIES)
def test_fact(fact: str, facts: dict[str, str], real_database: Path) -> None:
    with duckdb.connect(str(real_database), read_only=True) as connection:
        connection.execute(TNORM)
        found = connection.execute(QUERIES[fact]).fetchall()[0][0]
    assert str(found) == facts[fact]
