"""What goals say of series whose truth is known: false alarms, power, arrivals.

`python -m tests.bench.goal_truth [SERIES]`; 2,000 of each unless said. It fails when
more than 5 % of any level kind of series seem to improve. `a day`: how many were given
a day of arrival; `holds`: in how many of these the true day lay between the two told;
`blind`: how many were given one although the slope's interval holds zero.
"""

import sys

from coach.domain.goal import GoalVerdict
from tests.coach.goals.test_associations import look, swimming
from tests.coach.goals.truth import CONDITIONS, KINDS, arrivals, share, tell

MOST = 0.05
IMPROVING = (1.0, 2.0, 4.0)
_WORDS = {
    GoalVerdict.IMPROVING: "improving",
    GoalVerdict.PLATEAU: "plateau",
    GoalVerdict.DECLINING: "declining",
    GoalVerdict.UNCERTAIN: "uncertain",
    GoalVerdict.NOT_ENOUGH_DATA: "too few",
}


def line(name, truth, condition, told):
    """One row of the table."""
    shares = "".join(f"{share(told, verdict):>11.1%}" for verdict in _WORDS)
    given, inside = arrivals(told)
    blind = sum(
        each.state.eta is not None
        and each.state.slope_ci95[0] <= 0 <= each.state.slope_ci95[1]
        for each in told
    )
    covered = f"{inside / given:>9.1%}" if given and told[0].due else f"{'':>9}"
    print(
        f"{name:<17}{truth:<7}{condition:<11}{shares}{given / len(told):>8.1%}"
        f"{covered}{blind:>7}",
        flush=True,
    )


def main():
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    heads = "".join(f"{word:>11}" for word in _WORDS.values())
    print(f"{count:,} series each; truth: times the smallest change that matters")
    columns = f"{heads}{'a day':>8}{'holds':>9}{'blind':>7}"
    print(f"{'goal':<17}{'truth':<7}{'condition':<11}{columns}")
    worst = 0.0
    for kind in KINDS:
        for condition in CONDITIONS:
            told = [tell(kind, condition, seed) for seed in range(count)]
            worst = max(worst, share(told, GoalVerdict.IMPROVING))
            line(kind.name, "level", condition, told)
        for times in IMPROVING:
            for condition in ("plain", "memory"):
                told = [tell(kind, condition, seed, times) for seed in range(count)]
                line(kind.name, f"{times:g} x", condition, told)
    print(f"falsely improving at most {worst:.1%} (bound {MOST:.0%})")
    return int(max(worst, associated(count // 4)) > MOST)


def associated(count):
    """Prints how often two series seem to go together; the share that is false."""
    false = 0.0
    for drift in (0.0, 1.0, 3.0):
        for effect in (0.0, 0.5, 1.0):
            told = [look(swimming(seed, effect, drift=drift)) for seed in range(count)]
            found = sum(any(each.is_clear for each in one) for one in told) / count
            print(
                f"metres swum and 100 yd, drifting {drift:g} x their noise, truly "
                f"{effect:g} s apart: associated in {found:.1%}",
                flush=True,
            )
            false = max(false, 0.0 if effect else found)
    print(f"falsely associated at most {false:.1%} (bound {MOST:.0%})")
    return false


if __name__ == "__main__":
    sys.exit(main())
