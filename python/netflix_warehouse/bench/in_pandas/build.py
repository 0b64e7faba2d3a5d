"""All tables of the catalogue alone, in the order in which one needs the other."""

from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from netflix_warehouse.bench.in_pandas import text
from netflix_warehouse.bench.in_pandas.clean import clean_titles, split_items, stage
from netflix_warehouse.bench.in_pandas.duplicates import find_duplicates, identify_works
from netflix_warehouse.bench.in_pandas.marts import build_core, build_facts
from netflix_warehouse.bench.in_pandas.pairs import build_pair_reports
from netflix_warehouse.bench.in_pandas.people import credit_people, merge_spellings
from netflix_warehouse.bench.in_pandas.reports import build_reports
from netflix_warehouse.paths import project_root

REFERENCE = ("countries", "genres", "maturity_ratings")


def read_csv(path: Path) -> pd.DataFrame:
    """Return a CSV file as text, an empty cell as null."""
    engine = "pyarrow" if text.by_hand else None
    return pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""], engine=engine)


def read_catalogue(path: Path) -> pd.DataFrame:
    """Return the records of a catalogue file; pandas fails on one that cannot be read."""
    records = read_csv(path).assign(_file=path.name)
    records["_row"] = records.index + 1
    return records


def read_variables() -> dict[str, Any]:
    """Return the project's thresholds."""
    project = (project_root() / "dbt_project.yml").read_text(encoding="utf-8")
    return yaml.safe_load(project)["vars"]


def clean(records: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return what marts and reports are made of: records cleaned, split, and told apart."""
    staged = stage(records)
    titles = clean_titles(staged)
    credits = credit_people(titles)
    spellings = merge_spellings(credits)
    duplicates = find_duplicates(
        titles, credits, spellings, read_variables()["duplicate_minimum_shared_cast"]
    )
    return {
        "titles": titles,
        "credits": credits,
        "spellings": spellings,
        "duplicates": duplicates,
        "works": identify_works(titles, duplicates),
        "genres": split_items(titles, "genres", "genre"),
        "countries": split_items(titles, "countries", "country"),
    }


def build(cleaned: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return every mart and report that reads the catalogue alone under `schema.name`."""
    variables = read_variables()
    folder = project_root() / "seeds" / "reference"
    reference = {name: read_csv(folder / f"{name}.csv") for name in REFERENCE}
    tables = build_facts(cleaned, reference) | build_core(cleaned, reference)
    tables |= build_reports(tables)
    return tables | build_pair_reports(
        tables, variables["report_minimum_pair_titles"], variables["report_people_limit"]
    )
