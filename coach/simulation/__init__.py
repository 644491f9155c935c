"""A simulated athlete whose true fitness is known."""

from coach.simulation.history import Done, Fate, History, Intent, Truth, WeighIn
from coach.simulation.simulate import simulate

__all__ = ["Done", "Fate", "History", "Intent", "Truth", "WeighIn", "simulate"]
