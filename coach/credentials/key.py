"""The key of an encrypted database, and how it is written down."""

import base64
import binascii
import hashlib
import re
import secrets
from dataclasses import dataclass, field

from coach.errors import CoachError, ExitCode
from coach.redaction import Secret

KEY_BYTES = 32
_WORD = "coach-key-1"
_CHECK_BYTES = 3
_GROUP = 4
_ALIKE = str.maketrans("01", "OI")


@dataclass(frozen=True, slots=True)
class Key:
    """Thirty-two random bytes; shown by their id only."""

    raw: bytes = field(repr=False)

    def __post_init__(self) -> None:
        Secret(self.raw.hex())
        Secret(self.written.removeprefix(_WORD).strip())

    @property
    def id(self) -> str:
        """Twenty hexadecimal digits that tell keys apart and betray nothing."""
        return hashlib.sha256(b"coach key id" + self.raw).hexdigest()[:20]

    @property
    def name(self) -> str:
        """As much of the id as a person compares."""
        return short(self.id)

    @property
    def written(self) -> str:
        """The key in letters, with a check against slips of the pen."""
        check = hashlib.sha256(b"coach key" + self.raw).digest()[:_CHECK_BYTES]
        letters = base64.b32encode(self.raw + check).decode()
        groups = re.findall(f".{{{_GROUP}}}", letters)
        return f"{_WORD} {'-'.join(groups)}"


def short(key_id: str) -> str:
    """The first eight digits of a key's id."""
    return key_id[:8]


def new_key() -> Key:
    """A key nobody has had before."""
    return Key(secrets.token_bytes(KEY_BYTES))


def keys_in(text: str, where: str) -> tuple[Key, ...]:
    """The keys written in a text, one a line; empty lines and `#` lines are left out.

    Raises:
        CoachError: a line is no key, or one that was written down wrongly (exit 78).
    """
    lines = enumerate(map(str.strip, text.splitlines()), start=1)
    return tuple(
        _key(line, f"{where} line {number}")
        for number, line in lines
        if line and not line.startswith("#")
    )


def _key(line: str, where: str) -> Key:
    letters = re.sub(r"[\s-]", "", line.removeprefix(_WORD)).upper().translate(_ALIKE)
    try:
        content = base64.b32decode(letters)
    except (binascii.Error, ValueError):
        content = b""
    if len(content) == KEY_BYTES + _CHECK_BYTES:
        key = Key(content[:KEY_BYTES])
        if key.written.partition(" ")[2].replace("-", "") == letters:
            return key
    raise CoachError(
        f"{where} is no key of coach.",
        f"A key is {_WORD} and 14 groups of four letters, and checks itself.",
        "Correct the line as it was printed by coach db encrypt.",
        ExitCode.BAD_SETTINGS,
    )
