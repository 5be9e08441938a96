"""Harness learnings: what overlaps, repeats, contradicts, outlives its use, or is ready to be a permanent control."""
