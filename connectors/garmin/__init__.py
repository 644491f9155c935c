"""Garmin Connect, through its unofficial client library."""
