"""What a setting's text stands for; a text that stands for nothing is a ValueError."""

from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from coach.domain.judgement import Aggressiveness


def home(text: str) -> Path:
    """The folder, absolute."""
    try:
        folder = Path(text).expanduser().absolute()
        is_folder = folder.is_dir() or not folder.exists()
    except RuntimeError as error:
        raise ValueError("nobody of that name has a home folder here") from error
    except OSError as error:
        raise ValueError(error.strerror) from error
    if not is_folder:
        raise ValueError("it is a file, and a folder is needed")
    return folder


def database_url(text: str) -> str:
    """The URL as it is."""
    if not text.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise ValueError("it must begin with sqlite:/// or postgresql+psycopg://")
    if text in {"sqlite:///", "sqlite:///:memory:"}:
        raise ValueError("it names no file: all would be forgotten at once")
    return text


def zone(text: str) -> str:
    """The zone's IANA name."""
    from coach import clock

    return clock.zone(text).key


def loopback_url(text: str) -> str:
    """The URL without a slash at its end; secrets go to nobody but this machine."""
    parts = urlsplit(text)
    host = parts.hostname or ""
    if parts.scheme not in {"http", "https"} or not host:
        raise ValueError("it must begin with http://127.0.0.1")
    try:
        local = host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        local = False
    if not local or parts.username or parts.query or parts.fragment:
        raise ValueError("only a server on this machine is allowed: http://127.0.0.1")
    return text.rstrip("/")


def yes_or_no(text: str) -> bool:
    """Whether it is yes."""
    if text.lower() not in {"yes", "no"}:
        raise ValueError("it must be yes or no")
    return text.lower() == "yes"


def aggressiveness(text: str) -> Aggressiveness:
    """How readily coach proposes."""
    try:
        return Aggressiveness(text.lower())
    except ValueError as error:
        raise ValueError(f"it must be {', '.join(Aggressiveness)}") from error


def file(text: str) -> Path:
    """The file, absolute."""
    return Path(text).expanduser().absolute()


def one_of(*allowed: str) -> Callable[[str], str]:
    """Reads one of these words."""

    def read(text: str) -> str:
        if text.lower() not in allowed:
            raise ValueError(f"it must be one of {', '.join(allowed)}")
        return text.lower()

    return read


LONGEST_WAIT_S = 120.0


def seconds(text: str) -> float:
    """So many seconds that somebody can wait."""
    try:
        number = float(text)
    except ValueError as error:
        raise ValueError("it must be a number of seconds") from error
    if not 1.0 <= number <= LONGEST_WAIT_S:
        raise ValueError(f"it must be 1 to {LONGEST_WAIT_S:.0f} seconds")
    return number


def web_url(text: str) -> str:
    """The URL without a slash at its end."""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("it must begin with http:// or https://")
    if parts.username or parts.query or parts.fragment:
        raise ValueError("it must be a bare address: https://HOST:PORT")
    return text.rstrip("/")
