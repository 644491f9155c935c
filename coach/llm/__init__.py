"""Putting a review into words: what a model is told, and what of its answer is kept.

Rules decide; a model only words. It gets facts with ids and writes placeholders, coach
fills in the numbers, and a text that says anything else is not shown.
"""
