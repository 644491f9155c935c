"""Files of settings, read a line at a time."""

from pathlib import Path

from coach.errors import CoachError, ExitCode


def lines(file: Path) -> list[str]:
    """The lines of the file; none where there is no file.

    Raises:
        CoachError: it cannot be read (exit 78).
    """
    try:
        if not is_readable(file) and not file.is_dir():
            return []
        return file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CoachError(
            f"{file} cannot be read.",
            str(error),
            "Make it a text file that you can read, or remove it.",
            ExitCode.BAD_SETTINGS,
        ) from error


def is_readable(file: Path) -> bool:
    """Whether it is a file: reading a pipe would wait for somebody to write."""
    return file.is_file()
