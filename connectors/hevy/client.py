"""Hevy's API: what there is to ask, and answers of whatever shape made one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

from coach.domain.sync import Trouble
from coach.redaction import Secret
from connectors.base import ConnectorError
from connectors.hevy.transport import Asked, Pace, Transport, makes_no_sense
from connectors.http import TimeLeft, dated

if TYPE_CHECKING:
    from pydantic import BaseModel

    from connectors.hevy.shapes import Account, Folder, Routine, Template

ITEMS_A_PAGE = 10
TEMPLATES_A_PAGE = 100
MOST_PAGES = 1000

FOLDERS = "/v1/routine_folders"
MEASUREMENTS = "/v1/body_measurements"
ROUTINES = "/v1/routines"
TEMPLATES = "/v1/exercise_templates"

Item = Mapping[str, Any]
Shape = TypeVar("Shape", bound="BaseModel")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list, its items as they came.

    Attributes:
        number: counted from 1.
        is_last: there is none after it.
    """

    number: int
    items: tuple[Item, ...]
    is_last: bool


class HevyClient:
    """The account behind one key.

    Args:
        key: of Hevy Pro; it appears in no message.
        base_url: another server than Hevy's.
        pace: how gently and how patiently; None chooses by the server.
    """

    def __init__(
        self, key: Secret, base_url: str | None = None, pace: Pace | None = None
    ) -> None:
        self._transport = Transport(key, base_url, pace)

    @property
    def time_left(self) -> TimeLeft:
        """For how long somebody waits; no request takes longer."""
        return self._transport.time_left

    @time_left.setter
    def time_left(self, time_left: TimeLeft) -> None:
        self._transport.time_left = time_left

    @property
    def its_time(self) -> datetime | None:
        """What Hevy's clock showed with its last answer; None where none is known."""
        return dated(self._transport.date)

    def user(self) -> "Account":
        """Whose key it is: the quickest way to know that it is good.

        Raises:
            ConnectorError: it is not, or nobody answers.
        """
        from connectors.hevy.shapes import AccountAnswer

        asked = Asked("GET", "/v1/user/info")
        return _shaped(self._transport.send(asked), AccountAnswer, asked).data

    def pages(
        self,
        path: str,
        name: str,
        *,
        first: int = 1,
        size: int = ITEMS_A_PAGE,
        **query: str,
    ) -> Iterator[Page]:
        """The pages of a list, each asked for when it is taken.

        A page past the end is none; of measurements there may be not even the first.

        Args:
            path: `/v1/workouts`.
            name: the list's key in the answer.
            first: the page to begin with.
            size: items a page; more than the server's own limit is refused.
            query: what else is asked.

        Raises:
            ConnectorError: the service refuses or does not answer.
        """
        for number in range(first, first + MOST_PAGES):
            asked = Asked("GET", path, {"page": number, "pageSize": size, **query})
            try:
                answer = self._transport.send(asked)
            except ConnectorError as error:
                past_end = number > 1 or path == MEASUREMENTS
                if past_end and error.trouble is Trouble.MISSING:
                    return
                raise
            page = _page(answer, name, number, asked)
            yield page
            if page.is_last:
                return

    def templates(self) -> Iterator["Template"]:
        """Every exercise that can be logged, those that make no sense left out."""
        from connectors.hevy.shapes import Template

        for page in self.pages(TEMPLATES, "exercise_templates", size=TEMPLATES_A_PAGE):
            yield from _readable(page.items, Template)

    def folders(self) -> Iterator["Folder"]:
        """Every folder of routines."""
        from connectors.hevy.shapes import Folder

        for page in self.pages(FOLDERS, "routine_folders"):
            yield from _readable(page.items, Folder)

    def make_folder(self, title: str) -> "Folder | None":
        """Make a folder; None where the answer does not hold it.

        Raises:
            ConnectorError: with `unsure` when it may have been made all the same.
        """
        from connectors.hevy.shapes import Folder

        body = {"routine_folder": {"title": title}}
        answer = self._transport.send(Asked("POST", FOLDERS, body=body))
        return _first(answer, "routine_folder", Folder)

    def routines(self) -> Iterator["Routine"]:
        """Every routine."""
        from connectors.hevy.shapes import Routine

        for page in self.pages(ROUTINES, "routines"):
            yield from _readable(page.items, Routine)

    def routine(self, key: str) -> "Routine":
        """The routine of that id.

        Raises:
            ConnectorError: there is none (`missing`), or no answer.
        """
        from connectors.hevy.shapes import Routine

        asked = Asked("GET", routine_path(key))
        found = _first(self._transport.send(asked), "routine", Routine)
        if found is None:
            raise makes_no_sense(asked)
        return found

    def make_routine(self, body: object) -> "Routine | None":
        """Make a routine; None where the answer does not hold it, as happens.

        Raises:
            ConnectorError: with `unsure` when it may have been made all the same.
        """
        from connectors.hevy.shapes import Routine

        answer = self._transport.send(Asked("POST", ROUTINES, body=body))
        return _first(answer, "routine", Routine)

    def change_routine(self, key: str, body: object) -> None:
        """Put this in the place of all that the routine holds.

        The answer may be the routine, a list with it or nothing: it is read back.

        Raises:
            ConnectorError: there is no such routine (`missing`), or as above.
        """
        self._transport.send(Asked("PUT", routine_path(key), body=body))


def routine_path(key: str) -> str:
    """Where a routine is."""
    return f"{ROUTINES}/{quote(key, safe='')}"


def _page(answer: object, name: str, number: int, asked: Asked) -> Page:
    from connectors.hevy.shapes import PageOf

    counted = _shaped(answer, PageOf, asked)
    items = answer.get(name) if isinstance(answer, dict) else None
    if not isinstance(items, list):
        raise makes_no_sense(asked)
    kept = tuple(item for item in items if isinstance(item, dict))
    return Page(number, kept, number >= counted.page_count or not items)


def _shaped(answer: object, shape: type[Shape], asked: Asked) -> Shape:
    from pydantic import ValidationError

    try:
        return shape.model_validate(answer)
    except ValidationError as error:
        # What came in may hold the athlete's training: it is in no message.
        raise makes_no_sense(asked) from error


def _readable(items: Iterable[object], shape: type[Shape]) -> Iterator[Shape]:
    from pydantic import ValidationError

    for item in items:
        try:
            yield shape.model_validate(item)
        except ValidationError:
            continue


def _first(answer: object, name: str, shape: type[Shape]) -> Shape | None:
    """The object in an answer: bare, under its name, or the first of a list there."""
    inner = answer.get(name, answer) if isinstance(answer, dict) else answer
    found: Sequence[object] = inner if isinstance(inner, list) else [inner]
    return next(_readable(found, shape), None)
