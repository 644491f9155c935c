"""The keyring of the desktop, where there is one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.credentials.keep import learn
from coach.errors import CoachError, ExitCode

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "coach"
_NONE_AT_ALL = ("keyring.backends.fail", "keyring.backends.null")


def real_keyring() -> "KeyringBackend | None":
    """The system's keyring; None where there is none, or none that keeps anything."""
    try:
        import keyring
        from keyring.backends import chainer

        found = keyring.get_keyring()
    except Exception:  # noqa: BLE001 - a backend may fail in any way as it loads
        return None
    if isinstance(found, chainer.ChainerBackend) and not found.backends:
        return None
    return None if type(found).__module__ in _NONE_AT_ALL else found


@dataclass(frozen=True, slots=True)
class KeyringKeep:
    """Secrets in the system's keyring, under the name of what they belong to.

    Attributes:
        backend: the keyring.
        whose: so that two homes, or two athletes, do not share one.
    """

    backend: "KeyringBackend"
    whose: str

    def load(self, name: str) -> str | None:
        """The text of that name; None when there is none, or the keyring is locked."""
        from keyring.errors import KeyringError

        try:
            text = self.backend.get_password(SERVICE, self._account(name))
        except (KeyringError, RuntimeError, OSError):
            return None
        return learn(text) if text else None

    def save(self, name: str, text: str) -> None:
        """Put it into the keyring.

        Raises:
            CoachError: the keyring does not take it (exit 73).
        """
        from keyring.errors import KeyringError

        learn(text)
        try:
            self.backend.set_password(SERVICE, self._account(name), text)
        except (KeyringError, RuntimeError, OSError) as error:
            raise CoachError(
                "The keyring of this system did not take the secret.",
                type(error).__name__,
                "Unlock it, then run it again.",
                ExitCode.CANNOT_WRITE,
            ) from error

    def remove(self, name: str) -> None:
        """Take it out, should it be there."""
        from keyring.errors import KeyringError

        try:
            self.backend.delete_password(SERVICE, self._account(name))
        except (KeyringError, RuntimeError, OSError):
            return

    def _account(self, name: str) -> str:
        return f"{name} of {self.whose}"
