"""What the person's state calls a pair of entries of which they said that they tell the same story, or do not."""

import json


def pair_subject(first: str, second: str) -> str:
    """The pair by the anchors of the two, the same in either order."""
    return json.dumps(sorted((first, second)), ensure_ascii=False)
