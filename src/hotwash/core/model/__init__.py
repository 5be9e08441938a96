"""Frozen values that every other layer speaks in; nothing here reads, writes or decides."""
