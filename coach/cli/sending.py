"""What a command that sends workouts says of it, and how it ends."""

from typing import TYPE_CHECKING

from coach.errors import CoachError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.jobs.context import Context
    from coach.jobs.drain import DrainReport


def code_of(report: "DrainReport") -> int:
    """How a command ends whose workouts were sent, or wait."""
    from coach.domain.sync import Trouble

    codes = {
        Trouble.LOG_IN: ExitCode.LOG_IN_FIRST,
        Trouble.LIMITED: ExitCode.RATE_LIMITED,
        Trouble.DOWN: ExitCode.SERVICE_DOWN,
    }
    if report.waiting:
        for trouble, code in codes.items():
            if trouble in report.troubles.values():
                return code
    failed = any(export.state == "failed" for export in report.finished)
    return ExitCode.ERROR if failed else ExitCode.FINE


def send(context: "Context", targets: "Sequence[str]" = ("garmin", "hevy")) -> int:
    """Send what the command before this left to be sent, and say what became of it.

    The plan is changed whatever becomes of it; gives how the command ends.
    """
    from coach.cli.output import say
    from coach.cli.show.sent import sent
    from coach.jobs.drain import drain
    from coach.reports.review import export_item

    try:
        report = drain(context, targets=targets)
    except CoachError as error:
        if error.code is not ExitCode.ANOTHER_RUN:
            raise
        say("Another run of coach is at work; it or the next one tells the services.")
        return ExitCode.FINE
    exports = [export_item(e) for e in (*report.finished, *report.waiting)]
    for line in sent(exports):
        say(line)
    return code_of(report)
