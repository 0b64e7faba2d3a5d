"""Ways into dbt's manifest for the rules of architecture.py."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Manifest = Mapping[str, Any]
Node = Mapping[str, Any]


def nodes(manifest: Manifest, *kinds: str) -> Iterator[Node]:
    """Yield the project's nodes of these kinds."""
    yield from (
        node
        for node in manifest["nodes"].values()
        if node["resource_type"] in kinds and node["package_name"] == "netflix_warehouse"
    )


def own_macros(manifest: Manifest) -> Iterator[Node]:
    """Yield the project's macros."""
    for macro in manifest["macros"].values():
        if macro["package_name"] == "netflix_warehouse":
            yield macro


def generic_tests(manifest: Manifest, *kinds: str) -> Iterator[Node]:
    """Yield the generic tests of these names."""
    for test in nodes(manifest, "test"):
        if (test.get("test_metadata") or {}).get("name") in kinds:
            yield test


def layer(node: Node) -> str:
    """Return the node's layer: the folder below models or seeds, ``raw`` for a source."""
    if node["resource_type"] == "source":
        return "raw"
    if node["resource_type"] == "analysis":
        return "analyses"
    return Path(node["original_file_path"]).parts[1]


def parents(manifest: Manifest, node: Node) -> Iterator[Node]:
    """Yield what a node reads."""
    for name in node["depends_on"].get("nodes", []):
        yield manifest["nodes"].get(name) or manifest["sources"][name]


def need_python(manifest: Manifest) -> set[str]:
    """Return the dbt Python models and all that descends from them: DuckDB alone has those."""
    left = [name for name, node in manifest["nodes"].items() if node.get("language") == "python"]
    found: set[str] = set()
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += manifest["child_map"][name]
    return found


def signature(macro_sql: str) -> list[str]:
    """Return the names of a macro's or generic test's arguments, but for a test's model."""
    head = re.search(r"\{%-?\s*(macro|test|data_test)\s+\w+\s*\((.*?)\)\s*-?%\}", macro_sql, re.S)
    listed = re.sub(r"'[^']*'|\"[^\"]*\"", "", head[2]).split(",") if head else []
    found = [argument.split("=")[0].strip() for argument in listed]
    return [name for name in found if name and (name != "model" or head[1] == "macro")]


def sql_text(code: str) -> str:
    """Return what is SQL in a template: all outside Jinja, and the quoted texts inside it."""
    code = re.sub(r"\{#.*?#\}|--[^\n]*", " ", code, flags=re.DOTALL)

    def quoted(block: re.Match[str]) -> str:
        return " ".join(a or b for a, b in re.findall(r"'([^']*)'|\"([^\"]*)\"", block.group()))

    return re.sub(r"\{\{.*?\}\}|\{%.*?%\}", quoted, code, flags=re.DOTALL)
