"""Finds in free text what must not travel: e-mail addresses, phone numbers, postcodes, NHS numbers."""

import re

from phonenumbers import Leniency, PhoneNumberMatcher

from hublog.domain.postcodes import tidy

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_NHS = re.compile(r"(?<!\d)(?<!\d[ -])\d(?:[ -]?\d){9}(?![ -]?\d)")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]?[ \t\n]*[0-9][A-Z]{2}\b", re.IGNORECASE)
_ORDINARY = re.compile(r"1st|2nd|3rd|[0-9](?:th|hr|yr)")
"""Words as in "B1 1st floor": half a postcode only where they are written in capitals."""
_TOGETHER = re.compile(
    r"(?<!\w)(?<!\w-)(?<!\d[:/.,])(?<![£$€])"
    r"[+(]{0,2}\d(?:[ \t()-]{0,3}\d)+"
    r"(?!-?\w|[:/%]|[.,]\d)"
)
"""Digits that stand together and are no part of a word, a date with strokes, a time or a price."""
_NUMBER = re.compile(r"(?:0|440?)\d{9,11}|7\d{9}")
_FIRST_GROUP, _LONG_GROUP, _SHORT_GROUP = 3, 4, 2
"""How a number is grouped, unlike most counts: how many digits come first, in one, and in each."""
_COUNTRY = "GB"
_FEWEST_DIGITS = 9
_DIGITS_OF_A_NUMBER = range(10, 12)
_NHS_WEIGHTS = range(10, 1, -1)
_MODULUS = 11


def private_details(text: str) -> tuple[str, ...]:
    """What of that kind a text holds, as it is written there (DQ20).

    A phone number counts though a digit is missing or too many, with the country before it or
    without its 0; a postcode counts in small letters and over two lines, but not where its second
    half is a word such as "1st" or "2hr".
    """
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
    """Numbers that exist, and those that begin like one and are about as long."""
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
    alike = [match.group() for match in _TOGETHER.finditer(text) if _is_alike(match.group())]
    return found + [each for each in alike if not any(each in f or f in each for f in found)]


def _is_alike(written: str) -> bool:
    """Whether a slip may have made these digits out of a phone number, or its 0 was left out.

    That is 9 to 11 digits after 0, 44, +44 or 0044, or ten that begin with 7.
    """
    digits = "".join(str(int(sign)) for sign in written if sign.isdecimal())
    abroad = digits.removeprefix("00") if digits.startswith("0044") else digits
    if not _NUMBER.fullmatch(abroad) or len(set(abroad)) == 1:
        return False
    if abroad != digits or "+" in written:
        return True
    first, *others = map(len, re.findall(r"\d+", written))
    begins = first >= _FIRST_GROUP or digits.startswith("44")
    return (
        begins and max(first, *others, 0) >= _LONG_GROUP and min(others, default=2) >= _SHORT_GROUP
    )


def _is_postcode(found: str) -> bool:
    inward = found[-3:]
    return tidy(found) is not None and not _ORDINARY.fullmatch(inward)
