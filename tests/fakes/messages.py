"""A server that messages are sent to, as apprise posts them to a `json://` address."""

from tests.fakes.server import Answer, Fake, route


class Messages(Fake):
    """Keeps every message it was sent."""

    @route("POST", "/")
    def taken(self, asked):
        return Answer()

    @property
    def address(self):
        """What COACH_NOTIFY_URL is set to."""
        return self.url.replace("http", "json", 1)

    @property
    def told(self):
        """Each message as `title`, newline, text."""
        bodies = [asked.json for asked in self.seen]
        return [f"{each['title']}\n{each['message']}" for each in bodies]
