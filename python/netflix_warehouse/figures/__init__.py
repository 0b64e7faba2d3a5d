"""The figures: one function each, drawn from one report table.

>>> from pathlib import Path
>>> from netflix_warehouse.figures import draw_all
>>> draw_all(Path("warehouse/netflix.duckdb"), Path("warehouse/figures"))
"""

from netflix_warehouse.figures.draw import draw_all, draw_gallery
from netflix_warehouse.figures.registry import FIGURES
from netflix_warehouse.figures.year_in_review import draw_year_in_review

__all__ = ["FIGURES", "draw_all", "draw_gallery", "draw_year_in_review"]
