"""Routines of the pool at Hevy, brought in line with the plan and read back.

Hevy has no way to delete a routine, so that coach keeps a few of them in a folder of
its own and puts workout after workout into them. A routine is made once for each place
of the pool, after every one that is there was looked through; from then on it is
changed in place, which may be done twice.
"""

from collections.abc import Collection, Generator, Iterable, Iterator
from dataclasses import replace
from string import ascii_uppercase

from coach.domain.sync import Delivery, ServiceExercise, Trouble
from connectors.base import ConnectorError, Order, Request, Sending
from connectors.hevy.client import (
    FOLDERS,
    ROUTINES,
    HevyClient,
    routine_path,
)
from connectors.hevy.read_back import differences
from connectors.hevy.refusals import NAME, down
from connectors.hevy.routines import (
    Routine,
    digest,
    free_routine,
    routine_of,
    title_of,
)
from connectors.hevy.templates import Offer, by_the_catalogue, in_the_catalogue

FOLDER = "coach"

_ANY_PLACE = tuple(title_of(place) for place in ascii_uppercase)

_Changing = Generator[Sending | Delivery, None, bool]


class HevyTarget:
    """The folder of routines that coach keeps in one account.

    Attributes:
        offered: its exercises, once it had to be asked for them.
    """

    name = "hevy"

    def __init__(self, client: HevyClient) -> None:
        self._client = client
        self.offered: tuple[ServiceExercise, ...] = ()

    def requests(self, order: Order) -> tuple[Request, ...]:
        """What would be sent: as far as Hevy's exercises are known without asking.

        Raises:
            ConnectorError: Hevy has none of the workout's exercises.
        """
        offered = order.exercises or by_the_catalogue(order.catalogue)
        key = order.held.remote_id
        if order.workout is None and key is None:
            return ()
        routine = _wanted(order, Offer(offered, order.catalogue))
        if key is not None:
            put = Request("PUT", routine_path(key), {"routine": dict(routine)})
            return (put, Request("GET", routine_path(key)))
        new = {**routine, "folder_id": f"the id of the folder {FOLDER}"}
        return (
            Request("GET", f"{FOLDERS}?page=1&pageSize=10"),
            Request("GET", f"{ROUTINES}?page=1&pageSize=10"),
            Request("POST", ROUTINES, {"routine": new}),
            Request("GET", f"{ROUTINES}/the id of the new routine"),
        )

    def deliver(self, order: Order) -> Iterator[Sending | Delivery]:
        """Bring the place of the pool in line with the order; see `WorkoutTarget`.

        Raises:
            ConnectorError: Hevy refuses, does not answer, or holds something else
                than was written.
        """
        if order.workout is None and order.held.remote_id is None and not order.look:
            return
        routine = _wanted(order, self._offer(order))
        if order.held.remote_id is not None:
            if (yield from self._changed(order, routine)):
                return
            # The athlete has deleted it in the app.
            gone = replace(order.held, remote_id=None, workout_uuid=None, digest=None)
            order = replace(order, held=gone)
            yield gone
        if order.workout is None and not order.look:
            return
        folders = self._folders()
        found = self._found(order, folders, routine)
        if found is not None:
            order = replace(order, held=replace(order.held, remote_id=found))
            yield order.held
            if not (yield from self._changed(order, routine)):
                raise down("a routine that it showed is gone", unsure=False)
        elif order.workout is not None:
            yield from self._made(order, folders, routine)

    def tidy(self, order: Order) -> None:
        """Free every routine that is the very same: it becomes a place of its own.

        One that the athlete copied and changed is theirs.
        """
        if order.workout is None or order.held.remote_id is None:
            return
        offer, folders = self._offer(order), self._folders()
        routine = routine_of(order, order.workout, offer)
        mine = [each for each in self._client.routines() if each.folder_id in folders]
        titles = {each.title for each in mine}
        unmade = [p for p in ascii_uppercase if not _in_use(title_of(p), titles)]
        for each in mine:
            if each.id != order.held.remote_id and not differences(each, routine):
                free = free_routine(unmade.pop(0), offer)
                self._client.change_routine(each.id, {"routine": dict(free)})

    def _offer(self, order: Order) -> Offer:
        """What Hevy offers: as the order says, else as it says when it is asked."""
        if order.exercises:
            return Offer(order.exercises, order.catalogue)
        if not self.offered:
            self.offered = tuple(
                ServiceExercise(self.name, each.id, each.title, each.type, None)
                for each in self._client.templates()
            )
        named = in_the_catalogue(self.offered, order.catalogue)
        return Offer(named, order.catalogue)

    def _changed(self, order: Order, routine: Routine) -> _Changing:
        """Put the routine in the place of the one that is there; False if none is."""
        key = order.held.remote_id or ""
        stands = _standing(order, key, routine)
        try:
            # Where it is right as far as coach knows, the athlete may have changed it.
            right = order.held == stands and not order.look
            if right and not differences(self._client.routine(key), routine):
                return True
            self._client.change_routine(key, {"routine": dict(routine)})
        except ConnectorError as error:
            if error.trouble is Trouble.MISSING:
                return False
            raise
        yield stands
        self._read_back(key, routine)
        return True

    def _made(
        self, order: Order, folders: Collection[int], routine: Routine
    ) -> Iterator[Sending | Delivery]:
        """Make the routine, in the folder, which is made if there is none."""
        if not folders:
            yield Sending("folder", lasting=True)
            made = self._client.make_folder(FOLDER)
            folders = self._folders() if made is None else [made.id]
            if not folders:
                raise down("it does not show the folder it made", unsure=True)
        yield Sending("routine")
        body = {**routine, "folder_id": min(folders)}
        answer = self._client.make_routine({"routine": body})
        key = self._found(order, folders, routine) if answer is None else answer.id
        if key is None:
            raise down("it does not show the routine it made", unsure=True)
        yield _standing(order, key, routine)
        self._read_back(key, routine)

    def _folders(self) -> Collection[int]:
        """The folders of that title: one, unless the athlete made more."""
        return {each.id for each in self._client.folders() if each.title == FOLDER}

    def _found(
        self, order: Order, folders: Collection[int], routine: Routine
    ) -> str | None:
        """The routine of this place: in the folder, by its marker or its whole title.

        A routine is not always shown with its notes, where the marker is.
        """
        mine, alike = title_of(order.held.place), None
        for each in self._client.routines():
            if each.title.startswith(mine) and each.folder_id in folders:
                return each.id
            of_another = each.title.startswith(_ANY_PLACE)
            marked = order.marker in (each.notes or "") and not of_another
            if marked or each.title == routine["title"]:
                alike = alike or each.id
        return alike

    def _read_back(self, key: str, routine: Routine) -> None:
        try:
            read = self._client.routine(key)
        except ConnectorError as error:
            if error.trouble is not Trouble.MISSING:
                raise
            raise down("it does not show what it took", unsure=False) from error
        wrong = differences(read, routine)
        if wrong:
            why = f"it holds another routine than was written: {wrong[0]}"
            raise ConnectorError(NAME, why, permanent=True)


def _in_use(beginning: str, titles: Iterable[str]) -> bool:
    return any(title.startswith(beginning) for title in titles)


def _wanted(order: Order, offer: Offer) -> Routine:
    if order.workout is None:
        return free_routine(order.held.place, offer)
    return routine_of(order, order.workout, offer)


def _standing(order: Order, key: str, routine: Routine) -> Delivery:
    """The place as it is once the routine stands there."""
    workout = order.workout
    return replace(
        order.held,
        workout_uuid=workout.uuid if workout else None,
        remote_id=key,
        day=workout.day if workout else None,
        digest=digest(routine),
    )
