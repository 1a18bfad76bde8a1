"""Closed lists whose members carry a record of all that is known of them: one type, one record, one place."""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class Recorded(StrEnum):
    """A word of a closed list, ``CODE = "code", Record(label=…)``, with the record's fields as attributes.

    The code is what is stored, printed and looked up by: ``EventKind("arrive").label`` is "arrival".
    """

    label: str
    """What it is called, for readers."""

    def __new__(cls, code: str, *records: DataclassInstance) -> Self:
        (record,) = records  # none is given only where a member is looked up, which does not come here
        member = str.__new__(cls, code)
        member._value_ = code
        for field in fields(record):
            setattr(member, field.name, getattr(record, field.name))
        return member

    @classmethod
    def labels(cls) -> dict[str, str]:
        """What every member is called, by its code, in the order of the list."""
        return {member.value: member.label for member in cls}
