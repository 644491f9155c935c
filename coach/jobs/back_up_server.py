"""A backup of a PostgreSQL database: pg_dump's, or all that coach can read back.

What is sealed in the database is sealed in either: nobody reads it without the key.
"""

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from coach import faults, private_files
from coach.database import Database, age, seals
from coach.database.backups import remove_half_made, stamped
from coach.database.copies import remove, sync
from coach.database.rotation import kept
from coach.errors import CoachError, ExitCode
from coach.jobs import sealed_lines
from coach.jobs.export_everything import parts

_TIMEOUT_S = 600
_STEM = "coach"
_NAME = re.compile(r"coach-(\d{8}T\d{6}Z)\.(?:dump|jsonl\.zip)(?:\.age)?")


def dumps_in(folder: Path) -> Iterator[tuple[datetime, Path]]:
    """Every backup of a server in the folder, with the time it was made."""
    for file in folder.glob("coach-*"):
        if match := _NAME.fullmatch(file.name):
            made_at = datetime.strptime(match[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            yield made_at, file


def back_up_server(
    database: Database,
    private: Path,
    now: datetime,
    *,
    out: Path | None,
    recipient: str | None,
) -> tuple[Path, str]:
    """The file that was written, and its kind: `dump` or `jsonl`.

    Args:
        database: on a server.
        private: where backups lie; nothing but what a recipient reads is ever
            anywhere else, if there is one.
        now: stands in the name.
        out: another folder.
        recipient: an age public key.

    Raises:
        CoachError: pg_dump fails (1), or there is no room (73).
    """
    program = shutil.which("pg_dump")
    kind, ending = ("dump", "dump") if program else ("jsonl", "jsonl.zip")
    folder, name = out or private, f"coach-{stamped(now)}.{ending}"
    final = folder / (name if recipient is None else f"{name}.age")
    temporary = final.with_name(f"{final.name}.tmp")
    copy = temporary if recipient is None else private / f"{name}.tmp"
    for each in {folder, private}:
        private_files.make_folder(each)
        remove_half_made(each, _STEM, now)
    try:
        copy.touch(private_files.FILE_MODE)
        if program is None:
            _write_lines(database, copy)
        else:
            _dump(program, database, copy)
        if recipient is not None:
            age.encrypt_to(recipient, copy, temporary)
        temporary.chmod(private_files.FILE_MODE)
        sync(temporary)
        faults.point("backup.rename")
        temporary.replace(final)
        sync(folder)
        faults.point("backup.renamed")
    except OSError as error:
        raise private_files.cannot_write(final, error) from error
    finally:
        remove(temporary)
        remove(copy)
    _thin_out(folder)
    return final, kind


def _thin_out(folder: Path) -> None:
    held = dict(dumps_in(folder))
    for made_at in set(held) - kept(held):
        held[made_at].unlink(missing_ok=True)


def _dump(program: str, database: Database, file: Path) -> None:
    where, password = database.server_words()
    command = [program, "--format=custom", "--no-password", f"--file={file}"]
    ran = subprocess.run(  # noqa: S603 - pg_dump, and words of our own settings
        [*command, f"--dbname={where}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=_TIMEOUT_S,
        env=os.environ | password,
    )
    if ran.returncode:
        said = ran.stderr.strip().splitlines()
        raise CoachError(
            "pg_dump made no backup.",
            said[-1] if said else f"It ended with {ran.returncode}.",
            "Have a pg_dump at least as new as the server, or use coach export jsonl.",
            ExitCode.ERROR,
        )


def _write_lines(database: Database, file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for athlete in database.athletes():
            with database.reading(athlete.id) as store:
                for number, part in enumerate(parts(store), start=1):
                    name = f"athlete-{athlete.id}-{number}.jsonl"
                    _write_part(archive, name, part)


def _write_part(archive: zipfile.ZipFile, name: str, part: Iterator[bytes]) -> None:
    if seals.in_force() is None:
        with archive.open(name, "w") as member:
            member.writelines(part)
    else:
        sealed = sealed_lines.sealed(b"".join(part))
        archive.writestr(f"{name}{sealed_lines.ENDING}", sealed, zipfile.ZIP_STORED)
