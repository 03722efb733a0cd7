"""How old a person is on a day, and the age bands and door groups that ages fall into."""

from datetime import date

from hublog.domain.people import NOT_ASKED, PREFERS_NOT_TO_SAY, Person

BANDS = (
    *("0-4", "5-10", "11-15", "16-17", "18-24", "25-34", "35-44", "45-54"),
    *("55-64", "65-74", "75-84", "85+"),
)
"""Age bands by age (domain.md, Code lists); their first number is the youngest age."""

GROUPS = ("U18", "18-24", "25-44", "45-64", "65+", PREFERS_NOT_TO_SAY, NOT_ASKED)
"""The groups that are counted at the door, unions of bands."""

GROWN_UP = 18
"""From this age on nobody is a child."""
_YOUNGEST = tuple((int(band.rstrip("+").partition("-")[0]), band) for band in BANDS)
_YOUNGEST_OF_GROUP = {65: "65+", 45: "45-64", 25: "25-44", 18: "18-24", 0: "U18"}
_MIDDLE_OF_YEAR = (7, 1)
_GROUP_OF = {
    band: next(group for age, group in _YOUNGEST_OF_GROUP.items() if youngest >= age)
    for youngest, band in _YOUNGEST
} | {group: group for group in GROUPS}


def age_on(person: Person, day: date) -> int | None:
    """Full years on that day; ``None`` where the birth year is not known or lies ahead.

    Where only the year is known the birthday is taken as 1 July, where the day is missing as the
    first of the month, so that over many people the slips even out.
    """
    if person.birth_year is None:
        return None
    birthday = (
        (person.birth_month, person.birth_day or 1) if person.birth_month else _MIDDLE_OF_YEAR
    )
    age = day.year - person.birth_year - ((day.month, day.day) < birthday)
    return age if age >= 0 else None


def youngest(person: Person, day: date) -> int | None:
    """The fewest full years they can have on that day; ``None`` where nobody knows or would say."""
    if person.birth_year is not None:
        last = (person.birth_month or 12, person.birth_day or 31)
        return max(0, day.year - person.birth_year - ((day.month, day.day) < last))
    band = person.age_band
    if age_group(band) in {PREFERS_NOT_TO_SAY, NOT_ASKED}:
        return None
    return 0 if band == "U18" else int(band.rstrip("+").partition("-")[0])


def age_band(person: Person, day: date) -> str:
    """The age band on that day, from the birth year or else from what the person said."""
    age = age_on(person, day)
    if age is None:
        return person.age_band or NOT_ASKED
    return band_of_age(age)


def band_of_age(age: int) -> str:
    """The age band of so many full years."""
    return next(band for youngest, band in reversed(_YOUNGEST) if age >= youngest)


def age_group(band: str) -> str:
    """The door group that a band, or a group itself, belongs to; ``NK`` for any other text."""
    return _GROUP_OF.get(band, NOT_ASKED)


def youngest_on(person: Person, day: date) -> int | None:
    """The youngest that somebody may be on that day; ``None`` where nothing is known of their age.

    What protects children goes by this: where only the year is known they have not had their birthday.
    """
    if person.birth_year is None or person.birth_year > day.year:
        band = person.age_band.partition("-")[0].rstrip("+")
        return 0 if band == "U18" else int(band) if band.isdigit() else None
    month = person.birth_month or 12
    latest = (month, person.birth_day or 31)
    return max(0, day.year - person.birth_year - ((day.month, day.day) < latest))
