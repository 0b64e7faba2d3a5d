"""What a file's bytes are: text in some encoding, or something else that can be named."""

import codecs
import io
import re
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

HEAD_BYTES = 1 << 20
CHUNK_BYTES = 1 << 20

_SIGNATURES = (
    (0, b"PK\x03\x04", "an archive or office document that cannot be opened"),
    (0, b"%PDF", "a PDF document"),
    (0, b"PAR1", "a Parquet file"),
    (0, b"\xd0\xcf\x11\xe0", "an old Excel or Word document"),
    (0, b"SQLite format 3\0", "an SQLite database"),
    (0, b"\x89PNG", "a picture"),
    (0, b"\xff\xd8\xff", "a picture"),
    (0, b"7z\xbc\xaf", "a 7-Zip archive"),
    (0, b"Rar!", "a RAR archive"),
    (0, b"\xfd7zXZ", "an xz archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (257, b"ustar", "a tar archive"),
)
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 26})
_NAMES = {
    "cp1252": "not UTF-8: read as Windows-1252",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}


@dataclass(frozen=True)
class Look:
    """The start of a file: its text with LF line ends, or what it is instead of text.

    `is_clean` says that so far it is UTF-8 with LF line ends and without a byte order mark.
    """

    text: str = ""
    encoding: str = "utf-8"
    problem: str | None = None
    is_whole: bool = True
    is_clean: bool = False

    @property
    def lines(self) -> list[str]:
        """The first complete lines, without their ends; at most 50."""
        lines = self.text[:200_000].split("\n")[:51]
        return lines[:50] if self.is_whole or len(lines) == 1 else lines[:-1]


@dataclass(frozen=True)
class CleanText:
    """A file as UTF-8 with LF line ends; `has_damage` says that NUL or undecodable bytes are left.

    Undecodable bytes stay as they are, so that the record that holds them can be rejected.
    """

    path: Path
    has_damage: bool
    notes: tuple[str, ...]


def look(head: bytes) -> Look:
    """Say what the first HEAD_BYTES bytes of a file are."""
    is_whole = len(head) < HEAD_BYTES
    if not head:
        return Look(problem="it is empty (0 bytes); download it again")
    for offset, signature, name in _SIGNATURES:
        if head[offset:].startswith(signature):
            return Look(problem=f"it is {name}")
    encoding = _encoding_of(head)
    if not encoding.startswith("utf-16"):
        control_count = len(head) - len(head.translate(None, _CONTROL))
        if control_count > len(head) / 20 or b"\0" in re.split(rb"[\r\n]", head, maxsplit=1)[0]:
            return Look(problem="it is binary data, not text")
    text = io.IncrementalNewlineDecoder(
        codecs.getincrementaldecoder(encoding)("replace"), translate=True
    ).decode(head, final=is_whole)
    is_clean = encoding == "utf-8" and b"\r" not in head and not text.startswith("\ufeff")
    text = text.removeprefix("\ufeff")
    return Look(text, encoding, _not_a_table(text.strip()[:1000]), is_whole, is_clean)


def _encoding_of(head: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return encoding
    start = head[:400]
    halves = start[1::2], start[::2]
    for encoding, zeros, others in (
        ("utf-16-le", *halves), ("utf-16-be", *reversed(halves)),
    ):  # fmt: skip
        # Of a title in another script only the marks around it have a zero byte.
        if len(zeros) >= 8 and zeros.count(0) > max(0.2 * len(zeros), 4 * others.count(0)):
            return encoding
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")  # forgives a cut at the end
    invalid, valid = _count_invalid(decoder.decode(head))
    return "cp1252" if invalid > valid else "utf-8"


def _count_invalid(text: str) -> tuple[int, int]:
    """Return the bytes that were not UTF-8 and the characters beyond ASCII that were."""
    invalid = len(re.findall("[\udc80-\udcff]", text))
    return invalid, len(re.findall("[^\0-\x7f]", text)) - invalid


def _not_a_table(start: str) -> str | None:
    lower = start.lower()
    if not start:
        return "it holds only blanks; download it again"
    if lower.startswith(("<!doctype html", "<html", "<head")):
        return (
            "it is an HTML page, probably an error or sign-in page saved in place of the file; "
            "download it again"
        )
    if lower.startswith(("<?xml", "<!--")) or re.match(r"<[a-z][^<]*>", lower):
        return "it is an XML or HTML document"
    if start[0] in "{[":
        return "it is JSON"
    if lower.strip('"') in ("null", "none", "undefined", "nan"):
        return "it holds only the word for nothing, as its source had none; download it again"
    return None


def clean_beside(
    path: Path, look: Look, copy_to: Path, at: Callable[[int], None]
) -> Future[CleanText]:
    """Do what `clean` does in a thread of its own."""
    pool = ThreadPoolExecutor(1)
    cleaning = pool.submit(clean, path, look, copy_to, at)
    pool.shutdown(wait=False)
    return cleaning


def clean(path: Path, look: Look, copy_to: Path, at: Callable[[int], None]) -> CleanText:
    """Return the file as UTF-8 with LF line ends: itself where it is so, else a copy.

    Args:
        path: the file.
        look: its start.
        copy_to: where a copy is written if one is needed.
        at: is told how far reading is, in bytes.

    Raises:
        OSError: the file cannot be read or the copy cannot be written.
    """
    encoding = look.encoding
    if encoding.startswith("utf-16"):
        has_nul = has_invalid = is_clean = False
    else:
        encoding, has_invalid, has_nul, is_clean = _scan(path, at)
    notes = [_NAMES[encoding]] if encoding in _NAMES else []
    if has_invalid and encoding == "utf-8":
        notes.append("some bytes are not UTF-8")
    if is_clean and encoding == "utf-8":
        return CleanText(path, has_nul or has_invalid, tuple(notes))
    has_damage = _write_clean(path, encoding, copy_to, at)
    return CleanText(copy_to, has_damage or has_nul, tuple(notes))


def _scan(path: Path, at: Callable[[int], None]) -> tuple[str, bool, bool, bool]:
    """Return the encoding, and whether there are invalid bytes, NULs, or no need of a copy."""
    lenient = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    is_valid, has_nul, has_return = True, False, False
    cut = b""
    with path.open("rb") as file:
        has_mark = file.read(3) == codecs.BOM_UTF8
        file.seek(0)
        while chunk := file.read(CHUNK_BYTES):
            at(file.tell())
            has_nul = has_nul or b"\0" in chunk
            has_return = has_return or b"\r" in chunk
            if is_valid:
                block = cut + chunk
                whole = _end_of_characters(block)
                is_valid, cut = _is_utf8(block[:whole]), block[whole:]
        is_valid = is_valid and not cut
        invalid = valid = 0
        if not is_valid:
            file.seek(0)
            while chunk := file.read(CHUNK_BYTES):
                counts = _count_invalid(lenient.decode(chunk))
                invalid, valid = invalid + counts[0], valid + counts[1]
    encoding = "cp1252" if invalid > valid else "utf-8"
    return encoding, not is_valid, has_nul, not (has_return or has_mark)


def _end_of_characters(block: bytes) -> int:
    """Return where the last character that the block may cut in two starts, else the length."""
    for at in range(len(block) - 1, max(len(block) - 4, -1), -1):
        if block[at] & 0xC0 != 0x80:  # no continuation byte
            length = 1 + (block[at] >= 0xC0) + (block[at] >= 0xE0) + (block[at] >= 0xF0)
            return at if at + length > len(block) else len(block)
    return len(block)


def _is_utf8(block: bytes) -> bool:
    """Say whether bytes are valid UTF-8, several times faster than by decoding them."""
    ends = pa.array([0, len(block)], pa.int64()).buffers()[1]
    text = pa.Array.from_buffers(pa.large_string(), 1, [None, ends, pa.py_buffer(block)])
    try:
        text.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _write_clean(path: Path, encoding: str, copy_to: Path, at: Callable[[int], None]) -> bool:
    """Write the copy; return whether bytes in it are not UTF-8 or are NUL."""
    errors = "surrogatepass" if encoding.startswith("utf-16") else "surrogateescape"
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    newlines = io.IncrementalNewlineDecoder(None, translate=True)
    has_damage = False
    with path.open("rb") as source, copy_to.open("wb") as target:
        is_first = True
        while True:
            chunk = source.read(CHUNK_BYTES)
            at(source.tell())
            text = newlines.decode(decoder.decode(chunk), final=not chunk)
            if is_first:
                text, is_first = text.removeprefix("\ufeff"), False
            has_damage = has_damage or "\0" in text
            try:
                target.write(text.encode("utf-8"))
            except UnicodeEncodeError:
                has_damage = True
                target.write(text.encode("utf-8", errors))
            if not chunk:
                break
        if decoder.getstate()[0]:  # half a character at the end: an invalid byte marks its record
            target.write(b"\xff")
            has_damage = True
    return has_damage
