"""What may be changed about a person, and what cannot be right."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from hublog.domain import postcodes
from hublog.domain.areas import located
from hublog.domain.codes import CodeLists
from hublog.domain.hub_packs import Area
from hublog.domain.names import LONGEST_NAME, can_name, clean, fold
from hublog.domain.people import ASKED, NOT_ASKED, Person
from hublog.domain.problems import Problem
from hublog.domain.questions import ethnic_groups
from hublog.services.not_given import NOT_GIVEN, NotGiven
from hublog.services.sessions import LONGEST_NOTE

EARLIEST_BIRTH_YEAR = 1900
_LONGEST_EMAIL = 254
_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(\.[^\s@.]+)+")
_PHONE = re.compile(r"\+?[0-9 ()./-]+( ?(x|ext\.?) ?[0-9]+)?", re.IGNORECASE)
_PHONE_DIGITS = range(6, 20)
_YEAR_DIGITS = 5
"""One more than a year has, so that what is too long is not cut to one that could be right."""
_LEAP_YEAR = 2000
"""Where only day and month of a birthday are known, 29 February is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChanges:
    """What a person tells anew about somebody; what is not given stays as it is.

    Fields are those of ``Person``; empty text, ``None`` and ``NK`` take an answer away.
    """

    known_as: str | NotGiven = NOT_GIVEN
    full_name: str | NotGiven = NOT_GIVEN
    also_known_as: tuple[str, ...] | NotGiven = NOT_GIVEN
    birth_year: int | NotGiven | None = NOT_GIVEN
    birth_month: int | NotGiven | None = NOT_GIVEN
    birth_day: int | NotGiven | None = NOT_GIVEN
    age_band: str | NotGiven = NOT_GIVEN
    sex: str | NotGiven = NOT_GIVEN
    ethnic_group: str | NotGiven = NOT_GIVEN
    disability: str | NotGiven = NOT_GIVEN
    postcode: str | NotGiven = NOT_GIVEN
    first_language: str | NotGiven = NOT_GIVEN
    phone: str | NotGiven = NOT_GIVEN
    email: str | NotGiven = NOT_GIVEN
    contact_ok: bool | NotGiven | None = NOT_GIVEN
    heard_from: str | NotGiven = NOT_GIVEN
    first_seen_on: date | NotGiven | None = NOT_GIVEN
    note: str | NotGiven = NOT_GIVEN

    def given(self) -> dict[str, Any]:
        """What is given, by field."""
        every = ((each.name, getattr(self, each.name)) for each in fields(self))
        return {name: value for name, value in every if value is not NOT_GIVEN}


@dataclass(frozen=True, slots=True)
class Rules:
    """What a change is held to: the code lists, the hub's country, today's date, and its areas.

    ``area_of`` tells where a postcode lies, if the hub's area list knows it.
    """

    codes: CodeLists
    country: str
    today: date
    area_of: Callable[[str], Area | None]


def is_phone(text: str) -> bool:
    """Whether a telephone number can be written like this."""
    digits = sum(sign.isdecimal() for sign in text)
    return _PHONE.fullmatch(text) is not None and digits in _PHONE_DIGITS


def answer(field: str, value: str) -> PersonChanges:
    """The changes that one answer makes: a code of the field's list, a postcode or a year of birth.

    A later answer about age takes the place of an earlier one, be it a band or a year.
    ``LookupError`` where nothing of that name is asked.
    """
    if field not in ASKED:
        raise LookupError(field)
    told: dict[str, Any] = {field: value.strip()}
    if field == "age_band":
        told |= {"birth_year": None, "birth_month": None, "birth_day": None}
        if value.strip().isdecimal():
            told |= {"birth_year": int(value.strip()[:_YEAR_DIGITS]), "age_band": NOT_ASKED}
    return PersonChanges(**told)


def amended(person: Person, changes: PersonChanges, rules: Rules) -> Person | Problem:
    """The person with the changes, cleaned; the first thing that cannot be right where there is one.

    A birth year makes an age band needless, and an age band given without one takes the year's
    place. A new postcode brings its outward half and its area, where that is known. Problems:
    PERSON_NAME, BIRTH_YEAR, BIRTH_DATE, UNKNOWN_CODE, POSTCODE_FORM (DQ17), PHONE_FORM, EMAIL_FORM,
    FIRST_SEEN_DATE, NOTE_TOO_LONG.
    """
    given = _cleaned(changes.given())
    for check in _CHECKS:
        wrong = check(person, given, rules)
        if wrong is not None:
            return wrong
    return replace(person, **_with_what_follows(person, given, rules))


def _cleaned(given: dict[str, Any]) -> dict[str, Any]:
    cleaned = {n: clean(v) if isinstance(v, str) else v for n, v in given.items()}
    if "also_known_as" in cleaned:
        names = (clean(name) for name in cleaned["also_known_as"])
        cleaned["also_known_as"] = tuple({fold(n): n for n in names if n}.values())
    if "postcode" in cleaned:
        cleaned["postcode"] = postcodes.tidy(cleaned["postcode"]) or cleaned["postcode"]
    emptied = {name: NOT_ASKED for name in ASKED if cleaned.get(name) == ""}
    return cleaned | emptied


def _with_what_follows(person: Person, given: dict[str, Any], rules: Rules) -> dict[str, Any]:
    wanted = dict(given)
    if given.get("birth_year") is not None:
        wanted["age_band"] = NOT_ASKED
    elif given.get("age_band", NOT_ASKED) != NOT_ASKED:
        wanted |= {"birth_year": None, "birth_month": None, "birth_day": None}
    if given.get("postcode", person.postcode) != person.postcode:
        wanted |= located(given["postcode"], rules.area_of(given["postcode"]))
    return wanted


def _names(_person: Person, given: Mapping[str, Any], _rules: Rules) -> Problem | None:
    names = [given["known_as"]] if "known_as" in given else []
    names += [each for each in (given.get("full_name"), *given.get("also_known_as", ())) if each]
    odd = next((name for name in names if not can_name(name)), None)
    return None if odd is None else Problem("PERSON_NAME", odd[:LONGEST_NAME])


def _birth(person: Person, given: Mapping[str, Any], rules: Rules) -> Problem | None:
    year, month, day = (
        given.get(f"birth_{part}", getattr(person, f"birth_{part}"))
        for part in ("year", "month", "day")
    )
    if given.keys().isdisjoint({"birth_year", "birth_month", "birth_day"}):
        return None
    last = rules.today.year
    if year is not None and not EARLIEST_BIRTH_YEAR <= year <= last:
        return Problem("BIRTH_YEAR", str(year), {"first": EARLIEST_BIRTH_YEAR, "last": last})
    told = "/".join(str(part) for part in (day, month, year) if part is not None)
    if day is not None and month is None:
        return Problem("BIRTH_DATE", told)
    try:
        first = date(
            _LEAP_YEAR if year is None else year,
            1 if month is None else month,
            1 if day is None else day,
        )
    except ValueError:
        return Problem("BIRTH_DATE", told)
    return Problem("BIRTH_DATE", told) if year is not None and first > rules.today else None


def _codes(person: Person, given: Mapping[str, Any], rules: Rules) -> Problem | None:
    """A retired code may stay, but not be chosen."""
    for field in given.keys() & {*ASKED} - {"postcode"}:
        listed = ethnic_groups(rules.country) if field == "ethnic_group" else field
        open_now = [each.code for each in rules.codes[listed].on(rules.today)]
        if given[field] not in {getattr(person, field), *open_now}:
            return Problem("UNKNOWN_CODE", given[field], {"choices": ", ".join(open_now)})
    return None


def _postcode(_person: Person, given: Mapping[str, Any], _rules: Rules) -> Problem | None:
    typed: str = given.get("postcode", "")
    return Problem("POSTCODE_FORM", typed) if postcodes.tidy(typed) is None else None


def _contact(_person: Person, given: Mapping[str, Any], _rules: Rules) -> Problem | None:
    phone, email = given.get("phone", ""), given.get("email", "")
    if phone and not is_phone(phone):
        return Problem("PHONE_FORM", phone)
    if email and not (_EMAIL.fullmatch(email) and len(email) <= _LONGEST_EMAIL):
        return Problem("EMAIL_FORM", email)
    return None


def _first_seen(_person: Person, given: Mapping[str, Any], rules: Rules) -> Problem | None:
    day = given.get("first_seen_on")
    if day is None or date(EARLIEST_BIRTH_YEAR, 1, 1) <= day <= rules.today:
        return None
    return Problem("FIRST_SEEN_DATE", day.isoformat())


def _note(_person: Person, given: Mapping[str, Any], _rules: Rules) -> Problem | None:
    if len(given.get("note", "")) > LONGEST_NOTE:
        return Problem("NOTE_TOO_LONG", values={"most": LONGEST_NOTE})
    return None


_Check = Callable[[Person, Mapping[str, Any], Rules], Problem | None]
_CHECKS: Iterable[_Check] = (_names, _birth, _codes, _postcode, _contact, _first_seen, _note)
