"""An export brought back into a home by `coach import`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BroughtBack:
    """What became of each file, and what could not be brought back."""

    statuses: list[str]
    reasons: list[str]


def bring_back(home, *files):
    """Import the files, every line of them."""
    from coach.errors import ExitCode

    ran = home.run("import", *files, "--json", code=None)
    assert ran.code in {ExitCode.FINE, ExitCode.UNREADABLE_INPUT}, ran.err
    told = ran.document["files"]
    return BroughtBack(
        [file["status"] for file in told],
        [file["reason"] for file in told if file["reason"]],
    )


def exported(home, folder):
    """The files of the home's export, in order."""
    document = home.json("export", "jsonl", "--out", folder)
    return [type(folder)(each["path"]) for each in document["exports"]]
