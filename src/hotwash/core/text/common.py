"""What two contents have in common at their ends, found by halving: comparing slices costs next to nothing."""


def common_start(one: bytes, other: bytes) -> int:
    """How many leading bytes are equal."""
    known, limit = 0, min(len(one), len(other))
    middle = limit
    while known < limit:
        if one[known:middle] == other[known:middle]:
            known = middle
        else:
            limit = middle - 1
        middle = (known + limit + 1) // 2
    return known


def common_end(one: bytes, other: bytes, start: int = 0) -> int:
    """How many bytes are equal at the end, of those from `start` on."""
    known, limit = 0, min(len(one), len(other)) - start
    middle = limit
    while known < limit:
        if one[len(one) - middle : len(one) - known] == other[len(other) - middle : len(other) - known]:
            known = middle
        else:
            limit = middle - 1
        middle = (known + limit + 1) // 2
    return known
