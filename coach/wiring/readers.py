"""Which files coach reads, and by what."""

from importlib import import_module

from coach.domain.strength import WeightUnit
from coach.intake.reading import Readers


def readers(weight_unit: WeightUnit | None = None) -> Readers:
    """Every reader, those that look for certain marks before those that look less.

    Args:
        weight_unit: of loads in files that do not say.
    """
    from connectors.files.apple_health import AppleHealthReader
    from connectors.files.coach_jsonl import CoachJsonlReader
    from connectors.files.garmin_json import GarminAccountReader
    from connectors.files.garmin_service import (
        GarminServiceReader,
        GarminSetsReader,
    )
    from connectors.files.gpx import GpxReader
    from connectors.files.hevy_csv import HevyCsvReader
    from connectors.files.hevy_json import HevyJsonReader
    from connectors.files.strava_csv import StravaCsvReader
    from connectors.files.strong_csv import StrongCsvReader
    from connectors.files.tcx import TcxReader
    from connectors.fitfile.read import FitReader

    return Readers(
        files=(
            FitReader(),
            CoachJsonlReader(),
            GarminServiceReader(),
            GarminSetsReader(),
            HevyJsonReader(),
            TcxReader(),
            GpxReader(),
            HevyCsvReader(),
            StrongCsvReader(weight_unit),
            StravaCsvReader(),
            GarminAccountReader(),
        ),
        streams=(AppleHealthReader(),),
    )


def load_libraries() -> None:
    """Load what the readers load when they need it, so that no file waits for it."""
    for name in _LIBRARIES:
        import_module(name)


_LIBRARIES = (
    *(
        "numpy",
        "fitparse",
        "fitdecode.profile",
        "fitdecode.exceptions",
        "fastcrc.crc16",
    ),
    *("coach.load.effort", "coach.streams.blocks", "coach.catalogue.resolve"),
)
