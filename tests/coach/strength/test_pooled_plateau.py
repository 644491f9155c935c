"""What is shipped is made by the command it names, from what it names."""

import pytest

from coach.learning.order import last_share
from coach.simulation.lifters import simulated_lifters
from coach.strength.plateau_model import Additive, shipped
from tests.bench.pool_plateau import LEFT_OUT, foretold, lot, scores, trained


@pytest.fixture(scope="module")
def some():
    return lot({each.name: each.log for each in simulated_lifters(1, 4, days=300)})


def test_it_looks_at_what_the_shipped_model_looks_at(some):
    assert set(some.names) == shipped().weights.keys()
    assert not set(some.names) & set(LEFT_OUT)


def test_the_same_samples_give_the_same_parameters_and_they_foretell(some):
    training, tested = last_share(some.samples, 0.3)

    parameters = trained(some.names, training, training)

    assert parameters == trained(some.names, training, training)
    assert set(Additive.of(parameters).weights) == set(some.names)
    made = scores(foretold(some.names, parameters, tested))
    assert made["n"] == len(tested) > 100
    assert made["auc"] > 0.52


def test_no_weight_outdoes_what_the_ends_of_its_feature_allow(some):
    parameters = trained(some.names, some.samples, ())
    model = Additive.of(parameters)

    far = dict.fromkeys(some.names, 1e6)

    assert all(
        part
        == pytest.approx(
            model.weights[name] * (model.highs[name] - model.centres[name])
        )
        for name, part in model.parts(far).items()
    )
