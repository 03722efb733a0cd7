"""What was sent is kept whole beside the journal, and sealed with the hub's own key."""

from dataclasses import replace
from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from held import WARM, WREN, session
from hublog.domain.returns import Sent
from hublog.domain.sessions import Attendance, Count
from hublog.domain.told_once import told_once
from hublog.store import sent as kept
from hublog.store import signing
from made_facts import MadeRegister
from made_return import content, example, shared

SENT = Sent("v1", content(shared(example())), b"\x00PK and so on")


class TestEveryStore:
    def test_keeps_what_was_sent_whole(self, held) -> None:
        with held.store.writing("Ann", "test") as work:
            work.keep_sent(SENT)
            assert work.sent("v1") == SENT
            work.commit()
        with held.store.reading() as reader:
            assert reader.sent("v1") == SENT
            assert reader.sent("v2") is None
            assert reader.all_sent() == (SENT,)

    def test_keeps_nothing_that_was_not_committed(self, held) -> None:
        with held.store.writing("Ann", "test") as work:
            work.keep_sent(SENT)
        with held.store.reading() as reader:
            assert reader.all_sent() == ()

    def test_keeps_a_version_once(self, held) -> None:
        for each in (SENT, replace(SENT, workbook=b"")):
            with held.store.writing("Ann", "test") as work:
                work.keep_sent(each)
                work.commit()
        with held.store.reading() as reader:
            (left,) = reader.all_sent()
        assert left.workbook == b""

    def test_seals_the_same_message_the_same_way(self, held) -> None:
        seal = held.store.sealed(b"message")
        assert held.store.sealed(b"message") == seal
        assert held.store.sealed(b"messages").signature != seal.signature
        with held.store.writing("Ann", "test"):
            assert held.store.sealed(b"message") == seal

    def test_counts_heads_by_session_merges_aside(self, held) -> None:
        day = date(2026, 5, 5)
        held.put(WARM, WREN, session("s1", day), session("s2", date(2026, 6, 5)))
        held.put(
            Attendance(id="t1", session_id="s1", person_id="p1"),
            Attendance(id="t2", session_id="s2", person_id="p1", status="cancelled"),
            Attendance(id="t3", session_id="s2", person_id="p1", alive=False),
            Count(id="c1", session_id="s1", age_band="65+", n=3),
            Count(id="c2", session_id="s1", age_band="65+", n=-1),
            Count(id="c3", session_id="s2", age_band="NK", n=4),
        )
        with held.store.reading() as reader:
            assert reader.headcounts(day, day) == {"s1": 3}
            assert reader.headcounts(day, date(2026, 6, 30)) == {"s1": 3, "s2": 4}


def test_a_seal_is_proved_by_its_public_key_and_lives_as_long_as_the_register(home) -> None:
    """P10: nobody else can seal in the hub's name."""
    seal = home.store.sealed(b"message")
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(seal.public_key))
    key.verify(bytes.fromhex(seal.signature), b"message")
    assert home.reopen().sealed(b"message") == seal
    assert signing.sealed(signing.draw(), b"message").public_key != seal.public_key


def test_a_snapshot_of_an_older_release_holds_the_defaults_of_what_came_later() -> None:
    version, packed, workbook = kept.cells(SENT)
    older = kept.zlib.decompress(packed).replace(b'"erasures":[],', b"")
    assert older != kept.zlib.decompress(packed)
    assert kept.sent((version, kept.zlib.compress(older), workbook)) == SENT


def test_what_a_version_told_of_changes_is_the_very_same_once_it_is_read_back() -> None:
    """Else the next version would keep all of it back (decision 27)."""
    register = MadeRegister()
    for place, name in enumerate("ABCDEFGHI"):
        register.answered(name, date(2026, 3, 3), 2, instrument="LONE1")
        late = date(2026, 5, 12)
        register.answered(name, late, 1 + place % 5, stage="end", instrument="LONE1")
    said = content(register.facts())
    assert said.outcomes
    read_back = kept.sent(kept.cells(Sent("v1", said, b""))).content
    assert told_once(said, [read_back]) == said
