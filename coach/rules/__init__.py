"""One rule a file: facts in, at most one draft out."""
