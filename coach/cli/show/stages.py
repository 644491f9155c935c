"""What a job is doing, on stderr, where someone can see it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Stage = Callable[[str], None]


@contextmanager
def stages(*, quiet: bool = False) -> Iterator[Stage]:
    """A function told what is being done now; says nothing off a terminal.

    Nothing is drawn before it is told the first time, and nothing of it is left.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda _said: None
        return
    from rich.console import Console
    from rich.live import Live
    from rich.spinner import Spinner

    spinner = Spinner("dots", style="status.spinner")
    console = Console(stderr=True, highlight=False, markup=False)
    drawn = Live(spinner, console=console, refresh_per_second=12.5, transient=True)

    def told(said: str) -> None:
        spinner.update(text=f"{said} …")
        drawn.start()
        drawn.refresh()

    try:
        yield told
    finally:
        drawn.stop()
