"""What the athlete says of free time, gear, pools, exercises and pauses."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path

from coach.catalogue.exercises import exercises
from coach.domain.athlete import Slot
from coach.domain.limits import Liking, Pause, PauseReason, Preference, SpecialDay
from coach.errors import CoachError, ExitCode, Issue
from coach.intake.whole_file import read_whole
from coach.jobs.context import Context
from coach.jobs.exercise_names import find_exercise
from coach.redaction import clean
from coach.reports.limits import LimitsView

NONE = "none"
"""The word for nothing at all where words are listed."""

BUSY_DAYS = timedelta(days=365)
"""How far ahead a calendar is read."""

LARGEST_CALENDAR_BYTES = 16 * 1024 * 1024
_LONGEST_NAME = 60
_ALIKE = 0.6


def limits_said(context: Context) -> LimitsView:
    """All that holds from the context's day on."""
    day = context.day
    with context.reading() as store:
        return LimitsView(
            slots=store.slots(),
            special_days=store.special_days(day),
            busy=tuple(busy for busy in store.busy() if busy.end.date() >= day),
            equipment=store.equipment(),
            racks=store.racks(),
            pool_days=store.pool_days(),
            preferences=store.preferences(),
            pauses=tuple(pause for pause in store.pauses() if pause.last >= day),
        )


def set_slots(context: Context, slots: tuple[Slot, ...]) -> None:
    """Make these the weekly pattern; none forgets it."""
    with context.alone(), context.writing() as store:
        store.set_slots(slots)


def set_special_day(
    context: Context, day: date, slots: tuple[Slot, ...] | None
) -> None:
    """Say when that one day is free, or with None that it is as its weekday is."""
    with context.alone(), context.writing() as store:
        if slots is None:
            store.remove_special_day(day)
        else:
            store.save_special_day(SpecialDay(day, slots))


def read_busy(context: Context, file: Path, name: str | None) -> tuple[Issue, ...]:
    """Take a calendar's times of the coming year in place of what it said before.

    Gives what of it could not be read. No title, place or guest is kept.

    Raises:
        CoachError: the file cannot be read, or is no calendar (exit 65).
    """
    days = context.day, context.day + BUSY_DAYS
    try:
        content = read_whole(file, LARGEST_CALENDAR_BYTES)
    except OSError as error:
        why = error.strerror or str(error)
        raise _no_calendar(file, why) from error
    source = calendar_name(file, name)
    reader = context.calendar_reader()
    found = reader.read(content, source, context.clock.timezone, days)
    if not found.is_calendar:
        raise _no_calendar(file, "; ".join(issue.why for issue in found.issues))
    with context.alone(), context.writing() as store:
        store.set_busy(source, found.times)
    return found.issues


def calendar_name(file: Path, name: str | None) -> str:
    """What a calendar is called: as the athlete says, else as its file is named."""
    return clean(name or file.stem, limit=_LONGEST_NAME) or "calendar"


def _no_calendar(file: Path, why: str) -> CoachError:
    return CoachError(
        f"The calendar {clean(str(file))} cannot be read.",
        f"{why[0].upper()}{why[1:]}.",
        "Name an .ics file, as your calendar exports it.",
        ExitCode.UNREADABLE_INPUT,
    )


def forget_busy(context: Context, source: str) -> None:
    """Forget a calendar.

    Raises:
        CoachError: there is none of that name (exit 3).
    """
    with context.alone(), context.writing() as store:
        known = sorted({busy.source for busy in store.busy()})
        if source not in known:
            listed = f"Known are: {', '.join(known)}." if known else "None was read."
            raise CoachError(
                f"There is no calendar {source!r}.",
                listed,
                "See them with: coach slots",
                ExitCode.NOTHING_TO_DO,
            )
        store.set_busy(source, ())


def set_equipment(context: Context, words: Sequence[str] | None) -> None:
    """Make these all the equipment at hand; None means there is any.

    Raises:
        CoachError: the catalogue has no such equipment (exit 2).
    """
    known = None if words is None else frozenset(_equipment(words))
    with context.alone(), context.writing() as store:
        store.set_equipment(known)


def _equipment(words: Sequence[str]) -> Iterable[str]:
    every = sorted({tool for each in exercises().values() for tool in each.equipment})
    if [word.lower() for word in words] == [NONE]:
        return
    for word in words:
        name = clean(word).strip().lower().replace(" ", "_").replace("-", "_")
        found = next((n for n in (name, name.removesuffix("s")) if n in every), None)
        if found is None:
            alike = get_close_matches(name, every, n=3, cutoff=_ALIKE)
            raise CoachError(
                f"There is no equipment called {word!r}.",
                f"{'Closest is' if alike else 'Known are'}: "
                f"{', '.join(alike or every)}.",
                "Run coach gym set barbell bench rack, or coach gym clear.",
                ExitCode.USAGE,
            )
        yield found


def set_pool_days(context: Context, weekdays: frozenset[int] | None) -> None:
    """Make these the weekdays with a pool; None means every day."""
    with context.alone(), context.writing() as store:
        store.set_pool_days(weekdays)


def prefer(context: Context, name: str, liking: Liking | None) -> Preference | str:
    """Keep the athlete's word on an exercise, or with None forget it.

    Raises:
        CoachError: no such exercise (exit 2), or nothing was said of it (exit 3).
    """
    with context.alone(), context.writing() as store:
        exercise = find_exercise(name, store.remembered_exercises()).name
        if liking is not None:
            said = Preference(exercise, liking, context.day)
            store.save_preference(said)
            return said
        if all(each.exercise != exercise for each in store.preferences()):
            raise CoachError(
                f"Nothing was said of {exercise}.",
                "It is done like any other.",
                f'Run coach prefer "{exercise}" never, or preferred.',
                ExitCode.NOTHING_TO_DO,
            )
        store.remove_preference(exercise)
        return exercise


def pause(context: Context, first: date, last: date, reason: PauseReason) -> Pause:
    """Keep days without training, in place of a pause that begins on the same day.

    Raises:
        CoachError: it ends before it begins, or is over (exit 2).
    """
    if last < first or last < context.day:
        raise CoachError(
            f"There is no pause from {first} to {last}.",
            "It ends before it begins." if last < first else f"{last} is over.",
            "Name the first and the last day: coach pause 2026-08-01 2026-08-14.",
            ExitCode.USAGE,
        )
    made = Pause(first, last, reason, context.day)
    with context.alone(), context.writing() as store:
        store.save_pause(made)
    return made


def end_pause(context: Context, first: date) -> None:
    """Forget the pause that begins on that day.

    Raises:
        CoachError: there is none (exit 3).
    """
    with context.alone(), context.writing() as store:
        if not store.remove_pause(first):
            raise CoachError(
                f"No pause begins on {first}.",
                "Nothing would change.",
                "See them with: coach slots",
                ExitCode.NOTHING_TO_DO,
            )
