"""Packs."""

from hublog.qt.office.page import OfficePage


class PacksPage(OfficePage):
    """Packs."""

    name = "packs"
