"""Plan files: YAML people like to write, read with line numbers."""
