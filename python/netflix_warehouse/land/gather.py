"""Files that are read together: thousands of small ones as one text, large ones two at a time."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import duckdb

from netflix_warehouse.land.inputs import InputFile, Unpacker
from netflix_warehouse.land.prize import is_of_one_title
from netflix_warehouse.land.text import CHUNK_BYTES, Look

READERS = 2  # each reads one file from start to end, on one core
# Between two files, so that no record goes to the last title of the file before.
_NO_TITLE = b":\n"

Read = TypeVar("Read")


@dataclass
class Text:
    """One text to read: a file, or the small files of one folder or archive, joined.

    `members` are the first line and the name of each joined file, none of a file that is itself.
    """

    path: Path
    seen: Look
    container: str
    label: str
    file_name: str
    is_temporary: bool = True
    members: list[tuple[int, str]] = field(default_factory=list)
    line_count: int = 0

    def join(self, path: Path, name: str) -> None:
        """Append a file, from its first line on."""
        with path.open("rb") as file, self.path.open("ab") as text:
            self.members.append((self.line_count + 2, name))
            text.write(_NO_TITLE)
            last = b""
            while chunk := file.read(CHUNK_BYTES):
                chunk = chunk.removeprefix(b"" if last else b"\xef\xbb\xbf")
                self.line_count += chunk.count(b"\n") + (last + chunk).count(b"\r")
                self.line_count -= (last[-1:] + chunk).count(b"\r\n")
                text.write(chunk)
                last = chunk[-1:]
            if last not in (b"\n", b"\r"):
                text.write(b"\n")
                self.line_count += 1
            self.line_count += 1
        if len(self.members) > 1:
            self.file_name = f"{self.members[0][1]} to {name}"
            self.label = "/".join(filter(None, (self.container, self.file_name)))


class Gathered:
    """The files found so far that are to be read together."""

    def __init__(self, unpacker: Unpacker) -> None:
        """Start without any."""
        self._unpacker = unpacker
        self.texts: list[Text] = []
        self._joined: dict[str, Text] = {}

    def take(self, file: InputFile, seen: Look) -> None:
        """Keep a file for later; what is in an archive is unpacked now.

        Raises:
            UserError: it cannot be unpacked.
            OSError: it cannot be read or copied.
        """
        path = self._unpacker.copy(file)
        if not is_of_one_title(seen.text):
            text = Text(path, seen, file.container, file.label, file.name, path != file.path)
            self.texts.append(text)
            return
        text = self._joined.get(file.container)
        if text is None:
            target = self._unpacker.scratch / f"joined-{len(self._joined)}"
            text = Text(target, seen, file.container, file.label, file.name)
            self._joined[file.container] = text
            self.texts.append(text)
        text.join(path, file.name)
        if path != file.path:
            path.unlink()


def read_together(
    texts: list[Text],
    connection: duckdb.DuckDBPyConnection,
    read: Callable[[Text, duckdb.DuckDBPyConnection], Read],
) -> Iterator[tuple[Text, Read]]:
    """Read texts two at a time, each on a connection of its own; yield them in their order."""
    cursors = [connection.cursor() for _ in texts]
    with ThreadPoolExecutor(READERS) as pool:
        running = [pool.submit(read, *pair) for pair in zip(texts, cursors, strict=True)]
        try:
            for text, future in zip(texts, running, strict=True):
                yield text, future.result()
                if text.is_temporary:
                    text.path.unlink()
        except BaseException:
            for future, cursor in zip(running, cursors, strict=True):
                future.cancel()
                cursor.interrupt()
            raise
