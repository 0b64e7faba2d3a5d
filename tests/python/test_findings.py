"""The findings hold on the data, are gone where it says otherwise, and show any text as it is."""

import dataclasses
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import ROOT, command_environment, netflix
from manifest_reader import nodes
from markdown_it import MarkdownIt

from netflix_warehouse.errors import UserError
from netflix_warehouse.figures.draw import FIGURES
from netflix_warehouse.findings import AREAS, Finding, markdown, read_findings, text

FIGURE_AREAS = {
    "catalogue": {"catalogue"},
    "top10": {"top10"},
    "countries": {"top10_countries"},
    "engagement": {"engagement"},
    "titles": {"catalogue", "top10", "engagement"},
    "viewing": {"viewing"},
}
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "a | b | c",
    "`code` ``more``",
    "*bold* __bold__ ~~gone~~ $x$",
    "[link](javascript:alert(1)) ![picture](x)",
    "https://example.org www.example.org <b@example.org>",
    "&lt;b&gt; &#60; &amp;",
    "\\* back \\ slashes \\",
    "# heading #",
    "1. one",
    "- item",
    "one\n\n# two\n\n- three\r\nfour\u2028five",
    ":smile: 12:30",
    "x" * 500,
    "שלום אדום",
    "クイーンズ・ギャンビット",
)


@pytest.fixture(scope="module")
def copy(sample_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample's build that a test may change; its name is that of the original."""
    return Path(shutil.copy(sample_database, tmp_path_factory.mktemp("findings")))


def test_committed_page_is_what_the_data_gives(real_database: Path, project_root: Path) -> None:
    page = (project_root / "docs" / "findings.md").read_text(encoding="utf-8")
    assert markdown(read_findings(real_database)) == page
    pictures = set(re.findall(r'(?:src|srcset)="([^"]+)"', page))
    assert len(pictures) > 20
    assert all((project_root / "docs" / picture).is_file() for picture in pictures)
    sizes = [file.stat().st_size for file in (project_root / "docs").glob("*.png")]
    assert sum(sizes) < 3_250_000


def test_enough_hold_on_the_real_data(real_database: Path) -> None:
    found = read_findings(real_database, with_private=True)
    assert len(found) >= 22
    assert sum(finding.action is not None for finding in found) >= 8
    assert {finding.audience for finding in found} == {"fan", "programmer", "analyst"}
    assert {finding.area for finding in found} == AREAS.keys() - {"viewing"}
    assert not any(finding.is_private or finding.is_fictional_sample for finding in found)


def test_viewing_holds_on_the_sample(sample_database: Path) -> None:
    found = read_findings(sample_database)
    assert all(finding.is_fictional_sample and not finding.is_private for finding in found)
    assert sum(finding.area == "viewing" for finding in found) >= 6


def test_each_names_the_table_and_figure_that_it_comes_from(
    sample_database: Path, real_database: Path, manifest: dict[str, Any]
) -> None:
    read_by = {
        node["name"]: {parent.split(".")[-1] for parent in node["depends_on"]["nodes"]}
        for node in nodes(manifest, "model")
    }
    tables = set().union(*(read for name, read in read_by.items() if name.startswith("fnd_")))
    drawn = {figure.report for figure in FIGURES.values()}
    for finding in read_findings(real_database) + read_findings(sample_database):
        assert finding.report_name in tables | {"rpt_catalogue_data_quality"}, finding
        figure = FIGURES[finding.figure_name]
        assert figure.area in FIGURE_AREAS[finding.area], finding
        if finding.report_name in drawn:
            assert figure.report == finding.report_name, finding


def test_a_claim_that_no_longer_holds_vanishes(copy: Path, project_root: Path) -> None:
    def found(connection: duckdb.DuckDBPyConnection) -> set[str]:
        rows = connection.execute(compiled(project_root, "fnd_top10_runs")).fetchall()
        return {finding_id for finding_id, *_ in rows}

    with duckdb.connect(str(copy)) as connection:
        before = found(connection)
        assert {"top10_one_week", "top10_debut_decides"} <= before
        connection.execute("update reports.rpt_top10_survival set listed_count = observed_count")
        assert found(connection) == before - {"top10_one_week"}
        connection.execute("truncate reports.rpt_top10_debut_rank")
        assert found(connection) == before - {"top10_one_week", "top10_debut_decides"}


def compiled(project_root: Path, model: str) -> str:
    """Return a model of the sample's build as plain SQL."""
    folder = project_root / "target" / "sample" / "compiled"
    return next(folder.rglob(f"{model}.sql")).read_text(encoding="utf-8")


def test_a_source_that_is_not_landed_takes_its_findings_along(
    shared_data: Path, tmp_path: Path
) -> None:
    landed = netflix("land", shared_data / "catalogue", warehouse=tmp_path)
    assert landed.returncode == 0, landed.stderr
    # Models alone: a part of the project lacks tables that tests of the rest would read.
    built = subprocess.run(
        [
            *(Path(sys.executable).with_name("dbt"), "--quiet", "build", "--target", "real"),
            *("--select", "+findings", "--exclude-resource-type", "test", "unit_test"),
            *("--target-path", str(ROOT / "target" / "tests" / "findings")),
        ],
        cwd=ROOT,
        env=command_environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert built.returncode == 0, built.stdout
    found = read_findings(tmp_path / "netflix.duckdb")
    assert len(found) >= 5
    assert {finding.area for finding in found} == {"catalogue"}


def test_private_findings_are_published_only_when_asked_for(copy: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(copy)) as connection:
        connection.execute("update findings.findings set is_private = true where area = 'viewing'")
        private = connection.execute("from findings.findings where is_private").fetchall()
        assert len(private) >= 6
        # The others' pictures would take long.
        connection.execute(
            "delete from findings.findings where area not in ('viewing', 'countries')"
        )
    shutil.copy(copy, tmp_path / "sample.duckdb")
    options = ("findings", "--target", "sample")
    published = netflix(*options, "--out", tmp_path / "public", warehouse=tmp_path)
    assert published.returncode == 0, published.stderr
    page = (tmp_path / "public" / "findings.md").read_text(encoding="utf-8")
    assert "viewing" not in page.replace("all viewing", "")
    pictures = {file.name for file in (tmp_path / "public").glob("*.png")}
    assert pictures == set(re.findall(r'(?:src|srcset)="([^"]+)"', page))
    assert pictures

    own = netflix(*options, warehouse=tmp_path)
    assert own.returncode == 0, own.stderr
    page_of_one_s_own = tmp_path / "findings.md"
    assert page_of_one_s_own.stat().st_mode & 0o077 == 0
    page = page_of_one_s_own.read_text(encoding="utf-8")
    assert all(row[0] in page for row in private)
    for picture in re.findall(r'(?:src|srcset)="([^"]+)"', page):
        assert (tmp_path / picture).is_file()


@pytest.mark.parametrize("title", HOSTILE)
def test_any_title_is_shown_as_text(title: str, sample_database: Path) -> None:
    example = read_findings(sample_database)[0]
    fields = ("headline", "claim", "population", "caveat", "action", "check_of_action")

    def rendered(words: str) -> tuple[list[str], str]:
        finding = dataclasses.replace(example, **dict.fromkeys(fields, words))
        return parsed(markdown([finding]))

    kinds, shown = rendered(title)
    plain_kinds, _ = rendered("plain words")
    assert kinds == plain_kinds
    expected = " ".join(re.sub(r"[\u2028\r\n]", " ", title).split())
    assert shown.count(expected) == len(fields)


@pytest.mark.parametrize("letter", ["\u202e", "\u2066", "\u200b", "\ufeff", "\x00", "\x1b"])
def test_invisible_letters_are_left_out(letter: str) -> None:
    assert text(f"a{letter}b").replace(" ", "") == "ab"


def parsed(page: str) -> tuple[list[str], str]:
    """Return the kinds of a page's Markdown tokens, in order, and the text that it shows."""
    kinds, shown = [], []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(page):
        kinds.append(token.type)
        for child in token.children or []:
            if child.type not in ("text", "text_special"):
                kinds.append(child.type)
        shown.append("".join(child.content for child in token.children or []))
    return kinds, "\n".join(shown)


def test_page_of_no_finding_says_so() -> None:
    assert "0 findings" in markdown([])


def test_database_without_findings_says_what_to_do(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "old.duckdb")) as connection:
        connection.execute("create table t as select 1 as one")
    with pytest.raises(UserError, match="netflix build"):
        read_findings(tmp_path / "old.duckdb")


def test_columns_are_those_of_the_table(manifest: dict[str, Any]) -> None:
    node = next(node for node in nodes(manifest, "model") if node["name"] == "findings")
    assert [field.name for field in dataclasses.fields(Finding)] == list(node["columns"])


def test_reports_do_not_depend_on_the_order_of_rows(
    real_database: Path, project_root: Path, tmp_path: Path
) -> None:
    """Threads write rows in any order, and doubles added in another order differ in a digit."""
    shuffled = Path(shutil.copy(real_database, tmp_path))
    folder = project_root / "target" / "real" / "compiled"
    reports = sorted(folder.rglob("models/reports/*/rpt_*.sql"))
    assert len(reports) > 50
    differing = []
    with duckdb.connect(str(shuffled)) as connection:
        marts = connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'marts' order by all"
        ).fetchall()
        for (mart,) in marts:
            connection.execute(
                f"create or replace table marts.{mart} as from marts.{mart} as t order by hash(t)"
            )
        for file in reports:
            built = connection.execute(f"from reports.{file.stem}").fetchall()
            again = connection.execute(file.read_text(encoding="utf-8")).fetchall()
            if sorted(map(repr, again)) != sorted(map(repr, built)):
                differing.append(file.stem)
    assert differing == []
