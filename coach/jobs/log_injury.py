"""What hurts, as the athlete says it."""

from coach.catalogue.body_parts import body_part
from coach.domain.athlete import Injury
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context
from coach.redaction import clean

LONGEST_PART = 40


def log_injury(context: Context, part: str, severity: int, note: str = "") -> Injury:
    """Save how much a part hurts on that day; the day's last word holds.

    Raises:
        CoachError: it names no part, or one with a slip of typing (exit 2), or the
            same was said before (exit 3).
    """
    injury = Injury(_meant(part), severity, context.day, clean(note, limit=2000))
    with context.alone(), context.writing() as store:
        if not store.save_injury(injury, context.clock.now()):
            raise CoachError(
                f"This was logged before for {context.day}.",
                f"{injury.part.replace('_', ' ')} stands at {severity} of 5.",
                "Nothing to do.",
                ExitCode.NOTHING_TO_DO,
            )
    return injury


def _meant(written: str) -> str:
    part, alike = body_part(clean(written, limit=LONGEST_PART))
    if not any(map(str.isalpha, part)):
        raise CoachError(
            f"{written!r} is no part of the body.",
            "It has no letters.",
            "Run coach log injury knee --severity 2.",
            ExitCode.USAGE,
        )
    if alike is not None:
        raise CoachError(
            f"There is no part of the body called {written!r}.",
            f"Closest is {alike.replace('_', ' ')}.",
            f'Run coach log injury "{alike.replace("_", " ")}" --severity 0-5.',
            ExitCode.USAGE,
        )
    return part
