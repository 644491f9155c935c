"""What can go wrong, said so that the athlete knows what to do next."""

from dataclasses import dataclass
from enum import IntEnum


class ExitCode(IntEnum):
    """The process's exit codes; scripts and timers depend on them."""

    FINE = 0
    ERROR = 1
    USAGE = 2
    NOTHING_TO_DO = 3
    LOG_IN_FIRST = 4
    SERVICE_DOWN = 5
    RATE_LIMITED = 6
    ANOTHER_RUN = 7
    DECISIONS_WAITING = 8
    PROPOSAL_CHANGED = 9
    UNREADABLE_INPUT = 65
    CANNOT_WRITE = 73
    BAD_SETTINGS = 78
    INTERRUPTED = 130


class CoachError(Exception):
    """A problem that is the athlete's to solve: what happened, why, what to do.

    Attributes:
        what: one sentence that says what happened.
        why: the reason, with the value that was met.
        fix: the next step, as a command where there is one.
        code: the exit code of a command that ends here.
    """

    def __init__(
        self, what: str, why: str, fix: str, code: ExitCode = ExitCode.ERROR
    ) -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.fix = fix
        self.code = code

    def __str__(self) -> str:
        return f"{self.what} why: {self.why} fix: {self.fix}"


@dataclass(frozen=True, slots=True)
class Issue:
    """One record that could not be read; the rest of its source goes on.

    Attributes:
        where: file and row, line or message, as the athlete would look for it.
        why: what is wrong there.
        fix: what to do about it.
    """

    where: str
    why: str
    fix: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"
