"""The exercise to do next, from how the athlete trains and what is neglected."""
