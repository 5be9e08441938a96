"""The rows of `OPERATIONS`, by what they are about."""
