"""A stateful HTTP server on loopback, with faults on demand.

A service's fake subclasses `Fake` and marks its methods with `@route`. Requests are
answered one at a time, so that a state needs no locks; each is remembered in `seen`.
"""

import json
import math
import re
import socket
import struct
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Asked:
    """One request as it came in."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def line(self):
        """`GET /v1/workouts`."""
        return f"{self.method} {self.path}"

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def form(self):
        return dict(parse_qsl(self.body.decode()))


@dataclass(frozen=True)
class Answer:
    """What goes back; a body that is no bytes goes as JSON."""

    status: int = 200
    body: object = b""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def content(self):
        if isinstance(self.body, bytes):
            return self.body
        return json.dumps(self.body).encode()


@dataclass
class Fault:
    """What goes wrong with requests whose line begins like this regular expression.

    Attributes:
        applied: the request is carried out before its answer goes wrong.
        drop: the connection is reset instead of an answer.
        cut: only the first half of the answer's body is sent.
        wait_s: so long nothing is said (nor done, unless it is applied).
        late_s: so long after the connection was reset the request is carried out;
            infinity waits for `landed`.
        answer: instead of the right one; None leaves the right one.
        times: how often; None for ever.
    """

    on: str
    answer: Answer | None = None
    applied: bool = False
    drop: bool = False
    cut: bool = False
    wait_s: float = 0.0
    late_s: float | None = None
    times: int | None = 1


HTML = Answer(200, b"<html><body>We'll be back soon</body></html>")


def down(on=".*", status=503, **fields):
    """Requests end with that status and are not carried out."""
    return Fault(on, Answer(status, {"error": "out of order"}), **fields)


def limited(on=".*", retry_after="120", **fields):
    """Requests are refused until later."""
    return Fault(on, Answer(429, b"slow down", {"Retry-After": retry_after}), **fields)


def route(method, pattern):
    """Mark the method that answers `METHOD PATTERN`; groups become its arguments."""

    def mark(function):
        function.routed = (method, re.compile(pattern))
        return function

    return mark


class Fake:
    """A server; use it as a context manager and take `url`.

    Attributes:
        seen: every request in the order they came.
        faults: what is still to go wrong, the first that fits is used.
    """

    def __init__(self):
        self.seen: list[Asked] = []
        self.faults: list[Fault] = []
        self._one_at_a_time = threading.RLock()
        self._landing: list[threading.Timer] = []
        self._routes = [
            (*function.routed, name)
            for name in dir(type(self))
            if hasattr(function := getattr(type(self), name), "routed")
        ]
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.01,), daemon=True
        )

    @property
    def url(self):
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def lines(self, *, since=0):
        """`["GET /v1/workouts", …]` of every request from that one on."""
        return [asked.line for asked in self.seen[since:]]

    def check(self, asked):
        """An answer for who may not ask at all; None lets the request through."""

    def answer(self, asked):
        """The right answer to a request."""
        refused = self.check(asked)
        if refused is not None:
            return refused
        for method, pattern, name in self._routes:
            met = pattern.fullmatch(asked.path)
            if met and method == asked.method:
                return getattr(self, name)(asked, *met.groups())
        return Answer(404, {"error": f"no {asked.line}"})

    def fault_of(self, asked):
        for fault in self.faults:
            if re.match(fault.on, asked.line):
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times == 0:
                        self.faults.remove(fault)
                return fault
        return None

    def respond(self, asked):
        """The answer and the fault that it meets, with the state changed or not."""
        with self._one_at_a_time:
            self.seen.append(asked)
            fault = self.fault_of(asked)
        if fault is None:
            with self._one_at_a_time:
                return self.answer(asked), None
        answer = Answer()
        if fault.late_s is not None:
            self._lands(asked, fault.late_s)
        if fault.wait_s:
            time.sleep(fault.wait_s)
        if fault.applied or (fault.answer is None and not fault.drop):
            with self._one_at_a_time:
                answer = self.answer(asked)
        return fault.answer or answer, fault

    def _lands(self, asked, late_s):
        def carry_out():
            with self._one_at_a_time:
                self.answer(asked)

        timer = threading.Thread(target=carry_out)
        if math.isfinite(late_s):
            timer = threading.Timer(late_s, carry_out)
            timer.start()
        self._landing.append(timer)

    def landed(self):
        """Wait for every request that is still to be carried out."""
        while self._landing:
            landing = self._landing.pop()
            if not isinstance(landing, threading.Timer):
                landing.start()
            landing.join()


def _handler_of(fake):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def _serve(self):
            size = int(self.headers.get("Content-Length") or 0)
            parts = urlsplit(self.path)
            asked = Asked(
                self.command,
                parts.path,
                dict(parse_qsl(parts.query, keep_blank_values=True)),
                {name.lower(): value for name, value in self.headers.items()},
                self.rfile.read(size),
            )
            answer, fault = fake.respond(asked)
            if fault is not None and fault.drop:
                self._reset()
                return
            content = answer.content
            self.send_response(answer.status)
            kind = "text/html" if content.startswith(b"<") else "application/json"
            if isinstance(answer.body, bytes) and not content.startswith(b"<"):
                kind = "application/octet-stream"
            for name, value in {"Content-Type": kind, **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if fault is not None and fault.cut:
                self.wfile.write(content[: len(content) // 2])
                self.wfile.flush()
                self._reset()
                return
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_DELETE = _serve  # noqa: N815 - the library's names

        def _reset(self):
            now = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, now)
            self.close_connection = True
            self.connection.close()

        def log_message(self, *_):
            """Nothing: what was asked is in `seen`."""

        def handle(self):
            # Who asked may be gone before the answer is.
            try:
                super().handle()
            except (ConnectionError, ValueError, OSError):
                self.close_connection = True

    return Handler
