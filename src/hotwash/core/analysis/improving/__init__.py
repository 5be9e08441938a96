"""What is true of improvements: their names, how far they have come, what is theirs, what is wrong with it."""
