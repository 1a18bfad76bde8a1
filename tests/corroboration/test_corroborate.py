"""A movement as its reports tell it: passages, ends, days, counts, disagreements, whatever the order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pandas as pd
import pytest

from geo.corroboration import Corroboration, Topic, corroborate, reports_of, why
from geo.corroboration.features import THRESHOLD
from geo.model import AssetClass, Count, Family
from tests.corroboration.telling import many, spot, told

WITHDRAWAL = "RU; soldiers, personnel; withdraw from Hmeimim; -; out 2024-12-14"


def one(*lines: str) -> Corroboration:
    """The one movement that lines tell of, each in an article of its own, the first in article 1."""
    (found,) = corroborate([told(line, article=at) for at, line in enumerate(lines, 1)])
    return found


def sides(found: Corroboration) -> dict[Topic, list[str]]:
    return {each.topic: [side.value for side in each.sides] for each in found.disagreements}


def test_nothing_corroborates_nothing() -> None:
    assert corroborate([]) == ()


def test_all_passages_of_one_article_are_kept_and_count_as_one_source() -> None:
    passages = [told(WITHDRAWAL, article=1, key=key, after="More. " * key) for key in range(6)]
    (found,) = corroborate(passages)
    assert {report.key for report in found.reports} == set(range(6))
    assert (found.articles, found.sources) == ((1,), ("Paper 1",))


def test_a_passage_need_not_repeat_where_within_its_article() -> None:
    again = "RU; soldiers, personnel; withdraw; -; out 2024-12-14"
    assert len(corroborate([told(WITHDRAWAL), told(again, key=2)])) == 1
    assert len(corroborate([told(WITHDRAWAL), told(again, article=2)])) == 2


def test_a_place_that_could_not_be_located_is_not_the_one_named_elsewhere() -> None:
    elsewhere = told(WITHDRAWAL, key=2)
    origin = elsewhere.event.origin
    assert origin is not None
    lost = replace(elsewhere, event=replace(elsewhere.event, origin=replace(origin, place=None)))
    assert len(corroborate([told(WITHDRAWAL), lost])) == 2


def test_two_counts_in_one_voice_are_two_things_in_one_article() -> None:
    lines = [
        f"RU; {count} Il-76, transport_aircraft; depart from Hmeimim; -; out 2024-12-14" for count in (2, 5)
    ]
    assert len(corroborate([told(line) for line in lines])) == 2
    claims = [told(f"{line}; by {who}") for line, who in zip(lines, ("the navy", "Maxar"), strict=True)]
    assert len(corroborate(claims)) == 1


def test_what_one_article_tells_apart_no_other_joins() -> None:
    flights = [
        told(f"RU; {n} Il-76, transport_aircraft; depart from Hmeimim; -; out 2024-12-14") for n in (2, 5)
    ]
    vague = told("RU; Il-76, transport_aircraft; depart from Hmeimim; -; out 2024-12-14", article=2)
    assert sorted(len(found.reports) for found in corroborate([*flights, vague])) == [1, 2]


def test_no_chain_of_days_joins_what_is_a_week_apart() -> None:
    days = [told(f"RU; Il-76, transport_aircraft; depart from Hmeimim; -; out 2024-12-{day}", article=day)
            for day in (10, 13, 16, 19)]  # fmt: skip
    found = corroborate(days)
    published = [[report.published for report in each.reports if report.published] for each in found]
    assert sum(map(len, published)) == 4
    assert max((max(each) - min(each)).days for each in published) == 3


def test_it_tells_what_all_reports_together_know() -> None:
    found = one(
        "RU; 2 jet, transport_aircraft; depart from Latakia to Libya; 2024-12-13/2024-12-14; out 2024-12-14",
        "RU; 2 An-124, transport_aircraft; relocate from Hmeimim to al-Khadim; 2024-12-13; out 2024-12-15",
    )
    assert (found.origin, found.destination) == (spot("Hmeimim"), spot("al-Khadim"))
    assert found.days is not None
    assert (found.days.start, found.days.end) == (date(2024, 12, 13), date(2024, 12, 14))
    assert (found.family, found.asset_class) == (Family.DEPARTURE, AssetClass.TRANSPORT_AIRCRAFT)
    assert (found.assets, found.party, found.count) == (("An-124", "jet"), "RU", Count(2, 2))
    assert [report.article for report in found.reports] == [2, 1]
    assert found.disagreements == ()


def test_it_can_be_told_why_two_reports_are_of_one_movement_or_not() -> None:
    flight = "RU; 2 An-124, transport_aircraft; depart from Hmeimim to {}; 2024-12-13; out 2024-12-14"
    line, elsewhere = flight.format("Libya"), flight.format("Moscow")
    same = why(told(line), told(line, article=2))
    assert same.obstacles == () and sum(same.points.values()) >= THRESHOLD
    assert same.points["the same name"] == 2.0
    assert "the other end is disputed" not in same.points
    other = why(told(line), told(elsewhere, article=2))
    assert other.obstacles == ("at another place",)


def test_without_a_stated_day_there_are_no_days() -> None:
    assert one(WITHDRAWAL).days is None


@pytest.mark.parametrize(
    ("kinds", "family"),
    [
        (("depart", "withdraw"), Family.DEPARTURE),
        (("depart", "arrive"), Family.RELOCATION),
        (("relocate", "relocate"), Family.RELOCATION),
        (("relocate", "arrive"), Family.ARRIVAL),
    ],
)
def test_what_it_is_called(kinds: tuple[str, str], family: Family) -> None:
    line = "RU; 2 An-124, transport_aircraft; {} from Hmeimim to Libya; 2024-12-13; out 2024-12-14"
    assert one(*(line.format(kind) for kind in kinds)).family is family


@pytest.mark.parametrize(
    ("counts", "span", "disputed"),
    [
        (("4000", "3000-6000"), Count(3000, 6000), []),
        (("3000-6000", "1500"), Count(1500, 6000), ["3,000–6,000", "1,500"]),
        (("3+", "5"), Count(3, 5), []),
        (("10+", "5"), Count(5, 10), ["at least 10", "5"]),
        (("10+", "5+"), Count(5, None), []),
    ],
)
def test_counts(counts: tuple[str, ...], span: Count, disputed: list[str]) -> None:
    line = "RU; {} soldiers, personnel; remain at Hmeimim; -; out 2025-01-1{}"
    found = one(*(line.format(count, 9 - at) for at, count in enumerate(counts)))
    assert found.count == span
    assert sides(found).get(Topic.COUNT, []) == disputed


@pytest.mark.parametrize("denial", ["negated", "denied"])
def test_a_denial_disagrees_and_is_no_source_of_what_it_denies(denial: str) -> None:
    found = one(WITHDRAWAL, f"{WITHDRAWAL}; {denial}; by the Kremlin")
    assert set(sides(found)[Topic.OCCURRENCE]) == {"affirmed", "denied"}
    assert (found.sources, found.deniers) == (("Paper 1",), ("Kremlin",))


def test_a_disputed_destination_is_not_drawn() -> None:
    found = one(
        "RU; Sparta II, auxiliary_ship; depart from Tartus to Benghazi; -; out 2025-01-28",
        "RU; Sparta II, auxiliary_ship; depart from Tartus to Baltiysk; -; out 2025-01-29",
    )
    assert sides(found) == {Topic.DESTINATION: ["Baltiysk", "Benghazi"]}
    assert (found.origin, found.destination) == (spot("Tartus"), None)


def members(found: tuple[Corroboration, ...]) -> list[tuple[str, tuple[int, ...]]]:
    return [(each.id, tuple(report.key for report in each.reports)) for each in found]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_reports_makes_no_difference(seed: int) -> None:
    reports = many(600)
    shuffled = sorted(reports, key=lambda report: sha256(f"{seed} {report.key}".encode()).digest())
    assert corroborate(shuffled) == corroborate(reports)


def test_every_report_is_in_exactly_one_movement_and_ids_differ() -> None:
    found = members(corroborate(many(600)))
    assert sorted(key for _, keys in found for key in keys) == list(range(600))
    assert len({name for name, _ in found}) == len(found) < 600


def test_ids_do_not_depend_on_the_keys_of_a_store() -> None:
    reports = [told(WITHDRAWAL, article=at, key=at) for at in (1, 2)]
    moved = [told(WITHDRAWAL, article=at, key=at + 90) for at in (1, 2)]
    assert [each.id for each in corroborate(reports)] == [each.id for each in corroborate(moved)]


def test_a_thousand_equal_reports_are_one_movement() -> None:
    assert len(corroborate([told(WITHDRAWAL, article=at) for at in range(1000)])) == 1


def test_reports_are_read_from_the_frame_of_events() -> None:
    reports = [told(WITHDRAWAL, key=7), told(WITHDRAWAL.replace("out 2024-12-14", "-"), article=2, key=8)]
    columns = {"event": "key", "found": "event", "article": "article", "publisher": "publisher"}
    columns |= {name: name for name in ("published", "based_on", "url", "sha256")}
    rows = [[getattr(report, field) for field in columns.values()] for report in reports]
    frame = pd.DataFrame(rows, columns=list(columns), dtype="object").astype({"published": "datetime64[s]"})
    assert reports_of(frame) == reports
