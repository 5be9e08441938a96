"""What two contents have in common at their ends, found piece by piece: comparing slices costs next to nothing."""

_PIECE = 1 << 16


def common_start(one: bytes, other: bytes) -> int:
    """How many leading bytes are equal."""
    known, most, piece = 0, min(len(one), len(other)), _PIECE
    while piece and known < most:
        end = min(known + piece, most)
        if other.startswith(one[known:end], known):
            known = end
        else:
            piece //= 2
    return known


def common_end(one: bytes, other: bytes, start: int = 0) -> int:
    """How many bytes are equal at the end, of those from `start` on."""
    known, most, piece = 0, min(len(one), len(other)) - start, _PIECE
    while piece and known < most:
        end = len(one) - known
        count = min(piece, most - known)
        if other.endswith(one[end - count : end], 0, len(other) - known):
            known += count
        else:
            piece //= 2
    return known
