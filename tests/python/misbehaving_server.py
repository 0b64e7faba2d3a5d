"""A real HTTP server on this machine that misbehaves as the web does, and files for it to send."""

import io
import os
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from workbooks import write_workbook

GLOBAL = (
    "week\tcategory\tweekly_rank\tshow_title\tseason_title\tweekly_hours_viewed\truntime"
    "\tweekly_views\tcumulative_weeks_in_top_10\n"
)
WEEKS = ("2024-01-07", "2024-01-14", "2024-01-21")
HTML = b"<!DOCTYPE html><html><title>Moved Permanently</title></html>"
Answer = Callable[["Handler"], None]


def top10(*weeks: str, title: str = 'The "Quoted" Show') -> bytes:
    """A global Top 10 of ten ranks a week."""
    rows = "".join(
        f"{week}\tTV (English)\t{rank}\t{title}\tN/A\t1000000\t1.5\t700000\t1\n"
        for week in weeks
        for rank in range(1, 11)
    )
    return (GLOBAL + rows).encode()


def workbook(*header: str, record: tuple[str | int, ...] = ()) -> bytes:
    """An Excel workbook with one sheet of thirty equal records."""
    packed = io.BytesIO()
    write_workbook(packed, {"Film": [header, *[record or header] * 30]})
    return packed.getvalue()


REPORT = workbook(
    "Title", "Available Globally?", "Release Date", "Hours Viewed",
    record=("A Film", "Yes", "2024-01-05", 100_000),
)  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    """Answers each path with the function that the test has put there."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        self.server.answers.get(self.path, status(404))(self)

    def log_message(self, *_: object) -> None:
        pass

    def start(self, code: int, **headers: str | int) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()


class Server(ThreadingHTTPServer):
    """The web, on a port of this machine; `asked` lists the requests."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.released = threading.Event()

    def handle_error(self, *_: object) -> None:
        """The client may hang up."""

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server_port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


def body(content: bytes, **headers: str) -> Answer:
    def answer(handler: Handler) -> None:
        handler.start(200, Content_Length=len(content), **headers)
        handler.wfile.write(content)

    return answer


def status(code: int, **headers: str) -> Answer:
    return lambda handler: handler.start(code, Content_Length=0, **headers)


def in_turn(*answers: Answer) -> Answer:
    """The first answer, then the next; the last one from then on."""
    left = list(answers)
    return lambda handler: (left.pop(0) if len(left) > 1 else left[0])(handler)


def cut(content: bytes) -> Answer:
    def answer(handler: Handler) -> None:
        handler.start(200, Content_Length=len(content))
        handler.wfile.write(content[: len(content) // 2])
        handler.close_connection = True

    return answer


def cut_chunks(content: bytes) -> Answer:
    def answer(handler: Handler) -> None:
        handler.start(200, Transfer_Encoding="chunked")
        handler.wfile.write(b"%x\r\n%b\r\n" % (len(content), content))
        handler.close_connection = True

    return answer


def reset(content: bytes) -> Answer:
    def answer(handler: Handler) -> None:
        handler.start(200, Content_Length=len(content))
        handler.wfile.write(content[:20])
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(handler.connection.detach())

    return answer


def in_chunks(content: bytes, size: int = 10_000) -> Answer:
    def answer(handler: Handler) -> None:
        handler.start(200, Transfer_Encoding="chunked")
        for start in range(0, len(content), size):
            part = content[start : start + size]
            handler.wfile.write(b"%x\r\n%b\r\n" % (len(part), part))
        handler.wfile.write(b"0\r\n\r\n")

    return answer


def silent(handler: Handler) -> None:
    """Accept the request, and answer nothing while the test runs."""
    handler.server.released.wait(20)


def stalling(handler: Handler) -> None:
    handler.start(200, Content_Length=1000)
    handler.wfile.write(b"week")
    handler.wfile.flush()
    silent(handler)


@contextmanager
def serving() -> Iterator[Server]:
    """Run a server until the end of the block; whoever still waits for an answer is let go."""
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield running
        running.released.set()
        running.shutdown()
        thread.join()
