"""Goals as a proposal calls them."""

_NAMES = {"vo2max": "VO2max", "swim_100yd": "the 100 yd"}


def named(key: str) -> str:
    """The goal in the middle of a sentence."""
    return _NAMES.get(key, key.replace("_", " "))
