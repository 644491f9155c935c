"""Changing a plan: applying changes, hard constraints, free days."""
