"""Measure against plain SQL, pandas and Polars: ``python -m netflix_warehouse.bench``."""
