"""TU01: a rule whose changes fail, or are never wanted, speaks too soon."""

from collections.abc import Iterator
from dataclasses import dataclass

from coach.domain.facts import Facts
from coach.domain.judgement import Standing, Tuning, setting_of
from coach.domain.review import Draft, Evidence
from coach.rules.answered import rejected_within
from coach.rules.training import calmer, name_of


@dataclass(frozen=True, slots=True)
class PoorRecord:
    """A rule whose changes fail, or are turned down, is set one step calmer.

    **Fires when** of a rule's approved changes that could be told, four at least, a
    third or less ended as foretold; or when the athlete turned its last three
    proposals down. What counts is what was decided after the rule was last set.

    **Proposes** to set that one rule one step calmer: aggressive to moderate to
    conservative. No workout changes. One rule an evening, the one with the poorest
    record: the smallest share that held, then the most against it.

    **Stays silent when** the rule has no calmer setting that differs, within 28 days
    of its last setting, and within 28 days of a no to this rule's own proposal. What
    keeps you safe (sickness, injury, holidays, exercises that hurt) has one setting
    only and is never tuned, nor is this rule itself.

    It foretells nothing of training, so that it is never graded. Four decisions tell
    no more than that a rule is far off: of one that holds two times in three, one of
    four or none holds by chance in 11 % of all fours. The limits are design defaults,
    the same at every setting.
    """

    code: str = "TU01"
    name: str = "rule-record"
    least_told: int = 4
    most_held: float = 1 / 3
    turned_down: int = 3
    quiet_days: int = 28

    def draft(self, facts: Facts) -> Draft | None:
        """One rule set one step calmer, or None."""
        if rejected_within(facts, self.code, self.quiet_days):
            return None
        found = min(self._poor(facts), default=None)
        if found is None:
            return None
        _, _, code, tuning = found
        standing = facts.standings[code]
        why, evidence = self._why(code, standing)
        calm = tuning.after.value
        return Draft(
            rule=self.code,
            title=f"Set the rule {name_of(code)} to {calm}",
            why=(
                f"{why} Set to {calm}, it waits for clearer signs or changes less; no "
                "workout changes by that."
            ),
            evidence=evidence,
            changes=(),
            tunes=tuning,
            severity=5,
        )

    def _poor(self, facts: Facts) -> Iterator[tuple[float, int, str, Tuning]]:
        """The rules with a poor record that can be calmer, smaller for poorer ones."""
        for code, standing in facts.standings.items():
            tuning = self._tuning(facts, code, standing)
            if tuning is None:
                continue
            if self._unwanted(standing):
                yield 0.0, -standing.turned_down, code, tuning
            elif self._fails(standing):
                yield _held(standing), -standing.record.failed, code, tuning

    def _tuning(self, facts: Facts, code: str, standing: Standing) -> Tuning | None:
        since = standing.since
        if since is not None and (facts.day - since).days < self.quiet_days:
            return None
        before = setting_of(facts.aggressiveness, standing.tuned)
        after = calmer(code, before)
        return None if after is None else Tuning(code, before, after)

    def _unwanted(self, standing: Standing) -> bool:
        return standing.turned_down >= self.turned_down

    def _fails(self, standing: Standing) -> bool:
        return _told(standing) >= self.least_told and _held(standing) <= self.most_held

    def _why(self, code: str, standing: Standing) -> tuple[str, tuple[Evidence, ...]]:
        record, name = standing.record, name_of(code)
        if self._unwanted(standing):
            number = standing.turned_down
            why = f"You turned the last {number} proposals of {name} down."
            return why, (
                Evidence("proposals turned down in a row", number, "proposals"),
            )
        told = _told(standing)
        why = (
            f"{record.failed} of {told} changes that {name} proposed and you approved "
            "did not end as foretold."
        )
        return why, (
            Evidence("changes that could be told", told, "changes"),
            Evidence("changes that failed", record.failed, "changes"),
            Evidence("share that held", round(_held(standing), 3), "1"),
        )


def _told(standing: Standing) -> int:
    return standing.record.held + standing.record.failed


def _held(standing: Standing) -> float:
    """Of those that could be told, of which there are some."""
    return standing.record.held / _told(standing)
