"""What a rendering looks like off a terminal."""

from rich.console import Console


def drawn(part, width=80):
    console = Console(width=width, color_system=None, markup=False, highlight=False)
    with console.capture() as seen:
        console.print(part)
    return "\n".join(line.rstrip() for line in seen.get().splitlines())
