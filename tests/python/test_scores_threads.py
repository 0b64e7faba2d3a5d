"""What models/marts/ml holds is the same, byte by byte, on one thread and on two."""

import hashlib
from pathlib import Path
from typing import Any

import duckdb
from manifest_reader import nodes


def test_every_table_of_scores_is_the_same_on_one_thread_and_on_two(
    manifest: dict[str, Any], sample_database: Path
) -> None:
    models = {
        node["name"]: node
        for node in nodes(manifest, "model")
        if node["original_file_path"].startswith("models/marts/ml/") and node["language"] == "sql"
    }
    assert {"fct_top10_week_forecasts", "fct_top10_scores", "fct_gem_scores"} <= set(models)
    found = []
    for threads in (1, 2):
        hashes = {}
        with duckdb.connect(
            str(sample_database), read_only=True, config={"threads": threads}
        ) as connection:
            connection.execute("set timezone = 'UTC'")
            for name, node in models.items():
                rows = connection.execute(
                    f"select * from ({node['compiled_code']}\n) order by all"
                ).fetchall()
                hashes[name] = len(rows), hashlib.sha256(repr(rows).encode()).hexdigest()
        found.append(hashes)
    assert found[0] == found[1]
    assert sum(rows for rows, _ in found[0].values()) > 10_000
