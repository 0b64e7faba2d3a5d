"""A dbt and DuckDB warehouse for Netflix data.

>>> from netflix_warehouse import query
>>> query("select kind, count(*) as titles from dim_titles group by all")
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netflix_warehouse.warehouse import connect, query

__all__ = ["connect", "query"]


def __getattr__(name: str) -> Any:  # pandas and duckdb load only when a query is made
    if name in __all__:
        from netflix_warehouse import warehouse

        return getattr(warehouse, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
