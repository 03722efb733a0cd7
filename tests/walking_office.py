"""Every page of an office with its cards, for walks through it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hublog.domain.hub_packs import PackActivity
from hublog.domain.months import Month
from hublog.domain.office import outcomes
from hublog.qt.page import AnyPage
from made_programme import CODES, MadeOffice

MAY, OCTOBER = Month(2026, 5), Month(2026, 10)
_OTHER = "22" * 32
Do = Callable[[AnyPage, MadeOffice], object]


@dataclass(frozen=True)
class OfficeScene:
    """A page, and what is done on it before it is looked at."""

    page: str
    steps: tuple[Do, ...] = field(default=())


def _cell(place: int, month: int) -> Do:
    return lambda page, _: page.open_cell(CODES[place], Month(2026, month))


def take_in_all(page: AnyPage, office: MadeOffice) -> None:
    """One file of each kind that somebody has to see to, and one that is simply in."""
    page.take_in(
        [
            office.arrives(CODES[2], MAY, version=2),
            office.arrives(CODES[5], MAY),
            office.arrives(CODES[3], MAY, key=_OTHER),
            office.arrives("XX-HUB", MAY),
            office.arrives(CODES[4], MAY, version=3, key=None),
        ]
    )


def _settle(kind: str) -> Do:
    def settle(page: AnyPage, _: MadeOffice) -> None:
        page.card._settle(next(each for each in page.card._lines if each.outcome.kind == kind))

    return settle


def _enrol(page: AnyPage, office: MadeOffice) -> None:
    page.look_at_card(office.key_card(CODES[5]))


def _list_activities(page: AnyPage, _: MadeOffice) -> None:
    """As they would stand there; one name is long."""
    page.activities.show_all(
        (
            PackActivity(short_code="GARD", name="Community garden", type="GARDEN"),
            PackActivity(
                short_code="WARM-WELCOME", name="Warm space with a shared meal", type="DROPIN"
            ),
        )
    )
    page.activities.code.setText("W_RM")
    page.activities.add.click()


OFFICE_SCENES: dict[str, OfficeScene] = {
    "office: returns": OfficeScene("returns"),
    "office: a month": OfficeScene("returns", (_cell(5, 10),)),
    "office: a question": OfficeScene("returns", (_cell(6, 10),)),
    "office: a month that is missing": OfficeScene("returns", (_cell(1, 10),)),
    "office: two versions": OfficeScene("returns", (_cell(0, 4),)),
    "office: what changed": OfficeScene(
        "returns", (_cell(0, 4), lambda page, _: page.panel.changes.emit())
    ),
    "office: asking": OfficeScene(
        "returns",
        (
            _cell(5, 10),
            lambda page, _: page.panel.ask_it.click(),
            lambda page, _: page.card._show_rows("Sessions"),
        ),
    ),
    "office: whom to ask": OfficeScene(
        "returns", (lambda page, _: page.chase.list.chosen.emit(page.chase.list.rows[0]),)
    ),
    "office: taking in": OfficeScene("returns", (take_in_all,)),
    "office: another key": OfficeScene("returns", (take_in_all, _settle(outcomes.OTHER_KEY))),
    "office: two contents": OfficeScene("returns", (take_in_all, _settle(outcomes.TWO_CONTENTS))),
    "office: packs": OfficeScene("packs"),
    "office: a hub": OfficeScene(
        "packs", (lambda page, _: page.list.chosen.emit(page.list.rows[5]),)
    ),
    "office: a new hub": OfficeScene("packs", (lambda page, _: page.add.click(),)),
    "office: a key card": OfficeScene("packs", (_enrol,)),
    "office: settings": OfficeScene("office_settings"),
    "office: activities": OfficeScene("office_settings", (_list_activities,)),
    "office: keys": OfficeScene("keys"),
}
