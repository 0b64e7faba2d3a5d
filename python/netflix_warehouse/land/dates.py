"""Dates in whatever spelling a published column has them."""

from netflix_warehouse.land.sql import literal

# Two-digit years first: %Y also reads 21, as the year 21.
_FORMATS = (
    "%B %d, %Y", "%b %d, %Y", "%d-%b-%y", "%d-%b-%Y", "%d %B %Y", "%d %b %Y", "%d %B, %Y",
    "%d.%m.%y", "%d.%m.%Y",
)  # fmt: skip
_YEAR_FIRST = (
    "%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d",
)  # fmt: skip
_MONTH_FIRST = ("%m/%d/%y", "%m/%d/%Y", "%m-%d-%y", "%m-%d-%Y")
_DAY_FIRST = ("%d/%m/%y", "%d/%m/%Y", "%d-%m-%y", "%d-%m-%Y")


def _parsed(value: str, formats: tuple[str, ...]) -> str:
    return f"try_strptime({value}, [{', '.join(map(literal, formats))}])"


def _plain(value: str) -> str:
    return (
        f"case when regexp_matches({value}, '^[0-9]{{4}}') "
        f"then {_parsed(value, _YEAR_FIRST)} else {_parsed(value, _FORMATS)} end"
    )


def day_sql(column: str) -> str:
    """Return an expression that is equal for two spellings of one day; slashes: month first."""
    value = f"trim({column})"
    slashed = _parsed(value, _MONTH_FIRST + _DAY_FIRST)
    return f"coalesce({_plain(value)}::date::varchar, {slashed}::date::varchar, {value})"


def last_date_sql(table: str, column: str) -> str:
    """Return a query of one row: the records of a table and the last date in a text column.

    Slashed dates have the month first, unless more of them make sense with the day first. The date
    is null where none can be read.
    """
    return f"""
        with cells as (
            select trim({column}) as value, count(*) as records from {table} group by all
        ), dates as (
            select
                records,
                {_plain("value")} as plain,
                case when plain is null then {_parsed("value", _MONTH_FIRST)} end as month_first,
                case when plain is null then {_parsed("value", _DAY_FIRST)} end as day_first
            from cells
        )
        select
            coalesce(sum(records), 0)::bigint,
            greatest(max(plain), case
                when count(day_first) > count(month_first) then max(day_first)
                else max(month_first)
            end)::date
        from dates"""
