"""Services in memory: what they hold, and answers that go wrong on demand.

They are as unforgiving as the real ones: asked twice to make something, they make two.
"""

from dataclasses import dataclass, field, replace

from coach import faults
from coach.domain.sync import Delivery, Trouble
from coach.redaction import Secret
from connectors.base import ConnectorError, Request, Sending


def digest_of(workout):
    return repr((workout.title, workout.duration_s, workout.steps))


@dataclass
class Memory:
    """What one service holds.

    Attributes:
        items: by id, each with its marker, content, day and place.
        entries: of the calendar: by id, the item and the day.
        asked: every request.
        wrong: what goes wrong with the next requests, one word each: `down`, `limited`,
            `log in`, `lost` (done, and the answer lost), `late` (done some time after
            the answer was lost), `gone` (not done, and nobody can tell), `refused`;
            empty for nothing.
        late_s: how long after its answer was lost a request that is late is done.
    """

    name: str
    items: dict = field(default_factory=dict)
    entries: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)
    wrong: list = field(default_factory=list)
    down: bool = False
    late: list = field(default_factory=list)
    late_s: float = 2.0
    waited_s: float = 0.0
    numbers: int = 0

    def ask(self, what, change):
        """The answer to a request that makes this change."""
        faults.point(f"{self.name}.send")
        self.asked.append(what)
        wrong = self.wrong.pop(0) if self.wrong else "down" if self.down else ""
        if wrong == "late":
            self.late.append((self.waited_s + self.late_s, change))
        answer = change() if wrong in {"", "lost"} else None
        faults.point(f"{self.name}.receive")
        if wrong:
            raise self._error(wrong)
        return answer

    def wait(self, seconds):
        """Time passes; what was under way lands."""
        self.waited_s += seconds
        landing = [change for at, change in self.late if at <= self.waited_s]
        self.late = [each for each in self.late if each[0] > self.waited_s]
        for change in landing:
            change()

    def _error(self, wrong):
        name = self.name.capitalize()
        match wrong:
            case "limited":
                return ConnectorError(
                    name,
                    "slow down",
                    permanent=False,
                    retry_after_s=600,
                    trouble=Trouble.LIMITED,
                )
            case "log in":
                return ConnectorError(
                    name, "who is it", permanent=True, trouble=Trouble.LOG_IN
                )
            case "refused":
                return ConnectorError(name, "no such sport", permanent=True)
            case "down":
                return ConnectorError(name, "out of order", permanent=False)
        return ConnectorError(name, "the answer was lost", permanent=False, unsure=True)

    def put(self, number, **fields):
        self.items.setdefault(number, {}).update(fields)
        return number

    def _number(self):
        self.numbers += 1
        return str(self.numbers)

    def make(self, **fields):
        return self.put(self._number(), **fields)

    def enter(self, item, day):
        number = self._number()
        self.entries[number] = (item, day)
        return number


@dataclass
class MemoryTarget:
    """A `WorkoutTarget` over one of them: with a calendar, or with a few places."""

    server: Memory

    offered = ()

    @property
    def name(self):
        return self.server.name

    @property
    def _has_calendar(self):
        return self.name == "garmin"

    def requests(self, order):
        """One word for all that it would take."""
        if order.workout is None or order.held.digest == digest_of(order.workout):
            return ()
        return (Request("POST", f"/{self.name}", {"title": order.workout.title}),)

    def deliver(self, order):
        held = order.held
        if order.workout is None:
            yield from self._let_go(order)
            return
        if held.workout_uuid != order.workout.uuid:
            held = replace(held, workout_uuid=order.workout.uuid, digest=None)
        if order.look:
            held = self._found(order, held)
            yield held
        held = yield from self._content(order, held)
        if self._has_calendar and held.day != order.workout.day:
            if held.schedule_id:
                entry = held.schedule_id
                self.server.ask("unschedule", lambda: self._out(entry))
                held = replace(held, schedule_id=None, day=None)
                yield held
            yield Sending("schedule")
            entry = self.server.ask(
                "schedule",
                lambda: self.server.enter(held.remote_id, order.workout.day),
            )
            yield replace(held, schedule_id=entry, day=order.workout.day)

    def tidy(self, order):
        held = order.held
        for number in self.server.ask("list", lambda: self._marked(order.marker)):
            if number != held.remote_id:
                self._remove(number)
        if not self._has_calendar:
            return
        entered = self.server.ask("calendar", lambda: dict(self.server.entries))
        for entry, (item, _) in entered.items():
            if item == held.remote_id and entry != held.schedule_id:
                self.server.ask("unschedule", lambda n=entry: self._out(n))

    def _remove(self, number):
        if self._has_calendar:
            self.server.ask("remove", lambda: self._off(number))
        else:
            free = {"marker": "", "content": "", "title": "free", "place": number}
            self.server.ask("free", lambda: self.server.put(number, **free))

    def _content(self, order, held):
        wanted = digest_of(order.workout)
        fields = {
            "marker": order.marker,
            "content": wanted,
            "title": order.workout.title,
            "place": held.place,
        }
        if held.remote_id is None:
            yield Sending("make")
            number = self.server.ask("make", lambda: self.server.make(**fields))
        elif held.digest != wanted or self._is_moved(held, order):
            number = held.remote_id
            self.server.ask("change", lambda: self.server.put(number, **fields))
        else:
            return held
        held = replace(held, remote_id=number, digest=wanted)
        if not self._has_calendar:
            held = replace(held, day=order.workout.day)
        yield held
        return held

    def _is_moved(self, held, order):
        """Whether a routine, which has its day in its title, is to have another."""
        return not self._has_calendar and held.day != order.workout.day

    def _found(self, order, held):
        """What carries the marker: one is kept, the others go."""
        marked = self.server.ask("list", lambda: self._marked(order.marker))
        kept = held.remote_id or next(iter(marked), None)
        entered = self.server.ask("calendar", lambda: dict(self.server.entries))
        mine = [n for n, (item, _) in entered.items() if item in {kept, *marked}]
        right = [n for n in mine if entered[n] == (kept, order.workout.day)]
        entry = next(iter(right), None)
        for number in mine:
            if number != entry:
                self.server.ask("unschedule", lambda n=number: self._out(n))
        for number in marked:
            if number != kept:
                self.server.ask("remove", lambda n=number: self._off(n))
        return replace(
            held,
            remote_id=kept,
            schedule_id=entry,
            day=order.workout.day if entry else None,
            workout_uuid=order.workout.uuid,
            digest=held.digest if kept == held.remote_id else None,
        )

    def _let_go(self, order):
        held = order.held
        numbers = {held.remote_id} - {None}
        if order.look:
            numbers |= set(self.server.ask("list", lambda: self._marked(order.marker)))
        for number in sorted(numbers):
            self._remove(number)
        empty = Delivery(held.target, held.place)
        yield empty if self._has_calendar else replace(empty, remote_id=held.remote_id)

    def _marked(self, marker):
        items = self.server.items.items()
        return [number for number, each in items if each["marker"] == marker]

    def _out(self, entry):
        self.server.entries.pop(entry, None)

    def _off(self, number):
        self.server.items.pop(number, None)
        entries = self.server.entries.items()
        for entry in [entry for entry, (item, _) in entries if item == number]:
            self._out(entry)


@dataclass
class Silent:
    """An `ActivitySource` with nothing new."""

    name: str

    def pull(self, known):
        yield from ()

    def requests(self, known):
        return ()


@dataclass
class MemoryServices:
    """Both services, for one athlete who is logged in to some of them."""

    servers: dict
    on: tuple = ("garmin", "hevy")
    opened_by: dict = field(default_factory=dict)

    def ready(self):
        return self.on

    def opens(self, name):
        return Secret(self.opened_by.get(name, f"what opens {name}"))

    def source(self, name):
        return Silent(name)

    def target(self, name, time_left=None):
        if name not in self.on:
            raise ConnectorError(
                name.capitalize(),
                "nobody has logged in",
                permanent=True,
                trouble=Trouble.LOG_IN,
            )
        return MemoryTarget(self.servers[name])
