"""Verbs of the learning engine: its signals, its registry of patterns, and the runbooks that agents read."""
