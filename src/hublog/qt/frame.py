"""The frame around the pages of an open register: what stands around every page, and what is heard."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QFrame

from hublog.domain.roles import Role
from hublog.qt.copies_kept import CopiesKept
from hublog.qt.desk import Desk
from hublog.qt.late_facts import LateFacts
from hublog.qt.page_frame import PageFrame, Standing
from hublog.qt.replies import may_be_reply, take_reply
from hublog.qt.transfers import is_transfer
from hublog.qt.widgets.arrange import row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from hublog.services.api import Services
from hublog.services.changed import Changed


class Frame(PageFrame):
    """Shows the pages of a hub."""

    desk: Desk
    pages: ClassVar[dict[str, str]] = {
        "today": "hublog.qt.pages.today.Today",
        "register": "hublog.qt.pages.register.Register",
        "care_due": "hublog.qt.pages.care_due.CareDuePage",
        "camp": "hublog.qt.pages.camp.CampPage",
        "type_up": "hublog.qt.pages.type_up.TypeUp",
        "people": "hublog.qt.pages.people.People",
        "person": "hublog.qt.pages.person.PersonPage",
        "rights": "hublog.qt.pages.rights.RightsPage",
        "forget": "hublog.qt.pages.forgetting.ForgetPage",
        "copy": "hublog.qt.pages.subject_copy.CopyPage",
        "requests": "hublog.qt.pages.requests.RequestsPage",
        "due": "hublog.qt.pages.due.DuePage",
        "doubles": "hublog.qt.pages.doubles.Doubles",
        "wellbeing": "hublog.qt.pages.wellbeing.WellbeingPage",
        "month": "hublog.qt.pages.month.MonthPage",
        "insights": "hublog.qt.pages.insights.InsightsPage",
        "bring_in": "hublog.qt.pages.bring_in.BringIn",
        "laptops": "hublog.qt.pages.laptops.BringTogether",
        "laptop_questions": "hublog.qt.pages.laptop_questions.LaptopQuestions",
        "activities": "hublog.qt.pages.activities.ActivitiesPage",
        "settings": "hublog.qt.pages.settings.Settings",
        "bin": "hublog.qt.pages.bin.BinPage",
        "copies": "hublog.qt.pages.copies.Copies",
        "help": "hublog.qt.pages.help.Help",
        "what_became": "hublog.qt.pages.what_became.WhatBecame",
        "preview": "hublog.qt.pages.preview.Preview",
        "keys": "hublog.qt.pages.keys.Keys",
        "rise": "hublog.qt.pages.rise.Rise",
    }
    instead = "rise"
    largest = "hublog.qt.pages.month"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        if desk.made_up:
            self.above.addWidget(self._made_up_bar())
        self._late = LateFacts(desk, self)
        self._copies = CopiesKept(desk, self)
        self._copies.told.connect(self.show_standing)
        words, beside = desk.words, self.notices.beside
        beside.set_words(words("roles.step_down"), words("roles.step_down_spoken"))
        beside.clicked.connect(desk.step_down)
        desk.role_shown.connect(self.show_role)
        desk.secrets_changed.connect(self._ask_coordinated)
        self._coordinated = False
        self._ask_coordinated()
        self.show_role()

    def begin(self, ready: Standing) -> None:
        """The session that runs, where one does; else Today."""

        def start(stands: tuple[str, bool]) -> None:
            running, self.desk.privacy_names = stands
            if running:
                self.desk.go("register", session=running, resumed=True)
            else:
                self.go("today")
            ready()
            self._copies.begin()

        self.desk.ask(_how_it_stands, start, self)

    def drop(self, files: list[Path]) -> None:
        """Take in a reply of the office, or what another laptop sent; any other file may be a register."""
        file = files[0]

        def bring_in() -> None:
            self.desk.go("bring_in", path=str(file))

        if is_transfer(file):
            self.desk.go("laptops", path=str(file))
        elif may_be_reply(file):
            take_reply(self.desk, file, self, bring_in)
        else:
            bring_in()

    def look_for(self) -> None:
        """Anybody."""
        self.desk.go("people", find=True)

    def said_who(self) -> str:
        """Who is at the desk, and as what, where there are two kinds of them."""
        words, desk = self.desk.words, self.desk
        if not getattr(self, "_coordinated", False):
            return words("window.at_the_desk", name=desk.actor)
        name = words("window.at_the_desk", name=desk.actor)
        return words("roles.here", name=name, role=words(f"roles.{desk.role}"))

    def show_role(self) -> None:
        """Show what whoever is here may see, and nothing else."""
        desk = self.desk
        self.navigation.show_places(desk.may_see)
        self.notices.beside.setVisible(self._coordinated and desk.role is Role.COORDINATOR)
        self.show_who()
        listed = self.page is not None and self.page.name == "keys"
        self.let_go_of("keys")
        if listed:
            self.go("keys")
        shown = self.page
        for page in self.made_pages:
            if page.belongs_to != page.name and not desk.may_see(page.belongs_to):
                self.let_go_of(page.name)
        if shown is not None and not desk.may_see(shown.belongs_to):
            self.notices.quiet()
            self.go("today")

    def _ask_coordinated(self) -> None:
        self.desk.ask(lambda s: s.access.has_coordinator, self._know_coordinated, self)

    def _know_coordinated(self, coordinated: bool) -> None:  # noqa: FBT001 - it is the answer
        self._coordinated = coordinated
        self.show_role()

    def standing(self) -> list[str]:
        """When something was kept last, and how it stands with copies."""
        return [*super().standing(), self._copies.said]

    def _heard(self, changed: Changed) -> None:
        if "hub" in changed.rows:
            self.desk.ask(lambda s: s.hub.this().privacy_names, self._shorten_names, self)
        super()._heard(changed)

    def _shorten_names(self, privacy: bool) -> None:  # noqa: FBT001 - it is the answer
        self.desk.privacy_names = privacy

    def _made_up_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("frame", "made-up")
        leave = Button(self.desk.words("window.leave"))
        leave.clicked.connect(self.left)
        text = Label(self.desk.words("window.made_up"))
        layout = row(gap=12, margins=(28, 6, 28, 6))
        layout.addWidget(text, 1)
        layout.addWidget(leave)
        bar.setLayout(layout)
        return bar


def _how_it_stands(services: Services) -> tuple[str, bool]:
    """The session that runs, and whether names are shortened."""
    running = services.door.running()
    return running[0].id if running else "", services.hub.this().privacy_names
