"""Where the athlete's messages go, by the settings."""

from coach import settings
from coach.notify import Messenger
from coach.settings import Settings


def messenger(chosen: Settings | None = None) -> Messenger:
    """What sends messages under these settings, or those in force."""
    known = chosen or settings.load()
    return Messenger(known.notify_url, numbers=known.notify_numbers)
