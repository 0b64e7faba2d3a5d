"""The findings, with their figures, and the ways from each into the data."""

from typing import Any

from netflix_warehouse.figures.wording import day
from netflix_warehouse.findings import AREAS, AUDIENCES, Finding, written
from netflix_warehouse.site.page import Dataset, Filter, Frames, Page

# Where the reader goes on from a finding: the page of its area, narrowed where that helps.
WAYS = {
    "catalogue": ("catalogue.html", "Explore the catalogue"),
    "top10": ("top10.html", "Explore the Top 10"),
    "countries": ("top10.html", "Explore the Top 10"),
    "engagement": ("engagement.html", "Explore the hours viewed"),
    "titles": ("engagement.html", "Explore demand and supply"),
    "viewing": ("viewing.html", "Explore the viewing"),
}
NARROWED = {
    "catalogue_one_season": "kind=series",
    "catalogue_directors_of_films": "kind=series",
    "catalogue_older_films": "kind=film",
    "catalogue_first_of_month": "kind=film",
}


def _facts(frames: Frames) -> list[tuple[str, str]]:
    rows, totals, titles = frames["rows"], frames["totals"], frames["titles"]
    facts = [(f"{titles.title_count.sum():,}", "films and series under one identity")]
    if not totals.empty:
        first, last = totals.half_year.min(), totals.half_year.max()
        hours = totals[totals.kind == "all"].hours_viewed.sum()
        facts.append(
            (f"{hours / 1e9:,.0f} bn", f"hours viewed in the reports of {first} to {last}")
        )
    facts.append(
        (f"{rows.raw_rows.sum():,}", "records landed, each staged or rejected with a reason")
    )
    facts.append((f"{len(frames['findings']):,}", "findings that hold on them"))
    return facts


def _context(frames: Frames) -> dict[str, Any]:
    rows = frames["findings"].astype(object).where(frames["findings"].notna(), None)
    findings = [Finding(**row) for row in rows.to_dict("records")]
    shown: set[str] = set()
    areas: list[tuple[str, list[dict[str, Any]]]] = []
    for area, label in AREAS.items():
        of_area = []
        for finding in findings:
            if finding.area == area:
                way, invitation = WAYS[area]
                narrowed = NARROWED.get(finding.finding_id, "")
                of_area.append(
                    {
                        "finding": finding,
                        "is_pictured": finding.figure_name not in shown,
                        "number": _number(finding),
                        "period": f"{day(finding.period_from)} to {day(finding.period_to)}",
                        "way": f"{way}#{narrowed}" if narrowed else way,
                        "invitation": invitation,
                        "audience": AUDIENCES[finding.audience],
                    }
                )
                shown.add(finding.figure_name)
        if of_area:
            areas.append((label, of_area))
    return {"areas": areas}


def _number(finding: Finding) -> str:
    number = written(finding.value, finding.value_unit)
    if finding.value_low is None or finding.value_high is None:
        return number
    low, high = (written(v, finding.value_unit) for v in (finding.value_low, finding.value_high))
    return f"{number} ({low} to {high}: {finding.uncertainty})"


PAGE = Page(
    name="story",
    label="Story",
    title="What Netflix data tells",
    lede="The catalogue, the weekly Top 10 and the half-yearly engagement reports, joined title by "
    "title. Each finding below is computed from tested tables: when the data no longer "
    "bears it out, it disappears.",
    datasets=(
        Dataset(
            "findings",
            "findings.findings",
            tuple(Finding.__dataclass_fields__),
            order_by=("position",),
        ),
        Dataset(
            "rows", "quality.row_reconciliation", ("raw_table", "raw_rows"), order_by=("raw_table",)
        ),
        Dataset(
            "totals",
            "reports.rpt_engagement_totals",
            ("half_year", "kind", "hours_viewed"),
            order_by=("half_year", "kind"),
        ),
        Dataset(
            "titles",
            "reports.rpt_title_sources",
            ("kind", "title_count"),
            order_by=("kind",),
        ),
    ),
    filters=(
        Filter("audience", "For", "audience", every="Everyone"),
        Filter("area", "About", "area", every="Everything"),
    ),
    facts=_facts,
    counts=(("findings", "findings"),),
    scripts=("story.js",),
    context=_context,
    figures=lambda frames: list(dict.fromkeys(frames["findings"].figure_name)),
)
