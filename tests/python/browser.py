"""The explorer in a real browser: Chromium, offline, whose every complaint fails the test."""

import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import BrowserContext, Page, sync_playwright

from netflix_warehouse.site import pages
from netflix_warehouse.site.page import Listing

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic"),
    *("--no-first-run", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--force-color-profile=srgb", "--hide-scrollbars", "--lang=en-GB"),
]
# Vega says so of a chart whose filters leave no row; the page then says that none match.
ALLOWED = re.compile(r"WARN Infinite extent for field")
ROWS_BEHIND = """() => Object.fromEntries(Explorer.charts.map((chart) => [chart.name,
    Explorer.views[chart.name].data(chart.behind).map((datum) =>
        chart.table.map(({field, format}) => {
            const value = datum[field] ?? null;
            const isTime = value instanceof Date || ["date", "month"].includes(format);
            return value !== null && isTime ? new Date(value).toISOString().slice(0, 10) : value;
        }))]))"""


def chromium() -> str:
    """The browser's path; without one the test is skipped, or fails where one is required."""
    for command in COMMANDS:
        if found := shutil.which(command):
            return found
    reason = f"no browser: none of {', '.join(COMMANDS)} is on the path"
    if os.environ.get("NETFLIX_REQUIRE_BROWSER") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@contextmanager
def launched(profile: Path) -> Iterator[BrowserContext]:
    """A browser without a window or network, with a profile of its own."""
    path = chromium()
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=path,
            headless=True,
            offline=True,
            timezone_id="UTC",
            reduced_motion="reduce",
            viewport={"width": 1280, "height": 900},
            args=ARGUMENTS,
        )
        context.set_default_timeout(8_000)
        yield context
        context.close()


class Tab:
    """One page of a site, open in the browser."""

    def __init__(self, context: BrowserContext, site: Path, name: str) -> None:
        self.site, self.name = site, name
        self.problems: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("console", lambda message: self._hear(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self._hear(f"error: {error}"))
        self.page.on("request", lambda request: self._ask(request.url))
        self.page.on("dialog", lambda dialog: (self._hear("a dialog"), dialog.dismiss()))

    def _hear(self, complaint: str) -> None:
        if not ALLOWED.search(complaint):
            self.problems.append(f"{self.page.url}: {complaint}")

    def _ask(self, address: str) -> None:
        if not address.startswith((self.site.as_uri(), "data:", "about:blank")):
            self.problems.append(f"{self.page.url}: asked for {address}")

    def open(self, state: Mapping[str, str] | None = None) -> "Tab":
        """Load the page anew, with filters in its address, and wait until it is ready."""
        file = self.site / f"{'index' if self.name == 'story' else self.name}.html"
        self.page.goto("about:blank")  # else only the hash would change
        self.page.goto(file.as_uri() + (f"#{urlencode(state)}" if state else ""))
        self.page.wait_for_selector("html[data-ready]", state="attached")
        return self

    def wait(self, condition: str) -> None:
        """Wait until a condition in JavaScript holds."""
        self.page.wait_for_function(condition)

    def set(self, values: Mapping[str, str]) -> None:
        """Set filters, and wait until all is drawn."""
        self.page.evaluate("values => Explorer.set(values)", dict(values))

    def reset(self) -> None:
        """Take the filters back to how they start."""
        self.set({key: start or "" for key, start in self.starts().items()})

    def state(self) -> dict[str, str]:
        """The filters in force."""
        return self.page.evaluate("Explorer.state()")

    def starts(self) -> dict[str, str | None]:
        """What each filter is before the reader chooses."""
        return self.page.evaluate("Object.fromEntries(DATA.filters.map(f => [f.key, f.start]))")

    def choices(self, key: str) -> list[str]:
        """What a filter's select offers, without its entry for no filter."""
        return self.page.eval_on_selector_all(
            f"select[name={key}] option", "all => all.map(o => o.value).filter(v => v !== '')"
        )

    def listings(self) -> list[Listing]:
        """The page's listings, but for those of parts that have no data."""
        shown = self.page.evaluate("DATA.listings.map((listing) => listing.name)")
        (page,) = [page for page in pages() if page.name == self.name]
        return [listing for listing in page.listings if listing.name in shown]

    def rows(self) -> dict[str, list[list[Any]]]:
        """The rows behind the marks of each chart, the columns of its table."""
        return self.page.evaluate(ROWS_BEHIND)

    def marks(self, chart: str) -> list[Any]:
        """The marks of a chart that a reader can point at."""
        return self.page.query_selector_all(
            f"[data-chart={chart}] [role=graphics-symbol][aria-label]"
            ":not([aria-roledescription=axis], [aria-roledescription=legend])"
        )

    def colour(self, token: str) -> tuple[int, ...]:
        """What the stylesheet's colour comes to in the theme in force: red, green, blue."""
        drawn = self.page.evaluate(
            """token => {
                const probe = document.body.appendChild(document.createElement("i"));
                probe.style.color = `var(--${token})`;
                const colour = getComputedStyle(probe).color;
                probe.remove();
                return colour;
            }""",
            token,
        )
        return tuple(map(int, re.findall(r"\d+", drawn)[:3]))

    def violations(self) -> list[str]:
        """What axe finds, one line each."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text())
        # Loading the stylesheet anew, as axe would, is what the page forbids.
        options = {"resultTypes": ["violations"], "preload": False}
        found = self.page.evaluate("options => axe.run(document, options)", options)
        return [
            f"{violation['id']}: {violation['help']}: {node['html'][:200]}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]


Browse = Callable[[Path, str], Tab]


def browsing(context: BrowserContext) -> Iterator[Browse]:
    """A way to open pages; when the test is over, none of them may have complained."""
    tabs: list[Tab] = []

    def browse(site: Path, name: str) -> Tab:
        tabs.append(Tab(context, site, name))
        return tabs[-1]

    yield browse
    problems = [problem for tab in tabs for problem in tab.problems]
    for tab in tabs:
        tab.page.close()
    assert not problems, "\n".join(problems)
