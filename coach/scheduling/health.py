"""Is the evening's timer there, and does it run when nobody is logged in?"""

from coach.jobs.home_health import Finding
from coach.jobs.schedule import Schedule
from coach.scheduling.timer import Timer


def timer_finding(timer: Timer, schedule: Schedule | None) -> Finding:
    """How the timer stands, and what to run where it does not."""
    if not timer.installed and schedule is None:
        said = "none: coach looks when you ask it"
        return Finding("timer", "note", said, "Run coach timer install")
    if not timer.installed:
        said = "none is put up; coach daemon was to look"
        return Finding("timer", "fine", said)
    if timer.state.active is False:
        said = "it is put up and does not run"
        return Finding("timer", "wrong", said, f"Run {timer.steps[0].command}")
    at = timer.state.next_run
    said = f"it runs next at {at:%Y-%m-%d %H:%M} UTC" if at else "it is put up"
    if timer.lingers is False:
        said = f"{said}, but not while you are logged out"
        return Finding("timer", "note", said, "Run loginctl enable-linger")
    return Finding("timer", "fine", said)
