"""The explorer: pages of charts that anyone can open, offline, from a built warehouse."""

from netflix_warehouse.site.build import PICTURES, build_site, pages

__all__ = ["PICTURES", "build_site", "pages"]
