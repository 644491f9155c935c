"""Endurance: what runs against the clock say about it."""
