"""Domain objects in and out of the database, for one athlete at a time."""

from coach.database.store.activities import Saved
from coach.database.store.athletes import AthleteRows
from coach.database.store.decisions import DecisionRows
from coach.database.store.exports import ExportRows
from coach.database.store.files import FileRows, StoredFile, StoredIssue
from coach.database.store.learned import LearnedRows
from coach.database.store.limits import LimitRows
from coach.database.store.matches import MatchRows
from coach.database.store.metrics import MetricRows
from coach.database.store.model_calls import ModelCallRows
from coach.database.store.overview import OverviewRows
from coach.database.store.plans import PlanRows
from coach.database.store.remote import ServiceRows
from coach.database.store.reviews import (
    ReviewColumns,
    ReviewRows,
    StoredProposal,
    StoredReview,
)
from coach.database.store.rule_settings import RuleSettingRows
from coach.database.store.runs import RunRows
from coach.database.store.serviced import Kept, ServicedRows
from coach.database.store.sharing import SharingRows

__all__ = [
    "Kept",
    "ReviewColumns",
    "Saved",
    "Store",
    "StoredFile",
    "StoredIssue",
    "StoredProposal",
    "StoredReview",
]


class Store(
    AthleteRows,
    FileRows,
    ServicedRows,
    MatchRows,
    MetricRows,
    PlanRows,
    ReviewRows,
    ExportRows,
    RunRows,
    ServiceRows,
    LimitRows,
    DecisionRows,
    RuleSettingRows,
    LearnedRows,
    SharingRows,
    ModelCallRows,
    OverviewRows,
):
    """Everything the database holds of one athlete.

    It lives as long as the transaction it was opened in. What is saved a second
    time, and is the same, changes no row.
    """
