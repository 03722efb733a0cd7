"""``office``: the commands of the programme office, each imported when it is used."""

from typing import Any

from hublog.cli.lazily import LazyGroup
from hublog.cli.office_command import database_option

OFFICE_MODULES = {
    "init": "office_setting_up",
    "hub": "office_hubs",
    "activity": "office_activities",
    "pack": "office_packs",
    "enrol": "office_packs",
    "add": "office_taking_in",
    "settle": "office_settling",
    "undo": "office_taking_in",
    "imports": "office_taking_in",
    "matrix": "office_looking",
    "show": "office_looking",
    "chase": "office_looking",
    "ask": "office_asking",
    "withdraw": "office_asking",
    "accept": "office_asking",
    "reply": "office_asking",
    "workbook": "office_figures",
    "evidence": "office_figures",
    "check": "office_care",
    "backup": "office_care",
    "restore": "office_care",
}
"""Every command of the office and the module that declares it, in the order of help."""


class Office(LazyGroup):
    """All commands of the programme office."""

    modules = OFFICE_MODULES
    path = "office_"

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - click's own signature
        super().__init__(*args, **more)
        self.params.append(database_option())


office = Office("office")
COMMANDS = [office]
