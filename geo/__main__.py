"""`python -m geo`: see geo.cli."""

import sys

from geo.cli import main

if __name__ == "__main__":
    # JSON is UTF-8 whatever the terminal's language is.
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main())
