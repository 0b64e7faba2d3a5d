"""The command line: one thin verb per module of the package, in the order of their use.

Each verb imports its own module, so that `netflix --help` does not wait for dbt or pandas.
"""

from netflix_warehouse.cli import landing, building, findings, publishing, asking  # isort: skip
from netflix_warehouse.cli.app import app

__all__ = ["app", "asking", "building", "findings", "landing", "publishing"]
