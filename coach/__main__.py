"""`coach` and `python -m coach`."""

import gc
import sys

INTERRUPTED = 130

FEW_COLLECTIONS = (100_000, 20, 50)
"""A command makes many objects that live until its end: looking through all of them
for cycles, again and again, takes a third of its time."""


def main() -> None:
    """Run the command line and end with its exit code."""
    gc.set_threshold(*FEW_COLLECTIONS)
    try:
        from coach.cli.app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # before there was a command that could be told
        code = INTERRUPTED
    sys.exit(code)


if __name__ == "__main__":
    main()
