"""Goals: how each is measured, where it stands, what its trend says."""
