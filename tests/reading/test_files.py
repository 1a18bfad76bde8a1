"""Opening sources: what is read, what is refused and how that is said."""

import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ReadingError
from geo.model import Article
from geo.reading import MAX_BYTES, read_bytes, read_path, read_text
from tests.hostile import WHATEVER


def only(path: Path) -> Article:
    (found,) = read_path(path)
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_are_understood(encoding: str) -> None:
    assert read_bytes("Ships at Tartus – now".encode(encoding), "a.txt").text == "Ships at Tartus – now"


def test_the_text_is_kept_to_the_letter() -> None:
    text = "  Hmeimim\r\n\r\n\tair base\u00a0\u200f in Syria 😀 \n"
    assert read_bytes(text.encode(), "a.txt").text == text


def test_front_matter_gives_the_known_fields_and_is_no_text() -> None:
    fields = 'title: "Jets: counted"\nbased_on: AP\npublished: 2024-12-14\nlanguage: en\nother: 1'
    read = read_bytes(f"---\n{fields}\n---\n\nJets at Hmeimim.\n".encode(), "x/a.md")
    assert (read.id, read.title, read.based_on, read.language) == ("a", "Jets: counted", "AP", "en")
    assert read.published == date(2024, 12, 14)
    assert read.text == "Jets at Hmeimim.\n"


def test_markdown_without_front_matter_is_text_throughout() -> None:
    assert read_bytes(b"# Jets\n\nAt Hmeimim.", "a.md").text == "# Jets\n\nAt Hmeimim."


@pytest.mark.parametrize(
    ("data", "name", "problem"),
    [
        (b"", "a.txt", "no text"),
        (b" \n\t ", "a.txt", "no text"),
        (b"PK\x03\x04\0\0", "a.txt", "not a text file"),
        (b"text", "a.exe", r"'\.exe' files"),
        (b"text", "folder", "'no' files"),
        (b"x" * (MAX_BYTES + 1), "a.txt", "larger than"),
        (b"---\ntitle: [\n---\ntext", "a.md", "not YAML"),
        (b"---\npublished: 2024-13-45\n---\ntext", "a.md", "YYYY-MM-DD"),
        (b"---\npublished: soon\n---\ntext", "a.md", "YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_problem(data: bytes, name: str, problem: str) -> None:
    with pytest.raises(ReadingError, match=problem) as refused:
        read_bytes(data, name)
    assert str(refused.value).startswith(f"{name}: ")


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ReadingError, match="surrogate"):
        read_text("a \ud83d b", id="paste")


def test_a_folder_is_read_in_order_and_a_bad_file_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Second at Tartus.")
    (tmp_path / "a.txt").write_text("First at Tartus.")
    (tmp_path / "c.txt").write_text("")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    found = list(read_path(tmp_path))
    assert [f.id if isinstance(f, Article) else f.source for f in found] == [
        "a",
        "b",
        str(tmp_path / "c.txt"),
    ]


def test_a_missing_file_is_an_error_not_an_exception(tmp_path: Path) -> None:
    (error,) = read_path(tmp_path / "none.txt")
    assert isinstance(error, ReadingError)
    assert "none.txt" in str(error)


def test_records_keep_what_they_know_and_bad_lines_are_numbered(tmp_path: Path) -> None:
    lines = [
        json.dumps(
            {"id": "7", "text": "Jets\u2028at Hmeimim.", "publisher": "AP", "published": "2024-12-14"}
        ),
        "",
        "{",
        json.dumps({"id": "8"}),
    ]
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    record, broken, textless = read_path(path)
    assert isinstance(record, Article)
    assert (record.id, record.publisher, record.published) == ("7", "AP", date(2024, 12, 14))
    assert isinstance(broken, ReadingError) and broken.source.endswith(":3")
    assert isinstance(textless, ReadingError) and textless.source.endswith(":4")


def test_what_the_reader_gives_wins_over_what_the_text_says() -> None:
    body = "Jets were seen at the base, officials in the area said on the same day.\n"
    text = f"A headline that names a place\n\n14 December 2024\n\n{body}"
    assert read_text(text, id="x").published == date(2024, 12, 14)
    assert read_text(text, id="x", published="2024-12-15", title="Mine").title == "Mine"
    assert read_text(text, id="x", published="2024-12-15").published == date(2024, 12, 15)


@pytest.mark.parametrize(
    ("source", "title", "body"),
    [
        ("---\ntitle: a --- b\n---\nJets.\n", "a --- b", "Jets.\n"),
        ("---\ntitle: 2024-12-14\n-----\nJets.\n", "2024-12-14", "Jets.\n"),
        ("---\nJets at Hmeimim.\n", None, "---\nJets at Hmeimim.\n"),
        ('{\n"title": "x"\n}\nJets.', None, '{\n"title": "x"\n}\nJets.'),
    ],
)
def test_only_front_matter_is_taken_off(source: str, title: str | None, body: str) -> None:
    read = read_bytes(source.encode(), "a.md")
    assert (read.title, read.text) == (title, body)


@pytest.mark.parametrize(
    "line",
    [b'{"text": "a\\u0000b"}', b'{"id": "\\ud800", "text": "a"}', b"[" * 100_000, b"\0\0", b'{"text": 7}'],
)
def test_a_broken_record_stops_no_other(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(line + b'\n{"id": null, "text": "Jets at Hmeimim."}\n')
    broken, sound = read_path(path)
    assert isinstance(broken, ReadingError)
    assert isinstance(sound, Article) and sound.id == f"{path}:2"


def test_what_holds_nothing_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "empty.jsonl", tmp_path / "folder"):
        (error,) = read_path(path)
        assert isinstance(error, ReadingError) and "holds no" in str(error)


def test_an_address_is_answered_with_what_to_do() -> None:
    (error,) = read_path(Path("https://example.org/report"))
    assert isinstance(error, ReadingError) and "save the page" in str(error)


BOMB = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in pairwise(ascii_lowercase))


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        ("title: " + "[" * 4_000, "20 lists within lists"),
        ("title: " + "{a: " * 3_000, "20 lists within lists"),
        ("- " * 4_000 + "a", "20 lists within lists"),
        ("title: " + "a" * 20_000, "longer than 16,000"),
        (BOMB + "title: *z", "'title' is a list"),
        ("title: [AP, AFP]", "'title' is a list"),
        ("title: " + "9" * 5_000, "longer than 4,000"),
        ("published: 9999-99-99", "YYYY-MM-DD"),
        ("published: 0001-01-01", "no year of reports"),
        ("published: " + "9" * 3_000, "YYYY-MM-DD"),
        ("title: *nobody", "not YAML"),
        ("title: \x01", "not YAML"),
    ],
)
def test_front_matter_of_odd_shape_is_named_with_its_problem(header: str, problem: str) -> None:
    with pytest.raises(ReadingError, match=problem) as refused:
        read_bytes(f"---\n{header}\n---\nJets.".encode(), "a.md")
    assert str(refused.value).startswith("a.md: ") and len(str(refused.value)) < 300


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("title: 0x" + "f" * 3_900, "0x" + "f" * 3_900),
        ("title: !!int ''", None),
        ("title: !!bool maybe", "maybe"),
        ("title: !!timestamp soon", "soon"),
        ("title: ~", None),
        ("? [a, b]\n: c\ntitle: 007", "007"),
        ("<<: {a: b}\ntitle: yes", "yes"),
        ("title: first\ntitle: second", "second"),
    ],
)
def test_front_matter_is_taken_as_it_is_written(header: str, title: str | None) -> None:
    assert read_bytes(f"---\n{header}\n---\nJets.".encode(), "a.md").title == title


@pytest.mark.parametrize(
    "told", ["2024-12-14", "2024-12-14 10:00:00", "2024-12-14T10:00:00+03:00", "'2024-12-14'"]
)
def test_front_matter_may_tell_the_hour(told: str) -> None:
    assert read_bytes(f"---\npublished: {told}\n---\nJets.".encode(), "a.md").published == date(2024, 12, 14)


@given(st.one_of(WHATEVER, st.text("-:[]{}&*!?|>%@#'\"<~0x1.e+_ \n\tat", max_size=80)))
def test_no_front_matter_raises_anything_else(header: str) -> None:
    for line in (header, f"title: {header}", f"published: {header}"):
        try:
            assert read_bytes(f"---\n{line}\n---\nJets.".encode(), "a.md").text
        except ReadingError as error:
            assert str(error).startswith("a.md: ")


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        ('{"text": "Jets.", "title": ' + "9" * 5_000 + "}", "not JSON"),
        ('{"text": "Jets.", "title": ' + "[" * 100_000 + "]" * 100_000 + "}", "not JSON"),
        ('{"text": "Jets.", "id": ' + "[" * 500 + "]" * 500 + "}", "'id' is a list"),
        ('{"text": "Jets.", "publisher": {"name": "AP"}}', "'publisher' is a list"),
        ('{"text": "Jets.", "title": "' + "a" * 5_000 + '"}', "longer than 4,000"),
        ('{"text": "Jets.", "published": 1e999}', "YYYY-MM-DD"),
        ('{"text": "Jets.", "published": "1066-10-14"}', "no year of reports"),
    ],
)
def test_a_record_of_odd_shape_is_named_with_its_problem(tmp_path: Path, record: str, problem: str) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(record, encoding="utf-8")
    (error,) = read_path(path)
    assert isinstance(error, ReadingError) and problem in str(error)
    assert len(str(error)) < len(str(path)) + 300


@pytest.mark.parametrize("name", ["a" * 5_000, "a" * 5_000 + ".jsonl"])
def test_a_path_that_no_system_has_is_an_error(name: str) -> None:
    (error,) = read_path(Path(name))
    assert isinstance(error, ReadingError)


@given(WHATEVER)
def test_no_text_is_refused_but_for_its_emptiness(text: str) -> None:
    try:
        assert read_text(text, id="paste").text == text
    except ReadingError as error:
        assert "no text" in str(error) and not text.strip()
