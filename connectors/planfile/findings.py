"""What a plan file's reader found wrong: all of it, each with its line."""

from dataclasses import dataclass, field

from coach.errors import Issue


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong: why, and what to write instead."""

    why: str
    fix: str = ""


class UnreadableError(Exception):
    """A piece of text that says nothing to coach; all that is wrong with it."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(each.why for each in findings))
        self.findings = findings


def unreadable(why: str, fix: str = "") -> UnreadableError:
    """An error of one finding."""
    return UnreadableError(Finding(why, fix))


@dataclass(slots=True)
class Findings:
    """Collects what is wrong with one file.

    Attributes:
        name: the file's, as the athlete knows it.
    """

    name: str
    _errors: dict[tuple[int, str], Issue] = field(default_factory=dict)
    _warnings: dict[tuple[int, str], Issue] = field(default_factory=dict)

    def error(self, line: int, why: str, fix: str = "") -> None:
        """Something that is left out of the plan; said once for each line."""
        self._errors.setdefault((line, why), self._issue(line, why, fix))

    def warning(self, line: int, why: str, fix: str = "") -> None:
        """Something that stays in the plan and looks odd."""
        self._warnings.setdefault((line, why), self._issue(line, why, fix))

    def errors_of(self, line: int, problem: UnreadableError, ending: str = "") -> None:
        """Each finding of an unreadable text as an error of that line."""
        for each in problem.findings:
            self.error(line, each.why + ending, each.fix)

    @property
    def errors(self) -> tuple[Issue, ...]:
        """By line."""
        return _by_line(self._errors)

    @property
    def warnings(self) -> tuple[Issue, ...]:
        """By line."""
        return _by_line(self._warnings)

    def _issue(self, line: int, why: str, fix: str) -> Issue:
        return Issue(f"{self.name}, line {line}", why, fix)


def _by_line(issues: dict[tuple[int, str], Issue]) -> tuple[Issue, ...]:
    ordered = sorted(issues.items(), key=lambda each: each[0][0])
    return tuple(issue for _, issue in ordered)
