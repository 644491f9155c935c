"""What is kept of a credential that was refused: enough to tell another one from it."""

import hashlib
import secrets

_SALT_BYTES = 4
_DIGEST_BYTES = 4
"""Too few to find the text by, and enough that another one has another digest."""


def trace_of(text: str) -> str:
    """A short salted digest of the text; each time another."""
    return _trace(text, secrets.token_hex(_SALT_BYTES))


def is_of(trace: str, text: str) -> bool:
    """Whether it is a trace of that text."""
    return trace == _trace(text, trace.partition(":")[0])


def _trace(text: str, salt: str) -> str:
    mixed = f"coach refused {salt} {text.strip()}".encode()
    digest = hashlib.blake2b(mixed, digest_size=_DIGEST_BYTES)
    return f"{salt}:{digest.hexdigest()}"
