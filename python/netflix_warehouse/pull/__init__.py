"""Pulling: download the public files, so that landing can take them.

Where each file is, and what it must be, is one list: sources.yml in this folder.
"""

from netflix_warehouse.pull.pulling import Pulled, pull
from netflix_warehouse.pull.results import print_pulled, print_sources
from netflix_warehouse.pull.sources import PublicFile, choose, load_sources

__all__ = [
    "PublicFile",
    "Pulled",
    "choose",
    "load_sources",
    "print_pulled",
    "print_sources",
    "pull",
]
