"""The figures: one function each, drawn from one report table.

>>> from pathlib import Path
>>> from netflix_warehouse.figures import draw_all
>>> draw_all(Path("warehouse/netflix.duckdb"), Path("warehouse/figures"))
"""

from netflix_warehouse.figures.draw import draw_all, draw_gallery

__all__ = ["draw_all", "draw_gallery"]
