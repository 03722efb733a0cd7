"""Finds in free text what must not travel: e-mail addresses, phone numbers, postcodes, NHS numbers."""

import re

from phonenumbers import Leniency, PhoneNumberMatcher

from hublog.domain.postcodes import tidy

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_NHS = re.compile(r"(?<!\d)(?<!\d[ -])\d(?:[ -]?\d){9}(?![ -]?\d)")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]?[ \t]*[0-9][A-Z]{2}\b", re.IGNORECASE)
_ORDINARY = re.compile(r"[0-9](?:st|nd|rd|th|hr|am|pm|yr)")
"""Ends of words such as "B1 1st floor", which only capitals make half a postcode."""
_COUNTRY = "GB"
_FEWEST_DIGITS = 9
_DIGITS_OF_A_NUMBER = range(10, 12)
_NHS_WEIGHTS = range(10, 1, -1)
_MODULUS = 11


def private_details(text: str) -> tuple[str, ...]:
    """What of that kind a text holds, as it is written there (DQ20)."""
    found = [match.group() for match in _EMAIL.finditer(text)]
    if sum(sign.isdecimal() for sign in text) >= _FEWEST_DIGITS:
        phones = _phones(text)
        spelled = [match.group() for match in _NHS.finditer(text) if is_nhs_number(match.group())]
        found += phones
        found += [number for number in spelled if not any(number in phone for phone in phones)]
    found += [match.group() for match in _POSTCODE.finditer(text) if _is_postcode(match.group())]
    return tuple(found)


def is_nhs_number(text: str) -> bool:
    """Whether ten digits are an NHS number, by its last digit (mod 11); blanks do not matter."""
    digits = [int(sign) for sign in text if sign.isdecimal()]
    if len(digits) != len(_NHS_WEIGHTS) + 1 or len(set(digits)) == 1:
        return False
    total = sum(weight * digit for weight, digit in zip(_NHS_WEIGHTS, digits, strict=False))
    return (_MODULUS - total % _MODULUS) % _MODULUS == digits[-1]


def _phones(text: str) -> list[str]:
    """Numbers that exist, and those that begin and are as long as one: a slip makes none safe."""
    matches = PhoneNumberMatcher(text, _COUNTRY, leniency=Leniency.VALID)
    found = [match.raw_string for match in matches]
    for match in PhoneNumberMatcher(text, _COUNTRY, leniency=Leniency.POSSIBLE):
        digits = "".join(sign for sign in match.raw_string if sign.isdecimal())
        written = match.raw_string.lstrip("(")
        dialled = written.startswith("0") and len(digits) in _DIGITS_OF_A_NUMBER
        if (
            dialled
            and len(set(digits)) > 1
            and not any(match.raw_string in other for other in found)
        ):
            found.append(match.raw_string)
    return found


def _is_postcode(found: str) -> bool:
    inward = found[-3:]
    return tidy(found) is not None and not _ORDINARY.fullmatch(inward)
