"""The project's rules, each a function from dbt's manifest to the list of what breaks it."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml
from manifest_reader import (
    Manifest,
    generic_tests,
    layer,
    nodes,
    own_macros,
    parents,
    signature,
    sql_text,
)

READS = {
    "staging": {"raw", "reference"},
    "intermediate": {"staging", "intermediate", "reference"},
    "marts": {"staging", "intermediate", "marts", "reference"},
    "quality": {"raw", "staging", "intermediate", "marts", "quality", "reference"},
    "reports": {"marts", "quality"},
    "findings": {"marts", "reports", "quality", "findings"},
    "analyses": {"marts"},
}
NAMES = {
    "staging": r"stg_[a-z0-9]+__[a-z0-9_]+",
    "intermediate": r"int_[a-z0-9_]+",
    "marts": r"(dim|fct|bridge)_[a-z0-9_]+",
    "reports": r"rpt_[a-z0-9_]+",
    "quality": r"[a-z0-9_]+",
    "findings": r"findings|fnd_[a-z0-9_]+",
}
PUBLIC = ("marts", "reports", "quality", "findings")
# Column that identifies a row of the table named; anywhere else in the marts it is a foreign key.
KEYS = {"title_id": "dim_titles", "show_id": "fct_catalogue_titles", "movie_id": "dim_rated_movies"}
# What DuckDB and Spark spell differently or do not both have: macros/engine is the place for it.
ENGINE_SPECIFIC = re.compile(
    r"""
    \b(?: regexp_\w+ | string_split | str_split | unnest | (?:pos)?explode | list_\w+ | array_\w+
        | list | array | element_at | string_agg | listagg | collect_list | sort_array
        | (?:try_)?strptime | strftime | to_date | to_timestamp | try_to_timestamp | date_format
        | date_diff | datediff | dayname | monthname | generate_series | sequence | range
        | quantile_cont | approx_quantile | approx_percentile | arg_max | arg_min | log
        | starts_?with | strip_accents | jaro_winkler_similarity | nfc_normalize | struct_pack
        | read_(?:csv|parquet|json)\w* ) \s* \(
    | \b(?: extract \s* \( \s* (?:dow|isodow|dayofweek) | ignore \s+ nulls | by \s+ name
        | distinct \s+ on | asof \s+ join | (?:un)?pivot | varchar | hugeint | lambda | div ) \b
    | \* \s* (?:exclude|replace|except) \s* \(
    | (?<!:)//
    | "[^"\n]+"
    """,
    re.VERBOSE | re.IGNORECASE,
)
MOST_LINES = 250


def layers(manifest: Manifest) -> list[str]:
    """Every arrow goes one way."""
    return [
        f"{node['name']} ({layer(node)}) reads {parent['name']} ({layer(parent)})"
        for node in nodes(manifest, "model", "analysis")
        for parent in parents(manifest, node)
        if layer(parent) not in READS.get(layer(node), set())
    ]


def names(manifest: Manifest) -> list[str]:
    """A model's name carries its layer's prefix."""
    return [
        f"{node['name']} is no name for {layer(node)}: {NAMES.get(layer(node), 'no such layer')}"
        for node in nodes(manifest, "model")
        if not re.fullmatch(NAMES.get(layer(node), "(?!)"), node["name"])
    ]


def descriptions(manifest: Manifest) -> list[str]:
    """Each model, seed and source says what one row is, and what each column is."""
    found = []
    for node in [*nodes(manifest, "model", "seed"), *manifest["sources"].values()]:
        if not node["description"].startswith("One row per "):
            found.append(f'{node["name"]}: its description does not begin "One row per"')
        found += [
            f"{node['name']}.{column['name']} has no description"
            for column in node["columns"].values()
            if not column["description"].strip()
        ]
    return found


def macro_descriptions(manifest: Manifest) -> list[str]:
    """Each macro and argument is described; implementations share their dispatcher's words."""
    found = []
    for macro in own_macros(manifest):
        if macro["name"].startswith("materialization_") or "__" in macro["name"]:
            continue
        if not macro["description"].strip():
            found.append(f"macro {macro['name']} has no description")
        documented = {item["name"] for item in macro["arguments"] if item["description"]}
        for argument in signature(macro["macro_sql"]):
            if argument not in documented:
                found.append(f"macro {macro['name']}: argument {argument} has no description")
    return found


def contracts(manifest: Manifest) -> list[str]:
    """What users query has an enforced contract, where dbt has one: not for models in Python."""
    return [
        f"{node['name']} has no enforced contract"
        for node in nodes(manifest, "model")
        if layer(node) in PUBLIC
        and node.get("language", "sql") == "sql"
        and not node["config"]["contract"]["enforced"]
    ]


def documented_columns(manifest: Manifest, actual: Mapping[str, Sequence[str]]) -> list[str]:
    """Documented columns are the columns, in order; ``actual`` maps a model to its own."""
    found = []
    for node in nodes(manifest, "model", "seed"):
        documented = [column["name"] for column in node["columns"].values()]
        built = list(actual.get(node["name"], []))
        if documented != built:
            wrong = sorted({*documented} ^ {*built}) or ["the order"]
            found.append(f"{node['name']}: documented and actual differ in {', '.join(wrong)}")
    return found


def primary_keys(manifest: Manifest) -> list[str]:
    """Each mart tests its primary key."""
    tested = {test["attached_node"] for test in generic_tests(manifest, "primary_key")}
    return [
        f"{node['name']} has no primary_key test"
        for node in nodes(manifest, "model")
        if layer(node) == "marts" and node["unique_id"] not in tested
    ]


def foreign_keys(manifest: Manifest) -> list[str]:
    """Each identifier in a mart is tested against the table that it identifies a row of."""
    tested: set[tuple[str, str]] = set()
    for test in generic_tests(manifest, "foreign_keys", "relationships"):
        arguments = test["test_metadata"]["kwargs"]
        columns = arguments.get("references") or [arguments["column_name"]]
        tested |= {(test["attached_node"], column) for column in columns}
    return [
        f"{node['name']}.{column} is not tested against {KEYS[column]}"
        for node in nodes(manifest, "model")
        for column in node["columns"]
        if layer(node) == "marts"
        and column in KEYS
        and node["name"] != KEYS[column]
        and (node["unique_id"], column) not in tested
    ]


def exposures(manifest: Manifest) -> list[str]:
    """Each report is shown somewhere."""
    shown = {
        parent
        for exposure in manifest["exposures"].values()
        for parent in exposure["depends_on"]["nodes"]
    }
    return [
        f"{node['name']} is the parent of no exposure"
        for node in nodes(manifest, "model")
        if layer(node) == "reports" and node["unique_id"] not in shown
    ]


def engine_specific(manifest: Manifest) -> list[str]:
    """No function of one engine outside macros/engine, and no model that asks for its engine."""
    sources = [
        (node["original_file_path"], node["raw_code"])
        for node in nodes(manifest, "model", "analysis", "test")
        if node.get("language", "sql") == "sql"
    ]
    found = [f"{path} asks for target.type" for path, code in sources if "target.type" in code]
    sources += [
        (macro["original_file_path"], macro["macro_sql"])
        for macro in own_macros(manifest)
        if not macro["original_file_path"].startswith("macros/engine/")
    ]
    for path, code in sources:
        hits = {" ".join(hit.group().split()) for hit in ENGINE_SPECIFIC.finditer(sql_text(code))}
        found += [f"{path} uses {hit}, which the engines do not share" for hit in sorted(hits)]
    return found


def questions(manifest: Manifest) -> list[str]:
    """Each analysis begins with its question."""
    return [
        f"{node['original_file_path']}: its first line is no question"
        for node in nodes(manifest, "analysis")
        if not re.match(r"(--|\{#).*\?\s*(#\})?$", node["raw_code"].splitlines()[0])
    ]


def yaml_files(root: Path) -> list[str]:
    """Each folder with models, seeds or macros has its YAML file, named after it and not long."""
    found = []
    for top in ("models", "seeds", "macros"):
        files = sorted((root / top).rglob("*.*"))
        for folder in sorted({file.parent for file in files if file.suffix in {".sql", ".csv"}}):
            if not (folder / f"_{folder.name}.yml").is_file():
                found.append(f"{folder.relative_to(root)} has no _{folder.name}.yml")
        for file in files:
            if file.suffix not in {".yml", ".yaml"}:
                continue
            if not re.fullmatch(rf"_{file.parent.name}(_\w+)?\.yml", file.name):
                found.append(f"{file.relative_to(root)} is not named after its folder")
            count = len(file.read_text(encoding="utf-8").splitlines())
            if count > MOST_LINES:
                found.append(f"{file.relative_to(root)} has {count} lines: split it")
    return found


def unit_tests_of_seeds(root: Path) -> list[str]:
    """A unit test that is given a raw seed is off where landed files stand in the seed's place."""
    raw = {f"ref('{file.stem}')" for file in (root / "seeds" / "raw").glob("*.csv")}
    raw.discard("ref('landed_files')")
    found = []
    for file in sorted((root / "models").rglob("*.yml")):
        for test in (yaml.safe_load(file.read_text(encoding="utf-8")) or {}).get("unit_tests", []):
            seeds = sorted(raw & {given["input"] for given in test["given"]})
            enabled = str(test.get("config", {}).get("enabled", ""))
            if seeds and not ("target.name != 'real'" in enabled and "raw_door" in enabled):
                place = file.relative_to(root)
                found.append(f"{place}: {test['name']} needs {seeds[0]}, which `real` has not")
    return found


def unit_tests_of_clocks(root: Path) -> list[str]:
    """A unit test of a model that tells time by the viewer's clock names the zone itself."""
    told = {
        file.stem
        for file in (root / "models").rglob("*.sql")
        if "viewing_timezone()" in file.read_text(encoding="utf-8")
    }
    found = []
    for file in sorted((root / "models").rglob("*.yml")):
        for test in (yaml.safe_load(file.read_text(encoding="utf-8")) or {}).get("unit_tests", []):
            macros = test.get("overrides", {}).get("macros", {})
            if test["model"] in told and "viewing_timezone" not in macros:
                found.append(f"{file.relative_to(root)}: {test['name']} names no time zone")
    return found
