"""FIT files: what a watch recorded, and workouts for it."""
