import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hublog import resources
from hublog.domain.key_cards import KeyCard
from hublog.domain.problems import Problem
from hublog.sheets import key_card as cards
from hublog.sheets.key_card import LARGEST, file_name, key_card, key_card_in
from sealed_return import HUB_KEY, OTHER_KEY, by

DAY = dt.date(2026, 6, 12)
KEY = by(HUB_KEY)(b"").public_key


def made(code: str = "CUM-EWA", name: str = "Ewanrigg Hub", key: str = HUB_KEY) -> bytes:
    return key_card(code, name, DAY, by(key))


def refused(content: bytes) -> str:
    found = key_card_in(content)
    assert isinstance(found, Problem), found
    assert resources.words().problem(found)
    return found.code


def edited(**more: str | int) -> bytes:
    return json.dumps({**json.loads(made()), **more}).encode()


def test_a_card_comes_back_as_it_was_given() -> None:
    card = KeyCard(hub_code="CUM-EWA", hub_name="Ewanrigg Hub", public_key=KEY, made_on=DAY)
    assert key_card_in(made()) == card
    assert file_name("CUM-EWA") == "CUM-EWA.hubkey"
    assert made() == made()


def test_a_mail_program_may_put_a_mark_before_it_or_change_its_line_ends() -> None:
    assert key_card_in(b"\xef\xbb\xbf" + made().replace(b"\n", b"\r\n")) == key_card_in(made())


def test_a_welsh_name_travels_whole() -> None:
    found = key_card_in(made(name="Tŷ'r Gymuned, Dôl-y-gaer"))
    assert isinstance(found, KeyCard)
    assert found.hub_name == "Tŷ'r Gymuned, Dôl-y-gaer"


@pytest.mark.parametrize(
    "more",
    [
        {"hub_code": "CUM-ELS"},
        {"hub_name": "Another hub"},
        {"made_on": "2026-06-13"},
        {"public_key": by(OTHER_KEY)(b"").public_key},
        {"public_key": "11"},
        {"public_key": "no key"},
        {"signature": "00" * 64},
        {"signature": ""},
    ],
)
def test_a_card_that_was_changed_is_refused(more: dict[str, str]) -> None:
    """P10."""
    assert refused(edited(**more)) == "KEY_CARD_SEAL"


def test_a_card_of_a_newer_release_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """P15."""
    monkeypatch.setattr(cards, "FORMAT_VERSION", 2)
    newer = made()
    monkeypatch.undo()
    assert refused(newer) == "KEY_CARD_NEWER"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"\xff\xfe{\x00}\x00",
        b"[]",
        b"{}",
        b"null",
        b"[" * 3_999,
        b'{"kind": ' * 440,
        made() + b" " * LARGEST,
        edited(kind="return"),
        edited(format_version=1),
        edited(more="lines"),
        json.dumps({k: v for k, v in json.loads(made()).items() if k != "hub_name"}).encode(),
    ],
)
def test_what_is_no_card_says_so(content: bytes) -> None:
    """P11."""
    assert refused(content) == "NOT_A_KEY_CARD"


@given(st.binary(max_size=LARGEST + 10))
def test_no_bytes_break_it(content: bytes) -> None:
    """P11."""
    assert isinstance(key_card_in(content), Problem)


@pytest.mark.parametrize(
    ("code", "name"),
    [("ewanrigg", "Hub"), ("CUM-EWA", ""), ("CUM-EWA", "x" * 101), ("CUM-EWA", "two\nlines")],
)
def test_a_fitting_seal_below_nonsense_is_refused(code: str, name: str) -> None:
    """P11: a seal says who wrote it, not that it makes sense."""
    assert refused(made(code, name)) == "KEY_CARD_ODD"


def test_a_day_that_is_none_is_refused() -> None:
    class NoDay(dt.date):
        def isoformat(self) -> str:
            return "yesterday"

    content = key_card("CUM-EWA", "Ewanrigg Hub", NoDay(2026, 6, 12), by(HUB_KEY))
    assert refused(content) == "KEY_CARD_ODD"
