"""The list of public files: where each is, and what it must be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from netflix_warehouse.errors import UserError
from netflix_warehouse.raw_tables import RAW_TABLES

SHIPPED = Path(__file__).with_name("sources.yml")
_UPDATES = ("weekly", "never")


@dataclass(frozen=True)
class PublicFile:
    """One entry of the list; sources.yml says what each field means. `at_least` is in bytes."""

    name: str
    what: str
    file: str
    urls: tuple[str, ...]
    holds: str
    updated: str
    at_least: int
    page: str
    choose: str
    sha256: str | None = None

    @property
    def by_hand(self) -> str:
        """How a person gets it."""
        return f"open {self.page}, choose {self.choose}, then: netflix land path/to/{self.file}"


def load_sources(path: Path | None = None) -> list[PublicFile]:
    """Read the list of public files, by default the shipped one.

    Raises:
        UserError: the list cannot be read, or an entry of it is not as it must be.
    """
    path = path or SHIPPED
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{path}: is not UTF-8 text; start from a copy of {SHIPPED}") from error
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date such as 2023-99-99
        place = getattr(error, "problem_mark", None)
        line = f", line {place.line + 1}" if place else ""
        cause = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise UserError(f"{path}{line}: is not YAML ({cause}); mend it") from error
    if not isinstance(entries, list) or not entries:
        raise UserError(f"{path}: expected a list of files; start from a copy of {SHIPPED}")
    files = [_read(path, number, entry) for number, entry in enumerate(entries, 1)]
    for field in ("name", "file"):
        values = [getattr(file, field) for file in files]
        for value in values:
            if values.count(value) > 1:
                raise UserError(f"{path}: {field} {value!r} is there twice; rename one")
    return files


def choose(files: Sequence[PublicFile], names: Sequence[str]) -> list[PublicFile]:
    """Return the named files in the list's order; without names all.

    A name stands for a file, or for all whose names begin with it and a hyphen.

    Raises:
        UserError: nothing has such a name.
    """

    def is_meant(file: PublicFile, name: str) -> bool:
        return file.name == name or file.name.startswith(f"{name}-")

    for name in names:
        if not any(is_meant(file, name) for file in files):
            known = ", ".join(file.name for file in files)
            raise UserError(f"no file named {name!r} in the list; it has: {known}")
    return [file for file in files if not names or any(is_meant(file, name) for name in names)]


def _read(path: Path, number: int, entry: Any) -> PublicFile:
    """Check one entry."""
    place = f"{path}, entry {number}"
    if not isinstance(entry, dict):
        raise UserError(f"{place}: expected fields such as `name: catalogue`; see {SHIPPED}")
    if isinstance(entry.get("name"), str):
        place += f" ({entry['name']})"
    hand = entry.get("by_hand")
    known = {*PublicFile.__dataclass_fields__, "by_hand"} - {"page", "choose"}
    if strangers := sorted(map(str, set(entry) - known)):
        raise UserError(f"{place}: unknown field {strangers[0]}; known: {', '.join(sorted(known))}")

    def text(field: str, fits: str, what: str, value: Any) -> str:
        if not isinstance(value, str) or not re.fullmatch(fits, value):
            raise UserError(f"{place}: {field} must be {what}, but is {value!r}")
        return value

    def address(field: str, value: Any) -> str:
        text(field, r"https?://\S+", "an https address", value)
        try:
            host = urlsplit(value).hostname
        except ValueError:
            host = None
        return text(field, r"\S+", "an https address with a host", host and value)

    hand = hand if isinstance(hand, dict) else {}
    urls, size, digest = entry.get("urls"), entry.get("at_least"), entry.get("sha256")
    if not isinstance(urls, list) or not urls:
        raise UserError(f"{place}: urls must be a list of addresses, but is {urls!r}")
    if type(size) is not int or size < 1:
        raise UserError(f"{place}: at_least must be a number of bytes, but is {size!r}")
    return PublicFile(
        name=text("name", r"[a-z0-9][a-z0-9-]*", "small letters, digits and hyphens",
                  entry.get("name")),
        what=text("what", r".+", "a line of text", entry.get("what")),
        file=text("file", r"\w[\w.-]*\.\w+", "a plain file name", entry.get("file")),
        urls=tuple(address("urls", url) for url in urls),
        holds=text("holds", "|".join(RAW_TABLES), f"one of {', '.join(RAW_TABLES)}",
                   entry.get("holds")),
        updated=text("updated", "|".join(_UPDATES), f"one of {', '.join(_UPDATES)}",
                     entry.get("updated")),
        at_least=size,
        page=address("by_hand: page", hand.get("page")),
        choose=text("by_hand: choose", r".+", "a line of text", hand.get("choose")),
        sha256=None if digest is None else text("sha256", "[0-9a-f]{64}", "64 hex digits", digest),
    )  # fmt: skip
