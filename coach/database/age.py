"""Copies that only the holder of an age identity can read."""

from pathlib import Path

from coach import faults
from coach.errors import CoachError, ExitCode
from coach.private_files import FILE_MODE
from coach.redaction import Secret

_MISSING = "Python finds no module pyrage."
_INSTALL = 'Install it: pip install "coach[encryption]"'


def encrypt_to(recipient: str, file: Path, target: Path) -> None:
    """Write what the file holds into the target, for only the recipient to read.

    Raises:
        CoachError: the recipient is none, or pyrage is not installed (exit 78).
        OSError: it cannot be written.
    """
    try:
        import pyrage
    except ImportError as error:
        raise _bad("COACH_BACKUP_RECIPIENT", _MISSING, _INSTALL) from error
    try:
        to = pyrage.x25519.Recipient.from_str(recipient.strip())
    except pyrage.RecipientError as error:
        raise _bad(
            "COACH_BACKUP_RECIPIENT", str(error), "Set it to a key as age1…"
        ) from error
    target.unlink(missing_ok=True)
    target.touch(FILE_MODE)
    faults.point("age.begun")
    try:
        pyrage.encrypt_file(str(file), str(target), [to])
    except pyrage.EncryptError as error:
        raise OSError(str(error)) from error


def decrypt_with(identity: Path, file: Path, target: Path) -> None:
    """Write what the file holds into the target, which is 0600.

    Raises:
        CoachError: the identity is none (78) or does not fit the file (65).
        OSError: it cannot be written.
    """
    try:
        import pyrage
    except ImportError as error:
        raise _bad(str(identity), _MISSING, _INSTALL) from error
    try:
        lines = identity.read_text(encoding="utf-8").splitlines()
        words = [line.strip() for line in lines if line.startswith("AGE-SECRET-KEY-")]
        keys = [
            pyrage.x25519.Identity.from_str(Secret(word).reveal()) for word in words
        ]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError) as error:
        raise _bad(str(identity), str(error), "Name the file of age-keygen.") from error
    if not keys:
        raise _bad(str(identity), "No line of it is a key.", "Name age-keygen's file.")
    target.unlink(missing_ok=True)
    target.touch(FILE_MODE)
    try:
        pyrage.decrypt_file(str(file), str(target), keys)
    except pyrage.DecryptError as error:
        raise CoachError(
            f"{file} cannot be read with that identity.",
            str(error),
            "Name the identity it was made for with --identity.",
            ExitCode.UNREADABLE_INPUT,
        ) from error


def _bad(what: str, why: str, fix: str) -> CoachError:
    return CoachError(f"{what} cannot be used.", why, fix, ExitCode.BAD_SETTINGS)
