"""The athlete, their free slots and their goals."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from typing import Any

from sqlalchemy import Connection, Row, func, select

from coach.database.store.rows import Rows
from coach.database.tables.athletes import ATHLETES, GOALS, SLOTS
from coach.domain.athlete import Athlete, Sex, Slot, Thresholds
from coach.domain.goal import DEFAULT_GOALS, Goal
from coach.errors import CoachError

_LIMITS = (
    *("ftp_w", "threshold_speed_m_s", "css_m_s"),
    *("max_hr_bpm", "rest_hr_bpm", "threshold_hr_bpm"),
)


def all_athletes(connection: Connection) -> tuple[Athlete, ...]:
    """Everyone, in the order they were added."""
    rows = connection.execute(select(ATHLETES).order_by(ATHLETES.c.id))
    return tuple(_to_athlete(row) for row in rows)


def add_athlete(connection: Connection, athlete: Athlete) -> Athlete:
    """The athlete with the number they got.

    Raises:
        CoachError: someone of that name is already here.
    """
    same = select(ATHLETES.c.id).where(ATHLETES.c.name == athlete.name)
    if connection.scalar(same) is not None:
        raise _name_taken(athlete.name)
    number = (connection.scalar(select(func.max(ATHLETES.c.id))) or 0) + 1
    added = replace(athlete, id=number)
    row = {"id": number, "goals": [], **_to_row(added)}
    connection.execute(ATHLETES.insert().values(**row))
    return _read(connection, number)


def _read(connection: Connection, number: int) -> Athlete:
    row = connection.execute(select(ATHLETES).where(ATHLETES.c.id == number)).one()
    return _to_athlete(row)


def _name_taken(name: str) -> CoachError:
    return CoachError(
        f"There is already an athlete called {name!r}.",
        "Names tell athletes apart.",
        "Choose another name.",
    )


class AthleteRows(Rows):
    """Who the athlete is and what they want."""

    def athlete(self) -> Athlete:
        """The athlete this store was opened for."""
        return _read(self._connection, self._athlete_id)

    def save_athlete(self, athlete: Athlete) -> None:
        """Keep what has changed of the athlete.

        Raises:
            ValueError: it is another athlete than this store's.
            CoachError: someone else has that name.
        """
        if athlete.id != self._athlete_id:
            raise ValueError(f"this store is not athlete {athlete.id}'s")
        if athlete == self.athlete():
            return
        others = all_athletes(self._connection)
        if any(o.name == athlete.name and o.id != athlete.id for o in others):
            raise _name_taken(athlete.name)
        self._change_athlete(_to_row(athlete))

    def _change_athlete(self, values: Mapping[str, Any]) -> None:
        mine = ATHLETES.c.id == self._athlete_id
        self._connection.execute(ATHLETES.update().where(mine).values(**values))

    def slots(self) -> tuple[Slot, ...]:
        """When the athlete is free, as it was set; empty when it never was."""
        return tuple(
            Slot(
                row.weekday,
                time.fromisoformat(row.start_time),
                time.fromisoformat(row.end_time),
            )
            for row in self._all(SLOTS, order=["number"])
        )

    def set_slots(self, slots: tuple[Slot, ...]) -> None:
        """Make these the free slots; none at all means unset."""
        self._replace(
            SLOTS,
            (
                {
                    "weekday": slot.weekday,
                    "start_time": slot.start.isoformat(),
                    "end_time": slot.end.isoformat(),
                }
                for slot in slots
            ),
        )

    def goals(self) -> tuple[Goal, ...]:
        """The default goals as the athlete has set them, then their own by key."""
        stored = {row.key: _to_goal(row) for row in self._all(GOALS, order=["key"])}
        defaults = tuple(stored.pop(goal.key, goal) for goal in DEFAULT_GOALS)
        return defaults + tuple(stored.values())

    def save_goal(self, goal: Goal) -> None:
        """Keep the goal in place of the one with its key."""
        low, high = goal.band or (None, None)
        values = {
            "target": goal.target,
            "band_low": low,
            "band_high": high,
            "by_day": goal.by,
            "weight": goal.weight,
        }
        if self._put(GOALS, {"key": goal.key}, values, {}):
            self._repeat_goals()

    def drop_goal(self, key: str) -> None:
        """Forget what was set: a default goal goes back to what it was."""
        self._remove(GOALS, GOALS.c.key == key)
        self._repeat_goals()

    def _repeat_goals(self) -> None:
        documents = [_goal_document(each) for each in self.goals()]
        self._change_athlete({"goals": documents})


def _to_goal(row: Row[Any]) -> Goal:
    band = None if row.band_low is None else (row.band_low, row.band_high)
    return Goal(row.key, row.target, band, row.by_day, row.weight)


def _goal_document(goal: Goal) -> dict[str, Any]:
    return {
        "key": goal.key,
        "target": goal.target,
        "band": goal.band and list(goal.band),
        "by": goal.by and goal.by.isoformat(),
        "weight": goal.weight,
    }


def _to_athlete(row: Row[Any]) -> Athlete:
    return Athlete(
        id=row.id,
        name=row.name,
        created_at=row.created_at,
        timezone=row.timezone,
        email=row.email,
        sex=None if row.sex is None else Sex(row.sex),
        birth_year=row.birth_year,
        thresholds=Thresholds(**{name: getattr(row, name) for name in _LIMITS}),
        units=row.units,
    )


def _to_row(athlete: Athlete) -> dict[str, Any]:
    return {
        "name": athlete.name,
        "email": athlete.email,
        "created_at": athlete.created_at,
        "timezone": athlete.timezone,
        "sex": athlete.sex,
        "birth_year": athlete.birth_year,
        "units": None if athlete.units is None else dict(athlete.units),
        **{name: getattr(athlete.thresholds, name) for name in _LIMITS},
    }
