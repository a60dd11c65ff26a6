"""A telegram's text to what it says: `read` is the one entry."""

from generator.parse.assembly import read

__all__ = ["read"]
