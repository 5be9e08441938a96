"""The commands that only read, one module each."""
