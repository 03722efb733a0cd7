"""No field of a care record reaches any file that leaves: one canary for each, looked for in all of them."""

import datetime as dt
import json
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner

from canaries import hits
from hublog.bootstrap import HomeDoor, context
from hublog.cli.main import hublog
from hublog.domain.care import Care, Contact
from hublog.domain.consents import MEDICAL, SHARE_ROWS, TAKE_PART, Consent
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.services.api import Services
from hublog.services.care_records import CareChanges
from hublog.services.people import PersonChanges
from made_return import read_back
from published import text_of_pdf

SECRET = "made up for journeys"  # noqa: S105 - it locks nothing real
LAST_MONTH = Month.of(dt.date.today()).plus(-1)  # noqa: DTZ011 - the laptop's own day
DAY = LAST_MONTH.first + dt.timedelta(days=9)
CANARIES = {
    "contact": "Quillfeather",
    "phone": "01632 960977",
    "collect_by": "Wrenthistle",
    "allergies": "Sorrelnut",
    "medical": "Marshfoxglove",
    "needs": "Brackenquiet",
    "left_with": "Teaselgate",
    "alone": "Hawthornlane",
    "given_by": "Elderbrooke",
}
"""A distinct word for each field that holds words, of the care record and of what goes with it."""
NAMES = (
    *("Megan Birch", "Robin Ash", "Sam Willow", "Jo Hazel", "Lee Rowan"),
    *("Pat Elder", "Kim Cherry", "Dale Maple", "Ali Fern", "Noor Sedge"),
)
NOT_WORDS = {
    *("id", "person_id", "own_way_home", "none_known", "delete_on", "alive"),
    *("fsm", "send", "school_phase"),
}
"""Fields that hold no words; the codes among them are counted, and no row says whose they are."""


def run(home: Path, *words: str) -> str:
    """Run a command in that home folder, which must succeed."""
    env = {
        "HUBLOG_HOME": str(home),
        "HUBLOG_PASSPHRASE": SECRET,
        "HUBLOG_KEY_SECONDS": "0",
        "HUBLOG_WHO": "Sam",
    }
    result = CliRunner().invoke(hublog, list(words), obj=context(), env=env)
    assert result.exit_code == 0, f"{words}: {result.output}"
    return result.stdout


def at_camp(services: Services) -> None:
    """Ten children came to a day of camp, left, and were looked after; all of them share their rows."""
    done = []
    session = services.sessions.open(
        "Sam", services.activities.active()[0].id, DAY, dt.time(10), dt.time(15)
    )
    assert not isinstance(session, Problem)
    held = session.session.id
    for n, name in enumerate(NAMES):
        who = next(iter(ok(services.people.add("Sam", name)).people))
        done += [
            services.people.amend("Sam", who, PersonChanges(birth_year=DAY.year - 8)),
            services.care.amend("Sam", who, _changes(n)),
            services.sign_in.person("Sam", held, who),
        ]
        with services.store.writing("Sam", "asked") as work:
            work.put_all(_yes(who, purpose) for purpose in (TAKE_PART, MEDICAL, SHARE_ROWS))
            work.commit()
        alone = n % 2 == 0
        left = CANARIES["alone" if alone else "left_with"]
        done.append(services.camp.sign_out("Sam", held, who, left, alone=alone))
    done.append(services.sessions.finish("Sam", held))
    assert [each for each in done if isinstance(each, Problem)] == []


def _yes(who: str, purpose: str) -> Consent:
    return Consent(
        id=f"yes-{who}-{purpose}",
        person_id=who,
        purpose=purpose,
        decision="yes",
        at=dt.datetime.combine(DAY, dt.time(9)),
        given_by=CANARIES["given_by"],
        relationship="PARENT",
    )


def ok(answer):  # noqa: ANN201 - whatever the use case answers
    assert not isinstance(answer, Problem), answer
    return answer


def _changes(n: int) -> CareChanges:
    phone = CANARIES["phone"]
    kim = Contact(name=f"{CANARIES['contact']} Kim", relationship="FRIEND", phone=phone)
    return CareChanges(
        contacts=(Contact(name=CANARIES["contact"], phone=phone), kim),
        fsm="Y" if n % 3 else "N",
        send="EHCP" if n % 2 else "N",
        school_phase="PRIM",
        own_way_home=False,
        **{name: CANARIES[name] for name in ("collect_by", "allergies", "medical", "needs")},
    )


@pytest.fixture(scope="module")
def sent(tmp_path_factory) -> tuple[Path, Path]:
    """The hub's home, and a folder with everything that it and its office handed out."""
    folder = tmp_path_factory.mktemp("care")
    home, office, out = folder / "hub", folder / "office", folder / "out"
    out.mkdir()
    run(home, "init", "--code", "CUM-EWA", "--name", "Ewanrigg Hub")
    run(home, "activity", "add", "Holiday Camp", "--type", "CAMP", "--age-group", "child")
    run(home, "hub", "--share-rows", "on")
    services = ok(HomeDoor(home, key_seconds=0).open(SECRET))
    at_camp(services)
    services.store.close()
    run(home, "hub", "--key-card", str(out))
    run(home, "sign-off", str(LAST_MONTH))
    run(home, "return", str(LAST_MONTH), "--out", str(out))
    run(home, "return", str(LAST_MONTH), "--publishable", "--out", str(out))
    _at_the_office(office, out)
    return home, out


def _at_the_office(office: Path, out: Path) -> None:
    run(office, "office", "init", "--name", "Big Local programme office")
    first = ("--first-month", str(LAST_MONTH))
    run(office, "office", "hub", "add", "CUM-EWA", "--name", "Ewanrigg Hub", *first)
    run(office, "office", "enrol", str(next(out.glob("*.hubkey"))), "--yes")
    run(office, "office", "add", str(next(out.glob("*_v1.xlsx"))))
    run(office, "office", "pack", "CUM-EWA", "--out", str(out))
    asking = ("--code", "UNUSUAL", "--message", "So many?")
    run(office, "office", "ask", "CUM-EWA", str(LAST_MONTH), *asking)
    run(office, "office", "reply", "CUM-EWA", str(LAST_MONTH), "--out", str(out))
    run(office, "office", "workbook", "--from", str(LAST_MONTH), "--out", str(out))
    data = ("--format", "csv", "--out", str(out / "csv"))
    run(office, "office", "workbook", "--from", str(LAST_MONTH), *data)


def test_every_field_of_words_has_a_canary() -> None:
    words = {each.name for each in fields(Care)} - NOT_WORDS - {"contacts"}
    assert words <= CANARIES.keys()


def test_no_file_that_leaves_holds_any_of_it(sent, tmp_path) -> None:
    """The return, the page for everybody, key card, pack, reply and the office's workbook."""
    _, out = sent
    names = sorted(each.name for each in out.rglob("*") if each.is_file())
    assert len([name for name in names if not name.endswith(".csv")]) == 7, names
    assert hits([out], list(CANARIES.values())) == []
    said = text_of_pdf(next(out.glob("*.pdf")).read_bytes(), tmp_path)
    assert [word for word in CANARIES.values() if word in said] == []
    assert "Ewanrigg" in said


def test_no_row_says_what_was_counted_of_whom(sent) -> None:
    """F02 comes from care records: counts only."""
    _, out = sent
    back = read_back(next(out.glob("*_v1.xlsx")))
    assert len(back.sheets["People"]) == 10
    for name, rows in back.sheets.items():
        columns = {column for row in rows for column in row}
        assert not columns & {"fsm", "send", "school_phase", "contacts", "left_at", "left_with"}
        if name != "Codes":
            assert "EHCP" not in json.dumps(rows, default=str)


def test_the_same_search_finds_all_of_it_in_the_emergency_dump(sent, tmp_path) -> None:
    """The control, and the one file that may hold it: it names people, and says so."""
    home, _ = sent
    run(home, "dump", str(tmp_path / "everything.xlsx"), "--yes")
    found = hits([tmp_path], list(CANARIES.values()))
    assert [word for word in CANARIES.values() if not any(word in each for each in found)] == []
