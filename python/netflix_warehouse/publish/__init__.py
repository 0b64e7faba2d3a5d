"""A folder to give away: figures, tables, their descriptions and lineage, as plain files.

>>> from pathlib import Path
>>> from netflix_warehouse.publish import publish
>>> publish(Path("public"), "sample")
"""

from netflix_warehouse.publish.publishing import publish

__all__ = ["publish"]
