"""Prints the JSON Schema of a parsed document: `python -m geo.serial > docs/document.schema.json`."""

import sys

from geo.serial.schema import text

sys.stdout.buffer.write(text().encode())
