"""How much one file may ask for before it is refused."""

LARGEST_FILE_BYTES = 64 * 1024**2
"""A file that is read as a whole; no training takes more."""

LARGEST_STREAM_BYTES = 16 * 1024**3
"""A file that is read bit by bit, such as the export of a phone's health records."""

HIGHEST_RATIO = 200
"""Bytes that one packed byte may unfold to: exports stay far below, bombs far above."""

FREE_BYTES = 1024**2
"""Below this size the ratio does not matter: it cannot hurt."""

MOST_MEMBERS = 200_000
"""Files in one archive; ten years of a watch's daily files are about a tenth."""

DEEPEST = 2
"""Archives in archives: a Garmin account's export packs its FIT files twice."""

MEMORY_BYTES = 1024**3
"""What the reading process may take in all, Python and libraries included."""

LEAST_SECONDS = 5.0
SECONDS_PER_MB = 1.0
"""Time a file may take: the least, and more for every MB of it."""

PATIENCE_S = 20.0
"""How much longer the reading process may be silent before it is ended."""


def seconds_for(size: int) -> float:
    """How many seconds of processing a file of that many bytes may take."""
    return LEAST_SECONDS + SECONDS_PER_MB * size / 1024**2
