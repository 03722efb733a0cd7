"""Settings."""

from hublog.qt.office.page import OfficePage


class OfficeSettings(OfficePage):
    """Settings."""

    name = "office_settings"
