"""From a file or a pasted text to an Article: decoded, dated, its regions marked, its text untouched."""

from geo.reading.files import MAX_BYTES, SUFFIXES, decoded, read_bytes, read_text
from geo.reading.inputs import File, Input, Stream, Text, inputs, read_path
from geo.reading.sentences import sentences

__all__ = [
    "MAX_BYTES",
    "SUFFIXES",
    "File",
    "Input",
    "Stream",
    "Text",
    "decoded",
    "inputs",
    "read_bytes",
    "read_path",
    "read_text",
    "sentences",
]
