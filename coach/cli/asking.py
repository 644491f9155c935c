"""The question on each proposal: yes, no, why, before and after, later."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import typer

from coach.cli.output import show
from coach.cli.show.review import before_and_after, evidence_lines

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings
    from questionary import Question

Document = Mapping[str, Any]

YES, NO, WHY, COMPARE, LATER = "yes", "no", "why", "before and after", "later"
KEYS = {
    "y": (YES, "yes, change it"),
    "n": (NO, "no, leave it"),
    "w": (WHY, "why?"),
    "b": (COMPARE, "before and after"),
    "l": (LATER, "decide later"),
}
HOW = "one key answers; Enter takes the marked line; Ctrl-C decides nothing"


def verdicts(
    document: Document, shown: Mapping[str, str] | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids approved and rejected; what was left for later is in neither.

    Raises:
        KeyboardInterrupt: the athlete broke it off; nothing was decided.
    """
    approved, rejected = [], []
    numbered = enumerate(document["proposals"], start=1)
    waiting = [(n, p) for n, p in numbered if p["status"] == "pending"]
    if waiting:
        typer.echo(f"\nDecide ({HOW}).")
    for number, proposal in waiting:
        answer = _answer(number, proposal, shown)
        if answer == YES:
            approved.append(proposal["id"])
        elif answer == NO:
            rejected.append(proposal["id"])
    return tuple(approved), tuple(rejected)


def _answer(number: int, proposal: Document, shown: Mapping[str, str] | None) -> str:
    asked = f"{number}. {proposal['title']}"
    while True:
        answer: str = question(asked).unsafe_ask()
        typer.echo(f"? {asked}: {answer}")
        if answer == WHY:
            show(*evidence_lines(proposal))
        elif answer == COMPARE:
            show(*before_and_after(proposal, shown))
        else:
            return answer


def question(asked: str) -> "Question":
    """The question with its answers; a key answers at once, and leaves no list."""
    import questionary
    from prompt_toolkit.key_binding import merge_key_bindings

    choices = [
        questionary.Choice(f"{key}  {said}", answer)
        for key, (answer, said) in KEYS.items()
    ]
    made = questionary.select(
        asked, choices=choices, instruction=" ", erase_when_done=True
    )
    standing = made.application.key_bindings
    made.application.key_bindings = merge_key_bindings(
        [*([standing] if standing else []), _keys()]
    )
    return made


def _keys() -> "KeyBindings":
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

    bindings = KeyBindings()

    def answers(event: KeyPressEvent) -> None:
        event.app.exit(result=KEYS[event.key_sequence[0].key.lower()][0])

    for key in KEYS:
        bindings.add(key, eager=True)(answers)
        bindings.add(key.upper(), eager=True)(answers)
    return bindings
