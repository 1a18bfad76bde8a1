"""Reads each article in a process of its own: what one text does to the reader, no other one feels."""

from geo.isolation.reader import SECONDS, ArticleReader, IsolatedReader

__all__ = ["SECONDS", "ArticleReader", "IsolatedReader"]
