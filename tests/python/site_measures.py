"""What the explorer costs a reader: `python tests/python/site_measures.py FOLDER_OF_THE_SITE`.

For each page its weight in bytes, the processor time of its thread until all is drawn, and that of
one step of a filter, from the change until all is drawn again.
"""

import statistics
import sys
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import site_expected
from browser import Tab, launched
from playwright.sync_api import BrowserContext

from netflix_warehouse.site.page import Page

STEPS = 12


@dataclass(frozen=True)
class Cost:
    """One page: bytes raw and compressed with its assets, seconds of processor time."""

    bytes: int
    compressed_bytes: int
    ready_seconds: float
    step_seconds: float | None


def cost(context: BrowserContext, site: Path, page: Page) -> Cost:
    """Measure one page of a site."""
    tab = Tab(context, site, page.name)
    session = context.new_cdp_session(tab.page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return {metric["name"]: float(metric["value"]) for metric in metrics}["TaskDuration"]

    start = spent()
    tab.open()
    ready = spent() - start
    # The browser keeps no list of what it loads from a disk.
    loaded = tab.page.evaluate(
        """[location.href, ...[...document.querySelectorAll(
            'script[src], link[rel=stylesheet], img'
        )].map((element) => element.currentSrc || element.src || element.href)]"""
    )
    contents = [
        Path(unquote(urlsplit(address).path)).read_bytes() for address in dict.fromkeys(loaded)
    ]
    steps = []
    for values in narrowings(tab, page):
        start = spent()
        tab.set(values)
        steps.append(spent() - start)
    tab.page.close()
    return Cost(
        sum(map(len, contents)),
        sum(len(zlib.compress(content)) for content in contents),
        ready,
        statistics.median(steps) if steps else None,
    )


def narrowings(tab: Tab, page: Page) -> list[dict[str, str]]:
    """Changes of one filter each, as a reader would make them."""
    found = [
        {filter.key: value}
        for filter in page.filters
        if filter.kind == "choice"
        for value in tab.choices(filter.key)[:3]
    ]
    found += [
        {filter.key: text} for filter in page.filters if filter.kind == "text" for text in ("a", "")
    ]
    return found[:STEPS]


def main(site: Path) -> None:
    """Print a line for each page."""
    print(f"{'page':<12}{'kB':>8}{'kB zip':>8}{'ready, s':>10}{'step, ms':>10}")
    with tempfile.TemporaryDirectory() as profile, launched(Path(profile)) as context:
        for page in site_expected.PAGES.values():
            found = cost(context, site.resolve(), page)
            step = "" if found.step_seconds is None else f"{found.step_seconds * 1000:.0f}"
            print(
                f"{page.name:<12}{found.bytes / 1000:>8,.0f}{found.compressed_bytes / 1000:>8,.0f}"
                f"{found.ready_seconds:>10.2f}{step:>10}"
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
