"""Brings spellings of one name together: case, accents, hyphens and full stops do not tell places apart."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = "'`´‘’‛ʻʼʽʾʿˈˋʹʺ′＇"
_LETTERS = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
    "ə": "e", "ŋ": "ng", "ŧ": "t", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɛ": "e", "ɔ": "o",
    # Arabic letters that writers and keyboards interchange
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ـ": "",
}  # fmt: skip
_FOLDED = str.maketrans(_LETTERS | dict.fromkeys(_APOSTROPHES + ".·․", ""))
_ASCII = str.maketrans(
    {chr(code): " " for code in range(128) if not chr(code).isalnum() and chr(code) != "&"}
    | {"'": "", ".": "", "`": ""}
)
_SEPARATORS = re.compile(r"[^\w&]|_")
_MARKS = frozenset({"Mc", "Me", "Mn", "Cf"})
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,4}")


def normalise(name: str) -> str:
    """The form under which a name is looked up.

    Works token by token: normalise(a + " " + b) == normalise(a) + " " + normalise(b), as long as both
    hold a letter or a digit.
    """
    if name.isascii():
        return " ".join(name.lower().translate(_ASCII).split())
    bare = _without_marks(name.translate(_FOLDED)).casefold()
    return " ".join(_SEPARATORS.sub(" ", _without_marks(bare).translate(_FOLDED)).split())


def normalise_word(word: str) -> str:
    """The form of a text without blanks, as one word.

    A few characters stand for several words ("½" for "1 2") or, alone, for none ("ʼ"): they stay as they are.
    """
    form = normalise(word)
    return form if form and " " not in form else word.lower()


def _without_marks(name: str) -> str:
    """A name without accents, vowel points or niqqud, and in compatibility form."""
    decomposed = unicodedata.normalize("NFKD", name)
    return unicodedata.normalize(
        "NFC", "".join(c for c in decomposed if unicodedata.category(c) not in _MARKS)
    )


def is_code(name: str) -> bool:
    """Whether a name looks like an airport's or registry's code: "ALY", "UAKTO"."""
    return _ACRONYM.fullmatch(name) is not None


def is_transliteration(name: str) -> bool:
    """Whether a name is a machine's romanisation, which nobody writes: "askndryh", "da ma shi ge".

    GeoNames lists them in lower case only; a name in Latin script that people write has a capital.
    """
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and name == name.lower() and any("LATIN" in unicodedata.name(c, "") for c in letters)
