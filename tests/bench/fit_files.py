"""The ten files that figures about FIT are taken from."""

from pathlib import Path

from connectors.demo.files import files
from tests.simulated import weeks

REAL = Path(__file__).parents[3] / "shared" / "data" / "fit"
TEN = (
    "pool25m_fr935_60len",
    "ride_edge500",
    "ride_edge810_power",
    "ride_indoor_fr965_power",
    "run_fenix2",
    "run_garmin",
    "run_stryd_power_devfields",
    "run_trail_fenix5xplus",
    "strength_fr965_38sets",
    "triathlon_fr935_chained",
)


def ten() -> list[tuple[str, bytes]]:
    """Real files of ten devices where the folder shared is, else made-up ones."""
    real = [REAL / f"{stem}.fit" for stem in TEN]
    if all(path.is_file() for path in real):
        return [(path.name, path.read_bytes()) for path in real]
    made = (each for each in files(weeks(1)) if each[0].startswith("watch"))
    longest = sorted(made, key=lambda each: len(each[1]), reverse=True)
    return [(Path(name).name, content) for name, content in longest[:10]]
