"""FA02: short sleep, soreness or fatigue the evening before a hard session."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from statistics import fmean, stdev

from coach.domain.athlete import Wellness
from coach.domain.plan import Change, ChangeKind, PlannedWorkout
from coach.domain.review import Draft, Evidence, Facts
from coach.statistics.readings import z_score


@dataclass(frozen=True, slots=True)
class RestDay:
    """Two signs of poor recovery the evening before a hard session: make it easy.

    **Fires when** two of these hold on the review's day and a hard session is
    planned for the next: less than six hours of sleep, or less than one's own mean
    less one standard deviation; soreness of 6 or more; fatigue of 6 or more; a
    Hooper index 1.5 standard deviations or more above one's own.

    **Proposes** to take tomorrow's hard session easily and shorter; with three signs
    or more, to rest instead.

    **Stays silent when** nothing was logged that day, when only one sign holds, and
    when tomorrow is easy or a test. It never proposes more training.

    Hooper and Mackinnon 1995 for the index; the cut-offs are design defaults.
    """

    code: str = "FA02"
    name: str = "rest-day"
    short_sleep_h: float = 6.0
    sleep_deviations: float = 1.0
    least_nights: int = 7
    sore: int = 6
    tired: int = 6
    hooper_z: float = 1.5
    least_days: int = 14
    easier: float = 0.7
    signs_for_rest: int = 3

    def draft(self, facts: Facts) -> Draft | None:
        """An easy day or a rest day, or None."""
        entry = facts.wellness[-1] if facts.wellness else None
        if entry is None or entry.day != facts.day:
            return None
        hard = self._hard_tomorrow(facts)
        signs = tuple(self._signs(entry, facts.wellness[:-1]))
        if not hard or len(signs) < 2:
            return None
        rest = len(signs) >= self.signs_for_rest
        titles = " and ".join(w.title for w in hard)
        return Draft(
            rule=self.code,
            title=f"Rest instead of {titles}" if rest else f"Take {titles} easily",
            why=f"{_listed([said for said, _ in signs])}, and tomorrow is a hard day.",
            evidence=tuple(evidence for _, evidence in signs),
            changes=tuple(self._change(w, rest=rest) for w in hard),
            reduces=True,
            severity=50,
        )

    def _hard_tomorrow(self, facts: Facts) -> list[PlannedWorkout]:
        tomorrow = facts.day + timedelta(days=1)
        return [
            w for w in facts.upcoming if w.day == tomorrow and w.hard and not w.is_test
        ]

    def _change(self, workout: PlannedWorkout, *, rest: bool) -> Change:
        if rest:
            return Change(ChangeKind.INSERT_REST, workout.uuid)
        return Change(ChangeKind.SCALE_INTENSITY, workout.uuid, factor=self.easier)

    def _signs(
        self, entry: Wellness, before: tuple[Wellness, ...]
    ) -> Iterator[tuple[str, Evidence]]:
        if entry.sleep_h is not None and self._short(entry.sleep_h, before):
            slept = f"{entry.sleep_h:g} h of sleep"
            yield slept, Evidence("sleep", entry.sleep_h, "h")
        if entry.soreness is not None and entry.soreness >= self.sore:
            yield (
                f"soreness {entry.soreness} of 7",
                Evidence("soreness", entry.soreness, "of 7"),
            )
        if entry.fatigue is not None and entry.fatigue >= self.tired:
            yield (
                f"fatigue {entry.fatigue} of 7",
                Evidence("fatigue", entry.fatigue, "of 7"),
            )
        z = self._hooper_z(entry, before)
        if z is not None and z >= self.hooper_z:
            yield (
                f"a Hooper index {z:.1f} standard deviations above your own",
                Evidence("Hooper index", round(z, 2), "SD"),
            )

    def _short(self, sleep_h: float, before: tuple[Wellness, ...]) -> bool:
        if sleep_h < self.short_sleep_h:
            return True
        nights = [w.sleep_h for w in before if w.sleep_h is not None]
        if len(nights) < self.least_nights:
            return False
        return sleep_h < fmean(nights) - self.sleep_deviations * stdev(nights)

    def _hooper_z(self, entry: Wellness, before: tuple[Wellness, ...]) -> float | None:
        now = hooper(entry)
        past = [index for w in before[-28:] if (index := hooper(w)) is not None]
        if now is None or len(past) < self.least_days:
            return None
        return z_score(past, now)


def hooper(entry: Wellness) -> int | None:
    """Sleep quality + fatigue + stress + soreness, 4 (best) to 28 (Hooper 1995)."""
    parts = (entry.sleep_quality, entry.fatigue, entry.stress, entry.soreness)
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def _listed(words: list[str]) -> str:
    text = ", ".join(words[:-1]) + f" and {words[-1]}" if words[1:] else words[0]
    return text[0].upper() + text[1:]
