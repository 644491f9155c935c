"""A rule set to another setting, on a terminal."""

from collections.abc import Iterator, Mapping
from typing import Any

from coach.domain.wording import change

Document = Mapping[str, Any]


def tuned(tunes: Document) -> str:
    """`rule AD01: moderate → conservative`."""
    return f"rule {tunes['rule']}: {change(tunes['from'], tunes['to'])}"


def thresholds(tunes: Document) -> Iterator[str]:
    """What that means for the rule: `threshold: 0.7 → 0.6`."""
    from coach.domain.judgement import Aggressiveness
    from coach.rules.training import differences

    sides = Aggressiveness(tunes["from"]), Aggressiveness(tunes["to"])
    for name, before, after in differences(tunes["rule"], *sides):
        yield f"{name.replace('_', ' ')}: {change(f'{before}', f'{after}')}"


def closed(tunes: Document) -> str:
    """`Rule AD01 is set to conservative. See it with: coach rules AD01`."""
    rule = tunes["rule"]
    return f"Rule {rule} is set to {tunes['to']}. See it with: coach rules {rule}"
