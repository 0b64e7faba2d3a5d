"""Whether the dates of a viewing export have the day first or the month first."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from netflix_warehouse.land.sql import literal

ORDERS = ("dmy", "mdy")
NAMES = {"dmy": "day first", "mdy": "month first"}
# 28/7/22, 7-28-2022 4:22, 28.7.2022; dates that start with the year or spell the month need nothing
_NUMERIC = r"^\s*([0-9]{1,2})\s*([-/.])\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{4}|[0-9]{2})([^0-9].*)?$"


@dataclass(frozen=True)
class DateOrder:
    """The order found: None where no date needs one, or where the file does not tell.

    `misfit_count` is the number of dates that contradict it.
    """

    order: str | None
    is_needed: bool = True
    misfit_count: int = 0


def find_date_order(
    query: Callable[[str], list[tuple]], parquet: Path, column: str, block_column: str | None = None
) -> DateOrder:
    """Infer the order of day and month of a text column from all its dates.

    Dates with dots have the day first. Else a number above 12 tells; else the order in which the
    dates only fall, or only rise, while those of the other order do not.

    Args:
        query: runs a query and returns its rows.
        parquet: the file, with its record number in `_row`.
        column: the column of dates, with or without a time of day.
        block_column: a column that splits the file into blocks of dates, each newest first.
    """
    block = block_column or "null::varchar"
    dates = f"""
        select _row, block, parts.mark as mark, try_cast(parts.a as utinyint) as a,
            try_cast(parts.b as utinyint) as b, try_cast(parts.year as usmallint) as year
        from (
            select _row, {block} as block,
                regexp_extract({column}, '{_NUMERIC}', ['a', 'mark', 'b', 'year']) as parts
            from read_parquet({literal(parquet)})
            where regexp_matches({column}, '{_NUMERIC}')
        )"""
    dotted, marked, day_first, month_first, differing = query(f"""
        select
            count(*) filter (where mark = '.'),
            count(*) filter (where mark <> '.'),
            count(*) filter (where mark <> '.' and a > 12 and b between 1 and 12),
            count(*) filter (where mark <> '.' and b > 12 and a between 1 and 12),
            count(*) filter (where mark <> '.' and a <> b)
        from ({dates})""")[0]
    if not marked:
        return DateOrder("dmy") if dotted else DateOrder(None, is_needed=False)
    if day_first != month_first:
        order = "dmy" if day_first > month_first else "mdy"
        return DateOrder(order, misfit_count=min(day_first, month_first))
    if not differing:
        return DateOrder("mdy")
    return DateOrder(_by_sequence(query, dates), misfit_count=day_first)


def _by_sequence(query: Callable[[str], list[tuple]], dates: str) -> str | None:
    """Return the one order in which the dates never rise, or never fall, if only one is so."""
    keys = {"dmy": ("b", "a"), "mdy": ("a", "b")}
    numbers = ", ".join(
        f"year * 10000::int + {month} * 100::int + {day} as {order}"
        for order, (month, day) in keys.items()
    )
    turns = ", ".join(
        f"count(*) filter (where {order} {sign} before_{order})"
        for order in ORDERS for sign in (">", "<")
    )  # fmt: skip
    lags = ", ".join(f"lag({order}) over records as before_{order}" for order in ORDERS)
    rises_dmy, falls_dmy, rises_mdy, falls_mdy = query(f"""
        with numbered as (
            select _row, block, {numbers} from ({dates}) where mark <> '.'
        ), pairs as (
            select *, {lags}, lag(block) over records as before_block from numbered
            window records as (order by _row)
        )
        select {turns} from pairs where block is not distinct from before_block""")[0]
    steady = [
        order
        for order, rises, falls in (
            ("dmy", rises_dmy, falls_dmy), ("mdy", rises_mdy, falls_mdy),
        )
        if not (rises and falls)
    ]  # fmt: skip
    return steady[0] if len(steady) == 1 else None
