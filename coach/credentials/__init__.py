"""Where secrets lie, and in which order they are looked for."""
