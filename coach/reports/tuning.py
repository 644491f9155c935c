"""A rule's setting changed, as documents have it."""

from coach.domain.judgement import Aggressiveness, Tuning
from coach.reports.numbers import Document


def tuning_item(tuning: Tuning | None) -> Document | None:
    """`{"rule": "AD01", "from": "moderate", "to": "conservative"}`."""
    if tuning is None:
        return None
    return {
        "rule": tuning.rule,
        "from": tuning.before.value,
        "to": tuning.after.value,
    }


def tuning_of(proposal: Document) -> Tuning | None:
    """The one a stored proposal holds; None where it tunes no rule."""
    item = proposal.get("tunes")
    if item is None:
        return None
    before, after = Aggressiveness(item["from"]), Aggressiveness(item["to"])
    return Tuning(item["rule"], before, after)
