"""IN01: readiness is low the evening before a hard session."""

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from coach.domain.facts import Facts
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import Change, ChangeKind
from coach.domain.prediction import Direction, Measure, Prediction
from coach.domain.readiness import Level
from coach.domain.review import Draft
from coach.rules.base import Varies
from coach.rules.readiness import bad, evidence, words


@dataclass(frozen=True, slots=True)
class LowReadiness:
    """Readiness low against one's own range makes tomorrow's hard session easier.

    **Fires when** readiness of the review's day is low, which is two signals or more
    of heart-rate variability, sleep, soreness, fatigue, stress and resting heart rate
    beyond one's own range, and a hard session is planned for the next day.

    **Proposes** to take that session easily, at 70 % of its time. It is predicted to
    be done: an easy session is kept where a hard one is skipped.

    **Stays silent when** readiness is unknown, to be watched or fine; when tomorrow is
    easy or a test. Readiness never makes anything longer or harder, and where FA02
    speaks of the same session, FA02 goes first.

    Training by variability and how one recovers did better than a fixed plan (Nuuttila
    2022); that two signals are asked for, and how much easier, are design defaults.
    Conservative keeps 80 % of the time, aggressive acts on one signal.
    """

    code: str = "IN01"
    name: str = "low-readiness"
    level: Level = Level.LOW
    easier: float = 0.7
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"easier": 0.8},
        Aggressiveness.AGGRESSIVE: {"level": Level.WATCH},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """The easy session, or None."""
        tomorrow = facts.day + timedelta(days=1)
        hard = [
            w for w in facts.upcoming if w.day == tomorrow and w.hard and not w.is_test
        ]
        if not hard or facts.readiness.level not in {self.level, Level.LOW}:
            return None
        signs = bad(facts.readiness)
        said = " and ".join(map(words, signs))
        return Draft(
            rule=self.code,
            title=f"Take {' and '.join(w.title for w in hard)} easily",
            why=f"Readiness is {facts.readiness.level}: {said}; tomorrow is hard.",
            evidence=tuple(each for sign in signs for each in evidence(sign)),
            changes=tuple(
                Change(ChangeKind.SCALE_INTENSITY, w.uuid, factor=self.easier)
                for w in hard
            ),
            reduces=True,
            severity=48,
            predictions=tuple(
                Prediction(
                    *(Measure.DONE, Direction.AT_LEAST, 1.0, None, "1"), w.day, w.uuid
                )
                for w in hard
            ),
        )
