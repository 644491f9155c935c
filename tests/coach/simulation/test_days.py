from datetime import date, datetime, timedelta, timezone

from coach.domain.activity import Sport
from coach.simulation.days import start_of
from coach.simulation.draws import stream

DAY = date(2026, 3, 3)


def test_a_second_session_waits_for_the_first():
    zone = timezone(timedelta(hours=-5))
    ended = datetime(2026, 3, 3, 18, 40, tzinfo=zone)

    assert start_of(Sport.STRENGTH, DAY, ended, zone, stream(1)) == ended + timedelta(
        minutes=35
    )


def test_sessions_begin_on_their_day_in_the_athletes_zone():
    zone = timezone(timedelta(hours=9))
    for sport in Sport:
        start = start_of(sport, DAY, None, zone, stream(2))
        assert start.date() == DAY
        assert start.utcoffset() == timedelta(hours=9)
