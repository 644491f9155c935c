"""What the asking process and the reading process say to each other."""

from dataclasses import dataclass

from coach.intake.items import Item, Options


@dataclass(frozen=True, slots=True)
class Look:
    """Asks for the files in an archive: answered with them, or with a reason."""

    item: Item


@dataclass(frozen=True, slots=True)
class Read:
    """Asks for files to be read: answered with an `Incoming` each, in order."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """Said in between of a file that takes long: so many bytes more were read."""

    size: int


Request = Look | Read | Options
"""Options hold for all that is asked after them; they are not answered."""
