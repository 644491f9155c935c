"""`coach` and `python -m coach`."""

import sys


def main() -> None:
    """Run the command line and end with its exit code."""
    from coach.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
