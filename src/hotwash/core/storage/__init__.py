"""The only code that touches disk, processes, clock and environment: find, read, watch, commit, journal, undo."""
