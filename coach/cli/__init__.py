"""The command line: one file a command, thin; `show` draws, `output` prints."""
