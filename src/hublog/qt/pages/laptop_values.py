"""What stands in a field of the register, as people say it: which field, and its value."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields

from hublog.domain.journal import Value
from hublog.domain.months import Month
from hublog.domain.people import NOT_ASKED, PREFERS_NOT_TO_SAY
from hublog.domain.records import KINDS
from hublog.qt.desk import Desk

_CODED = {
    ("hub", "country"): "country",
    ("activity", "type"): "activity_type",
    ("activity", "register_mode"): "register_mode",
    ("activity", "age_group"): "activity_for",
    ("activity", "status"): "activity_status",
    ("activity", "conditions"): "condition",
    ("session", "status"): "session_status",
    ("session", "cancel_reason"): "cancel_reason",
    ("session", "type"): "activity_type",
    ("session", "conditions"): "condition",
    ("session", "source"): "source",
    ("person", "age_band"): "age_band",
    ("person", "sex"): "sex",
    ("person", "ethnic_group"): "ethnic_group",
    ("person", "disability"): "disability",
    ("person", "imd_index"): "imd_index",
    ("person", "first_language"): "first_language",
    ("person", "heard_from"): "heard_from",
    ("person", "status"): "person_status",
    ("attendance", "status"): "attendance_status",
    ("volunteer_time", "kind"): "volunteer_kind",
    ("referral", "direction"): "referral_direction",
    ("referral", "org_type"): "org_type",
    ("referral", "reason"): "referral_reason",
    ("referral", "status"): "referral_status",
    ("learning", "conditions"): "condition",
    ("care", "fsm"): "fsm",
    ("care", "send"): "send",
    ("care", "school_phase"): "school_phase",
    ("query", "code"): "query",
}
"""The list that a field's codes are of."""
_FOLLOW = {
    "birth_year": ("birth_month", "birth_day", "age_band"),
    "postcode": ("outward", "lsoa", "imd_decile", "imd_index"),
    "answer": ("answered_by", "answered_on", "status"),
    "status": ("cancel_reason", "nobody_came", "status_date", "merged_into"),
    "start": ("end",),
}
"""What is said together with the field that leads, or follows from it, where both are asked about."""
_BESIDE = {"cancel_reason", "status_date", "merged_into"}
"""What is told beside its leader where it says something."""
_NAMES = {
    *("place_id", "activity_id", "person_id", "session_id"),
    *("merged_into", "joined_to", "returns_from"),
}
_DAYS = {
    *("date", "entered_on", "first_seen_on", "records_complete_from"),
    *("status_date", "accepted_on", "asked_on", "answered_on", "delete_on"),
}
_MOMENTS = {"at", "left_at", "opened_at"}


def said_moment(desk: Desk, at: dt.datetime) -> str:
    """A day and a time of day, the day as short as is clear."""
    day = desk.wording.seen(at.date(), desk.today())
    return desk.words("laptop_value.moment", day=day, time=desk.wording.time(at))


class Values:
    """Says fields and what stands in them; ``names`` gives what an id stands for."""

    def __init__(self, desk: Desk, names: Mapping[str, str]) -> None:
        self._desk, self._names = desk, names

    def fields(self, table: str, fields: Collection[str]) -> str:
        """What the fields are called."""
        said = (self.field(table, each) for each in _leaders(table, fields))
        return self._desk.words("laptop_value.comma").join(said)

    def field(self, table: str, field: str) -> str:
        """What one field is called."""
        key = f"laptop_field.{table}.{field}"
        return self._desk.words(key if key in self._desk.words else "laptop_field.alive")

    def values(self, table: str, fields: Sequence[str], values: Sequence[Value]) -> str:
        """What stands in the fields, one after the other."""
        held = dict(zip(fields, values, strict=True))
        said = [self._led(table, each, held) for each in _leaders(table, fields)]
        return self._desk.words("laptop_value.comma").join(said)

    def value(self, table: str, field: str, value: Value) -> str:
        """What stands in one field."""
        words = self._desk.words
        if value is None or value in ("", []):
            return words("laptop_value.nothing")
        if isinstance(value, bool):
            kind = "alive_" if field == "alive" else ""
            return words(f"laptop_value.{kind}{'yes' if value else 'no'}")
        if isinstance(value, list):
            said = (self._item(table, field, each) for each in value)
            return words("laptop_value.comma").join(said)
        if field == "minutes" and isinstance(value, int):
            return words("laptop_value.minutes", n=value)
        return self._text(table, field, str(value))

    def _led(self, table: str, leader: str, held: Mapping[str, Value]) -> str:
        """What stands in a field, with what follows it."""
        if leader == "birth_year" and held.keys() >= {"birth_month", "birth_day"}:
            return self._born(table, held)
        if leader == "start" and held["start"] and held.get("end"):
            start, end = (dt.time.fromisoformat(str(held[each])) for each in ("start", "end"))
            return self._desk.wording.times(start, end)
        beside = [each for each in _FOLLOW.get(leader, ()) if each in _BESIDE and held.get(each)]
        said = [self.value(table, each, held[each]) for each in (leader, *beside)]
        return self._desk.words("laptop_value.comma").join(said)

    def _text(self, table: str, field: str, value: str) -> str:
        words, wording = self._desk.words, self._desk.wording
        if field in _NAMES:
            return self._names.get(value) or words("laptop_value.unknown")
        if field in _DAYS:
            return wording.dated(dt.date.fromisoformat(value))
        if field in _MOMENTS:
            return said_moment(self._desk, dt.datetime.fromisoformat(value))
        if field == "month":
            return wording.month(Month.parse(value))
        return self._answer(table, field, value) or self._code(table, field, value) or value

    def _answer(self, table: str, field: str, value: str) -> str:
        """What people said at a question, or how they were counted."""
        words = self._desk.words
        if (table, field) == ("count", "age_band"):
            return self._desk.band(value)
        always, where = f"question.always.{value}", f"question.postcode.{value}"
        if table == "person" and value in {NOT_ASKED, PREFERS_NOT_TO_SAY}:
            return words(always)
        return words(where) if field == "postcode" and where in words else ""

    def _code(self, table: str, field: str, value: str) -> str:
        codes = self._desk.codes
        for code_list in (_CODED.get((table, field), ""), f"{field}_ni"):
            if code_list in codes and value in codes[code_list]:
                return self._desk.label(code_list, value)
        return ""

    def _item(self, table: str, field: str, item: Value) -> str:
        if not isinstance(item, dict):
            return self._text(table, field, str(item))
        if "weekday" in item:
            start = dt.time.fromisoformat(str(item["start"]))
            end = dt.time.fromisoformat(str(item["end"]))
            weekday = self._desk.wording.weekday(int(str(item["weekday"])))
            times = self._desk.wording.times(start, end)
            return self._desk.words("laptop_value.slot", weekday=weekday, times=times)
        if "phone" in item:
            what = self._desk.label("relationship", str(item["relationship"]))
            who = {"name": str(item["name"]), "phone": str(item["phone"])}
            barred = "_barred" if item["may_collect"] is False else ""
            return self._desk.words(f"laptop_value.contact{barred}", what=what, **who)
        return self._text(table, field, str(item.get("code", "")))

    def _born(self, table: str, held: Mapping[str, Value]) -> str:
        year, month, day = (held[each] for each in ("birth_year", "birth_month", "birth_day"))
        if not isinstance(year, int):
            return self.value(table, "age_band", held.get("age_band"))
        if isinstance(month, int) and isinstance(day, int):
            return self._desk.wording.dated(dt.date(year, month, day))
        return self._desk.wording.month(Month(year, month)) if isinstance(month, int) else str(year)


def _leaders(table: str, asked: Collection[str]) -> list[str]:
    """The fields that lead, in the order in which a record has them."""
    led = {follows for each in asked for follows in _FOLLOW.get(each, ())}
    return [
        each.name for each in fields(KINDS[table]) if each.name in asked and each.name not in led
    ]
