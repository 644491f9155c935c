"""How each rule stands: at which setting, and what came of it since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from coach.domain.judgement import RuleSetting, Standing, in_force
from coach.domain.ledger import Decision
from coach.domain.prediction import RuleRecord
from coach.domain.review import Verdict
from coach.review.grading import records


def standings(
    decisions: Sequence[Decision], said: Iterable[RuleSetting], day: date
) -> Mapping[str, Standing]:
    """How each rule stood on that evening; only those decided on or tuned.

    What was decided up to the day on which a rule was set counts no more: it was
    another rule then.

    Args:
        decisions: by review.
        said: of the rules' settings by then, the oldest first.
        day: the evening.
    """
    found = {
        code: Standing(each.setting, each.since)
        for code, each in in_force(said).items()
    }
    since = {code: each.since or date.min for code, each in found.items()}
    count = [d for d in decisions if since.get(d.rule, date.min) < d.review_day <= day]
    done = records(count, day)
    for code in {*found, *done}:
        found[code] = replace(
            found.get(code, Standing()),
            record=done.get(code, RuleRecord()),
            turned_down=_in_a_row(d.verdict for d in count if d.rule == code),
        )
    return dict(sorted(found.items()))


def _in_a_row(verdicts: Iterable[Verdict]) -> int:
    """Rejections after the last approval."""
    number = 0
    for verdict in verdicts:
        number = number + 1 if verdict is Verdict.REJECT else 0
    return number
