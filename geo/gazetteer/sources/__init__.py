"""One module a source: each reads its publisher's shape and yields entries."""
