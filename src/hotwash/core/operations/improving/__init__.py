"""The steps of an improvement, each planned as the commands that git and the forge would run; none of them merges."""
