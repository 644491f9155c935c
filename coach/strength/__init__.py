"""Strength: what the sets say about the lifter."""
