"""What is known before anyone trains, as data files and their only readers."""
