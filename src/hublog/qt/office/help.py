"""Help in the window of an office: its own guide first, then what it links to."""

from typing import ClassVar

from hublog.qt.pages.help import Help


class OfficeHelp(Help):
    """The guide for coordinators is here too: hubs ring and ask."""

    guides: ClassVar[dict[str, str]] = {
        "office": "docs/office.md",
        "method": "docs/method.md",
        "command_line": "docs/command-line.md",
        "coordinator": "docs/coordinator.md",
        "privacy": "docs/privacy.md",
        "about": "THIRD_PARTY.md",
        "licence": "LICENSE",
    }
