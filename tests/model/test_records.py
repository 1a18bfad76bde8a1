"""Closed lists and their records: complete, told apart, found by their codes, the same after a pickle."""

from __future__ import annotations

import pickle
from dataclasses import fields
from typing import get_type_hints

import pytest

from geo.events.lexicon import entries
from geo.maps.icons import SYMBOLS, Affiliation
from geo.model import AssetClass, EventKind, EventTime, Lane, Modality, PlaceKind, Precision, Recorded
from geo.model.asset_classes import AssetRecord
from geo.model.event_kinds import EventRecord, LaneRecord
from geo.model.event_times import TimeRecord
from geo.model.modalities import ModalityRecord
from geo.model.place_kinds import PlaceRecord
from geo.model.precisions import PrecisionRecord

RECORDS: dict[type[Recorded], type] = {
    AssetClass: AssetRecord,
    EventKind: EventRecord,
    EventTime: TimeRecord,
    Lane: LaneRecord,
    Modality: ModalityRecord,
    PlaceKind: PlaceRecord,
    Precision: PrecisionRecord,
}
EACH_LIST = pytest.mark.parametrize("members", RECORDS, ids=lambda members: members.__name__)


@EACH_LIST
def test_every_list_gives_the_fields_of_its_record_with_their_types(members: type[Recorded]) -> None:
    typed = {name: hint for name, hint in get_type_hints(members).items() if not name.startswith("_")}
    record = get_type_hints(RECORDS[members])
    assert typed == {field.name: record[field.name] for field in fields(RECORDS[members])}


@EACH_LIST
def test_every_member_has_words_of_its_own(members: type[Recorded]) -> None:
    labels = members.labels()
    assert list(labels) == list(members) and all(labels.values())
    assert len(set(labels.values())) == len(members)


@EACH_LIST
def test_a_member_is_its_code_wherever_it_goes(members: type[Recorded]) -> None:
    for member in members:
        assert members(member.value) is pickle.loads(pickle.dumps(member)) is member  # noqa: S301
        assert f"{member}" == member.value and hash(member) == hash(member.value)


@EACH_LIST
def test_a_code_that_is_not_in_a_list_is_refused(members: type[Recorded]) -> None:
    with pytest.raises(ValueError, match="'nonesuch' is not a valid"):
        members("nonesuch")


def test_a_member_without_a_record_is_refused() -> None:
    with pytest.raises((ValueError, RuntimeError)):  # the latter up to Python 3.11

        class Bare(Recorded):
            CODE = "code"


@pytest.mark.parametrize("asset_class", AssetClass)
def test_a_class_is_covered_by_classes_that_are_wider(asset_class: AssetClass) -> None:
    wider = [AssetClass(code) for code in asset_class.wider]
    assert asset_class not in asset_class.covered
    assert all(asset_class in each.covered and each not in asset_class.covered for each in wider)


@pytest.mark.parametrize("asset_class", AssetClass)
def test_a_class_has_its_drawings(asset_class: AssetClass) -> None:
    assert all((SYMBOLS / side / f"{asset_class.symbol}.svg").is_file() for side in Affiliation)


@pytest.mark.parametrize("kind", EventKind)
def test_a_kind_of_event_has_its_drawing_its_words_and_a_family(kind: EventKind) -> None:
    assert (SYMBOLS / "kinds" / f"{kind.icon}.svg").is_file()
    assert any(entry.kind is kind for told in entries().values() for entry in told)
    assert kind.families


def test_what_a_kind_does_follows_from_its_course() -> None:
    assert {kind for kind in EventKind if kind.moves} == {
        *(EventKind.ARRIVE, EventKind.DEPLOY, EventKind.TRANSIT, EventKind.RELOCATE),
        *(EventKind.DEPART, EventKind.WITHDRAW),
    }
    assert {kind for kind in EventKind if kind.has_aim and not kind.leads_somewhere} == {EventKind.STRIKE}
    assert not any(kind.is_still and kind.has_aim for kind in EventKind)
