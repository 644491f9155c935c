from coach.goals.associations import Association
from coach.reports.associations import association_item, sentence
from coach.statistics.correlation import Correlation

SURE = Correlation(-0.62, -0.78, -0.38, 0.00002, 49, 33.0)


def found(p=0.001, lag=2, correlation=SURE):
    return Association("swim_m", "swim_100yd", lag, correlation, p)


def test_a_document_says_how_sure_and_of_how_many_weeks():
    item = association_item(found())

    assert item["rho_ci95"] == [-0.78, -0.38]
    assert (item["weeks"], item["p"], item["clear"]) == (49, 0.001, True)


def test_it_is_called_an_association():
    assert sentence(found()) == (
        "More metres swum went with lower values of 100 yd freestyle 2 weeks later "
        "(association -0.62, between -0.78 and -0.38, 49 weeks; not shown to be the "
        "cause)."
    )


def test_what_is_not_clear_says_no_more_than_that():
    assert sentence(found(p=0.2)) == (
        "metres swum and 100 yd freestyle: no clear association in 49 weeks."
    )


def test_the_same_week_is_not_later():
    assert "later" not in sentence(found(lag=0))
