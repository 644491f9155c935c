"""P10: clocks that jump and journeys: each local day has exactly one review."""

from dataclasses import replace

from tests.homes import march, runs

TIMER = ("review", "--prepare-only", "--no-input", "--notify")
JOURNEY = [
    ("2026-03-07T21:00:00-05:00", "America/New_York", march(7)),
    # five past midnight, in the night whose clocks leap from two to three
    ("2026-03-08T00:05:00-05:00", "America/New_York", march(7)),
    ("2026-03-08T03:00:00-04:00", "America/New_York", march(7)),
    ("2026-03-08T21:00:00-04:00", "America/New_York", march(8)),
    # the machine was off; then the clock was set back by a day
    ("2026-03-10T08:00:00-04:00", "America/New_York", march(9)),
    ("2026-03-09T08:00:00-04:00", "America/New_York", march(9)),
    # over the date line, where the 11th is lost, and back, where the 13th comes twice
    ("2026-03-10T21:00:00-10:00", "Pacific/Honolulu", march(10)),
    ("2026-03-12T21:00:00+13:00", "Pacific/Auckland", march(12)),
    ("2026-03-13T21:00:00+13:00", "Pacific/Auckland", march(13)),
    ("2026-03-13T21:00:00-10:00", "Pacific/Honolulu", march(13)),
]


def test_wherever_and_whenever_the_timer_runs_each_day_is_reviewed_once(home):
    home.load(runs(weeks=3))
    stored = {}
    for now, zone, day in JOURNEY:
        there = replace(home, now=now, zone=zone)

        ran = there.run(*TIMER, "--json", code=None).document

        assert ran["date"] == day, (now, zone)
        stored.setdefault(day, home.stored(day))
        assert home.stored(day) == stored[day]

    with home.context() as context, context.reading() as store:
        days = [review.day.isoformat() for review in store.reviews()]
    assert days == sorted({day for _, _, day in JOURNEY})
