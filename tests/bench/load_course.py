"""How long fitness, fatigue and form of ten years take, from sessions to states."""

import random
import time
from datetime import date, timedelta

from coach.load.fitness import daily_loads, load_course, load_state

FIRST = date(2016, 1, 1)
DAYS = 3650
ROUNDS = 200
AIM_MS = 5.0


def trained(rng):
    """(day, load) of ten years with a session on three days of five."""
    for number in range(DAYS):
        if rng.random() < 0.6 or number in {0, DAYS - 1}:
            yield FIRST + timedelta(number), rng.uniform(20, 120)


def milliseconds(work):
    """The shortest of some rounds: what else the machine does only makes it longer."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return min(taken) * 1000


def main():
    """Print milliseconds for each step."""
    sessions = tuple(trained(random.Random(1)))
    evening = FIRST + timedelta(DAYS - 1)
    daily = [load for _, load in daily_loads(sessions, evening)]
    if len(daily) != DAYS or load_course(daily)[-1] != load_state(sessions, evening):
        raise SystemExit("the course does not lead to the evening's state")
    course = load_course(daily)
    works = {
        "daily_loads": lambda: daily_loads(sessions, evening),
        "load_course": lambda: load_course(daily),
        "every day's state of it": lambda: tuple(course),
        "load_state": lambda: load_state(sessions, evening),
    }
    for name, work in works.items():
        print(f"{name:24} {milliseconds(work):6.2f} ms")
    whole = milliseconds(
        lambda: load_course(x for _, x in daily_loads(sessions, evening))
    )
    print(f"{'sessions to course':24} {whole:6.2f} ms, aim {AIM_MS:.0f} ms")


if __name__ == "__main__":
    main()
