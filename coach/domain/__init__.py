"""The nouns of training: frozen dataclasses and enums, stdlib only."""
