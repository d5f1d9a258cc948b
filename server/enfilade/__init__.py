"""Enfilade: walk the halls of a museum together, in a browser."""

__version__ = "0.1.0"
