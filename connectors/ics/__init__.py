"""iCalendar files: planned workouts for a calendar (RFC 5545)."""
