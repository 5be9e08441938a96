"""The reading commands of the learning engine: patterns, trends and corrections."""
