"""coach by itself: systemd units, and a process where there is no systemd."""
