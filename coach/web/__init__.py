"""What the browser shows, and what it works out by itself."""
