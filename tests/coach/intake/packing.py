"""Archives and items for tests of reading."""

import io
import zipfile
from datetime import UTC, datetime

from coach.intake.items import Item, Options

NOON = datetime(2026, 3, 8, 12, tzinfo=UTC)
OPTIONS = Options(NOON, UTC)


def zipped(files, method=zipfile.ZIP_DEFLATED):
    """A zip archive with these files, by name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def item(folder, content, name="x.zip", **fields):
    """An item for a file with that content."""
    path = folder / name
    path.write_bytes(content)
    return Item(path, name, size=len(content), **fields)
