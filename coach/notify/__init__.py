"""One message to the athlete, wherever they said it shall go."""

from coach.notify.message import Message, Messenger

__all__ = ["Message", "Messenger"]
