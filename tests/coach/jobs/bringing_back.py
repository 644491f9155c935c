"""An export brought back into a home, as `coach import` does it."""

from dataclasses import replace

from coach.jobs.import_files import import_files
from coach.jobs.restore_everything import restore
from connectors.files.coach_jsonl import CoachJsonlReader


def bring_back(home, *files):
    """What `import_files` reports, and what restoring the rest gave."""
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
            return report, restore(store, rest, context.clock.now())


def exported(home, folder):
    """The files of the home's export, in order."""
    document = home.json("export", "jsonl", "--out", folder)
    return [type(folder)(each["path"]) for each in document["exports"]]
