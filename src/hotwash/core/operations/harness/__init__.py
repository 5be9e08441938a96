"""Operations on harness learnings: capture, raise, put away and bring back, promote, keep tidy."""
