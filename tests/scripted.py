"""Services that say what a test has written down for them."""

from dataclasses import dataclass, field, replace

from coach.domain.sync import Trouble
from coach.intake.here import InThisProcess
from coach.redaction import Secret
from coach.wiring.readers import readers
from connectors.base import ConnectorError, Pulled


def refusal(trouble=Trouble.DOWN, message="no answer", retry_after_s=None):
    return ConnectorError(
        "Garmin",
        message,
        permanent=trouble is Trouble.LOG_IN,
        trouble=trouble,
        retry_after_s=retry_after_s,
    )


@dataclass
class Script:
    """A source that says these things, raising what is an exception.

    Attributes:
        opened_by: its key.
        known: what it was told each time it was asked.
    """

    name: str = "garmin"
    says: list = field(default_factory=list)
    opened_by: str = "the one key"
    known: list = field(default_factory=list)

    def pull(self, known):
        self.known.append(known)
        for each in self.says:
            if isinstance(each, Exception):
                raise each
            yield each

    def requests(self, known):
        return ()


@dataclass
class Scripts:
    """Services; a name without a script has nothing to log in with."""

    sources: dict

    def ready(self):
        return tuple(self.sources)

    def opens(self, name):
        script = self.sources.get(name)
        return script and Secret(script.opened_by)

    def source(self, name):
        if name not in self.sources:
            raise refusal(Trouble.LOG_IN, "nobody has logged in")
        return self.sources[name]

    def target(self, name, time_left=None):
        raise refusal(Trouble.LOG_IN, "nobody has logged in")


def scripted(context, *scripts):
    """The context with these services, reading files in this process."""
    here = InThisProcess(readers())
    return replace(
        context,
        services=Scripts({each.name: each for each in scripts}),
        intake=lambda: here,
        intake_here=lambda: here,
    )


def fit(content, remote_id="101", fingerprint="v1", **fields):
    """An activity of Garmin's with its file."""
    name = f"garmin-{remote_id}.fit"
    return Pulled(remote_id, name, content, fingerprint=fingerprint, **fields)


def gone(remote_id="101"):
    """An activity that was deleted there."""
    return Pulled(remote_id)


def step(number):
    """A step forward."""
    return Pulled(cursor={"at": number})
