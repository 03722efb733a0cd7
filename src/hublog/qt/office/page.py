"""A page over the store of an office."""

from hublog.qt.office.desk import OfficeDesk
from hublog.qt.page import AnyPage


class OfficePage(AnyPage):
    """``heard`` receives what a use case gave back; what is shown is asked anew all the same."""

    desk: OfficeDesk
    guide = "office"

    def __init__(self, desk: OfficeDesk) -> None:
        super().__init__(desk)

    def heard(self, changed: object) -> None:
        """Something changed in the store while the page is shown."""

    def drop(self, files: object) -> bool:
        """Files were dropped on the window; whether the page knows what to do with them."""
        del files
        return False
