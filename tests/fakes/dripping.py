"""A server whose answers come a byte at a time, headers and all."""

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

BYTES, PAUSE_S = 200, 0.02
"""So long that whoever goes by the single byte gets the answer in the end: `{}`."""


@dataclass
class Dripping:
    """The server.

    Attributes:
        seen: the line of each request.
        waited_for: of those whose answer somebody waited for to its end.
    """

    url: str = ""
    seen: list[str] = field(default_factory=list)
    waited_for: list[str] = field(default_factory=list)


@contextmanager
def dripping():
    """One at work."""
    drip, over = Dripping(), threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def _serve(self):
            line = f"{self.command} {self.path}"
            drip.seen.append(line)
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            for _ in range(BYTES):
                if over.wait(PAUSE_S):
                    return
                self.wfile.write(b"x")
            drip.waited_for.append(line)
            self.wfile.write(b"\r\nContent-Length: 2\r\n\r\n{}")

        do_GET = do_POST = do_PUT = do_DELETE = _serve  # noqa: N815 - the library's names

        def log_message(self, *_):
            """Nothing."""

        def handle(self):
            try:
                super().handle()
            except OSError:
                """Who asked is gone."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            drip.url = f"http://127.0.0.1:{server.server_address[1]}"
            yield drip
        finally:
            over.set()
            server.shutdown()
            thread.join()
