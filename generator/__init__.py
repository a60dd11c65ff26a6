"""Reftel makes a documentary edition of diplomatic cables: it reads, annotates and publishes them as a static site."""

__version__ = "0.1.0"
