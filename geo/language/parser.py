"""Tags and parses sentences with the shipped model. Names that are known already are kept together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

import spacy
from spacy.attrs import IS_SPACE, NORM, PREFIX, SHAPE, SUFFIX
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps, Ops, get_current_ops, set_current_ops
from threadpoolctl import ThreadpoolController

from geo.errors import ModelError
from geo.language.sentence import ParsedSentence, Word
from geo.model import Span, within
from geo.settings import DATA

MODEL = DATA / "models" / "language"
_BATCH = 16  # sentences; more at once costs memory and gains no speed
_ATTRIBUTES = (IS_SPACE, NORM, PREFIX, SHAPE, SUFFIX)
"""What the model asks of a word. No other is worked out: each text has its words anew."""
_SHORT, _FEW, _TITLED = 3, 4, 0.75  # words of more than three letters, at least four, three quarters of them
_LONGEST = 200  # words; beyond that no parse is worth its time, and hostile text must not cost minutes


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch that is one word to the parser: ``stand_in`` is what it reads in its place.

    The treebank knows "ships" and "London", not "Ropucha-class landing ships" and "Gadzhiyevo": a common word
    of the same sort keeps the parse of the rest right. Without a stand-in it is left out.
    """

    span: Span
    stand_in: str | None


class _Products(NumpyOps):  # type: ignore[misc]
    """NumPy's own matrix products, which are more than twice as fast as those that thinc brings."""

    gemm = Ops.gemm


class SentenceParser:
    """The tagger and parser. One is enough for a process; threads take turns with it."""

    def __init__(self, model: Language, path: Path) -> None:
        self._model = model
        self._path = path
        self._turn = Lock()
        self._threads = ThreadpoolController()

    def __reduce__(self) -> tuple[Callable[[Path], SentenceParser], tuple[Path]]:
        return SentenceParser.open, (self._path,)  # another process reads the model from its files

    @classmethod
    def open(cls, path: Path = MODEL) -> SentenceParser:
        """Raises ModelError where the model is missing or made by another version."""
        try:
            return cls(_loaded(path), path)
        except (OSError, ValueError, ImportError) as error:
            raise ModelError(f"{path}: {error}; run 'make language', or get the files anew") from error

    def parse(
        self, text: str, sentences: Sequence[Span], phrases: Sequence[Phrase] = ()
    ) -> list[ParsedSentence]:
        """Each sentence parsed, in order. ``phrases`` do not overlap and lie in order."""
        # The zone forgets the words of this text afterwards: the model would keep every word ever read.
        with self._turn, self._one_core(), self._model.memory_zone():
            cut = [self._cut(text, each, within(phrases, each)) for each in sentences]
            docs = self._model.pipe(map(self._doc, cut), batch_size=_BATCH)
            return [
                ParsedSentence(sentence, tuple(_words(text, words, doc)))
                for sentence, words, doc in zip(sentences, cut, docs, strict=True)
            ]

    def _one_core(self) -> AbstractContextManager[object]:
        """Products as small as these cost more on several cores than on one."""
        limit: AbstractContextManager[object] = self._threads.limit(limits=1, user_api="blas")
        return limit

    def _cut(self, text: str, sentence: Span, phrases: Sequence[Phrase]) -> list[tuple[Span, str]]:
        """The words of a sentence, each with what the parser reads for it."""
        words: list[tuple[Span, str]] = []
        at = sentence.start
        for phrase in phrases:
            words += self._plain(text, at, phrase.span.start)
            if phrase.stand_in is not None:
                words.append((phrase.span, phrase.stand_in))
            at = phrase.span.end
        words += self._plain(text, at, sentence.end)
        return _untitled(words)[:_LONGEST]

    def _plain(self, text: str, start: int, end: int) -> list[tuple[Span, str]]:
        tokens = self._model.tokenizer(text[start:end])
        spans = (Span(start + token.idx, start + token.idx + len(token)) for token in tokens)
        return [(span, text[span.start : span.end]) for span in spans if text[span.start : span.end].strip()]

    def _doc(self, words: Sequence[tuple[Span, str]]) -> Doc:
        doc = Doc(self._model.vocab, words=[read for _, read in words])
        for token in doc:
            token.is_sent_start = token.i == 0
        return doc


def _loaded(path: Path) -> Language:
    before = get_current_ops()
    set_current_ops(_Products())
    try:
        model = spacy.load(path)
    finally:
        set_current_ops(before)
    vocabulary: Any = model.vocab  # its type leaves out what it can do
    getters = vocabulary.lex_attr_getters
    vocabulary.lex_attr_getters = {attribute: getters[attribute] for attribute in _ATTRIBUTES}
    return model


def _untitled(words: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """A headline in Title Case reads as a sentence does: its capitals say nothing of what is a name."""
    longer = [read for _, read in words if len(read) > _SHORT and read.isalpha()]
    if len(longer) < _FEW or sum(read[0].isupper() for read in longer) < _TITLED * len(longer):
        return words
    return [(span, read.lower() if read.istitle() else read) for span, read in words]


def _words(text: str, words: Sequence[tuple[Span, str]], doc: Doc) -> Iterator[Word]:
    for token, (span, _) in zip(doc, words, strict=True):
        yield Word(token.i, span, text[span.start : span.end], token.tag_, token.dep_, token.head.i)
