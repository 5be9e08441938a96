"""The files of the learning engine: one object a line, or one for the whole file (source: learning engine, files)."""
