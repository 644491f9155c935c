"""What nobody foresaw: a traceback in a log, one line on the screen."""

import os
import traceback
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from coach import private_files, settings
from coach.clock import Clock, fixed_now
from coach.errors import CoachError
from coach.redaction import redacted


def bug(error: BaseException) -> CoachError:
    """The error to tell the athlete; the traceback is in a file of the home's logs.

    Where the settings or the disk do not allow a log, the error says so.
    """
    named = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    why = redacted(f"This looks like a bug in coach ({named}).")
    try:
        log = _logged(error)
    except CoachError as refused:
        return CoachError(
            "coach met something it was not made for.",
            why,
            f"No log could be written ({refused.what}): run it with coach --debug.",
        )
    return CoachError(
        "coach met something it was not made for.", why, f"Report it with the log {log}"
    )


def _logged(error: BaseException) -> Path:
    from coach.wiring.log_file import is_encrypted

    now = Clock(ZoneInfo("UTC"), fixed_now()).now()
    chosen = settings.load()
    log = chosen.home / "logs" / f"{now:%Y%m%dT%H%M%SZ}-{os.getpid()}.log"
    text = redacted("".join(_lines(error, silent=is_encrypted(chosen.database))))
    private_files.write(log, text.encode("utf-8", errors="backslashreplace"))
    return log


def _lines(error: BaseException, *, silent: bool) -> Iterator[str]:
    """The traceback; of an encrypted home without what the errors say.

    An error may quote a note or a name, and a log is not encrypted.
    """
    if not silent:
        yield from traceback.format_exception(error)
        return
    while True:
        yield from traceback.format_tb(error.__traceback__)
        yield f"{type(error).__name__}\n"
        inner = error.__cause__ or error.__context__
        if inner is None:
            return
        error = inner
