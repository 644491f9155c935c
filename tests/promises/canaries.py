"""Secrets made up to be looked for, one in every slot a secret may lie in."""

import json
import zlib
from contextlib import closing, suppress
from dataclasses import replace

import pyrage

from coach.credentials.files import FileKeep
from coach.database import open_database
from coach.database.tables import METADATA
from tests.homes import SUNDAY, march, runs

IDENTITY = pyrage.x25519.Identity.generate()
"""Of age: what it reads is COACH_BACKUP_RECIPIENT's."""

CANARIES = {
    "COACH_GARMIN_PASSWORD": "canary-garmin-password",
    "COACH_HEVY_API_KEY": "canary-hevy-key",
    "COACH_NOTIFY_URL": "ntfy://someone:canary-notify-word@127.0.0.1:9/topic",
    "COACH_BACKUP_RECIPIENT": str(IDENTITY.to_public()),
}
TOKEN, KEPT_KEY = "canary-di-token", "canary-kept-hevy-key"
WORD = "canary-server-word"
"""The password of a database server."""

SOUGHT = ("canary", str(IDENTITY).lower(), str(IDENTITY.to_public()))
COMMANDS = (
    *((), ("status",), ("doctor",), ("today",)),
    *(("db", "check"), ("db", "path"), ("db", "backup"), ("schema",)),
    ("review", "--date", march(7), "--approve", "all"),
    *(("export", "fit"), ("activities", "--since", "canary-garmin-password")),
    *(("no such command",), ("plan", "load", "canary-hevy-key", "--start", SUNDAY)),
    *(("db", "restore", "canary-hevy-key", "--yes"), ("import", "canary-hevy-key")),
)


def with_canaries(home, place, patch):
    """The home with a canary in every slot, its settings in the environment."""
    for name, value in CANARIES.items():
        patch.setenv(name, value)
    patch.chdir(place)
    FileKeep(home.folder).save("garmin", json.dumps({"di_token": TOKEN}))
    FileKeep(home.folder).save("hevy", KEPT_KEY)
    home.load(runs(weeks=1))
    home.did(march(3))
    identity = place / "identity"
    identity.write_text(f"# made up\n{IDENTITY}\n", encoding="utf-8")
    identity.chmod(0o600)
    return replace(home, key_file=place / "keys" / "key")


def run_all(home):
    """Run every command; fails where one shows a canary that nobody typed."""
    FileKeep(home.folder).load("garmin")
    for words in COMMANDS:
        typed = [word for word in words if word.startswith("canary")]
        for place in ((*words, "--json"), ("--debug", *words)):
            said = told(home.run(*place, code=None))
            for word in typed:  # the athlete wrote it on the screen themselves
                said = said.replace(word, "")
            assert not spilt(said), place


def told(ran):
    return f"{ran.out}{ran.err}"


def spilt(content):
    """The secrets in a text or in bytes, packed ones too."""
    text = content if isinstance(content, str) else _text(content)
    return [each for each in SOUGHT if each in text.lower()]


def _text(content):
    with suppress(zlib.error):  # it is not packed
        content += zlib.decompress(content)
    return content.decode("utf-8", "replace")


def betrayed(folder, *but):
    """Files, by name and content, that hold a secret."""
    return [
        str(file)
        for file in folder.rglob("*")
        if (spilt(file.name) or (file.is_file() and spilt(file.read_bytes())))
        and file not in but
    ]


def tables_with_secrets(url):
    """Tables with a secret in a row, but for the one that secrets lie in."""
    found = []
    with closing(open_database(url)) as database, database.connected() as raw:
        for name in sorted(METADATA.tables.keys() - {"secrets"}):
            rows = raw.exec_driver_sql(f"SELECT * FROM {name}").fetchall()  # noqa: S608
            if any(spilt(_plain(value)) for row in rows for value in row):
                found.append(name)
    return found


def _plain(value):
    return bytes(value) if isinstance(value, (bytes, memoryview)) else str(value)
