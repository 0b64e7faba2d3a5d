"""Measure the catalogue against plain SQL and pandas: ``python -m netflix_warehouse.bench``."""
