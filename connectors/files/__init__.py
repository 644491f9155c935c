"""Files that other apps export: one reader for each kind."""
