"""The simulated athlete's devices: FIT files of watch and scale, an app's CSV."""

from connectors.demo.files import files

__all__ = ["files"]
