"""What a shell offers for a word that is not typed to its end, read from files only."""

from collections.abc import Iterable


def rule_codes(incomplete: str) -> list[str]:
    """Codes of rules: `AD01`."""
    from coach.rules.registry import all_rules

    return _begin((rule.code for rule in all_rules()), incomplete)


def document_names(incomplete: str) -> list[str]:
    """Names of documents: `review`."""
    from coach.reports.schemas import schema_names

    names = dict.fromkeys(each.split("/")[1] for each in schema_names())
    return _begin(names, incomplete)


def plan_names(incomplete: str) -> list[str]:
    """Plans that come with coach; files of one's own are completed by the shell."""
    from coach.wiring.context import shipped_plans

    return _begin(shipped_plans(), incomplete)


def patterns(incomplete: str) -> list[str]:
    """Movement patterns: `hinge`."""
    from coach.catalogue.exercises import FILES

    return _begin(FILES, incomplete)


def muscles(incomplete: str) -> list[str]:
    """Muscles that exercises are done for."""
    from coach.catalogue.exercises import exercises

    found = {muscle for each in exercises().values() for muscle in each.primary}
    return _begin(sorted(found), incomplete)


def equipment(incomplete: str) -> list[str]:
    """What exercises need."""
    from coach.catalogue.exercises import exercises

    found = {tool for each in exercises().values() for tool in each.equipment}
    return _begin(sorted(found), incomplete)


def _begin(words: Iterable[str], incomplete: str) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]
