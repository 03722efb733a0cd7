"""Who answers for somebody, how, and until when: asked once, before the questions."""

import datetime as dt

from PySide6.QtWidgets import QWidget

from hublog.domain.consents import THEMSELVES
from hublog.qt.desk import Desk
from hublog.qt.pages.whole_name import WholeName
from hublog.qt.widgets.arrange import column
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.labels import Label
from hublog.services.consents import Said, Standing

_A_YEAR = dt.timedelta(days=365)
_ANOTHER, _USUAL = "another", "PARENT"
_ALWAYS, _TONIGHT, _YEAR = "always", "tonight", "year"


class WhoAnswers(QWidget):
    """Themselves or a grown-up with a name, how they say it, and until when a yes holds."""

    def __init__(
        self, desk: Desk, standing: Standing, *, until: bool = True, said: Said | None = None
    ) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        themselves = words("consent.they_themselves", name=standing.person.known_as)
        two = [(THEMSELVES, themselves), (_ANOTHER, words("consent.another"))]
        self.who = Choices(words("consent.who"), two, least=150)
        self.who.chose.connect(self._turn)
        kinds = desk.codes["relationship"].on(desk.today())
        others = [(c.code, c.label(words.language)) for c in kinds if c.code != THEMSELVES]
        self.relationship = Choices(words("consent.what"), others, least=130)
        self.relationship.choose(_USUAL)
        self.field, self.name = line_field(words("consent.name"), hint=words("whole_name.hint"))
        self._whole = WholeName(words, self.field)
        self.field.setMaximumWidth(420)
        methods = [(c.code, c.label(words.language)) for c in desk.codes["consent_method"]]
        self.method = Choices(words("consent.how"), methods, least=150)
        self.method.choose("spoken")
        ends = [(each, words(f"consent.until.{each}")) for each in (_ALWAYS, _TONIGHT, _YEAR)]
        self.until = Choices(words("consent.until_when"), ends, least=150)
        self.until.choose(_ALWAYS)
        self._until_label = Label(words("consent.until_when"), "strong")
        parts = (
            *(Label(words("consent.who"), "strong"), self.who, self.field, self.relationship),
            *(Label(words("consent.how"), "strong"), self.method),
            *(self._until_label, self.until),
        )
        self.setLayout(column(*parts, gap=8))
        self.until.setVisible(until)
        self._until_label.setVisible(until)
        self.who.choose(_ANOTHER if standing.grown_up else THEMSELVES)
        if said is not None and said != Said():
            self._show_said(said)
        self._turn()

    def begin(self) -> None:
        """Put the focus on who answers."""
        self.who.focus_first()

    @property
    def said(self) -> Said:
        """What was chosen."""
        today, ends = self._desk.today(), self.until.value
        return Said(
            given_by=self.name.text() if self._by_another else "",
            relationship=self.relationship.value if self._by_another else THEMSELVES,
            method=self.method.value,
            expires_on={_TONIGHT: today, _YEAR: today + _A_YEAR}.get(ends),
        )

    def complain(self) -> bool:
        """Ask for a name where somebody else answers and none is given, or half of one; whether it had to."""
        missing = self._by_another and not self.name.text().strip()
        self.field.complain(self._desk.words("consent.name_first") if missing else "")
        if missing:
            self.name.setFocus()
        return missing or (self._by_another and self._whole.asks(self.name.text()))

    def _show_said(self, said: Said) -> None:
        """What was chosen before, so that nobody chooses or types it again."""
        self.who.choose(THEMSELVES if said.relationship == THEMSELVES else _ANOTHER)
        self.name.setText(said.given_by)
        self._whole.asked = bool(said.given_by)
        if said.relationship not in {"", THEMSELVES}:
            self.relationship.choose(said.relationship)
        self.method.choose(said.method)
        if said.expires_on is not None:
            self.until.choose(_TONIGHT if said.expires_on == self._desk.today() else _YEAR)

    @property
    def _by_another(self) -> bool:
        return self.who.value == _ANOTHER

    def _turn(self, _: str = "") -> None:
        for part in (self.field, self.relationship):
            part.setVisible(self._by_another)
