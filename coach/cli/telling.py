"""`--notify`: the athlete is sent a message; that it cannot be sent fails nothing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from coach.cli.output import say
from coach.errors import CoachError, ExitCode

if TYPE_CHECKING:
    from datetime import datetime

    from coach.jobs.context import Context
    from coach.notify import Message
    from coach.settings import Settings

_PASSES = {ExitCode.ANOTHER_RUN, ExitCode.USAGE, ExitCode.INTERRUPTED}
"""What is tried again, or somebody at the keyboard did, is not worth a message."""


def tell_evening(
    context: "Context",
    began: "datetime | None",
    review: dict[str, Any],
    *,
    notify: bool,
) -> None:
    """Send that the review is ready; of a run that nobody looks on at keep that it ran.

    Args:
        context: on the evening of the review.
        began: when such a run began; None when the athlete asked for the review.
        review: `coach/review/1`.
        notify: whether a message is wanted.
    """
    from coach.jobs.unattended import keep_evening

    untold = None
    if notify:
        from coach.notify.words import evening
        from coach.wiring.messages import messenger

        untold = _send(evening(review, numbers=messenger().numbers))
    if began is not None:
        keep_evening(context, began, review, untold=untold)


def tell_morning(context: "Context") -> None:
    """Send what is planned today; on a day without anything nothing is sent."""
    from coach.jobs.remind import reminder
    from coach.jobs.unattended import MORNING, keep_run

    began = context.clock.now()
    message = reminder(context)
    if message is None:
        say("Nothing is left to be done today: no message was sent.")
    untold = None if message is None else _send(message)
    said = f"{context.day}: {'nothing planned' if message is None else 'told'}"
    keep_run(context, MORNING, began, said, untold=untold)


def _send(message: "Message") -> str | None:
    from coach.wiring.messages import messenger

    untold = messenger().send(message)
    if untold is not None:
        say(f"No message was sent: {untold}.")
    return untold


def tell_failure(error: CoachError, arguments: Sequence[str]) -> None:
    """Send that the run failed, once a day for the same reason; never raises."""
    from coach import settings
    from coach.clock import Clock, fixed_now, zone
    from coach.jobs.failures import last_failure, note_failure
    from coach.notify.words import failure
    from coach.redaction import redacted

    try:
        chosen = settings.load()
        today = Clock(zone(chosen.timezone), fixed_now()).today()
        same = (today, redacted(error.what), True)
        before = last_failure(chosen.home)
        told = before is not None and (before.day, before.what, before.told) == same
        if not told and error.code not in _PASSES:
            command = next((w for w in arguments if not w.startswith("-")), "coach")
            told = _send(failure(command, error)) is None
        note_failure(chosen.home, today, error, told=told)
    except CoachError as refused:
        say(f"No message was sent: {refused.what}")


def tell_what_failed(chosen: "Settings", unit: str) -> bool:
    """Whether a message about the last failed run was sent now.

    None is sent where the run told it itself. A run that ended without a word, killed
    or out of time, is told as that.
    """
    from coach.clock import Clock, fixed_now, zone
    from coach.jobs.failures import last_failure, note_failure
    from coach.notify.words import broken_off, failure

    today = Clock(zone(chosen.timezone), fixed_now()).today()
    last = last_failure(chosen.home)
    known = last is not None and last.day == today
    if last is None or not known:
        error = CoachError(f"{unit} ended before it was done.", "It was killed.", "")
        message = broken_off(unit)
    elif last.told:
        return False
    else:
        error = CoachError(last.what, last.why, last.fix)
        message = failure(unit, error)
    told = _send(message) is None
    note_failure(chosen.home, today, error, told=told)
    return told
