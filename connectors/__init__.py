"""What coach reads from and writes to: one package a service or file kind."""
