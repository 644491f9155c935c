"""A message, sent through apprise and given up when that takes too long."""

from dataclasses import dataclass

from coach.redaction import Secret, clean, redacted

LONGEST_S = 10.0
"""A run waits so long for its message to be taken, and goes on."""

_LONGEST_TITLE, _LONGEST_TEXT = 80, 1000
_NOWHERE = "COACH_NOTIFY_URL is not set, so there is nowhere to send it"
_UNKNOWN = "COACH_NOTIFY_URL is no address that a message can be sent to"
_REFUSED = "the address in COACH_NOTIFY_URL did not take it"
_SLOW = f"the address in COACH_NOTIFY_URL did not answer within {LONGEST_S:.0f} s"


@dataclass(frozen=True, slots=True)
class Message:
    """What the athlete is told."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Messenger:
    """Where messages go.

    Attributes:
        url: an address as apprise knows them; None sends nothing.
        numbers: messages may carry the athlete's numbers.
    """

    url: Secret | None = None
    numbers: bool = False

    def send(self, message: Message, longest_s: float = LONGEST_S) -> str | None:
        """Why it was not sent; None when it was. Never raises, never waits longer."""
        if self.url is None:
            return _NOWHERE
        from threading import Thread

        said: list[str | None] = []
        # A thread that is left behind: nothing else ends a name look-up that hangs.
        sending = Thread(
            target=lambda: said.append(self._sent(message)),
            name="coach-message",
            daemon=True,
        )
        sending.start()
        sending.join(longest_s)
        return said[0] if said else _SLOW

    def _sent(self, message: Message) -> str | None:
        import warnings

        try:
            with warnings.catch_warnings(action="ignore"):  # of its libraries' ages
                return self._taken(message)
        except Exception as error:  # noqa: BLE001 - a hundred services' own errors
            return f"{_REFUSED} ({type(error).__name__})"

    def _taken(self, message: Message) -> str | None:
        import logging

        from apprise import Apprise, NotifyFormat

        # What it would say names the address, and that may hold a password.
        logging.getLogger("apprise").disabled = True
        way = Apprise()
        if self.url is None or not way.add(self.url.reveal()):
            return _UNKNOWN
        taken = way.notify(
            title=clean(redacted(message.title), limit=_LONGEST_TITLE),
            body=clean(redacted(message.text), limit=_LONGEST_TEXT, lines=True),
            body_format=NotifyFormat.TEXT,
        )
        return None if taken else _REFUSED
