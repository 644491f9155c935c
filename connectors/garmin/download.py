"""The file in what Garmin hands out for an activity: a zip, opened without trust."""

import io
import zipfile
import zlib

LARGEST_BYTES = 64 * 1024**2
HIGHEST_RATIO = 200
FREE_BYTES = 1024**2
"""What may be packed however well."""

MOST_MEMBERS = 20

_SUFFIXES = (".fit", ".tcx", ".gpx")
_ENCRYPTED = 0x1
# What zipfile and zlib raise for an archive that is not what it should be; a packing
# that zipfile does not know is a RuntimeError too.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError)


class UnusableError(Exception):
    """Why there is no file to be had in it."""


def unpacked(content: bytes) -> tuple[bytes, str]:
    """The file in it and its ending: `.fit`, for old uploads `.tcx` or `.gpx`.

    Raises:
        UnusableError: it holds none, or asks for more than a file may.
    """
    if content[8:12] == b".FIT":
        return content, ".fit"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            member, suffix = _chosen(archive.infolist())
            return _read(archive, member), suffix
    except _BROKEN as error:
        raise UnusableError(f"its zip archive cannot be opened: {error}") from error


def _chosen(members: list[zipfile.ZipInfo]) -> tuple[zipfile.ZipInfo, str]:
    if len(members) > MOST_MEMBERS:
        raise UnusableError(f"its archive holds {len(members):,} files, not one")
    for suffix in _SUFFIXES:
        fitting = [m for m in members if m.filename.lower().endswith(suffix)]
        if fitting:
            return max(fitting, key=lambda member: member.file_size), suffix
    raise UnusableError("its archive holds no file of a kind that coach reads")


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The member's bytes; what it says of its size is not believed."""
    if member.flag_bits & _ENCRYPTED:
        raise UnusableError("its archive is locked with a password")
    most = min(LARGEST_BYTES, FREE_BYTES + HIGHEST_RATIO * member.compress_size)
    with archive.open(member) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise UnusableError("it unpacks to more than an activity's file can be")
    return content
