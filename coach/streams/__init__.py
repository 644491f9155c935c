"""Second-by-second channels as compact bytes."""
