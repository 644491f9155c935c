"""Changing the product one place at a time, and seeing which tests fail."""

from pathlib import Path

ROOT = Path(__file__).parents[3]
