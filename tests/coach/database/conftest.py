import itertools

import pytest

from tests.coach.database.nouns import NOW


@pytest.fixture
def athlete(database):
    """Someone who trains, in each kind of database."""
    return database.add_athlete("Ada", "Europe/Berlin", NOW)


@pytest.fixture
def write(database, athlete):
    """Opens the athlete's store for writing."""
    return lambda: database.writing(athlete.id)


@pytest.fixture
def read(database, athlete):
    """Opens the athlete's store for reading."""
    return lambda: database.reading(athlete.id)


@pytest.fixture
def write_as_newcomer(database):
    """Opens the store of somebody new each time: for examples that hypothesis draws."""
    numbers = itertools.count()

    def opened():
        newcomer = database.add_athlete(f"athlete {next(numbers)}", "UTC", NOW)
        return database.writing(newcomer.id)

    return opened
