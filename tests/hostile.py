"""Texts that nobody should have to read: fragments, and strategies for hypothesis, that stop no reader."""

from __future__ import annotations

from hypothesis import strategies as st

WHATEVER = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=60)
"""Any text at all that an article may hold."""

FRAGMENTS = (
    "Port_Sudan", "#Deir_Ezzor", "https://example.org/wiki/Deir_ez-Zor_Governorate", "__",
    "_Tartus_", "Il_76", "½", "x½", "²", "3²", "ﷺ", "ʼ", "ـ", "ʼTartus", "Al-ʼAmud", "é́́",
    "\u0301", "İ", "ſ", "K", "laſt week", "yeſterday", "FİVE days ago", "a dozen  weeKs ago",
    "for a couple\nof years", "Chriſtmas", "20 km eaſt of Tartus", "90,000,000 km north of Homs",
    "99999999999 soldiers", "hundred " * 200 + "troops", "9999-12-31", "0001-01-01",
    "a 9999-year drill", "9999 years ago", "in 9999 years", "31 February 2024",
    "One Dead Others Hurt In Blasts Near Homs", "TWO SHIPS LEFT TARTUS", "two ships left Tartus",
    "Ropucha-class", "on Friday", "officials said", "according to", "said", '"', "“", "”", "(", ")",
    "[", "-", "--", "–", ",", ";", ":", ".", "...", "'s", "’", "/", "&", "\n", "\n\n", "\r\n", "\t",
    "\u2028", "\u200b", "\u202e", "\ufeff", "😀", "🛳️", "1", "1,000,000,", "1.2.3.4", "٣", "①",
    "U.S.", "A.", "and", "of", "the", "not", "to", "Su-24/27/30", "An 26", "бомбардировщики",
    "Хмеймим", "حميميم", "俄罗斯军舰", "the Fujian", "HMS", "brigade", "155th", "President",
)  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    """Texts of such fragments, with and without blanks between them, that hold something to read."""
    glue = st.sampled_from((" ", " ", " ", "", "\n", "_", "-"))
    parts = st.lists(
        st.tuples(st.one_of(st.sampled_from(FRAGMENTS), WHATEVER), glue), min_size=1, max_size=14
    )
    joined = parts.map(lambda found: "".join(part + glue for part, glue in found))
    return joined.filter(lambda text: bool(text.strip()))
