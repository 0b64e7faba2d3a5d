"""What dbt knows of the project and of one built file, free of clocks, machines and members."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from rich.console import Console

from netflix_warehouse.dbt_runner import artefacts_folder, run_dbt
from netflix_warehouse.paths import make_private_folder

Json = dict[str, Any]
# When and where dbt ran, and who ran it.
_OF_THE_RUN = {
    "generated_at", "invocation_id", "invocation_started_at", "run_started_at", "created_at",
    "user_id", "project_id", "build_path", "compiled_path", "root_path", "deferred",
}  # fmt: skip


def describe(database: Path, target: str, root: Path, warehouse: Path, console: Console) -> Path:
    """Have dbt describe a built file, and return the folder of what it wrote, made publishable.

    The folder holds ``manifest.json`` (dbt's schema v12, the project's own macros only),
    ``catalog.json`` (v1) and ``index.html`` (the page that shows them). The same project and tables
    give the same bytes.

    Args:
        database: a copy of the built file: dbt writes to it.
        target: ``sample`` or ``real``.
        root: the project's folder.
        warehouse: the folder of landed files.
        console: where progress goes.

    Raises:
        UserError: dbt cannot read the project or the file.
    """
    folder = make_private_folder(artefacts_folder(root, target) / "docs")
    arguments = ["docs", "generate", "--exclude", "resource_type:test", "resource_type:unit_test"]
    # The zone that days are told in is the member's own business: the docs show the default.
    run_dbt(
        root,
        target,
        arguments,
        console,
        folder,
        NETFLIX_WAREHOUSE=str(warehouse),
        NETFLIX_DATABASE=str(database),
        NETFLIX_TIMEZONE="",
    )
    manifest = _cleaned(json.loads((folder / "manifest.json").read_text(encoding="utf-8")))
    project = manifest["metadata"]["project_name"]
    manifest["macros"] = {
        key: macro for key, macro in manifest["macros"].items() if macro["package_name"] == project
    }
    manifest["nodes"] = {
        key: node for key, node in manifest["nodes"].items() if node["resource_type"] != "operation"
    }
    catalog = _cleaned(json.loads((folder / "catalog.json").read_text(encoding="utf-8")))
    for name, content in (("manifest", manifest), ("catalog", catalog)):
        text = json.dumps(_sorted(content), ensure_ascii=False, separators=(",", ":"))
        (folder / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")
    return folder


def _cleaned(value: Any, left_out: Collection[str] = _OF_THE_RUN) -> Any:
    if isinstance(value, dict):
        return {
            # A column may be called as a fact of the run is, such as user_id.
            key: _cleaned(item, () if key == "columns" else _OF_THE_RUN)
            for key, item in value.items()
            if key not in left_out
        }
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    return value


def _sorted(content: Json) -> Json:
    """Order the nodes, which dbt lists as it came to parse them; columns keep their order."""
    ordered = {
        kind: dict(sorted(found.items())) if isinstance(found, dict) else found
        for kind, found in sorted(content.items())
    }
    for relation in ("parent_map", "child_map"):
        if relation in ordered:
            ordered[relation] = {key: sorted(keys) for key, keys in ordered[relation].items()}
    return ordered
