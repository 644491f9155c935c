"""What a rule is."""

from collections.abc import Mapping
from typing import Protocol

from coach.domain.facts import Facts
from coach.domain.judgement import Aggressiveness
from coach.domain.review import Draft

Varies = Mapping[Aggressiveness, Mapping[str, float | str]]
"""The fields of a rule that are others at a setting than at `moderate`."""


class Rule(Protocol):
    """Looks at the facts and answers with a draft, or stays silent."""

    @property
    def code(self) -> str:
        """Two letters and two digits; never used twice."""

    @property
    def name(self) -> str:
        """The rule's name, `low-adherence`."""

    def draft(self, facts: Facts) -> Draft | None:
        """What the rule proposes; None when it stays silent."""
