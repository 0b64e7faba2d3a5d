"""The quick way to read ratings of the Netflix Prize: some 100,000 lines at once, in numpy.

It declines a text with any line but ``TITLE:`` and ``USER,RATING,DATE``, written as published.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from netflix_warehouse.land.progress import Meter

BLOCK_BYTES = 1 << 21
_STARS = "12345"
_TAIL = len(",5,2005-09-06")  # what stands after the user
_MOST_DIGITS = 9  # of the number of a title
_TITLE = re.compile(rb"\d*[1-9]\d*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CODED = pa.dictionary(pa.int32(), pa.string())
_WORD = np.dtype("<u8")  # eight bytes of text, compared and joined at once


class DeclinedError(Exception):
    """The text is not as published throughout."""


class Written(NamedTuple):
    """How many ratings were written, and the lowest and the highest number of a rated title."""

    count: int
    lowest: int
    highest: int


def write_blocks(path: Path, target: Path, constants: dict[str, str], meter: Meter) -> Written:
    """Write the ratings of a text to Parquet, each cell as it stands there.

    Args:
        path: the text.
        target: the Parquet file; it may be left half written if the text is declined.
        constants: what fills the columns `dataset` and `_file`.
        meter: is told how far the reading is.

    Returns:
        How many ratings, and between which numbers of titles.

    Raises:
        DeclinedError: a line is not as published, or there is no rating.
        OSError: the text cannot be read, or there is no room to write.
    """
    columns = dict.fromkeys(("movie_id", "rating", "date", *constants), _CODED)
    names = ("movie_id", "user_id", "rating", "date", "timestamp", *constants)
    types = [(name, columns.get(name, pa.string())) for name in names]
    schema = pa.schema([*types, ("_row", pa.int64())])
    dates, titles, row_count = _Dates(), _Titles(), 0
    zeros = np.zeros(BLOCK_BYTES // _TAIL, np.int32)
    # Codes do not shrink further, and statistics of them cost more than they help.
    with closing(pq.ParquetWriter(
        target, schema, compression="none", version="2.6", data_page_version="2.0",
        use_dictionary=list(columns), write_statistics=["_row"], store_schema=False,
        column_encoding={"user_id": "DELTA_LENGTH_BYTE_ARRAY", "_row": "DELTA_BINARY_PACKED"},
    )) as writer:  # fmt: skip
        for text, position in _blocks(path):
            meter.at(position)
            ends = np.flatnonzero(np.frombuffer(text, np.uint8) == ord("\n"))
            title, rows = titles.carry(text, ends)
            users, ratings, days = _cells(text, ends, rows, dates)
            count = len(users)
            if not count:
                continue
            same = [_coded(zeros[:count], [value]) for value in constants.values()]
            numbers = pa.array(np.arange(row_count + 1, row_count + count + 1))
            cells = [title, users, ratings, days, pa.nulls(count, pa.string()), *same, numbers]
            writer.write_table(pa.table(cells, schema=schema))
            row_count += count
    if not row_count:
        raise DeclinedError
    return Written(row_count, titles.lowest, titles.highest)


def _blocks(path: Path) -> Iterator[tuple[memoryview, int]]:
    """Yield whole lines and the position after them; each block is gone when the next is read."""
    buffer = bytearray(BLOCK_BYTES)
    view, kept, position = memoryview(buffer), 0, 0
    with path.open("rb", buffering=0) as file:
        while read := file.readinto(view[kept : BLOCK_BYTES - 1]):
            position, filled = position + read, kept + read
            if end := buffer.rfind(b"\n", 0, filled) + 1:
                yield view[:end], position
            elif filled == BLOCK_BYTES - 1:
                raise DeclinedError
            kept = filled - end
            view[:kept] = bytes(view[end:filled])
        if kept:
            buffer[kept] = ord("\n")
            yield view[: kept + 1], position


class _Titles:
    """Carries the title that a line names down to the lines that follow, across blocks."""

    def __init__(self) -> None:
        self._above = ""
        self.lowest, self.highest = 10**_MOST_DIGITS, 0

    def carry(self, text: memoryview, ends: np.ndarray) -> tuple[pa.Array, np.ndarray]:
        """Return the title of each rating, and which lines are ratings."""
        heads = np.flatnonzero(np.frombuffer(text, np.uint8)[ends - 1] == ord(":"))
        named = [self._above]
        for head in heads:
            start = ends[head - 1] + 1 if head else 0
            number = bytes(text[start : ends[head] - 1])
            if len(number) > _MOST_DIGITS or not _TITLE.fullmatch(number):
                raise DeclinedError
            named.append(str(int(number)))
        counts = np.diff(heads, prepend=-1, append=len(ends)) - 1
        rated = [int(name or 0) for name, count in zip(named, counts, strict=True) if count]
        if 0 in rated:
            raise DeclinedError
        self._above = named[-1]
        self.lowest, self.highest = min([self.lowest, *rated]), max([self.highest, *rated])
        is_rating = np.ones(len(ends), bool)
        is_rating[heads] = False
        return _coded(np.repeat(np.arange(len(named), dtype=np.int32), counts), named), is_rating


class _Dates:
    """Gives each date a code, the same in all blocks."""

    def __init__(self) -> None:
        self._words = np.empty(0, _WORD)
        self._dates: list[str] = []

    def encode(self, words: np.ndarray) -> pa.Array:
        """Code dates that are given as words of YY, century, MM, century, DD: see `_cells`."""
        codes = pc.index_in(pa.array(words), pa.array(self._words))
        if codes.null_count:
            new = np.unique(words[codes.is_null().to_numpy(zero_copy_only=False)])
            for word in new:
                cells = word.tobytes().decode("latin-1")
                date = f"{cells[2]}{cells[5]}{cells[:2]}-{cells[3:5]}-{cells[6:]}"
                if not _DATE.fullmatch(date):
                    raise DeclinedError
                self._dates.append(date)
            self._words = np.concatenate([self._words, new])
            codes = pc.index_in(pa.array(words), pa.array(self._words))
        return pa.DictionaryArray.from_arrays(codes, pa.array(self._dates, pa.string()))


def _cells(
    text: memoryview, ends: np.ndarray, is_rating: np.ndarray, dates: _Dates
) -> tuple[pa.Array, pa.Array, pa.Array]:
    """Split the lines that are ratings into users, ratings and dates."""
    bounds = np.concatenate([[0], ends + 1]).astype(np.int32)
    buffers = [None, pa.py_buffer(bounds), pa.py_buffer(text)]
    lines = pa.Array.from_buffers(pa.binary(), len(ends), buffers).filter(pa.array(is_rating))
    users = pc.binary_slice(lines, 0, -_TAIL - 1)
    if not len(users):
        return users.cast(pa.string()), _coded([], []), _coded([], [])
    starts = np.frombuffer(users.buffers()[1], np.int32, len(users) + 1)
    if not np.diff(starts).all():
        raise DeclinedError
    digits = np.frombuffer(users.buffers()[2], np.uint8, starts[-1])
    if not (digits - ord("0") < 10).all():
        raise DeclinedError
    ends = ends[is_rating]
    # A word may start at any byte: `before` is ",R,YYYY-" and `after` is "YY-MM-DD".
    words = np.ndarray(len(text) - 7, _WORD, text, strides=(1,))
    before, after = words[ends - _TAIL], words[ends - 8]
    commas, dashes = _mask(0, 2), _mask(2, 5)
    ratings = (before >> np.uint64(8) & np.uint64(255)).astype(np.int32) - ord(_STARS[0])
    if (
        (before & commas != _word(",\0,\0\0\0\0\0")).any()
        or (after & dashes != _word("\0\0-\0\0-\0\0")).any()
        or ratings.min() < 0
        or ratings.max() >= len(_STARS)
    ):
        raise DeclinedError
    century = before >> np.uint64(8) & _mask(2) | (before & _mask(4)) << np.uint64(8)
    days = dates.encode(after & ~dashes | century)
    string = pa.Array.from_buffers(pa.string(), len(users), users.buffers())
    return string, _coded(ratings, list(_STARS)), days


def _word(text: str) -> np.uint64:
    return np.frombuffer(text.encode("latin-1"), _WORD)[0]


def _mask(*places: int) -> np.uint64:
    return _word("".join("\xff" if place in places else "\0" for place in range(8)))


def _coded(codes: np.ndarray | list[int], values: list[str]) -> pa.Array:
    indices = pa.array(codes, pa.int32())
    return pa.DictionaryArray.from_arrays(indices, pa.array(values, pa.string()))
