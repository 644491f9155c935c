"""What went together in the last year, as documents and in words."""

from coach.domain.wording import count
from coach.goals.associations import Association
from coach.goals.registry import describe
from coach.reports.numbers import Document, rounded

DRIVERS = {
    "swim_m": "metres swum",
    "swims": "swims",
    "hours": "hours trained",
    "hard_sets": "hard sets",
    "sleep": "sleep",
}


def association_item(found: Association) -> Document:
    """One pair.

    `p` is corrected for every pair and lag that was looked at, `clear` whether it is
    under 5 %; `rho_ci95` is of this look alone: of many looks more than one in twenty
    is wrong.
    """
    correlation = found.correlation
    return {
        "driver": found.driver,
        "outcome": found.outcome,
        "lag_weeks": found.lag_weeks,
        "weeks": correlation.n,
        "rho": rounded(correlation.rho, 2),
        "rho_ci95": [rounded(correlation.low, 2), rounded(correlation.high, 2)],
        "p": rounded(found.p, 4),
        "clear": found.is_clear,
        "sentence": sentence(found),
    }


def sentence(found: Association) -> str:
    """The association in words, with its number of weeks and its interval."""
    correlation, described = found.correlation, describe(found.outcome)
    outcome = described.name if described else found.outcome
    driver = DRIVERS.get(found.driver, found.driver)
    weeks = count(correlation.n, "week")
    if not found.is_clear:
        return f"{driver} and {outcome}: no clear association in {weeks}."
    moved = "higher" if correlation.rho > 0 else "lower"
    later = f" {count(found.lag_weeks, 'week')} later" if found.lag_weeks else ""
    return (
        f"More {driver} went with {moved} values of {outcome}{later} "
        f"(association {correlation.rho:+.2f}, between {correlation.low:+.2f} and "
        f"{correlation.high:+.2f}, {weeks}; not shown to be the cause)."
    )
