"""The question what a name in the log means, once for each."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from coach.domain import wording

if TYPE_CHECKING:
    from coach.jobs.exercise_names import Unknown

_ANOTHER, _OWN, _LATER = "another", "own", "later"


def answers(unknown: "Iterable[Unknown]") -> Iterator[tuple[str, str | None]]:
    """Each name with the exercise it is; None where the athlete keeps their own.

    What is left for later is not among them, and is asked again.

    Raises:
        KeyboardInterrupt: the athlete broke it off; what was answered stands.
    """
    typer.echo("What are these? Ctrl-C ends it; what was answered is kept.")
    for each in unknown:
        answer = _choice(each)
        if answer == _ANOTHER:
            answer = _typed()
        if answer == _OWN:
            yield each.name, None
        elif answer and answer != _LATER:
            yield each.name, answer


def _choice(unknown: "Unknown") -> str:
    import questionary

    choices = [
        questionary.Choice("ask me later", _LATER),  # first: Enter changes nothing
        *map(questionary.Choice, unknown.candidates),
        questionary.Choice("another exercise: I type its name", _ANOTHER),
        questionary.Choice("an exercise of my own: keep the name", _OWN),
    ]
    asked = f"{unknown.name} ({wording.count(unknown.times, 'set')}) is"
    answer: str = questionary.select(asked, choices=choices).unsafe_ask()
    return answer


def _typed() -> str:
    """The catalogue's name of what was typed; empty leaves it for later."""
    import questionary

    from coach.catalogue.resolve import resolve

    def known(text: str) -> bool | str:
        found = resolve(text, {})
        if not text.strip() or found.exercise is not None:
            return True
        closest = ", ".join(found.candidates[:3])
        return f"No such exercise. Closest: {closest or 'nothing'}"

    written: str = questionary.text("Its name:", validate=known).unsafe_ask()
    found = resolve(written, {}).exercise
    return found.name if found else ""
