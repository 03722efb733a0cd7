"""The questions people are asked about themselves, in their order; all may be left unanswered.

Their wording, in ``resources/text``, is that of the public standards, so that answers can be held
beside those of the census and of national surveys:

- sex, main language, long-lasting conditions and what they do to day-to-day activities: Census 2021 in
  England and Wales (ONS), as in the harmonised standards of the Government Statistical Service (GSS);
- ethnic group: the harmonised categories of the GSS for England and Wales, with the headings and the
  first option of the Welsh census form in a hub in Wales; in Northern Ireland those of its Census
  2021 (NISRA).

Age, postcode and how people heard of the hub have no harmonised wording for a desk; theirs is ours.
"""

from dataclasses import dataclass

from hublog.domain import postcodes
from hublog.domain.ages import BANDS
from hublog.domain.people import NOT_ASKED, PREFERS_NOT_TO_SAY, Person

NORTHERN_IRELAND, WALES = "N", "W"
_HEADINGS = {
    "W": ("W1", "W2", "W3", "W5", "W9"),
    "M": ("M1", "M2", "M3", "M9"),
    "A": ("A1", "A2", "A3", "A4", "A9"),
    "B": ("B1", "B2", "B9"),
    "O": ("O2", "O9"),
}
_OF_WALES = {"A", "B", "W1"}
"""Headings and options that read otherwise in Wales."""
_NORTHERN_IRISH = (
    *("W-WHITE", "W-TRAV", "W-ROMA", "A-INDIAN", "A-CHIN", "A-FILIP", "A-PAK", "O-ARAB"),
    *("A-OTHER", "B-AFRICAN", "B-OTHER", "M-MIXED", "O-OTHER"),
)
_LANGUAGES = (
    *("ENG", "CYM", "GLE", "ARA", "BEN", "BFI", "ZHO", "GUJ", "ITA"),
    *("PAN", "POL", "POR", "RON", "SPA", "UKR", "URD", "OTHER"),
)
_HEARD_FROM = (
    *("FRIEND", "PASSING", "GP", "LINKW", "SOCIAL", "LEAFLET", "COUNCIL", "SCHOOL", "OTHER"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose; ``wording`` and ``heading`` are keys of the catalogue.

    ``value`` is what ``People.answer`` takes, or ``None`` where the next step of the question is
    asked. A ``heading`` stands above the first choice that has it.
    """

    value: str | None
    wording: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to ask on one page; ``ask`` and ``hint`` are keys of the catalogue.

    ``typed`` is ``year`` or ``postcode`` where the answer may be typed too, else empty; the typed
    text is a value for ``People.answer``.
    """

    ask: str
    choices: tuple[Choice, ...]
    hint: str = ""
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about one of ``people.ASKED``; most have one step."""

    field: str
    steps: tuple[Step, ...]


def questions(country: str) -> tuple[Question, ...]:
    """Every question in the order in which it is to be asked, for a hub of that country.

    There is no list for Scotland: the question of England stands in, as the GSS advises where only
    one can be asked.
    """
    return (
        _question("age_band", BANDS, hint=True, typed="year"),
        _question("sex", ("F", "M")),
        _ethnic_group(country),
        _DISABILITY,
        _question(
            "postcode",
            (postcodes.NO_FIXED_ADDRESS, postcodes.DOES_NOT_KNOW),
            hint=True,
            typed="postcode",
        ),
        _question("first_language", _LANGUAGES),
        _question("heard_from", _HEARD_FROM),
    )


def unanswered(person: Person, country: str) -> tuple[Question, ...]:
    """The questions nobody has asked this person yet, in their order."""
    return tuple(each for each in questions(country) if not person.told(each.field))


def ethnic_groups(country: str) -> str:
    """The name of the code list that a hub of that country uses for ``ethnic_group``."""
    return "ethnic_group_ni" if country == NORTHERN_IRELAND else "ethnic_group"


def _question(
    field: str, values: tuple[str, ...], *, hint: bool = False, typed: str = ""
) -> Question:
    key = f"question.{field}"
    choices = tuple(Choice(value, f"{key}.{value}") for value in values)
    return Question(
        field, (Step(f"{key}.ask", (*choices, *_ALWAYS), f"{key}.hint" if hint else "", typed),)
    )


def _ethnic_group(country: str) -> Question:
    if country == NORTHERN_IRELAND:
        return _question("ethnic_group", _NORTHERN_IRISH)

    def key(name: str) -> str:
        welsh = country == WALES and name in _OF_WALES
        return f"question.ethnic_group{'_wales' if welsh else ''}.{name}"

    choices = tuple(
        Choice(value, key(value), key(heading))
        for heading, values in _HEADINGS.items()
        for value in values
    )
    ask, hint = "question.ethnic_group.ask", "question.ethnic_group.hint"
    return Question("ethnic_group", (Step(ask, (*choices, *_ALWAYS), hint),))


_ALWAYS = (
    Choice(PREFERS_NOT_TO_SAY, "question.always.NS"),
    Choice(NOT_ASKED, "question.always.NK"),
)
"""What may be said to every question (domain.md, principle 6)."""

_DISABILITY = Question(
    "disability",
    (
        Step(
            "question.condition.ask",
            (
                Choice(None, "question.condition.yes"),
                Choice("DN", "question.condition.no"),
                *_ALWAYS,
            ),
        ),
        Step(
            "question.disability.ask",
            (
                Choice("DL", "question.disability.DL"),
                Choice("DA", "question.disability.DA"),
                Choice("DN", "question.disability.DN"),
                *_ALWAYS,
            ),
        ),
    ),
)
"""Two steps make one answer (domain.md, Code lists): no condition and no limits are both ``DN``."""
