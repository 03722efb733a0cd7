"""Whether the hub asks how people are, and the way to asking somebody."""

from hublog.domain.hubs import Hub
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.labels import Card, Label
from hublog.services.hub_people import PeopleSettings

_YES, _NO = "yes", "no"


class WellbeingCard(Card):
    """Both are off until somebody turns them on; each choice is kept at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        yes_no = [(each, words(f"settings.yes_no.{each}")) for each in (_YES, _NO)]
        self.asks = Choices(words("settings_wellbeing.asks"), yes_no, least=96)
        self.asks.chose.connect(lambda chosen: self._keep(asks=chosen == _YES))
        self.licence = Choices(words("settings_wellbeing.licence"), yes_no, least=96)
        self.licence.chose.connect(lambda chosen: self._keep(licence=chosen == _YES))
        self.begin = Button(words("settings_wellbeing.begin"), icon="circle-question-mark")
        self.begin.clicked.connect(lambda: desk.go("wellbeing"))
        things = column(Label(words("settings_wellbeing.title"), "h2"), gap=12)
        for key, choices in (("asks", self.asks), ("licence", self.licence)):
            caption = Label(words(f"settings_wellbeing.{key}"), "strong")
            hint = Label(words(f"settings_wellbeing.{key}_hint"), "small")
            things.addLayout(column(caption, choices, hint, gap=4))
        things.addLayout(row(self.begin, 1))
        self.fill(things)

    def show_hub(self, hub: Hub) -> None:
        """Show them as they are."""
        self.asks.choose(_YES if hub.asks_wellbeing else _NO)
        self.licence.choose(_YES if hub.has_swemwbs else _NO)
        self.begin.setVisible(hub.asks_wellbeing)

    def _keep(self, *, asks: bool | None = None, licence: bool | None = None) -> None:
        desk = self._desk
        said = desk.words("settings_wellbeing.kept")
        settings = PeopleSettings(asks_wellbeing=asks, has_swemwbs=licence)
        desk.do(
            lambda s: s.hub.amend_people(desk.actor, settings),
            lambda changed: desk.say(said, undoes=changed.stamp),
            self,
        )
