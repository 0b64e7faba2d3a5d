"""Ratings in local Spark: the project's models as dbt compiles them for Spark, without dbt."""

import json
import sys
from pathlib import Path

from netflix_warehouse.bench.ratings import COMPARED, INPUT, MARTS


def marts(ratings: Path, results: Path) -> None:
    """Make the marts of ratings of one Parquet file of them."""
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.memory", "6g")
        .config("spark.ui.enabled", "false")
        .config("spark.log.level", "ERROR")
        .config("spark.sql.shuffle.partitions", "16")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.local.dir", str(results / "spill"))
        .config("spark.sql.warehouse.dir", str(results / "tables"))
        .getOrCreate()
    )
    for schema in sorted(set(MARTS.values())):
        session.sql(f"create database {schema}")
    session.sql(f"create table marts.{INPUT} using parquet location '{ratings}'")
    for sql in json.loads((ratings.parent / "spark.json").read_text(encoding="utf-8")).values():
        session.sql(sql)
    for name in COMPARED:
        session.table(f"{MARTS[name]}.{name}").write.parquet(str(results / f"{name}.parquet"))
    session.stop()


if __name__ == "__main__":
    marts(Path(sys.argv[2]), Path(sys.argv[3]))
