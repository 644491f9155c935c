"""The heart's numbers: what tests, beats and nights say of endurance and recovery."""
