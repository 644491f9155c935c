"""What every model shares: order in time, floors, scores, parameters as JSON."""
