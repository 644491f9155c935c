"""One word out of those that are known, with a guess where a letter slipped."""

from collections.abc import Iterable

from coach.errors import CoachError, ExitCode

_ALIKE = 0.6


def one_of(written: str, known: Iterable[str], what: str, fix: str) -> str:
    """The known word that was written, whatever its case, spaces and hyphens.

    Args:
        written: as it was typed.
        known: the words there are.
        what: what they are words for.
        fix: what to run, with KEY where the word stands.

    Raises:
        CoachError: there is none (exit 2); the closest is named, else all of them.
    """
    words = tuple(known)
    plain = written.strip().lower().replace(" ", "_").replace("-", "_")
    if plain in words:
        return plain
    from difflib import get_close_matches

    close = get_close_matches(plain, words, n=1, cutoff=_ALIKE)
    why = f"Did you mean {close[0]}?" if close else f"There are: {', '.join(words)}."
    meant = close[0] if close else "KEY"
    raise CoachError(
        f"There is no {what} {written!r}.",
        why,
        fix.replace("KEY", meant),
        ExitCode.USAGE,
    )
