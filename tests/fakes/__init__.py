"""Servers on loopback that speak the protocols of the services coach talks to."""
