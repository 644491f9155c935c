"""The only reader of the environment and of `.env`."""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from coach.domain.judgement import Aggressiveness
from coach.errors import CoachError, ExitCode
from coach.redaction import Secret, without_password
from coach.settings import values
from coach.settings.env_files import is_readable, lines

DATABASE_FILE = "coach.db"
"""In the home, unless a URL says otherwise."""


@cache
def _data_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("coach", appauthor=False))


def _settings_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_config_dir("coach", appauthor=False))


@cache
def system_zone() -> str:
    """The IANA zone of this machine."""
    named = os.environ.get("TZ", "").removeprefix(":")
    if named and not Path(named).is_absolute():
        return named
    import tzlocal

    return tzlocal.get_localzone_name() or "UTC"


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting of coach; `read` makes its value of a text, or a ValueError.

    Attributes:
        home: where everything is kept.
        database_url: empty for a file in the home.
        athlete: None for the first one.
        timezone: an IANA name.
    """

    home: Path = field(
        default_factory=_data_folder,
        metadata={
            "read": values.home,
            "description": "all state: database, exported workout files",
        },
    )
    database_url: str = field(
        default="",
        metadata={
            "read": values.database_url,
            "description": "sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME",
        },
    )
    athlete: str | None = field(
        default=None,
        metadata={
            "read": str,
            "description": "which athlete a command is for; the first one",
        },
    )
    timezone: str = field(
        default_factory=system_zone,
        metadata={
            "read": values.zone,
            "description": "IANA zone of the athlete's day; the system's",
        },
    )

    garmin_email: str | None = field(
        default=None,
        metadata={
            "read": str,
            "description": "for coach auth garmin, which asks for it otherwise",
        },
    )
    garmin_password: Secret | None = field(
        default=None,
        metadata={
            "read": Secret,
            "description": "for coach auth garmin; used once and never kept",
        },
    )
    garmin_base_url: str | None = field(
        default=None,
        metadata={
            "read": values.loopback_url,
            "description": "another Garmin server, on this machine only",
        },
    )
    hevy_api_key: Secret | None = field(
        default=None,
        metadata={
            "read": Secret,
            "description": "of Hevy Pro; coach auth hevy keeps one without it",
        },
    )
    hevy_base_url: str | None = field(
        default=None,
        metadata={
            "read": values.loopback_url,
            "description": "another Hevy server, on this machine only",
        },
    )
    notify_url: Secret | None = field(
        default=None,
        metadata={
            "read": Secret,
            "description": "where messages go: any address that apprise knows",
        },
    )
    notify_numbers: bool = field(
        default=False,
        metadata={
            "read": values.yes_or_no,
            "description": "yes lets messages carry your numbers; no",
        },
    )
    key_file: Path | None = field(
        default=None,
        metadata={
            "read": values.file,
            "description": "the key of an encrypted database, outside COACH_HOME",
        },
    )
    aggressiveness: Aggressiveness = field(
        default=Aggressiveness.MODERATE,
        metadata={
            "read": values.aggressiveness,
            "description": "how early coach proposes: conservative, moderate, "
            "aggressive",
        },
    )
    backup_recipient: str | None = field(
        default=None,
        metadata={
            "read": str,
            "description": "an age public key that backups are encrypted to",
        },
    )

    llm: str = field(
        default="none",
        metadata={
            "read": values.one_of("none", "anthropic", "ollama"),
            "description": "who words the review, once coach auth llm allows it; none",
        },
    )
    llm_model: str | None = field(
        default=None,
        metadata={
            "read": str,
            "description": "the model's id; a small current one",
        },
    )
    llm_seconds: float = field(
        default=20.0,
        metadata={
            "read": values.seconds,
            "description": "how long its words are waited for in all, 1 to 120; 20",
        },
    )
    persona: str = field(
        default="calm",
        metadata={
            "read": values.one_of("calm", "cheerful", "blunt"),
            "description": "the tone it writes in: calm, cheerful or blunt; calm",
        },
    )
    ollama_base_url: str | None = field(
        default=None,
        metadata={
            "read": values.web_url,
            "description": "Ollama's server; this machine's",
        },
    )
    anthropic_api_key: Secret | None = field(
        default=None,
        metadata={
            "read": Secret,
            "description": "of Anthropic, for COACH_LLM=anthropic",
        },
    )
    anthropic_base_url: str | None = field(
        default=None,
        metadata={
            "read": values.web_url,
            "description": "another server that speaks like Anthropic's",
        },
    )

    @property
    def database(self) -> str:
        """The database's URL: as set, else a file in the home."""
        return self.database_url or _escaped(self.home / DATABASE_FILE)

    @property
    def key_place(self) -> Path:
        """The file of keys: as set, else in the platform's folder for settings."""
        return self.key_file or _settings_folder() / "database.key"

    @property
    def exports(self) -> Path:
        """Where workout files are written."""
        return self.home / "exports"


def _escaped(file: Path) -> str:
    """The URL of a SQLite file whose name may hold what ends a URL's path."""
    plain = str(file)
    for sign in "%?":  # what SQLAlchemy takes for more than a letter of the path
        plain = plain.replace(sign, quote(sign))
    return f"sqlite:///{plain}"


def load() -> Settings:
    """The settings in force.

    The environment comes first, then `./.env`, then `$COACH_HOME/.env`, then the
    credentials of systemd. An empty value is as good as none.

    Raises:
        CoachError: a value is not usable, or `.env` names a setting that does not
            exist (exit 78).
    """
    here = Path(".env").absolute()
    given = _written_in(here) | _filled(os.environ)
    home = _read("home", given) if "COACH_HOME" in given else _data_folder()
    given = _credentials() | _written_in(home / ".env") | given
    names = [each.name for each in fields(Settings) if each.name != "home"]
    chosen = {name: _read(name, given) for name in names if named(name) in given}
    return Settings(home=home, **chosen)


_SECRET = (
    *("COACH_GARMIN_PASSWORD", "COACH_HEVY_API_KEY", "COACH_NOTIFY_URL"),
    "ANTHROPIC_API_KEY",
)
_THEIRS = ("ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL")
"""Settings that go by the name another program gave them."""


def named(name: str) -> str:
    """The setting as it is written: `COACH_HOME` for `home`."""
    written = name.upper()
    return written if written in _THEIRS else f"COACH_{written}"


def _read(name: str, given: Mapping[str, str]) -> Any:  # noqa: ANN401 - as the field
    text = given[named(name)]
    read = next(each for each in fields(Settings) if each.name == name).metadata["read"]
    try:
        return read(text)
    except ValueError as error:
        raise CoachError(
            f"{named(name)} is {_shown(name, text)}, and that cannot be used.",
            str(error),
            f"Correct {named(name)} in the environment or in .env.",
            ExitCode.BAD_SETTINGS,
        ) from error


def _shown(name: str, text: str) -> str:
    return "***" if named(name) in _SECRET else without_password(text)


def _filled(given: Mapping[str, str | None]) -> dict[str, str]:
    """What is set of ours; the letters of a name may be small."""
    return {
        name.upper(): value
        for name, value in given.items()
        if value and (name.upper().startswith("COACH_") or name.upper() in _THEIRS)
    }


def _written_in(file: Path) -> dict[str, str]:
    _refuse_unknown(file)
    if not is_readable(file):
        return {}
    from dotenv import dotenv_values

    given = _filled(dotenv_values(file, encoding="utf-8"))
    _refuse_open(file, given)
    return given


def _refuse_open(file: Path, given: Mapping[str, str]) -> None:
    """Nothing, unless the file holds a secret that others can read."""
    secret = [name for name in _SECRET if name in given]
    secret += [name for name, text in given.items() if without_password(text) != text]
    mode = stat.S_IMODE(file.stat().st_mode)
    if secret and os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise CoachError(
            f"Others can read {file}, and it holds a secret.",
            f"It sets {secret[0]}, and its mode is {mode:04o}.",
            f"Run chmod 600 {file}",
            ExitCode.BAD_SETTINGS,
        )


def _credentials() -> dict[str, str]:
    """Settings that systemd hands over: `LoadCredential=coach_hevy_api_key:…`."""
    folder = credentials_folder()
    if folder is None:
        return {}
    names = [named(each.name) for each in fields(Settings)]
    return _filled({name: "".join(lines(folder / name.lower())) for name in names})


_ELSEWHERE = {"COACH_NOW", "COACH_FAULT"}


def _known() -> set[str]:
    ours = {named(each.name) for each in fields(Settings)}
    return ours | _ELSEWHERE


def _refuse_unknown(file: Path) -> None:
    known = _known()
    for number, line in enumerate(lines(file), start=1):
        written, sign, _ = line.strip().removeprefix("export ").partition("=")
        name = written.strip().upper()
        if not name.startswith("COACH_") or (name in known and sign):
            continue
        if name in known:
            raise CoachError(
                f"{file} line {number} gives {name} no value.",
                "There is no = behind the name.",
                f"Write it as {name}=VALUE, or remove the line.",
                ExitCode.BAD_SETTINGS,
            )
        from difflib import get_close_matches

        near = get_close_matches(name, known, n=1)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise CoachError(
            f"{file} line {number} sets {name}, which is no setting of coach.",
            f"It would change nothing.{meant}",
            "Correct or remove the line; .env.example lists every setting.",
            ExitCode.BAD_SETTINGS,
        )


def credentials_folder() -> Path | None:
    """Where systemd has put the credentials of this service; None outside of one."""
    named = os.environ.get("CREDENTIALS_DIRECTORY")
    return Path(named) if named else None


def handed_on(**settings: str) -> dict[str, str]:
    """The environment for a run of coach's own, with these settings in it."""
    return {**os.environ, **settings}


def only_here(home: Path) -> tuple[str, ...]:
    """Settings a timer's run would not see: they stand in no `.env` of the home."""
    lasting = {*_written_in(home / ".env"), "COACH_HOME", "COACH_NOW", "COACH_FAULT"}
    here = _written_in(Path(".env").absolute()) | _filled(os.environ)
    return tuple(sorted((here.keys() & _known()) - lasting))


def unknown_in_environment() -> tuple[tuple[str, str], ...]:
    """Names that begin like a setting and are none; each with the one it is like."""
    import difflib

    known = _known()
    strange = sorted(n for n in os.environ if n.startswith("COACH_") and n not in known)
    return tuple(
        (name, next(iter(difflib.get_close_matches(name, known, n=1)), ""))
        for name in strange
    )
