"""The rules of architecture.py hold in the project, and each of them can fail."""

import copy
from pathlib import Path
from typing import Any

import architecture
import duckdb
import pytest

RULES = (
    architecture.layers,
    architecture.names,
    architecture.descriptions,
    architecture.macro_descriptions,
    architecture.contracts,
    architecture.primary_keys,
    architecture.foreign_keys,
    architecture.exposures,
    architecture.engine_specific,
    architecture.questions,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule_holds(rule: Any, manifest: dict[str, Any]) -> None:
    found = rule(manifest)
    assert not found, "\n".join(found)


def test_documented_columns_are_the_columns(
    manifest: dict[str, Any], sample_database: Path
) -> None:
    with duckdb.connect(str(sample_database), read_only=True) as connection:
        actual = dict(
            connection.execute(
                """
                select table_name, list(column_name order by ordinal_position)
                from information_schema.columns
                group by table_name
                """
            ).fetchall()
        )
    found = architecture.documented_columns(manifest, actual)
    assert not found, "\n".join(found)


def test_yaml_files_are_in_their_places(project_root: Path) -> None:
    found = architecture.yaml_files(project_root)
    assert not found, "\n".join(found)


def test_unit_tests_of_seeds_are_off_where_files_are_landed(project_root: Path) -> None:
    found = architecture.unit_tests_of_seeds(project_root)
    assert not found, "\n".join(found)


def test_unit_tests_hold_in_every_time_zone(project_root: Path) -> None:
    found = architecture.unit_tests_of_clocks(project_root)
    assert not found, "\n".join(found)


def node(kind: str, path: str, **more: Any) -> dict[str, Any]:
    name = Path(path).stem
    return {
        "unique_id": f"{kind}.{name}",
        "name": name,
        "resource_type": kind,
        "package_name": "netflix_warehouse",
        "original_file_path": path,
        "description": "One row per title.",
        "columns": {},
        "config": {"contract": {"enforced": True}},
        "depends_on": {"nodes": []},
        "raw_code": "select 1 as one",
        **more,
    }


def column(name: str, description: str = "What it is.") -> dict[str, Any]:
    return {name: {"name": name, "description": description}}


@pytest.fixture
def good() -> dict[str, Any]:
    """A small manifest that breaks no rule."""
    test = {
        "resource_type": "test",
        "package_name": "netflix_warehouse",
        "original_file_path": "models/marts/core/_core.yml",
        "raw_code": "{{ test_primary_key(**_dbt_generic_test_kwargs) }}",
    }
    found = [
        node("seed", "seeds/raw/titles.csv"),
        node("model", "models/staging/a/stg_a__titles.sql", depends_on={"nodes": ["seed.titles"]}),
        node("model", "models/marts/core/dim_titles.sql", columns=column("title_id")),
        node("model", "models/marts/core/fct_weeks.sql", columns=column("title_id")),
        node(
            "model",
            "models/reports/a/rpt_weeks.sql",
            depends_on={"nodes": ["model.fct_weeks"]},
        ),
        node("analysis", "analyses/why.sql", raw_code="-- Why is that?\nselect 1"),
    ]
    tests = [
        ("primary_key", "model.dim_titles", {"columns": ["title_id"]}),
        ("primary_key", "model.fct_weeks", {"columns": ["title_id"]}),
        (
            "foreign_keys",
            "model.fct_weeks",
            {"references": {"title_id": ["dim_titles", "title_id"]}},
        ),
    ]
    return {
        "nodes": {item["unique_id"]: item for item in found}
        | {
            f"test.{number}": test
            | {"attached_node": attached, "test_metadata": {"name": name, "kwargs": arguments}}
            for number, (name, attached, arguments) in enumerate(tests)
        },
        "sources": {},
        "exposures": {"exposure.page": {"depends_on": {"nodes": ["model.rpt_weeks"]}}},
        "macros": {
            "macro.key": {
                "name": "key",
                "package_name": "netflix_warehouse",
                "original_file_path": "macros/text/key.sql",
                "description": "A key.",
                "arguments": [
                    {"name": "text", "description": "Text."},
                    {"name": "end", "description": "Its end."},
                ],
                "macro_sql": "{% macro key(text, end=', x') %} md5({{ text }}) {% endmacro %}",
            }
        },
    }


def test_good_manifest_breaks_no_rule(good: dict[str, Any]) -> None:
    assert {rule.__name__: rule(good) for rule in RULES} == {rule.__name__: [] for rule in RULES}


BROKEN = [
    ("layers", "model.rpt_weeks", {"depends_on": {"nodes": ["model.stg_a__titles"]}}, "reads stg_"),
    ("layers", "model.stg_a__titles", {"depends_on": {"nodes": ["model.rpt_weeks"]}}, "reads rpt_"),
    ("layers", "analysis.why", {"depends_on": {"nodes": ["seed.titles"]}}, "why (analyses)"),
    ("names", "model.fct_weeks", {"name": "weeks"}, "weeks is no name for marts"),
    ("descriptions", "model.fct_weeks", {"description": "Weeks."}, "fct_weeks: its description"),
    ("descriptions", "seed.titles", {"columns": column("title", " ")}, "titles.title has no"),
    (
        "contracts",
        "model.fct_weeks",
        {"config": {"contract": {"enforced": False}}},
        "fct_weeks has",
    ),
    ("primary_keys", "test.0", {"attached_node": "model.other"}, "dim_titles has no primary_key"),
    (
        "foreign_keys",
        "test.2",
        {"attached_node": "model.other"},
        "fct_weeks.title_id is not tested",
    ),
    (
        "engine_specific",
        "model.fct_weeks",
        {"raw_code": "{{ target.type }}"},
        "asks for target.type",
    ),
    ("questions", "analysis.why", {"raw_code": "select 1"}, "first line is no question"),
]


@pytest.mark.parametrize(("rule", "item", "change", "message"), BROKEN)
def test_rule_can_fail(
    rule: str, item: str, change: dict[str, Any], message: str, good: dict[str, Any]
) -> None:
    broken = copy.deepcopy(good)
    broken["nodes"][item] |= change
    found = getattr(architecture, rule)(broken)
    assert len(found) == 1
    assert message in found[0]


def test_unshown_report_is_found(good: dict[str, Any]) -> None:
    good["exposures"].clear()
    assert architecture.exposures(good) == ["rpt_weeks is the parent of no exposure"]


def test_undescribed_macro_and_argument_are_found(good: dict[str, Any]) -> None:
    good["macros"]["macro.key"] |= {"description": "", "arguments": []}
    assert architecture.macro_descriptions(good) == [
        "macro key has no description",
        "macro key: argument text has no description",
        "macro key: argument end has no description",
    ]


def test_undocumented_column_and_wrong_order_are_found(good: dict[str, Any]) -> None:
    actual = {"dim_titles": ["title_id", "title"], "fct_weeks": ["title_id"]}
    good["nodes"]["model.fct_weeks"]["columns"] = column("title_id")
    assert architecture.documented_columns(good, actual) == [
        "dim_titles: documented and actual differ in title"
    ]
    good["nodes"]["model.dim_titles"]["columns"] = column("title") | column("title_id")
    assert architecture.documented_columns(good, actual) == [
        "dim_titles: documented and actual differ in the order"
    ]


@pytest.mark.parametrize(
    "sql",
    [
        "select regexp_extract(a, 'x', 0)",
        "select string_agg(a, ',' order by a)",
        "select unnest (a)",
        "select cast(a as varchar)",
        'select "Title" from t',
        "select a // b",
        "select * exclude (a) from t",
        "select last_value(a ignore\n nulls) over ()",
        "select extract(dow from a)",
        "{% set part = 'strptime(' ~ text ~ ')' %} select {{ part }}",
    ],
)
def test_engine_specific_sql_is_found(sql: str, good: dict[str, Any]) -> None:
    good["nodes"]["model.fct_weeks"]["raw_code"] = sql
    assert len(architecture.engine_specific(good)) == 1
    good["nodes"]["model.fct_weeks"]["raw_code"] = "select 1"
    good["macros"]["macro.key"]["macro_sql"] = sql
    assert len(architecture.engine_specific(good)) == 1
    good["macros"]["macro.key"]["original_file_path"] = "macros/engine/key.sql"
    assert architecture.engine_specific(good) == []


def test_shared_sql_passes(good: dict[str, Any]) -> None:
    good["nodes"]["model.fct_weeks"]["raw_code"] = """
        -- regexp_extract(a) is the macro's business
        {# so is unnest(a) #}
        select
            {{ regexp_extract('a', '^"([0-9]+)') }} as b,
            split_part(c, ', ', 1) || 'https://' as d,
            max_by(a, b) as e
        from t
        order by e nulls last
    """
    assert architecture.engine_specific(good) == []


def test_misplaced_and_long_yaml_files_are_found(tmp_path: Path) -> None:
    core, area = tmp_path / "models" / "core", tmp_path / "models" / "area"
    core.mkdir(parents=True)
    area.mkdir()
    (core / "dim_titles.sql").touch()
    (area / "rpt_weeks.sql").touch()
    (area / "_area.yml").write_text("\n" * 251)
    (area / "schema.yml").touch()
    assert architecture.yaml_files(tmp_path) == [
        "models/core has no _core.yml",
        "models/area/_area.yml has 251 lines: split it",
        "models/area/schema.yml is not named after its folder",
    ]


def test_unit_tests_that_fail_on_landed_files_are_found(tmp_path: Path) -> None:
    area, seeds = tmp_path / "models" / "area", tmp_path / "seeds" / "raw"
    area.mkdir(parents=True)
    seeds.mkdir(parents=True)
    (seeds / "weeks.csv").touch()
    off = """config: {enabled: "{{ target.name != 'real' and var('raw_door', '') != 'landed' }}"}"""
    given = """given: [{input: "ref('weeks')"}]"""
    (area / "_area.yml").write_text(
        f"unit_tests:\n- {{name: kept, {off}, {given}}}\n- {{name: stray, {given}}}\n"
    )
    assert architecture.unit_tests_of_seeds(tmp_path) == [
        "models/area/_area.yml: stray needs ref('weeks'), which `real` has not"
    ]


def test_unit_tests_that_hang_on_the_time_zone_are_found(tmp_path: Path) -> None:
    area = tmp_path / "models" / "area"
    area.mkdir(parents=True)
    (area / "fct_days.sql").write_text("select '{{ viewing_timezone() }}' as timezone")
    (area / "_area.yml").write_text(
        "unit_tests:\n"
        "- {name: kept, model: fct_days, overrides: {macros: {viewing_timezone: UTC}}}\n"
        "- {name: stray, model: fct_days}\n"
    )
    assert architecture.unit_tests_of_clocks(tmp_path) == [
        "models/area/_area.yml: stray names no time zone"
    ]
