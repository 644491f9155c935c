"""What came in from services, while it does and when it has."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from coach.cli.show import days
from coach.cli.show.stages import Stage, stages
from coach.clock import Clock
from coach.domain import wording
from coach.domain.sync import Trouble
from coach.jobs.sync import Progress
from coach.reports.sync import Counts, ServiceReport, SyncReport

_NAMES = {"garmin": "Garmin", "hevy": "Hevy"}


@contextmanager
def counting(*, quiet: bool = False) -> Iterator[Progress]:
    """A function told of a service and its counts; says nothing off a terminal."""
    with stages(quiet=quiet) as stage:
        stage("asking for what is new")
        yield counted(stage)


def counted(stage: Stage) -> Progress:
    """The same as one of the stages of something longer."""
    return lambda name, counts: stage(f"{named(name)}: {_counted(counts)}")


def lines(report: SyncReport, clock: Clock, *, dry_run: bool = False) -> Iterator[str]:
    """A line for each service; of a rehearsal the requests it would begin with."""
    for each in report.services:
        if dry_run and each.trouble is None:
            yield f"{named(each.name)} would be asked; nothing was:"
            for one in each.requests:
                yield f"  {one['method']} {one['path']}"
        else:
            yield line(each, clock)


def line(report: ServiceReport, clock: Clock) -> str:
    """How it ended, and what to do next where something is to be done."""
    name, said = named(report.name), _counted(report.counts)
    until = f", up to {_at(report.synced_at, clock)}" if report.synced_at else ""
    if report.trouble is None:
        told = f"{name}: {said}{until}."
        return f"{told} coach doctor lists what." if report.counts.rejected else told
    came = f"{said} before that" if report.counts else "Your data is safe"
    kept = f"{came}{until and f'; all there was is known{until}'}."
    return f"{_trouble(report, clock)} {kept} {_next(report, clock)}"


def named(name: str) -> str:
    """The service as it writes itself."""
    return _NAMES.get(name, name)


def _counted(counts: Counts) -> str:
    counted = (
        (counts.new, "new"),
        (counts.updated, "changed"),
        (counts.deleted, "deleted"),
        (counts.rejected, "not readable"),
    )
    said = [f"{number} {word}" for number, word in counted if number]
    if counts.measured:
        said.append(wording.count(counts.measured, "new measurement"))
    return ", ".join(said) or "nothing new"


def _trouble(report: ServiceReport, clock: Clock) -> str:
    name, why = named(report.name), f" ({report.reason})" if report.reason else ""
    if report.trouble is Trouble.LIMITED:
        until = _at(report.retry_at, clock)
        return f"{name} asks to be left alone until about {until}."
    if report.trouble is Trouble.LOG_IN:
        return f"{name} wants you to log in{why}."
    return f"{name} could not be read{why}."


def _next(report: ServiceReport, clock: Clock) -> str:
    if report.trouble is Trouble.LOG_IN:
        return f"Run coach auth {report.name}."
    if report.rests:
        again = _at(report.retry_at, clock)
        return f"Nothing to do: coach asks again when it runs after {again}."
    return "coach asks again when it runs next; coach sync does so now."


def _at(moment: datetime | None, clock: Clock) -> str:
    """`18:12`, with its day unless that is today."""
    if moment is None:
        return "later"
    local = moment.astimezone(clock.timezone)
    if local.date() == clock.today():
        return f"{local:%H:%M}"
    return f"{days.short(local.date())}, {local:%H:%M}"
