"""Landing: recognise files by what is in them and keep their records as raw tables.

Each kind of file is an entry of `sources.SOURCES`; see there for how to add one.
"""

from netflix_warehouse.land.date_order import ORDERS as DATE_ORDERS
from netflix_warehouse.land.landing import land
from netflix_warehouse.land.results import Result, print_results

__all__ = ["DATE_ORDERS", "Result", "land", "print_results"]
