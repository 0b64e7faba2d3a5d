"""What `make` takes after its setup, beside dbt alone on as many nodes that do nothing."""

import json
import sys
from collections import Counter
from pathlib import Path

from netflix_warehouse.bench.cost import Cost, measure
from netflix_warehouse.dbt_runner import artefacts_folder
from netflix_warehouse.paths import project_root

STEPS = ("build", "figures", "site")
PROJECT = """
name: netflix_warehouse
version: 0.1.0
profile: netflix_warehouse
flags: {send_anonymous_usage_stats: false}
models: {+materialized: table}
"""
UNIT_TEST = (
    "  - {{name: nothing_{0}, model: model_0, given: [], expect: {{rows: [{{number: 0}}]}}}}\n"
)


def run_bare_dbt(scratch: Path) -> tuple[dict[str, Cost], Counter[str]]:
    """Build the sample with its figures and site, and a project of as many empty nodes.

    Args:
        scratch: an empty folder.

    Returns:
        What ``bare`` dbt and each of `STEPS` took; the nodes of each kind.

    Raises:
        UserError: a step failed.
    """
    warehouse = scratch / "warehouse"
    netflix = Path(sys.executable).with_name("netflix")
    costs = {}
    for step in STEPS:
        command = [netflix, step, "--target", "sample"]
        costs[step] = measure(command, NETFLIX_WAREHOUSE=str(warehouse))
    artefacts = artefacts_folder(project_root(), "sample")
    ran = json.loads((artefacts / "run_results.json").read_text(encoding="utf-8"))["results"]
    kinds = Counter(result["unique_id"].partition(".")[0] for result in ran)
    project = scratch / "bare"
    write_project(project, kinds)
    dbt: list[str | Path] = [Path(sys.executable).with_name("dbt"), "--quiet"]
    flags = ["--project-dir", project, "--profiles-dir", project_root(), "--target", "sample"]
    flags += ["--target-path", project / "target", "--log-level-file", "none"]
    environment = {"NETFLIX_DATABASE": str(project / "bare.duckdb")}
    # The project is parsed in part as the sample is: what has not changed is not parsed again.
    measure([*dbt, "parse", *flags], **environment)
    costs["bare"] = measure([*dbt, "build", *flags], **environment)
    return costs, kinds


def write_project(folder: Path, kinds: Counter[str]) -> None:
    """Write a project of so many seeds, models, tests and unit tests that do nothing."""
    for name in ("seeds", "models", "tests"):
        (folder / name).mkdir(parents=True)
    (folder / "dbt_project.yml").write_text(PROJECT, encoding="utf-8")
    for number in range(kinds["seed"]):
        (folder / "seeds" / f"seed_{number}.csv").write_text("number\n1\n", encoding="utf-8")
    for number in range(kinds["model"]):
        path = folder / "models" / f"model_{number}.sql"
        path.write_text(f"select {number} as number", encoding="utf-8")
    for number in range(kinds["test"]):
        model = number % max(kinds["model"], 1)
        path = folder / "tests" / f"test_{number}.sql"
        path.write_text(f"select * from {{{{ ref('model_{model}') }}}} where false")
    unit_tests = "".join(UNIT_TEST.format(number) for number in range(kinds["unit_test"]))
    if unit_tests:
        (folder / "models" / "_unit_tests.yml").write_text(f"unit_tests:\n{unit_tests}")
