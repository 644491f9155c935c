"""What makes an activity the same activity when its file is met again."""

import hashlib
from uuid import UUID, uuid5

from connectors.fitfile.messages import Message

NAMESPACE = UUID("6f0f7a3e-0e0b-5c39-9b3d-5d6f8f4f3a11")
"""Under which coach derives the ids of what it reads from FIT files."""

_NO_SERIAL = {None, 0, 1, 0x7FFFFFFF, 0xFFFFFFFF}


def source_id(file_id: Message | None, index: int, content: str) -> str:
    """The same for every copy of one session, whole, cut or repaired.

    A watch is known by maker, product and serial number, and its file by the
    second it was begun. Without a serial number of its own (apps, phones) what
    was done is part of the identity.

    Args:
        file_id: the part's `file_id` message.
        index: which session of the part.
        content: start and sport, for those without a number.
    """
    return hashlib.sha256(_known_by(file_id, index, content).encode()).hexdigest()[:32]


def _known_by(file_id: Message | None, index: int, content: str) -> str:
    if file_id is None:
        return f"session {content}"
    maker, product = file_id.whole("manufacturer"), file_id.whole("product")
    serial, created = file_id.whole("serial_number"), file_id.whole("time_created")
    if serial in _NO_SERIAL or created is None:
        return f"session {maker} {product} {created} {content}"
    return f"file {maker} {product} {serial} {created} {index}"


def uuid_of(source: str) -> str:
    """The id of what has this source id."""
    return str(uuid5(NAMESPACE, f"fit {source}"))
