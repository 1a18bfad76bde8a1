"""`python -m geo`, and `dateline` where it is installed: see geo.cli."""

import sys
from io import TextIOWrapper

from geo.cli import main


def run() -> int:
    """Run the command line. JSON is UTF-8 whatever the terminal's language is."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    if isinstance(sys.stderr, TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")
    return main()


if __name__ == "__main__":
    sys.exit(run())
