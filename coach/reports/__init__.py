"""Read models: one object per question, rendered for terminal, page and JSON."""
