"""Hevy: workouts and measurements from it, routines to it."""
