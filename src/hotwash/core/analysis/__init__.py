"""Pure facts about a snapshot; what time it is and what is configured are always arguments."""
