"""Archives bent out of shape: bombs, cuts, damage, names that lead elsewhere."""

import gzip
import io
import random
import warnings
import zipfile

_NAMES = (
    *("run.fit", "a/b/log.csv", "../../up.fit", "/etc/x.csv", "C:\\x.gpx"),
    *("a\x1b[31m.csv", "\u202efit.exe", "x" * 300 + ".fit", ".hidden", "inner.zip"),
    *("activities/1.fit.gz", "__MACOSX/._run.fit", "folder/", "run.fit"),
)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
_LOG = (
    b"title,start_time,end_time,exercise_title,set_index,set_type,weight_kg,reps\n"
    b'"A","1 Mar 2026, 10:00","1 Mar 2026, 11:00","Squat (Barbell)",0,normal,80,5\n'
)


def mutants(seed):
    """Endless (name, bytes) of archives, good and bad."""
    draw = random.Random(seed)
    while True:
        whole = _archive(draw, depth=draw.randrange(4))
        yield "fuzzed.zip", _bent(draw, whole)


def _archive(draw, depth):
    packed = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the same name twice is the point
        with zipfile.ZipFile(packed, "w", draw.choice(_METHODS)) as archive:
            for _ in range(draw.randrange(6)):
                archive.writestr(draw.choice(_NAMES), _member(draw, depth))
    return packed.getvalue()


def _member(draw, depth):
    kind = draw.randrange(6)
    if kind == 0 and depth:
        return _archive(draw, depth - 1)
    if kind == 1:
        return bytes(draw.randrange(1, 4) * 2**20)
    if kind == 2:
        return gzip.compress(_LOG)
    if kind == 3:
        return draw.randbytes(draw.randrange(2000))
    return _LOG


def _bent(draw, content):
    bent = bytearray(content)
    for _ in range(draw.randrange(6)):
        if bent:
            bent[draw.randrange(len(bent))] = draw.randrange(256)
    if draw.random() < 0.2:
        del bent[draw.randrange(len(bent) + 1) :]
    if draw.random() < 0.1:
        at = draw.randrange(len(bent) + 1)
        bent[at:at] = draw.randbytes(draw.randrange(50))
    return bytes(bent)
