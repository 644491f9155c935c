"""Swimming: best times from pool lengths, critical speed, zones, courses."""
