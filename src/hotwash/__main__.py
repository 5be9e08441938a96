"""`python -m hotwash`: the same way in as the installed command."""

import sys

from hotwash.entrance import enter

if __name__ == "__main__":
    sys.exit(enter())
