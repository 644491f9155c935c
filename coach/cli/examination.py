"""What the doctor looks at beside the database: keys, timer, messages, settings."""

from typing import TYPE_CHECKING

from coach.jobs.home_health import Finding

if TYPE_CHECKING:
    from coach.jobs.context import Context
    from coach.settings import Settings


def surroundings(context: "Context", chosen: "Settings") -> tuple[Finding, ...]:
    """What is around the home: keyring, timer, messages, language model."""
    from coach.jobs.schedule import schedule_of
    from coach.scheduling.health import timer_finding
    from coach.scheduling.timer import look

    return (
        _keyring(),
        timer_finding(look(), schedule_of(context.home)),
        _messages(chosen),
        Finding("LLM", "fine", "off: no text leaves this machine"),
    )


def _keyring() -> Finding:
    from coach.credentials.os_keyring import real_keyring

    found = real_keyring()
    if found is None:
        said = "none here: what is secret lies in files that only you can read"
        return Finding("keyring", "fine", said)
    return Finding("keyring", "fine", type(found).__module__)


def _messages(chosen: "Settings") -> Finding:
    if chosen.notify_url is None:
        said = f"off; COACH_NOTIFY_URL=… in {chosen.home / '.env'} sets them up"
        return Finding("messages", "fine", said)
    how = "with your numbers" if chosen.notify_numbers else "without numbers"
    return Finding("messages", "fine", f"on, {how}; coach doctor --online sends one")


def asked_online(context: "Context", chosen: "Settings") -> tuple[Finding, ...]:
    """Every service asked a single thing, and a message sent where one can be."""
    from coach.jobs.probe_services import probe_services
    from coach.notify.words import trial
    from coach.wiring.messages import messenger

    found = probe_services(context)
    if chosen.notify_url is None:
        return found
    untold = messenger(chosen).send(trial())
    if untold is None:
        return (*found, Finding("messages", "fine", "one was sent: did it arrive?"))
    fix = "Correct COACH_NOTIFY_URL."
    return (*found, Finding("messages", "wrong", f"none was sent: {untold}", fix))


def strange_settings() -> tuple[Finding, ...]:
    """Names in the environment that look like settings and are none."""
    from coach.settings import unknown_in_environment

    found = tuple(
        Finding(
            "settings",
            "note",
            f"{name} in the environment is no setting of coach",
            f"Did you mean {near}?" if near else f"Run unset {name}",
        )
        for name, near in unknown_in_environment()
    )
    return found or (Finding("settings", "fine", "every one is known"),)
