"""What `make bench` and `make soak` run: figures and long looks, never a gate."""
