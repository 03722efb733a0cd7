"""What ``hub`` sets and shows about people: ages, the privacy notice, how long somebody is kept."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from hublog.cli.context import Context
from hublog.domain.hubs import Hub
from hublog.services.hub_people import PeopleSettings

_Made = TypeVar("_Made", bound=Callable[..., object])
_NUMBERS = ("consent_age", "contact_age", "sign_out_age", "keep_months")
_SWITCHES = {"wellbeing": "asks_wellbeing", "swemwbs": "has_swemwbs"}
"""Options that turn something on or off, and the setting each is."""
_ON_OFF = click.Choice(["on", "off"])


def options(function: _Made) -> _Made:
    """Give ``hub`` the options about people."""
    for decorate in reversed(
        (
            *(click.option(_typed(each), type=int, metavar="N") for each in _NUMBERS),
            click.option("--complaints-contact"),
            click.option("--notice", type=click.Path(path_type=Path), metavar="FILE"),
            *(click.option(_typed(each), type=_ON_OFF) for each in _SWITCHES),
        )
    ):
        function = decorate(function)
    return function


def taken_from(given: dict[str, Any]) -> PeopleSettings | None:
    """The settings about people, taken out of all that were given; nothing where there are none."""
    names = [*_NUMBERS, "complaints_contact", "notice", *_SWITCHES]
    found = {name: given.pop(name) for name in names if name in given}
    if not found:
        return None
    for option, setting in _SWITCHES.items():
        if option in found:
            found[setting] = found.pop(option) == "on"
    if "notice" in found:
        found["notice"] = _read(found["notice"])
    return PeopleSettings(**found)


def plain(hub: Hub) -> dict[str, object]:
    """The settings about people as data."""
    fields = (*_NUMBERS, "complaints_contact", "notice", "notice_version", *_SWITCHES.values())
    return {field: getattr(hub, field) for field in fields}


def shown(context: Context, hub: Hub) -> Mapping[str, object]:
    """Those of them that are not said as they are."""
    words = context.words
    said = words(f"desk.notice.{'own' if hub.notice else 'usual'}")
    switches = {
        each: words(f"desk.{'on' if getattr(hub, each) else 'off'}") for each in _SWITCHES.values()
    }
    return {"notice": said, **switches}


def _typed(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _read(file: Path) -> str:
    """What stands in the file; it is wrong usage where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as wrong:
        raise click.BadParameter(str(file), param_hint="--notice") from wrong
