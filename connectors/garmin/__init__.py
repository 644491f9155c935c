"""Garmin Connect: training from it, planned workouts to it."""
