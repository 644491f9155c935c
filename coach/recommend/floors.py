"""The obvious guesses that a recommendation is held against."""

from collections.abc import Mapping, Sequence

KEPT_A_SESSION = 0.95
"""What is left of a habit's weight after each later session."""

BEGIN = ""
"""What comes before the first exercise of a session."""

_NEXT_TO_NOTHING = 1e-6


class Frequency:
    """What was done most often comes first."""

    name = "frequency"

    def __init__(self) -> None:
        self._times: dict[str, float] = {}

    def learn(self, exercises: Sequence[str]) -> None:
        """Take in one more session."""
        for each in exercises:
            self._times[each] = self._times.get(each, 0.0) + 1

    def ranked(self, done: Sequence[str]) -> list[str]:  # noqa: ARG002 - as all floors
        """Every exercise known so far, the best first."""
        return _ranked(self._times)


class DecayedMarkov:
    """What followed the last exercise most often lately comes first.

    Ties, and what never followed it, are ordered by how often they were done.
    """

    name = "markov_decayed"

    def __init__(self) -> None:
        self._times: dict[str, float] = {}
        self._follows: dict[str, dict[str, float]] = {}
        self._gain = 1.0

    def learn(self, exercises: Sequence[str]) -> None:
        """Take in one more session; what is older weighs less."""
        self._gain /= KEPT_A_SESSION
        before = BEGIN
        for each in exercises:
            self._times[each] = self._times.get(each, 0.0) + 1
            follows = self._follows.setdefault(before, {})
            follows[each] = follows.get(each, 0.0) + self._gain
            before = each

    def table(self) -> dict[str, dict[str, float]]:
        """Weight of what followed what, that of the last session 1 each time."""
        return {
            before: {each: weight / self._gain for each, weight in follows.items()}
            for before, follows in self._follows.items()
        }

    def ranked(self, done: Sequence[str]) -> list[str]:
        """Every exercise known so far, the best first."""
        follows = self._follows.get(done[-1] if done else BEGIN, {})
        whole, all_times = sum(follows.values()) or 1.0, sum(self._times.values())
        return _ranked(
            {
                each: follows.get(each, 0.0) / whole
                + _NEXT_TO_NOTHING * times / all_times
                for each, times in self._times.items()
            }
        )


def _ranked(scores: Mapping[str, float]) -> list[str]:
    return sorted(scores, key=lambda each: (-scores[each], each))
