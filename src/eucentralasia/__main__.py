"""``python -m eucentralasia`` runs the command."""

import sys

from eucentralasia.command import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
