"""Trends and their intervals, without assuming that readings behave."""
