"""Reads content/ and writes changed files: the one room that knows YAML."""

from generator.store.reading import read_content
from generator.store.writing import write_changed, write_noted

__all__ = ["read_content", "write_changed", "write_noted"]
