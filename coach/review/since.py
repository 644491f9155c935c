"""What came in, was changed or was deleted since a review looked at its week.

Late data is matched anew, on every screen and in the next review; the review that came
before it stays as it was decided.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date

from coach.domain.activity import Activity, Session
from coach.domain.seen import SeenSession
from coach.review.words import full_date, listed, noun, weekday

_DIGITS = 8


def seen(
    sessions: Iterable[Session], recordings: Iterable[Activity], first: date, last: date
) -> tuple[SeenSession, ...]:
    """The sessions of those days, both included, by start.

    Args:
        sessions: fused.
        recordings: theirs, as they were recorded or typed.
        first: the first day.
        last: the last day.
    """
    by_uuid = {each.uuid: each for each in recordings}
    within = (s for s in sessions if first <= s.activity.local_date <= last)
    ordered = sorted(within, key=lambda s: (s.activity.start.timestamp(), s.members))
    return tuple(
        SeenSession(
            each.members,
            each.activity.local_date,
            each.activity.sport,
            _digest([by_uuid[uuid] for uuid in sorted(each.members)]),
        )
        for each in ordered
    )


def told(
    reviewed: date,
    then: Sequence[SeenSession],
    now: Sequence[SeenSession],
    *,
    undecided: bool,
) -> tuple[str, ...]:
    """What is another than the review of that day saw it; nothing where nothing is.

    Args:
        reviewed: the review's day.
        then: its week's sessions as it saw them.
        now: as they are known today.
        undecided: nobody has given a verdict in it yet.
    """
    before = {uuid: each for each in then for uuid in each.uuids}
    known = {uuid for each in now for uuid in each.uuids}
    met = [(each, _one_of(before, each)) for each in now]
    late = [each for each, was in met if was is None]
    changed = [e for e, was in met if was is not None and was.digest != e.digest]
    gone = [each for each in then if known.isdisjoint(each.uuids)]
    said = []
    if late:
        one = "a session" if len(late) == 1 else "sessions"
        said.append(f"{one} came in late ({_named(late)})")
    for each, what in ((changed, "changed"), (gone, "deleted")):
        if each:
            verb = "was" if len(each) == 1 else "were"
            said.append(f"{_named(each)} {verb} {what}")
    if not said:
        return ()
    day = f"{weekday(reviewed)} {full_date(reviewed)}"
    return (f"Since the review of {day} {listed(said)}.", _next(undecided=undecided))


def _next(*, undecided: bool) -> str:
    if undecided:
        return "Until it is decided, coach review --prepare-only makes it anew."
    return "That review stays as it is."


def _one_of(before: dict[str, SeenSession], session: SeenSession) -> SeenSession | None:
    return next((before[uuid] for uuid in session.uuids if uuid in before), None)


def _named(sessions: Sequence[SeenSession]) -> str:
    return listed([f"{weekday(each.day)}'s {noun(each.sport)}" for each in sessions])


def _digest(recordings: Sequence[Activity]) -> str:
    told = [
        (
            each.uuid,
            each.sport.value,
            each.local_date.isoformat(),
            f"{each.training_s:.0f}",
            f"{each.distance_m or 0.0:.0f}",
            [
                (one.exercise, one.reps, f"{one.load_kg or 0.0:.2f}")
                for one in each.sets
            ],
        )
        for each in recordings
    ]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:_DIGITS]
