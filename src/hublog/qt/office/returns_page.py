"""Returns."""

from hublog.qt.office.page import OfficePage


class ReturnsPage(OfficePage):
    """Returns."""

    name = "returns"
