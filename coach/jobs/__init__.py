"""What a person or a timer can ask for: one file each, steps put in order."""
