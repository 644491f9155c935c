"""What nobody foresaw: a traceback in a log, one line on the screen."""

import os
import traceback
from pathlib import Path
from zoneinfo import ZoneInfo

from coach import private_files, settings
from coach.clock import Clock, fixed_now
from coach.errors import CoachError
from coach.redaction import without_password


def bug(error: BaseException) -> CoachError:
    """The error to tell the athlete; the traceback is in a file of the home's logs.

    Where the settings or the disk do not allow a log, the error says so.
    """
    named = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    why = without_password(f"This looks like a bug in coach ({named}).")
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
    now = Clock(ZoneInfo("UTC"), fixed_now()).now()
    log = settings.load().home / "logs" / f"{now:%Y%m%dT%H%M%SZ}-{os.getpid()}.log"
    text = "".join(traceback.format_exception(error))
    content = without_password(text).encode("utf-8", errors="backslashreplace")
    private_files.write(log, content)
    return log
