"""What was half typed when the register was let go: in no journal, encrypted like the rest (P4)."""

import pytest

from held import WREN
from hublog.domain.half_typed import HalfTyped, HalfTypedPage, TypedField

TEXTS = (
    HalfTypedPage(
        page="register",
        shown=True,
        where={"session": "s1"},
        card="NewcomerCard",
        fields=(TypedField("Name", "\u0174ren \u201cquoted\u201d\n=1+1", 1), TypedField("Age", "")),
    ),
    HalfTypedPage(page="people"),
)


def half_typed(held, whose: str = "everybody") -> HalfTyped:
    with held.store.reading() as reader:
        return reader.half_typed(whose)


class TestEveryStore:
    def test_keeps_it_as_it_was_for_whoever_may_see_it(self, held) -> None:
        assert half_typed(held) == ()
        held.store.keep_half_typed({"everybody": TEXTS})
        held.store.keep_half_typed({"coordinator": TEXTS[1:]})
        assert half_typed(held) == TEXTS
        assert half_typed(held, "coordinator") == TEXTS[1:]

    def test_keeps_the_last_state_only_and_nothing_of_nothing(self, held) -> None:
        held.store.keep_half_typed({"everybody": TEXTS})
        held.store.keep_half_typed({"everybody": TEXTS[1:]})
        assert half_typed(held) == TEXTS[1:]
        held.store.keep_half_typed({"everybody": ()})
        assert half_typed(held) == ()

    def test_keeps_it_out_of_journal_and_digest(self, held) -> None:
        held.put(WREN)
        before = held.digest()
        held.store.keep_half_typed({"everybody": TEXTS})
        assert held.digest() == before
        with held.store.reading() as reader:
            assert len(reader.latest_actions(9)) == 1
        assert held.store.check() == []

    def test_drops_all_of_it_in_an_action_or_none(self, held) -> None:
        held.store.keep_half_typed({"everybody": TEXTS})
        held.store.keep_half_typed({"coordinator": TEXTS})
        with held.store.writing("Ann", "test") as work:
            work.drop_half_typed()
        assert half_typed(held) == TEXTS
        with held.store.writing("Ann", "test") as work:
            work.drop_half_typed()
            work.commit()
            with pytest.raises(RuntimeError):
                work.drop_half_typed()
        assert half_typed(held) == half_typed(held, "coordinator") == ()

    def test_drops_one_kind_of_it_and_leaves_the_rest(self, held) -> None:
        held.store.keep_half_typed({"everybody": TEXTS, "wellbeing": TEXTS[1:]})
        with held.store.writing("Ann", "test") as work:
            work.drop_half_typed("wellbeing")
            work.drop_half_typed("nothing")
            work.commit()
        assert half_typed(held) == TEXTS
        assert half_typed(held, "wellbeing") == ()

    def test_keeps_nothing_in_the_middle_of_an_action(self, held) -> None:
        with held.store.writing("Ann", "test"), pytest.raises(RuntimeError):
            held.store.keep_half_typed({"everybody": TEXTS})
        assert half_typed(held) == ()


def test_it_is_there_after_opening_again_and_unreadable_on_the_disk(home) -> None:
    """P4: nothing half typed lies outside the encrypted file."""
    texts = (HalfTypedPage(page="register", fields=(TypedField("Name", "CANARY-HALF"),)),)
    home.store.keep_half_typed({"everybody": texts})
    home.reopen()
    assert half_typed(home) == texts
    for file in home.folder.rglob("*"):
        assert not file.is_file() or b"CANARY-HALF" not in file.read_bytes(), file
