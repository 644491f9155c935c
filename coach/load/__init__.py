"""Training load: of one session by what was measured, and over the days."""
