"""Where every number comes from, and how far it can be trusted."""

from typing import Any

from netflix_warehouse.site.page import Column, Dataset, Filter, Frames, Listing, Page

LAYERS = ("raw", "staging", "intermediate", "marts", "reports", "findings", "page", "figure")


def _facts(frames: Frames) -> list[tuple[str, str]]:
    rows, tests, rules = frames["rows"], frames["tests"], frames["rules"]
    return [
        (f"{rows.raw_rows.sum():,}", "records landed"),
        (f"{rows.rejected_rows.sum():,}", "of them rejected, each with a reason"),
        (f"{len(rules):,}", "data-quality rules"),
        (
            f"{(tests.status == 'pass').sum():,}",
            f"of {len(tests):,} tests passed in the last build",
        ),
    ]


def _context(frames: Frames) -> dict[str, Any]:
    lineage = frames["lineage"]
    tables = {*zip(lineage.child_layer, lineage.child, strict=True)}
    tables |= {*zip(lineage.parent_layer, lineage.parent, strict=True)}
    return {
        "layers": [
            (layer, sorted(name for its_layer, name in tables if its_layer == layer))
            for layer in LAYERS
        ],
    }


PAGE = Page(
    name="method",
    label="Data and method",
    title="Where the numbers come from",
    lede="Files are read into raw tables and nothing is dropped in silence: each record is either "
    "staged or rejected with a reason, each repair is a rule with a count, and each table above is "
    "tested before it is published.",
    datasets=(
        Dataset(
            "rows",
            "quality.row_reconciliation",
            ("raw_table", "raw_rows", "staged_rows", "rejected_rows", "is_reconciled"),
            order_by=("raw_table",),
        ),
        Dataset(
            "rules",
            "quality.rule_findings",
            ("source", "rule", "action", "description", "affected_rows"),
            order_by=("source", "rule"),
        ),
        Dataset(
            "tests",
            "quality.test_results",
            ("test_name", "test_kind", "tested", "severity", "status", "failure_count"),
            order_by=("test_name",),
        ),
        Dataset(
            "matching",
            "reports.rpt_title_match_quality",
            (
                *("left_source", "right_source", "kind", "title_count", "matched_share"),
                *("read_count", "precision_share", "precision_lower_share"),
            ),
            order_by=("left_source", "right_source", "kind"),
        ),
        Dataset(
            "scores",
            "reports.rpt_model_scores",
            ("area", "task", "split", "model", "gain", "gain_low", "verdict", "is_used"),
            order_by=("area", "task", "split", "metric", "model"),
        ),
        Dataset(
            "lineage",
            "quality.lineage",
            ("child", "child_layer", "parent", "parent_layer"),
            order_by=("child_layer", "child", "parent"),
        ),
    ),
    filters=(
        Filter("q", "Search rules", kind="text", columns=("source", "rule", "description")),
        Filter("action", "What was done", "action"),
    ),
    listings=(
        Listing(
            "rows",
            "rows",
            "Every record is accounted for",
            (
                Column("raw_table", "Raw table", "code"),
                Column("raw_rows", "Landed", "count"),
                Column("staged_rows", "Staged", "count"),
                Column("rejected_rows", "Rejected", "count"),
                Column("is_reconciled", "Adds up", "yesno"),
            ),
            sort=("raw_table", 1),
            noun="raw table",
        ),
        Listing(
            "rules",
            "rules",
            "What was wrong, and what was done about it",
            (
                Column("description", "Rule"),
                Column("source", "Source", "source"),
                Column("action", "Done"),
                Column("affected_rows", "Records", "count"),
            ),
            sort=("affected_rows", -1),
            noun="rule",
        ),
        Listing(
            "matching",
            "matching",
            "How titles of different sources were matched",
            (
                Column("left_source", "From", "source"),
                Column("right_source", "To", "source"),
                Column("kind", "Kind", "kind"),
                Column("title_count", "Titles", "count"),
                Column("matched_share", "Matched", "percent"),
                Column("read_count", "Pairs read", "count"),
                Column("precision_share", "Right", "percent"),
                Column("precision_lower_share", "At least (95%)", "percent"),
            ),
            sort=("left_source", 1),
            noun="pair of sources",
        ),
        Listing(
            "scores",
            "scores",
            "How well models tell what they have not seen",
            (
                Column("task", "Task"),
                Column("split", "Held out"),
                Column("model", "Model"),
                Column("gain", "Better by", "percent"),
                Column("gain_low", "At least (95%)", "percent"),
                Column("verdict", "That is"),
                Column("is_used", "Used", "yesno"),
            ),
            sort=("task", 1),
            noun="score",
            page_size=10,
        ),
        Listing(
            "tests",
            "tests",
            "Tests of the last build",
            (
                Column("test_name", "Test", "code"),
                Column("tested", "Of"),
                Column("test_kind", "Kind"),
                Column("severity", "Severity"),
                Column("status", "Ended"),
            ),
            sort=("status", 1),
            noun="test",
            page_size=10,
        ),
    ),
    facts=_facts,
    counts=(("rules", "rules"),),
    scripts=("method.js",),
    context=_context,
)
