"""Full-text search: what a user typed → a condition on articles. Any text is a legal query."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Integer, String, and_, column, func, or_, select, table

from geo.store.schema import articles

__all__ = ["FULL_TEXT_DDL", "MAX_QUERY", "MAX_TERMS", "Term", "by_full_text", "by_pattern", "terms_of"]

MAX_QUERY = 200
MAX_TERMS = 20

FULL_TEXT_DDL = (
    """CREATE VIRTUAL TABLE article_index USING fts5(
        title, text, content='articles', content_rowid='key', tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER article_indexed AFTER INSERT ON articles BEGIN
        INSERT INTO article_index (rowid, title, text) VALUES (new.key, new.title, new.text);
    END""",
    """CREATE TRIGGER article_unindexed AFTER DELETE ON articles BEGIN
        INSERT INTO article_index (article_index, rowid, title, text)
        VALUES ('delete', old.key, old.title, old.text);
    END""",
)

_INDEX = table("article_index", column("rowid", Integer), column("article_index", String))

_QUOTES = '"“”„«»'
_TERM = re.compile(rf"[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?P<closed>[{_QUOTES}]?)|(?P<word>[^\s{_QUOTES}]+)")
# Thai, Lao, Burmese, Khmer, Chinese and Japanese put no space between words, so that no index by words
# finds a name in them.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_UNSTORABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase to be found. ``unfinished``: still being typed, so its end may be missing."""

    text: str
    unfinished: bool = False

    @property
    def indexed(self) -> bool:
        """Whether an index by words can find it."""
        return _has_word(self.text) and not _UNSPACED.search(self.text)


def terms_of(query: str) -> tuple[Term, ...]:
    """The terms of a query, all of which are to be found.

    Signs between words mean nothing; a query that is nothing but signs is looked for as it stands.
    """
    query = _UNSTORABLE.sub(" ", query[:MAX_QUERY]).strip()
    terms = [term for term in map(_term, _TERM.finditer(query)) if _has_word(term.text)][:MAX_TERMS]
    if terms:
        return (*(replace(term, unfinished=False) for term in terms[:-1]), terms[-1])
    signs = query.strip(_QUOTES + " ")
    return (Term(signs),) if signs else ()


def by_full_text(terms: Sequence[Term]) -> ColumnElement[bool]:
    """A condition on SQLite's FTS5 index, and on the texts themselves for what it cannot hold."""
    found = by_pattern([term for term in terms if not term.indexed])
    expression = " ".join(_quoted(term) for term in terms if term.indexed)
    return and_(_in_index(expression), found) if expression else found


def by_pattern(terms: Sequence[Term]) -> ColumnElement[bool]:
    """A condition that any database understands: each term stands somewhere in the title or the text."""
    return and_(True, *(_contains(term.text) for term in terms))


def _contains(words: str) -> ColumnElement[bool]:
    title = func.coalesce(articles.c.title, "")
    return or_(title.icontains(words, autoescape=True), articles.c.text.icontains(words, autoescape=True))


def _in_index(expression: str) -> ColumnElement[bool]:
    # FTS5 names the column that stands for all columns after its table.
    everything = _INDEX.c[_INDEX.name]
    return articles.c.key.in_(select(_INDEX.c.rowid).where(everything.match(expression)))


def _term(match: re.Match[str]) -> Term:
    return Term((match["phrase"] or match["word"] or "").strip(), unfinished=not match["closed"])


def _quoted(term: Term) -> str:
    """In double quotes nothing is an operator to FTS5; no term holds a double quote itself."""
    return f'"{term.text}"' + "*" * term.unfinished


def _has_word(part: str) -> bool:
    return any(character.isalnum() for character in part)
