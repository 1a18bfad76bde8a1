"""What has been read, kept: articles with their findings, in SQLite or another database."""

from __future__ import annotations

from geo.store.records import ArticleRow, AssetRow, Counts, EventRow, MentionRow, StoredArticle
from geo.store.store import Store

__all__ = ["ArticleRow", "AssetRow", "Counts", "EventRow", "MentionRow", "Store", "StoredArticle"]
