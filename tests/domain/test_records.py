import json
from dataclasses import fields, replace
from datetime import date, datetime, time
from typing import get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hublog.domain.activities import Activity, DatedCondition, Slot
from hublog.domain.people import Person
from hublog.domain.records import (
    KINDS,
    REFERENCES,
    TABLES,
    Record,
    defaults,
    from_values,
    to_values,
)

st.register_type_strategy(time, st.times().map(lambda t: t.replace(second=0, microsecond=0)))
st.register_type_strategy(datetime, st.datetimes().map(lambda at: at.replace(microsecond=0)))


@settings(max_examples=20)
@given(st.data())
@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.__name__)
def test_a_record_survives_its_plain_form(kind: type[Record], data: st.DataObject) -> None:
    """What JSON and the journal hold becomes the same record again, whatever its fields hold."""
    hints = get_type_hints(kind)
    record = data.draw(
        st.builds(kind, **{f.name: st.from_type(hints[f.name]) for f in fields(kind)})
    )
    plain = to_values(record)
    assert set(plain) == {f.name for f in fields(kind)}
    assert from_values(kind, json.loads(json.dumps(plain))) == record


def test_what_a_plain_form_leaves_out_keeps_its_default() -> None:
    """An older journal knows fewer fields."""
    assert from_values(Person, {"id": "p1", "known_as": "Ann"}) == Person(id="p1", known_as="Ann")


def test_defaults_are_plain_and_leave_out_what_must_be_given() -> None:
    assert defaults(Person)["also_known_as"] == []
    assert defaults(Person)["age_band"] == "NK"
    assert "known_as" not in defaults(Person)


def test_records_nest() -> None:
    activity = Activity(
        id="a1",
        name="Soup",
        type="FOOD",
        schedule=(Slot(weekday=1, start=time(10), end=time(12), valid_from=date(2026, 5, 1)),),
        conditions=(DatedCondition(code="PEER"),),
    )
    plain = to_values(activity)
    assert plain["schedule"] == [
        {
            "weekday": 1,
            "start": "10:00",
            "end": "12:00",
            "valid_from": "2026-05-01",
            "valid_to": None,
        }
    ]
    assert from_values(Activity, plain) == activity
    assert from_values(Activity, plain) != replace(activity, schedule=())


def test_every_table_has_one_kind_and_every_reference_names_a_field_and_a_kind() -> None:
    assert {TABLES[kind] for kind in KINDS.values()} == set(KINDS)
    for kind, named in REFERENCES.items():
        assert set(named) <= {f.name for f in fields(kind)}
        assert set(named.values()) <= set(TABLES)
