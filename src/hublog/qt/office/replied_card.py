"""After a reply was written: where it lies, and what to do with it."""

from PySide6.QtCore import Qt

from hublog.domain.months import Month
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.programs import show_folder
from hublog.qt.widgets.arrange import column, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label, Picture
from hublog.services.office.asking import Replied
from hublog.services.office.returns import CellDetail


class RepliedCard(InlineCard):
    """What is left to do is to send the file, and that is said."""

    def __init__(self, desk: OfficeDesk, detail: CellDetail, replied: Replied) -> None:
        super().__init__()
        words = desk.words
        month = desk.wording.month(Month.parse(detail.cell.month))
        said = []
        if replied.accepted:
            said.append(words("office_replied.accepts", month=month))
        if replied.questions:
            said.append(words("office_replied.asks", n=len(replied.questions)))
        self.reveal = Button(words("month_page.reveal"), "primary", icon="folder-open")
        self.reveal.clicked.connect(lambda: show_folder(replied.path))
        close = Button(words("month_page.close"), icon="x")
        close.clicked.connect(self.done)
        title = Label(words("office_replied.title", hub=detail.hub.name), "h2")
        contact = detail.hub.contact or words("office_chase.no_contact")
        self.fill(
            column(
                row(Picture("circle-check", 26, "ok"), title, 1, gap=10),
                Label(words("register.dot").join(said)),
                Label(words("office_replied.next", contact=contact)),
                Label(str(replied.path), "small"),
                wrap(self.reveal, close),
                gap=8,
            )
        )

    def begin(self) -> None:
        """The file."""
        self.reveal.setFocus(Qt.FocusReason.OtherFocusReason)
