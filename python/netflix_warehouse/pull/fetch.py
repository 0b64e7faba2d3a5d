"""Fetch one file over HTTP with pooch: what is asked again, what is not, and why it failed."""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pooch
import requests
from requests import exceptions
from rich.progress import Progress
from urllib3.exceptions import (
    ConnectTimeoutError,
    NameResolutionError,
    NewConnectionError,
    ReadTimeoutError,
)

from netflix_warehouse.pull.check import DamagedFileError, Extent, WrongFileError, check
from netflix_warehouse.pull.sources import PublicFile

CONNECT_SECONDS = 5.0
CHUNK_BYTES = 1 << 16
MAX_BYTES = 2 << 30
_WORTH_ASKING_AGAIN = {408, 425, 429}


class FetchError(Exception):
    """The file was not to be had; the message says why."""


class UnreachableError(Exception):
    """No connection to the host: no use in asking it for another file."""


class Fetcher:
    """Fetches files one after another, and remembers which hosts cannot be reached."""

    def __init__(self, timeout: float, retries: int, progress: Progress) -> None:
        """Take the seconds to wait for an answer, how often to ask again, and a started display."""
        self.timeout = timeout
        self.retries = retries
        self.progress = progress
        self._unreachable: dict[str, str] = {}
        pooch.get_logger().setLevel(logging.ERROR)

    def fetch(self, file: PublicFile, folder: Path) -> tuple[Path, Extent]:
        """Download a file into a folder under its name, and say how much it holds.

        Raises:
            FetchError: no address has it.
            OSError: the folder cannot be written.
        """
        problems = []
        for url in file.urls:
            host = urlsplit(url).netloc
            if host in self._unreachable:
                problems.append(self._unreachable[host])
                continue
            try:
                return self._fetch(file, url, folder)
            except UnreachableError as error:
                self._unreachable[host] = str(error)
                problems.append(str(error))
            except (WrongFileError, DamagedFileError, exceptions.RequestException) as error:
                problems.append(f"{host}: {self._explain(error)}")
                if isinstance(error, exceptions.Timeout):
                    self._unreachable[host] = problems[-1]
        raise FetchError("; ".join(problems))

    def _fetch(self, file: PublicFile, url: str, folder: Path) -> tuple[Path, Extent]:
        extents: list[Extent] = []

        def download(url: str, output_file: str, pup: Any) -> None:
            with _Bar(self.progress, file.name) as bar, _without_netrc():
                get = pooch.HTTPDownloader(
                    progressbar=bar,
                    chunk_size=CHUNK_BYTES,
                    timeout=(min(CONNECT_SECONDS, self.timeout), self.timeout),
                    headers={"User-Agent": "netflix-warehouse"},
                    hooks={"response": _check_redirect},
                )
                _final(lambda: get(url, output_file, pup), self.timeout)
            extents.append(check(Path(output_file), file))

        pup = pooch.create(
            path=folder,
            base_url="",
            registry={file.file: None},
            urls={file.file: url},
            retry_if_failed=self.retries,
        )
        path = Path(pup.fetch(file.file, downloader=download))
        return path, extents[-1]

    def _explain(self, error: Exception) -> str:
        """Say in a line why the last attempt failed."""
        cause = error.args[0] if error.args else None
        again = f" ({self.retries + 1} attempts)" if self.retries else ""
        if isinstance(error, exceptions.HTTPError):
            response = error.response
            return f"it answers {response.status_code} {response.reason or ''}".rstrip() + again
        if isinstance(error, exceptions.Timeout) or isinstance(cause, ReadTimeoutError):
            return f"nothing came for {self.timeout:g} s" + again
        if isinstance(error, exceptions.ChunkedEncodingError | exceptions.ContentDecodingError):
            return "the download broke off before its end" + again
        if isinstance(error, exceptions.RequestException):
            return "the connection broke off" + again
        return str(error) + (again if isinstance(error, DamagedFileError) else "")


def _final(get: Callable[[], None], timeout: float) -> None:
    """Download, turning what asking again cannot mend into errors that pooch does not retry."""
    try:
        get()
    except exceptions.HTTPError as error:
        status = error.response.status_code
        if status >= 500 or status in _WORTH_ASKING_AGAIN:
            raise
        hint = {
            401: "it wants a sign-in",
            403: "it refuses programs, or this network",
            404: "the file is not there any more",
            410: "the file is not there any more",
        }.get(status, "it refuses")
        raise WrongFileError(f"{hint} ({status})") from error
    except exceptions.SSLError as error:
        raise WrongFileError("its certificate is not trusted here; check the clock") from error
    except exceptions.TooManyRedirects as error:
        raise WrongFileError("it redirects without end") from error
    except (exceptions.InvalidURL, exceptions.InvalidSchema, exceptions.MissingSchema) as error:
        raise WrongFileError("it leads to an address that is none") from error
    except exceptions.ConnectionError as error:
        cause = error.args[0] if error.args else None
        reason = getattr(cause, "reason", cause)
        if isinstance(error, exceptions.ProxyError):
            why = "the proxy of this network does not let it through"
        elif isinstance(reason, NameResolutionError):
            why = "its name is not known here (no network?)"
        elif isinstance(reason, ConnectTimeoutError) and not isinstance(reason, NewConnectionError):
            why = f"no answer within {min(CONNECT_SECONDS, timeout):g} s"
        elif isinstance(reason, NewConnectionError):
            why = "it takes no connection"
        else:
            raise
        host = urlsplit(error.request.url).netloc
        raise UnreachableError(f"{host} cannot be reached: {why}") from error


def _check_redirect(response: requests.Response, **_: Any) -> None:
    """Let a redirect lead anywhere on the web, but not off it and not out of encryption."""
    if response.is_redirect:
        target = urljoin(response.url, response.headers["location"])
        allowed = ("https",) if response.url.startswith("https:") else ("http", "https")
        if urlsplit(target).scheme not in allowed:
            raise WrongFileError(f"it redirects to {target}, which is not https")


@contextmanager
def _without_netrc() -> Iterator[None]:
    """Keep requests from sending a password of ~/.netrc, which it also does upon a redirect."""
    before = os.environ.get("NETRC")
    os.environ["NETRC"] = os.devnull
    try:
        yield
    finally:
        if before is None:
            del os.environ["NETRC"]
        else:
            os.environ["NETRC"] = before


class _Bar:
    """A bar of rich with the part of tqdm's interface that pooch uses; it also stops a flood."""

    def __init__(self, progress: Progress, label: str) -> None:
        self._progress = progress
        self._label = label
        self._came = 0

    def __enter__(self) -> "_Bar":
        self._task = self._progress.add_task(self._label, total=None)
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.remove_task(self._task)

    @property
    def total(self) -> int | None:
        """The bytes that the server announces; None until it does."""
        return self._progress.tasks[self._progress.task_ids.index(self._task)].total

    @total.setter
    def total(self, size: int) -> None:
        _check_size(size)
        self._progress.update(self._task, total=size or None)

    def update(self, size: int) -> None:
        self._came += size
        _check_size(self._came)
        self._progress.update(self._task, completed=self._came)

    def reset(self) -> None:
        self._came = 0

    def close(self) -> None:
        """Leave the bar until the checks are done."""


def _check_size(size: int) -> None:
    if size > MAX_BYTES:
        raise WrongFileError(f"it sends more than {MAX_BYTES >> 30} GiB, more than any such file")
