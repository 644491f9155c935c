"""The evening's reasoning: fuse, match, compare, ask, sum up in plain words."""
