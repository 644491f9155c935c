"""The question on each proposal: yes, no, why, before and after, later."""

from collections.abc import Mapping
from typing import Any

from coach.cli.output import show
from coach.cli.show.review import evidence_lines, proposal_text

Document = Mapping[str, Any]

YES, NO, WHY, COMPARE, LATER = "yes", "no", "why", "before/after", "later"


def verdicts(
    document: Document, shown: Mapping[str, str] | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids approved and rejected; what was left for later is in neither.

    Raises:
        KeyboardInterrupt: the athlete broke it off; nothing was decided.
    """
    approved, rejected = [], []
    waiting = [p for p in document["proposals"] if p["status"] == "pending"]
    for number, proposal in enumerate(waiting, start=1):
        answer = _answer(number, proposal, shown)
        if answer == YES:
            approved.append(proposal["id"])
        elif answer == NO:
            rejected.append(proposal["id"])
    return tuple(approved), tuple(rejected)


def _answer(number: int, proposal: Document, shown: Mapping[str, str] | None) -> str:
    import questionary

    while True:
        answer: str = questionary.select(
            f"{number}. {proposal['title']}",
            choices=[
                questionary.Choice("Yes, change the plan", YES, shortcut_key="y"),
                questionary.Choice("No, leave it", NO, shortcut_key="n"),
                questionary.Choice("Why?", WHY, shortcut_key="w"),
                questionary.Choice("Before and after", COMPARE, shortcut_key="b"),
                questionary.Choice("Decide later", LATER, shortcut_key="l"),
            ],
            use_shortcuts=True,
        ).unsafe_ask()
        if answer == WHY:
            show(*evidence_lines(proposal))
        elif answer == COMPARE:
            show(proposal_text(number, proposal, shown))
        else:
            return answer
