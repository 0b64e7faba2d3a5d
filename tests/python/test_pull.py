"""Pulling public files from a real local server that misbehaves as the web does."""

import fcntl
import gzip
import hashlib
import os
import socket
from dataclasses import replace
from pathlib import Path

import pytest
from misbehaving_server import (
    HTML,
    REPORT,
    WEEKS,
    Answer,
    Server,
    body,
    cut,
    cut_chunks,
    in_chunks,
    in_turn,
    reset,
    silent,
    stalling,
    status,
    top10,
    workbook,
)

from netflix_warehouse.errors import UserError
from netflix_warehouse.pull import PublicFile, Pulled, fetch, pull


def public(url: str, **changes: object) -> PublicFile:
    file = PublicFile(
        "top10-global", "The weekly Top 10", "all-weeks-global.tsv", (url,), "top10_global",
        "weekly", 100, "https://example.org/top10", "the TSV",
    )  # fmt: skip
    return replace(file, **changes)


def fetch_one(folder: Path, file: PublicFile, **options: object) -> Pulled:
    return pull([file], folder, **{"retries": 0, "timeout": 5, **options})[0]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_downloaded_and_only_asked_for(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login someone password secret\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    server.answers["/old"] = status(301, Location=server.url("/new", "localhost"))
    server.answers["/new"] = body(top10(*WEEKS))
    folder = tmp_path / "a" / "b"
    result = fetch_one(folder, public(server.url("/old")))
    assert (result.status, result.size) == ("downloaded", len(top10(*WEEKS))), result.note
    assert names(folder) == ["all-weeks-global.tsv"]
    assert (folder / "all-weeks-global.tsv").read_bytes() == top10(*WEEKS)
    assert server.paths() == ["/old", "/new"]
    for _, headers in server.asked:
        assert headers["User-Agent"] == "netflix-warehouse"
        assert set(headers) <= {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert os.environ["NETRC"] == str(netrc)


@pytest.mark.parametrize(
    "first",
    [status(500), status(503), status(429), cut(top10(*WEEKS)), cut_chunks(top10(*WEEKS)),
     reset(top10(*WEEKS)), body(top10())],
    ids=["500", "503", "429", "cut", "cut chunks", "reset", "small"],
)  # fmt: skip
def test_what_may_pass_is_asked_for_again(server: Server, tmp_path: Path, first: Answer) -> None:
    server.answers["/f"] = in_turn(first, body(top10(*WEEKS)))
    result = fetch_one(tmp_path, public(server.url("/f"), at_least=500), retries=1)
    assert result.status == "downloaded", result.note
    assert len(server.asked) == 2
    assert names(tmp_path) == ["all-weeks-global.tsv"]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (status(404), "not there any more (404)"),
        (status(403), "it refuses programs, or this network (403)"),
        (status(401), "it wants a sign-in (401)"),
        (status(500), "answers 500"),
        (cut(top10(*WEEKS)), "broke off"),
        (cut_chunks(top10(*WEEKS)), "broke off"),
        (reset(top10(*WEEKS)), "broke off"),
        (body(HTML), "is not the file, but an HTML page"),
        (body(b"null\n"), "holds only the word for nothing"),
        (body(b'{"error": 1}'), "JSON"),
        (body(b""), "empty"),
        (body(b"a,b\n1,2\n"), "a text without its columns"),
        (body(b"title,date\nDark,1/2/24\n" * 9), "a file of viewing_history"),
        (body(REPORT), "a file of engagement"),
        (body(workbook("Name", "Price")), "office document without its columns"),
        (body(top10()), "only 118 bytes came; at least 200 are expected"),
        (body(b"not gzip", Content_Encoding="gzip"), "broke off"),
        (status(302, Location="file:///etc/passwd"), "redirects to file:///etc/passwd"),
        (status(302, Location="/f"), "redirects without end"),
        (silent, "nothing came for 0.4 s"),
        (stalling, "nothing came for 0.4 s"),
    ],
)
def test_a_failure_leaves_the_old_file_and_says_why(
    server: Server, tmp_path: Path, answer: Answer, why: str
) -> None:
    server.answers["/f"] = answer
    old = top10(WEEKS[0])
    (tmp_path / "all-weeks-global.tsv").write_bytes(old)
    result = fetch_one(tmp_path, public(server.url("/f"), at_least=200), timeout=0.4)
    assert result.status == "failed"
    assert why in result.note
    hand = "open https://example.org/top10, choose the TSV, then: netflix land path/to/all-weeks-"
    assert f"\n  by hand: {hand}global.tsv" in result.note
    assert (tmp_path / "all-weeks-global.tsv").read_bytes() == old
    assert names(tmp_path) == ["all-weeks-global.tsv"]


def test_a_lasting_refusal_is_not_asked_again(server: Server, tmp_path: Path) -> None:
    server.answers["/page"] = body(HTML)
    files = [public(server.url(path), file=f"{path[1:]}.tsv") for path in ("/gone", "/page")]
    assert [result.status for result in pull(files, tmp_path, retries=3)] == ["failed", "failed"]
    assert server.paths() == ["/gone", "/page"]


def test_a_redirect_out_of_encryption_is_refused() -> None:
    response = fetch.requests.Response()
    response.status_code, response.url = 302, "https://example.org/f"
    response.headers["location"] = "http://example.org/f"
    with pytest.raises(fetch.WrongFileError, match="not https"):
        fetch._check_redirect(response)
    response.headers["location"] = "/elsewhere"
    fetch._check_redirect(response)


def test_other_files_go_on_and_a_mirror_steps_in(server: Server, tmp_path: Path) -> None:
    server.answers["/good"] = body(top10(*WEEKS))
    gone, good = server.url("/gone"), server.url("/good")
    files = [
        public(gone, name="a", file="a.tsv"),
        public(gone, name="b", file="b.tsv", urls=(gone, good)),
        public(good, name="c", file="c.tsv"),
    ]
    results = pull(files, tmp_path, retries=0)
    assert [result.status for result in results] == ["failed", "downloaded", "downloaded"]
    assert names(tmp_path) == ["b.tsv", "c.tsv"]


def test_a_host_without_connection_is_tried_once(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        dead = f"http://127.0.0.1:{unused.getsockname()[1]}/f"
        tried = []
        send = fetch.requests.adapters.HTTPAdapter.send
        monkeypatch.setattr(
            fetch.requests.adapters.HTTPAdapter,
            "send",
            lambda *args, **options: tried.append(1) or send(*args, **options),
        )
        results = pull([public(dead), public(dead, file="b.tsv")], tmp_path, retries=3)
    assert len(tried) == 1
    assert all("cannot be reached: it takes no connection" in result.note for result in results)


def test_a_silent_host_is_given_up_for_the_other_files(server: Server, tmp_path: Path) -> None:
    server.answers["/f"] = silent
    files = [public(server.url("/f")), public(server.url("/f"), file="b.tsv")]
    assert [r.status for r in pull(files, tmp_path, retries=1, timeout=0.3)] == ["failed"] * 2
    assert len(server.asked) == 2, "one file, one retry"


def test_a_name_that_nobody_knows(tmp_path: Path) -> None:
    note = fetch_one(tmp_path, public("http://nowhere.invalid/f"), retries=3).note
    assert "nowhere.invalid cannot be reached" in note


def test_checksums(server: Server, tmp_path: Path) -> None:
    content = top10(*WEEKS)
    server.answers["/f"] = body(content)
    right = hashlib.sha256(content).hexdigest()
    wrong = fetch_one(tmp_path, public(server.url("/f"), sha256="0" * 64))
    assert wrong.status == "failed"
    assert f"SHA-256 is {right}, not 0000" in wrong.note
    assert names(tmp_path) == []
    assert fetch_one(tmp_path, public(server.url("/f"), sha256=right)).status == "downloaded"


def test_a_workbook(server: Server, tmp_path: Path) -> None:
    report = public(server.url("/f"), file="report.xlsx", holds="engagement", updated="never")
    server.answers["/f"] = body(REPORT[:-30])
    assert "the workbook that came is damaged" in fetch_one(tmp_path, report).note
    server.answers["/f"] = body(REPORT)
    assert fetch_one(tmp_path, report).status == "downloaded"
    assert fetch_one(tmp_path, report).status == "unchanged"
    assert len(server.asked) == 2, "what never changes is not asked for again"
    (tmp_path / "report.xlsx").write_bytes(REPORT[:-30])
    server.answers["/f"] = status(500)
    assert fetch_one(tmp_path, report).status == "failed", "a broken file does not count as here"


def test_a_large_file_in_chunks_and_compressed(server: Server, tmp_path: Path) -> None:
    weeks = [f"20{year:02}-01-{day:02}" for year in range(10, 99) for day in range(1, 29)]
    content = top10(*weeks, title="Some Show " * 12)
    assert len(content) > 4_000_000
    server.answers["/plain"] = in_chunks(content)
    server.answers["/gzip"] = body(gzip.compress(content), Content_Encoding="gzip")
    for path in ("/plain", "/gzip"):
        file = public(server.url(path), file=f"{path[1:]}.tsv", at_least=4_000_000)
        assert fetch_one(tmp_path, file).status == "downloaded"
        assert (tmp_path / file.file).read_bytes() == content


def test_a_flood_is_stopped(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "MAX_BYTES", 1 << 17)
    content = top10(*WEEKS) * 100
    server.answers.update({"/announced": body(content), "/endless": in_chunks(content)})
    for path in server.answers:
        result = fetch_one(tmp_path, public(server.url(path)))
        assert "it sends more than" in result.note
    assert names(tmp_path) == []


def test_history_is_never_lost(server: Server, tmp_path: Path) -> None:
    path = tmp_path / "all-weeks-global.tsv"
    file = public(server.url("/f"))

    def comes(*weeks: str, **options: object) -> Pulled:
        server.answers["/f"] = body(top10(*weeks))
        return fetch_one(tmp_path, file, **options)

    assert comes(*WEEKS[:2]).status == "downloaded"
    assert comes(*WEEKS[:2]).status == "unchanged"
    assert comes(*WEEKS).status == "downloaded", "a week more"
    assert names(tmp_path) == [path.name]

    for fewer in (WEEKS[1:], ("2023-12-31", *WEEKS[:2]), (*WEEKS[1:], WEEKS[2])):
        refused = comes(*fewer)
        assert refused.status == "failed"
        assert "holds 30 records in 3 weeks to 2024-01-21: that one stays" in refused.note
        assert path.read_bytes() == top10(*WEEKS)

    assert comes(*WEEKS[1:], force=True).status == "downloaded"
    kept = path.with_name(
        f"all-weeks-global.2024-01-21-{hashlib.sha256(top10(*WEEKS)).hexdigest()[:8]}.tsv"
    )
    assert (path.read_bytes(), kept.read_bytes()) == (top10(*WEEKS[1:]), top10(*WEEKS))
    assert names(tmp_path) == sorted([path.name, kept.name])


def test_a_stranger_of_that_name_stays(server: Server, tmp_path: Path) -> None:
    path = tmp_path / "all-weeks-global.tsv"
    path.write_text("my notes")
    server.answers["/f"] = body(top10(*WEEKS))
    result = fetch_one(tmp_path, public(server.url("/f")))
    assert result.status == "failed"
    assert "is another file of that name" in result.note
    assert path.read_text() == "my notes"
    forced = fetch_one(tmp_path, public(server.url("/f")), force=True)
    assert forced.status == "downloaded"
    kept = next(tmp_path.glob("all-weeks-global.????????.tsv"))
    assert kept.read_text() == "my notes"
    assert kept.name in forced.note


def test_two_at_once_and_what_a_killed_run_left(server: Server, tmp_path: Path) -> None:
    server.answers["/f"] = body(top10(*WEEKS))
    (tmp_path / ".pull").mkdir()
    (tmp_path / ".pull" / "tmp123").write_text("half a file")
    lock = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    with pytest.raises(UserError, match="another netflix pull"):
        fetch_one(tmp_path, public(server.url("/f")))
    os.close(lock)
    assert fetch_one(tmp_path, public(server.url("/f"))).status == "downloaded"
    assert names(tmp_path) == ["all-weeks-global.tsv"]


def test_a_folder_that_cannot_be(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be written"):
        fetch_one(tmp_path / "file", public(server.url("/f")))
