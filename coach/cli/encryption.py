"""`coach db encrypt`, `decrypt` and `rekey`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.output import JsonFlag, print_json, say
from coach.cli.sure import NoInputFlag, YesFlag, require_yes

if TYPE_CHECKING:
    from coach.credentials.key import Key
    from coach.jobs.encrypt_home import Changed, Vault

RecoveryFile = Annotated[
    Path | None,
    typer.Option(
        "--recovery-key-file",
        help="Write the recovery key into this file instead of showing it.",
    ),
]


def add_to(group: typer.Typer) -> None:
    """Register the commands in `coach db`."""
    for command in (encrypt, decrypt, rekey):
        group.command()(command)


def encrypt(
    recovery_key_file: RecoveryFile = None,
    yes: YesFlag = False,
    no_input: NoInputFlag = False,
    json: JsonFlag = False,
) -> None:
    """Encrypt the database, its backups, and tokens and keys.

    The key is kept in the file that COACH_KEY_FILE names, else in the keyring of this
    system, else in a file of your own outside COACH_HOME. It is shown once, to be
    written down: without it nothing can be read again.

    On a PostgreSQL server what you wrote is encrypted: notes, reasons, reviews, the
    steps of workouts, every file that came in, tokens and keys. Numbers, days, titles
    and names stay readable for the server, and so do backups that were made before.
    """
    from coach.jobs import encrypt_home

    vault = _vault()
    question = "Encrypt the database and its backups? Damaged backups are removed."
    if vault.on_server:
        question = "Encrypt the notes, files, tokens and keys in the server's database?"
    require_yes(question, yes=yes, no_input=no_input or json)
    told = _Told(recovery_key_file, vault.home, quiet=json)
    _say(vault, encrypt_home.encrypt(vault, told.tell), told, "Encrypted.", json=json)


def rekey(
    recovery_key_file: RecoveryFile = None,
    yes: YesFlag = False,
    no_input: NoInputFlag = False,
    json: JsonFlag = False,
) -> None:
    """Give the encrypted database and its backups a new key.

    The old key stays where it was kept: backups that lie elsewhere still need it.
    """
    from coach.jobs import encrypt_home

    vault = _vault()
    question = "Give the database and its backups a new key?"
    require_yes(question, yes=yes, no_input=no_input or json)
    told = _Told(recovery_key_file, vault.home, quiet=json)
    done = encrypt_home.rekey(vault, told.tell)
    _say(vault, done, told, "The key is new.", json=json)


def decrypt(
    yes: YesFlag = False, no_input: NoInputFlag = False, json: JsonFlag = False
) -> None:
    """Make the database, its backups and tokens plain again."""
    from coach.jobs import encrypt_home

    vault = _vault()
    question = "Make the database and its backups readable without a key?"
    require_yes(question, yes=yes, no_input=no_input or json)
    _say(vault, encrypt_home.decrypt(vault), None, "Decrypted.", json=json)


def _vault() -> "Vault":
    """The home; what was begun in it and broken off is finished."""
    from coach import settings
    from coach.wiring.context import alone, database_of
    from coach.wiring.credentials import vault_of

    chosen = settings.load()
    database_of(chosen).close()
    return vault_of(chosen, lambda: alone(chosen.home))


class _Told:
    """Gives the recovery key to the athlete, once."""

    def __init__(self, file: Path | None, home: Path, *, quiet: bool) -> None:
        self.file = file and file.expanduser().absolute()
        self._home, self._quiet = home, quiet

    def tell(self, key: "Key") -> None:
        """Show the key, or write it where it was asked for."""
        if self.file is not None:
            from coach.private_files import write
            from coach.wiring.credentials import require_outside

            require_outside(self.file, self._home)
            write(self.file, f"{key.written}\n".encode())
        elif not self._quiet:
            typer.echo("Write this recovery key down and keep it apart from here:")
            typer.echo(f"\n  {key.written}\n")


def _say(
    vault: "Vault", done: "Changed", told: _Told | None, what: str, *, json: bool
) -> None:
    written = None if told is None else told.file
    if json:
        print_json(
            {
                "schema": "coach/db/1",
                "encrypted": done.key is not None,
                "key": done.key and done.key.name,
                "kept_in": done.kept_in,
                "recovery_key_file": written and str(written),
                "removed": [str(each) for each in done.removed],
            }
        )
        return
    typer.echo(what)
    if done.kept_in is not None:
        typer.echo(f"The key is kept in {done.kept_in}.")
    if written is not None:
        typer.echo(f"The recovery key is in {written}: keep that file elsewhere.")
    for file in done.removed:
        say(f"A damaged backup was removed: {file}")
    if done.key is not None:
        say(_ON_SERVER if vault.on_server else _ON_DISK)


_ON_DISK = (
    "What the disk held before may stay on it, unseen, until it is overwritten: "
    "an encrypted disk is the answer to that."
)
_ON_SERVER = (
    "Encrypted are notes, reasons, reviews, steps of workouts, the files that came in, "
    "tokens and keys. The server still reads numbers, days, titles and names; what it "
    "held before stays on its disk until VACUUM FULL, and in backups made before."
)
