"""Tokens and keys as files in the home that only the athlete can read."""

import os
from dataclasses import dataclass
from pathlib import Path

from coach import private_files
from coach.credentials.keep import GARMIN, HEVY, learn
from coach.errors import CoachError, ExitCode

FIRST_ATHLETE = 1
_FILES = {GARMIN: "garmin_tokens.json", HEVY: "api_key"}
_LARGEST_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileKeep:
    """One file a name, 0600 in a folder 0700: `garmin/garmin_tokens.json`.

    Attributes:
        home: the folder of everything coach keeps.
        athlete_id: all but the first have a folder `athlete-N` in each.
    """

    home: Path
    athlete_id: int = FIRST_ATHLETE

    def place(self, name: str) -> Path:
        """The file of that name."""
        folder = self.home / name
        if self.athlete_id != FIRST_ATHLETE:
            folder /= f"athlete-{self.athlete_id}"
        return folder / _FILES.get(name, "secret")

    def load(self, name: str) -> str | None:
        """The text of that name; None when there is none.

        Raises:
            CoachError: it is no file of text, or leads elsewhere (exit 65).
        """
        text = read_private(self.place(name))
        return None if text is None else learn(text)

    def save(self, name: str, text: str) -> None:
        """Write the text, in the place of what was there.

        Raises:
            CoachError: it cannot be written, and what was there still is (exit 73).
        """
        file = self.place(name)
        learn(text)
        for folder in (self.home / name, file.parent):
            private_files.make_folder(folder)
            folder.chmod(private_files.FOLDER_MODE)
        private_files.write(file, text.encode())

    def remove(self, name: str) -> None:
        """Delete the file, should it be there."""
        file = self.place(name)
        try:
            file.unlink(missing_ok=True)
            for left in file.parent.glob(f".{file.name}.*"):
                left.unlink(missing_ok=True)  # by a run that was killed
        except OSError as error:
            raise private_files.cannot_write(file, error) from error


def read_private(file: Path) -> str | None:
    """The text of a file that holds a secret; None when there is none.

    A link is not followed: whoever could plant one chose what is read.

    Raises:
        CoachError: it cannot be read, or is no text (exit 65).
    """
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(handle, "rb") as opened:
            return opened.read(_LARGEST_BYTES).decode().strip() or None
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        said = error.strerror if isinstance(error, OSError) else "It is no text."
        raise CoachError(
            f"{file} cannot be read.",
            said or str(error),
            "Make it a file of yours (chmod 600), or remove it and log in again.",
            ExitCode.UNREADABLE_INPUT,
        ) from error
