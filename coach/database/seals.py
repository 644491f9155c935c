"""Values that a database server keeps and cannot read: AES-GCM under a key.

A sealed value names its key and holds a nonce of its own. Where it stands
(`table.column`) is sealed with it: in another column it does not open. So a server
can neither read nor invent one; it could still swap two rows of a column, or lose them.
"""

import os
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.credentials.key import Key
from coach.errors import CoachError, ExitCode

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_MARK = b"sealed:1:"
_ID_LENGTH = 20
_HEAD = len(_MARK) + _ID_LENGTH + 1
_NONCE_BYTES = 12
_IN_FORCE: ContextVar[Key | None] = ContextVar("coach_seal", default=None)


@contextmanager
def under(key: Key | None) -> Iterator[None]:
    """Values are sealed and opened with that key in the block; None is no sealing."""
    token = _IN_FORCE.set(key)
    try:
        yield
    finally:
        _IN_FORCE.reset(token)


def in_force() -> Key | None:
    """The key of the block we are in."""
    return _IN_FORCE.get()


def key_id_in(value: bytes) -> str | None:
    """The id of the key that the value is sealed with; None where it is not."""
    if not value.startswith(_MARK):
        return None
    return value[len(_MARK) : _HEAD - 1].decode("ascii", "replace")


def seal(value: bytes, place: str) -> bytes:
    """The value as the server gets it; an empty one stays as it is."""
    key = in_force()
    if key is None or not value:
        return value
    head, cipher = _tools(key)
    nonce = os.urandom(_NONCE_BYTES)
    return head + nonce + cipher.encrypt(nonce, value, place.encode())


def unseal(value: bytes, place: str) -> bytes:
    """The value that was sealed; one that is not stays as it is.

    Raises:
        CoachError: it was changed on the server, or its key is another (exit 65).
    """
    key = in_force()
    if key is None or not value.startswith(_MARK):
        return value
    from cryptography.exceptions import InvalidTag

    head, cipher = _tools(key)
    nonce, sealed = value[_HEAD:][:_NONCE_BYTES], value[_HEAD + _NONCE_BYTES :]
    try:
        if value.startswith(head):
            return cipher.decrypt(nonce, sealed, place.encode())
    except (InvalidTag, ValueError) as error:
        raise _damaged(place) from error
    raise _damaged(place)


def seal_text(text: str, place: str) -> str:
    """The text as the server gets it: `sealed:1:KEY:` and letters."""
    sealed = seal(text.encode(), place)
    if in_force() is None or not text:
        return text
    return (sealed[:_HEAD] + b64encode(sealed[_HEAD:])).decode()


def unseal_text(text: str, place: str) -> str:
    """The text that was sealed; one that is not stays as it is.

    Raises:
        CoachError: as `unseal`.
    """
    written = text.encode()
    if in_force() is None or not written.startswith(_MARK):
        return text
    try:
        sealed = written[:_HEAD] + b64decode(written[_HEAD:], validate=True)
    except ValueError as error:
        raise _damaged(place) from error
    return unseal(sealed, place).decode()


@lru_cache(maxsize=4)
def _tools(key: Key) -> tuple[bytes, "AESGCM"]:
    """What stands before each value, and what seals it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return _MARK + key.id.encode() + b":", AESGCM(key.raw)


def _damaged(place: str) -> CoachError:
    return CoachError(
        f"A sealed value of {place} cannot be opened.",
        "It was changed on the server, or sealed with another key.",
        "Have the server's own backup brought back (pg_restore).",
        ExitCode.UNREADABLE_INPUT,
    )
