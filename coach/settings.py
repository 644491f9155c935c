"""The only reader of the environment and of `.env`."""

import difflib
import os
from functools import cache
from pathlib import Path
from urllib.parse import quote

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from coach.errors import CoachError, ExitCode
from coach.redaction import without_password


@cache
def _data_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("coach", appauthor=False))


@cache
def _system_zone() -> str:
    named = os.environ.get("TZ", "").removeprefix(":")
    if named and not Path(named).is_absolute():
        return named
    import tzlocal

    return tzlocal.get_localzone_name() or "UTC"


class Settings(BaseSettings):
    """Every setting of coach; the environment wins over `.env`."""

    model_config = SettingsConfigDict(
        env_prefix="COACH_", env_ignore_empty=True, extra="ignore", frozen=True
    )

    home: Path = Field(
        default_factory=_data_folder,
        description="all state: database, exported workout files",
    )
    database_url: str = Field(
        default="",
        description="sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME",
    )
    athlete: str | None = Field(
        default=None, description="which athlete a command is for; the first one"
    )
    timezone: str = Field(
        default_factory=_system_zone,
        description="IANA zone of the athlete's day; the system's",
    )

    @field_validator("home")
    @classmethod
    def _expand(cls, value: Path) -> Path:
        try:
            folder = value.expanduser().absolute()
            is_folder = folder.is_dir() or not folder.exists()
        except RuntimeError as error:
            raise ValueError("nobody of that name has a home folder here") from error
        except OSError as error:
            raise ValueError(error.strerror) from error
        if not is_folder:
            raise ValueError("it is a file, and a folder is needed")
        return folder

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if value and not value.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError(
                "it must begin with sqlite:/// or postgresql+psycopg://",
            )
        if value in {"sqlite:///", "sqlite:///:memory:"}:
            raise ValueError("it names no file: all would be forgotten at once")
        return value

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        from coach import clock

        return clock.zone(value).key

    @property
    def database(self) -> str:
        """The database's URL: as set, else a file in the home."""
        return self.database_url or _escaped(self.home / "coach.db")

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
    """The settings in force: environment, then `./.env`, then `$COACH_HOME/.env`.

    Raises:
        CoachError: a value is not usable, or `.env` names a setting that does not
            exist (exit 78).
    """
    here = Path(".env").absolute()
    try:
        _refuse_unknown(here)
        first = Settings(_env_file=_readable(here))
        files = (first.home / ".env", here)  # the later file wins
        _refuse_unknown(files[0])
        return Settings(home=first.home, _env_file=_readable(*files))
    except ValidationError as error:
        raise _explain(error) from error


def _explain(error: ValidationError) -> CoachError:
    first = error.errors()[0]
    name = f"COACH_{str(first['loc'][0]).upper()}"
    reason = first["msg"].removeprefix("Value error, ")
    given = without_password(str(first["input"]))
    return CoachError(
        f"{name} is {given}, and that cannot be used.",
        reason,
        f"Correct {name} in the environment or in .env.",
        ExitCode.BAD_SETTINGS,
    )


_ELSEWHERE = {"COACH_NOW", "COACH_FAULT"}
_OF_OTHERS = {
    "COACH_GARMIN_EMAIL",
    "COACH_GARMIN_PASSWORD",
    "COACH_GARMIN_BASE_URL",
    "COACH_HEVY_API_KEY",
    "COACH_HEVY_BASE_URL",
    "COACH_LLM",
    "COACH_LLM_MODEL",
    "COACH_OLLAMA_BASE_URL",
}
"""Settings of the services: a file with them is sound, though none is asked yet."""


def _refuse_unknown(file: Path) -> None:
    ours = {f"COACH_{name.upper()}" for name in Settings.model_fields}
    known = ours | _ELSEWHERE | _OF_OTHERS
    for number, line in enumerate(_lines(file), start=1):
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
        near = difflib.get_close_matches(name, known, n=1)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise CoachError(
            f"{file} line {number} sets {name}, which is no setting of coach.",
            f"It would change nothing.{meant}",
            "Correct or remove the line; .env.example lists every setting.",
            ExitCode.BAD_SETTINGS,
        )


def _lines(file: Path) -> list[str]:
    try:
        if not _readable(file) and not file.is_dir():
            return []
        return file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CoachError(
            f"{file} cannot be read.",
            str(error),
            "Make it a text file that you can read, or remove it.",
            ExitCode.BAD_SETTINGS,
        ) from error


def _readable(*files: Path) -> tuple[Path, ...]:
    """Those that are files: reading a pipe would wait for somebody to write."""
    return tuple(file for file in files if file.is_file())


def unknown_in_environment() -> tuple[tuple[str, str], ...]:
    """Names that begin like a setting and are none, each with the setting it is like.

    They change nothing, and whoever set them thinks they do.
    """
    known = {f"COACH_{name.upper()}" for name in Settings.model_fields}
    known |= _ELSEWHERE | _OF_OTHERS
    strange = sorted(n for n in os.environ if n.startswith("COACH_") and n not in known)
    return tuple(
        (name, next(iter(difflib.get_close_matches(name, known, n=1)), ""))
        for name in strange
    )
