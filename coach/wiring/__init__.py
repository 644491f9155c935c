"""The only place that picks concrete parts: connectors, clock, database."""
