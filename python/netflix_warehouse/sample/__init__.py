"""The fictional sample: invented works and people in the published columns and formats."""

from netflix_warehouse.sample.write import write_sample

__all__ = ["write_sample"]
