"""An export brought back into a home, as `coach import` does it."""

from dataclasses import dataclass, replace

from coach.jobs.import_files import import_files
from coach.jobs.restore_everything import restore
from connectors.files.coach_jsonl import CoachJsonlReader


@dataclass(frozen=True)
class BroughtBack:
    """What became of each file, and what could not be brought back."""

    statuses: list[str]
    reasons: list[str]


def bring_back(home, *files):
    """Import the files, every line of them."""
    reader = CoachJsonlReader()
    with home.context() as plain:
        context = replace(plain, readers=(reader, *plain.readers))
        report = import_files(context, files)
        rest = [
            line
            for file in files
            for line in reader.read(file.read_bytes(), file.name, None).rest
        ]
        with context.writing() as store:
            restored = restore(store, rest, context.clock.now())
    reasons = [*(file.reason for file in report.files), *map(str, restored.issues)]
    return BroughtBack(
        [file.status for file in report.files], [each for each in reasons if each]
    )


def exported(home, folder):
    """The files of the home's export, in order."""
    document = home.json("export", "jsonl", "--out", folder)
    return [type(folder)(each["path"]) for each in document["exports"]]
