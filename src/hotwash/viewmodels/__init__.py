"""Facts become frozen rows of plain visible text and a tone; both front ends show them.

Text from files becomes visible and masked here, once. Nothing is cut to a width: that takes the terminal's own cells.
"""
