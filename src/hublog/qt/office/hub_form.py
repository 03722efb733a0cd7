"""One hub on the office's list: who it is, for which months it sends returns, and its partners."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hublog.domain.hubs import COUNTRIES
from hublog.domain.office.hubs import ListedHub, Partner
from hublog.domain.problems import Problem
from hublog.qt.models.rows import Row
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.widgets.arrange import Sides, column, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.picker import Picker
from hublog.qt.widgets.rows_view import RowsView

_TEXTS = ("name", "code", "area_name", "contact", "first_month", "last_month", "due_day")
_ABOUT = {
    "HUB_CODE": "code",
    "HUB_NAME": "name",
    "OFFICE_HUB_MONTHS": "first_month",
    "DUE_DAY": "due_day",
}
"""Below which field a Problem is said; any other below the name."""
_HINTED = ("code", "contact", "first_month", "last_month", "due_day")


class HubForm(Card):
    """``kept`` carries the ``ListedHub`` as it was written; ``left`` without keeping anything."""

    kept = Signal(object)
    left = Signal()

    def __init__(self, desk: OfficeDesk, hub: ListedHub, *, new: bool) -> None:
        super().__init__(kind="first" if new else "card")
        self._desk, self.hub, self._new = desk, hub, new
        words = desk.words
        self.fields: dict[str, Field] = {}
        self.texts: dict[str, QLineEdit] = {}
        for name in _TEXTS:
            hint = words(f"office_hub.{name}_hint") if name in _HINTED else ""
            field, edit = line_field(words(f"office_hub.{name}"), str(getattr(hub, name)), hint)
            edit.returnPressed.connect(self._keep)
            self.fields[name], self.texts[name] = field, edit
        self.texts["code"].setReadOnly(not new)
        countries = [(each, words(f"set_up.country.{each}")) for each in COUNTRIES]
        self.country = Choices(words("set_up.country_label"), countries, least=130)
        self.country.choose(hub.country)
        self.partners = PartnersList(desk, hub.partners)
        keep = Button(words("office_hub.keep"), "primary", icon="check")
        keep.clicked.connect(self._keep)
        close = Button(words("month_page.close"), icon="x")
        close.clicked.connect(self.left)
        title = words("office_hub.new") if new else hub.name
        self.fill(
            column(
                Label(title, "h2"),
                self._pair("name", "code"),
                self._pair("area_name", "contact"),
                Field(words("set_up.country_label"), self.country),
                self._pair("first_month", "last_month"),
                self.fields["due_day"],
                self.partners,
                wrap(keep, close),
                gap=12,
            )
        )

    def begin(self) -> None:
        """The first field."""
        self.texts["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _pair(self, one: str, other: str) -> QWidget:
        fields = self.fields
        return Sides(column(fields[one], 1), column(fields[other], 1), (1, 1), least=460)

    def _keep(self) -> None:
        desk = self._desk
        for field in self.fields.values():
            field.complain("")
        said: dict[str, Any] = {name: edit.text() for name, edit in self.texts.items()}
        due = said.pop("due_day").strip()
        hub = replace(
            self.hub,
            **said,
            country=self.country.value,
            due_day=int(due) if due.isascii() and due.isdecimal() else 0,
            partners=self.partners.all(),
        )

        def kept(written: ListedHub) -> None:
            desk.say(desk.words("office_hub.kept", hub=written.name))
            self.kept.emit(written)

        desk.do(lambda s: s.hubs.put(hub), kept, self, self._refused)

    def _refused(self, problem: Problem) -> None:
        sentence = self._desk.words.problem(problem)
        if problem.code == "OFFICE_PARTNER":
            self.partners.complain(sentence)
            return
        name = _ABOUT.get(problem.code, "name")
        self.fields[name].complain(sentence)
        self.texts[name].setFocus()


class PartnersList(QWidget):
    """The partners of a hub in the NHS and elsewhere; the cross, or Delete, takes one off."""

    def __init__(self, desk: OfficeDesk, partners: tuple[Partner, ...]) -> None:
        super().__init__()
        self._desk, self._partners = desk, list(partners)
        words = desk.words
        self.list = RowsView(words("office_hub.partners"), lined=True, grows=True)
        self.list.removed.connect(lambda chosen: self._remove(chosen.key))
        kinds = [(each.code, each.label(words.language)) for each in desk.codes["org_type"]]
        self.kind = Picker(
            words("office_hub.partner_kind"), kinds, "", words("office_hub.choose"), shrinks=True
        )
        self._name_field, self.partner = line_field(words("office_hub.partner_name"))
        since_field, self.since = line_field(
            words("office_hub.partner_since"), "", words("office_hub.partner_since_hint")
        )
        add = Button(words("office_hub.partner_add"), icon="plus")
        add.clicked.connect(self._add)
        for edit in (self.partner, self.since):
            edit.returnPressed.connect(self._add)
        kind = Field(words("office_hub.partner_kind"), self.kind)
        names = Sides(column(kind, 1), column(self._name_field, 1), (1, 1), least=460)
        self.setLayout(
            column(
                Label(words("office_hub.partners"), "strong"),
                self.list,
                names,
                since_field,
                row(add, 1),
                gap=8,
            )
        )
        self._show()

    def all(self) -> tuple[Partner, ...]:
        """The partners now, with one that is still being typed."""
        typed = self._typed()
        return (*self._partners, *([typed] if typed.name else []))

    def complain(self, sentence: str) -> None:
        """Say what is wrong with a partner."""
        self._name_field.complain(sentence)
        self.partner.setFocus()

    def _typed(self) -> Partner:
        return Partner(
            org_type=self.kind.value,
            name=self.partner.text().strip(),
            since=self.since.text().strip(),
        )

    def _add(self) -> None:
        typed = self._typed()
        if not typed.name or not typed.org_type:
            missing: Callable[[], None] = (
                self.kind.setFocus if typed.name else self.partner.setFocus
            )
            self._name_field.complain(self._desk.words("office_hub.partner_both"))
            missing()
            return
        self._partners.append(typed)
        self.partner.clear()
        self.since.clear()
        self._name_field.complain("")
        self._show()
        self.partner.setFocus()

    def _remove(self, partner: Partner) -> None:
        self._partners.remove(partner)
        self._show()

    def _show(self) -> None:
        words = self._desk.words
        rows = []
        for each in self._partners:
            since = words("office_hub.since", month=each.since) if each.since else ""
            label = self._desk.label("org_type", each.org_type)
            detail = words("office_returns.comma").join(filter(None, (label, since)))
            rows.append(Row(each, each.name, detail, removable=True))
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
