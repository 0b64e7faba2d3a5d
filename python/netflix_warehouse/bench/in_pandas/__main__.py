"""Build the catalogue's tables from a file and hand over what `same_work` compares."""

import sys
from pathlib import Path

from netflix_warehouse.bench.cost import mark
from netflix_warehouse.bench.in_pandas import text
from netflix_warehouse.bench.in_pandas.build import build, clean, read_catalogue
from netflix_warehouse.bench.same_work import hand_over

if __name__ == "__main__":
    text.by_hand = sys.argv[3] == "by-hand"
    cleaned = clean(read_catalogue(Path(sys.argv[1])))
    mark("cleaned")
    tables = build(cleaned)
    mark("built")
    hand_over(tables, Path(sys.argv[2]))
