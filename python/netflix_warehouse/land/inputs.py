"""Find the files in what the user named: files, folders, zip, tar and gzip archives."""

import gzip
import itertools
import lzma
import os
import re
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import BinaryIO

from netflix_warehouse.errors import UserError
from netflix_warehouse.land.text import CHUNK_BYTES, HEAD_BYTES

MAX_DEPTH = 8
MAX_MEMBERS = 20_000
MAX_UNPACKED_BYTES = 16 << 30
MAX_RATIO, FREE_BYTES = 200, 256 << 20
_UNPACKING_ERRORS = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    EOFError,
    gzip.BadGzipFile,
    lzma.LZMAError,
    struct.error,
    ValueError,
    NotImplementedError,
)


@dataclass
class InputFile:
    """A file found: `label` says where, `name` is its last part; `problem` why it is left out.

    `is_named` is true of a file that the user named, rather than a folder or archive around it,
    which is then its `container`.
    """

    label: str
    name: str
    is_named: bool
    open: Callable[[], BinaryIO] | None = None
    path: Path | None = None
    problem: str | None = None
    is_skipped: bool = False
    container: str = ""


@dataclass
class Unpacker:
    """Copies what archives hold into the scratch folder, under numbers, within bounds."""

    scratch: Path
    allowed_bytes: int = 0
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def allow(self, archive_bytes: int) -> None:
        """Set how much may come out of the next archive."""
        self.allowed_bytes = allowed_bytes(archive_bytes)

    def copy(self, file: InputFile) -> Path:
        """Return the path of a file on disk, unpacked if it is in an archive.

        Raises:
            UserError: more comes out than is allowed, or the archive is damaged.
        """
        if file.path:
            return file.path
        target = self.scratch / f"unpacked-{next(self._numbers)}"
        with reading(), file.open() as source, target.open("wb") as copy:
            while chunk := source.read(CHUNK_BYTES):
                self.allowed_bytes -= len(chunk)
                if self.allowed_bytes < 0:
                    raise UserError(
                        "unpacks to far more than its size allows for (a zip bomb?); "
                        "unpack it by hand and land the folder"
                    )
                copy.write(chunk)
        return target


def allowed_bytes(archive_bytes: int) -> int:
    """Return how much may come out of an archive of this size."""
    return min(MAX_UNPACKED_BYTES, max(FREE_BYTES, MAX_RATIO * archive_bytes))


class reading:  # noqa: N801
    """Turn the errors of reading a file or archive into one line for the user."""

    def __enter__(self) -> None:
        """Start reading."""

    def __exit__(self, kind: type | None, error: BaseException | None, trace: object) -> None:
        """Translate the error, if it is one of reading."""
        if isinstance(error, _UNPACKING_ERRORS):
            raise UserError("is a damaged archive; download it again") from error
        if isinstance(error, RuntimeError) and "password" in str(error):
            raise UserError("is protected by a password; unpack it and land the folder") from error
        if isinstance(error, OSError):
            raise UserError(unreadable(error)) from error


def unreadable(error: OSError) -> str:
    """Say why a file cannot be read and what to do."""
    if isinstance(error, FileNotFoundError):
        return "does not exist; check the path"
    return f"cannot be read ({error.strerror or error}); check its permissions and the disk"


def read_head(file: InputFile) -> bytes:
    """Read the first HEAD_BYTES bytes.

    Raises:
        UserError: the file cannot be read.
    """
    with reading(), file.open() as stream:
        return stream.read(HEAD_BYTES)


def clean_name(name: str) -> str:
    """Return the last part of a path, from any system, fit to be shown and to name a file."""
    last = re.split(r"[\\/]", name.rstrip("\\/"))[-1] or "unnamed"
    last = last.encode("utf-8", "backslashreplace").decode()
    shown = re.sub(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "?", last)
    return shown.encode()[:200].decode("utf-8", "ignore")


def find(paths: list[Path], unpacker: Unpacker, leave_out: Path) -> Iterator[InputFile]:
    """Yield each file in the paths once, in a stable order; what cannot be used has a problem.

    Args:
        paths: files and folders.
        unpacker: unpacks archives.
        leave_out: a folder that is never searched (the warehouse).
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _find_in(path, unpacker, leave_out, seen):
            file.container = "" if file.is_named else str(path)
            yield file


def _find_in(
    path: Path, unpacker: Unpacker, leave_out: Path, seen: set[Path]
) -> Iterator[InputFile]:
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where it may not look
        found = list(_walk(path, _real(leave_out)))
        if all(entry.is_skipped for entry in found):
            problem = "is a folder without a file to land; name another one"
            yield InputFile(str(path), clean_name(path.name), True, problem=problem)
        for entry in found:
            if not entry.path:
                yield entry
            elif (real := _real(entry.path)) not in seen:
                seen.add(real)
                yield from _leaves(entry, unpacker)
    elif (real := _real(path)) not in seen:
        seen.add(real)
        yield from _leaves(_loose(path, True), unpacker)


def _loose(path: Path, is_named: bool) -> InputFile:
    file = InputFile(str(path), clean_name(path.name), is_named, lambda: path.open("rb"), path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            file.problem = "is not a regular file; name a file, a folder or a zip"
    except OSError as error:
        file.problem = unreadable(error)
    return file


def _walk(folder: Path, leave_out: Path) -> Iterator[InputFile]:
    errors: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        kept = sorted(name for name in folders if not name.startswith("."))
        hidden = sorted(set(folders) - set(kept))
        folders[:] = [name for name in kept if _real(Path(parent) / name) != leave_out]
        for name in sorted(names) + hidden:
            path = Path(parent) / name
            if name.startswith("."):
                yield InputFile(
                    str(path), clean_name(name), False, problem="hidden", is_skipped=True
                )
            else:
                yield _loose(path, False)
    for error in errors:
        path = Path(error.filename)
        yield InputFile(str(path), clean_name(path.name), False, problem=unreadable(error))


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a loop of links
        return path.absolute()


def _leaves(file: InputFile, unpacker: Unpacker, depth: int = 0) -> Iterator[InputFile]:
    """Yield the file, or the files in it if it is an archive."""
    if file.problem:
        yield file
        return
    try:
        if file.path:
            unpacker.allow(file.path.stat().st_size)
        with reading(), file.open() as stream:
            start = stream.read(512)
        is_packed = start[:4] in (b"PK\x03\x04", b"PK\x05\x06") or start[257:262] == b"ustar"
        is_gzip = start[:2] == b"\x1f\x8b"
        if (is_packed or is_gzip) and depth == MAX_DEPTH:
            raise UserError(f"is an archive more than {MAX_DEPTH} deep; unpack it by hand")
        if is_gzip:
            inner = InputFile(
                file.label, file.name, file.is_named, lambda: gzip.GzipFile(fileobj=file.open())
            )
            yield from _leaves(inner, unpacker, depth + 1)
        elif is_packed:
            yield from _members(file, unpacker, depth)
        else:
            yield file
    except UserError as error:
        file.problem = str(error)
        yield file
    except OSError as error:
        file.problem = unreadable(error)
        yield file


@contextmanager
def _opened(path: Path) -> Iterator[list[tuple[str, Callable[[], BinaryIO]]]]:
    """Open a zip or tar archive: the name of each file, which may repeat, and what opens it."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield [
                (member.filename, partial(archive.open, member))
                for member in archive.infolist() if not member.is_dir()
            ]  # fmt: skip
    else:
        with tarfile.open(path, "r:") as archive:
            yield [
                (member.name, partial(archive.extractfile, member))
                for member in archive if member.isfile()
            ]  # fmt: skip


def _members(file: InputFile, unpacker: Unpacker, depth: int) -> Iterator[InputFile]:
    path = unpacker.copy(file)
    try:
        with reading(), _opened(path) as members:
            if any(name == "[Content_Types].xml" for name, _ in members):
                yield InputFile(file.label, file.name, file.is_named, lambda: path.open("rb"), path)
                return
            if len(members) > MAX_MEMBERS:
                raise UserError(f"holds more than {MAX_MEMBERS:,} files; unpack it by hand")
            if not members:
                raise UserError("is an archive without a file in it; download it again")
            for member, open_member in members:
                label = f"{file.label}/{'/'.join(map(clean_name, member.split('/')))}"
                inner = InputFile(label, clean_name(member), False, open_member)
                if re.search(r"(^|/)(\.[^./]|__MACOSX/)", member):
                    inner.problem, inner.is_skipped = "hidden", True
                yield from _leaves(inner, unpacker, depth + 1)
    finally:
        if path != file.path:
            path.unlink(missing_ok=True)
