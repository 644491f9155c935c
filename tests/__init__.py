"""Tests; the folders mirror coach and connectors."""
