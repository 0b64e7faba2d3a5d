"""dbt's own pages: what every table and column is, and where it comes from."""

import json
import re
from pathlib import Path

from netflix_warehouse.publish.publication import Publication

# dbt's page loads this when usage statistics are wanted; they are not.
_TRACKER = re.compile(r"//[a-z0-9]+\.cloudfront\.net/[\w./-]*")


def write_docs(publication: Publication, folder: Path) -> None:
    """Write dbt's documentation with its lineage as one page that opens from the disk."""
    page = (publication.described / "index.html").read_text(encoding="utf-8")
    for name in ("manifest", "catalog"):
        content = (publication.described / f"{name}.json").read_text(encoding="utf-8")
        slot = f'"{name.upper()}.JSON INLINE DATA"'
        if slot not in page:
            raise RuntimeError(f"dbt's page has no place for its {name}")
        page = page.replace(slot, in_script(content), 1)
    page = _TRACKER.sub("about:blank", page)
    (folder / "index.html").write_text(page, encoding="utf-8", newline="\n")


def write_lineage(publication: Publication, folder: Path) -> None:
    """Write dbt-colibri's page of the lineage of every column, which opens from the disk too.

    Raises:
        RuntimeError: the SQL of a model cannot be followed.
    """
    from dbt_colibri.lineage_extractor.extractor import DbtColumnLineageExtractor
    from dbt_colibri.report import generator

    extractor = DbtColumnLineageExtractor(
        str(publication.described / "manifest.json"), str(publication.described / "catalog.json")
    )
    report = generator.DbtColibriReportGenerator(extractor, light_mode=True).build_full_lineage()
    if errors := report.pop("errors"):
        raise RuntimeError(f"no lineage of columns: {errors[0]}")
    del report["metadata"]["generated_at"]
    # The page opens with the first.
    report["nodes"] = dict(
        sorted(
            report["nodes"].items(), key=lambda item: (not item[0].startswith("model."), item[0])
        )
    )
    edges = [{**edge, "id": 0} for edge in report["lineage"]["edges"]]
    edges = [{**edge, "id": number} for number, edge in enumerate(sorted(edges, key=json.dumps), 1)]
    report["lineage"] = {"edges": edges}
    for schemas in report["tree"]["byDatabase"].values():
        for nodes in schemas.values():
            nodes.sort()
    page = folder / "index.html"
    template = Path(generator.__file__).with_name("index.html")
    generator.inject_data_into_html(report, str(template), str(page), disable_telemetry=True)
    # The page counts visits unless told not to, as it is; it loses the address as well.
    text = page.read_text(encoding="utf-8").replace("posthog.com", "posthog.invalid")
    text = text.replace('"Last updated just now"', '""')  # what it says of a page without a date
    page.write_text(text, encoding="utf-8", newline="\n")


def in_script(text: str) -> str:
    """Return JSON that no HTML parser takes for the end of its script."""
    return text.replace("<", "\\u003c")
