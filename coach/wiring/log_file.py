"""What libraries warn of: in a log of the home, without secrets, and kept small."""

import logging
import os
from pathlib import Path

from coach.redaction import redacted

NAME = "coach.log"
LARGEST_BYTES = 256 * 1024
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_CHATTY = ("urllib3", "curl_cffi", "requests", "garminconnect", "apprise")
"""Libraries whose debug messages would quote requests."""


class Redacting(logging.Formatter):
    """Formats a record, traceback included, without secrets."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, or lines, to be written."""
        return redacted(super().format(record))


class LogFile(logging.Handler):
    """Appends to `logs/coach.log` of the home, which others cannot read."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.setFormatter(Redacting(_FORMAT))
        self._writing = False

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record; where that cannot be, it is not worth an error."""
        from coach import private_files, settings
        from coach.errors import CoachError

        if self._writing:  # to find the log is no matter for the log
            return
        self._writing = True
        try:
            chosen = settings.load()
            if is_encrypted(chosen.database):
                record = _silent(record)
            file = chosen.home / "logs" / NAME
            private_files.make_folder(file.parent)
            _make_room(file)
            handle = os.open(
                file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, private_files.FILE_MODE
            )
            with os.fdopen(handle, "a", encoding="utf-8", errors="replace") as log:
                log.write(self.format(record) + "\n")
        except (CoachError, OSError):
            return
        finally:
            self._writing = False


def _silent(record: logging.LogRecord) -> logging.LogRecord:
    """What happened and where, and none of its words: a log is not encrypted."""
    kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
    said = f"(not kept, as the database is encrypted) {kind}".strip()
    return logging.LogRecord(
        record.name, record.levelno, record.pathname, record.lineno, said, None, None
    )


def _make_room(file: Path) -> None:
    if file.exists() and file.stat().st_size > LARGEST_BYTES:
        file.replace(file.with_name(f"{NAME}.1"))


def is_encrypted(url: str) -> bool:
    """Whether the database at that URL is an encrypted file."""
    from coach.database.cipher import key_id_of

    return url.startswith("sqlite") and key_id_of(Path(url[10:])) is not None


def keep_log() -> None:
    """Have what libraries warn of in the log, and nothing of it on the screen."""
    root = logging.getLogger()
    if any(isinstance(each, LogFile) for each in root.handlers):
        return
    root.addHandler(LogFile())
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
