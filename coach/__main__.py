"""`coach` and `python -m coach`."""

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line and end with its exit code."""
    try:
        from coach.cli.app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # before there was a command that could be told
        code = INTERRUPTED
    sys.exit(code)


if __name__ == "__main__":
    main()
