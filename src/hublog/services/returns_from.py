"""Which laptop sends the hub's returns: there is one, so that the office never gets two of a number."""

from hublog.domain.laptops import Laptop
from hublog.domain.problems import Problem
from hublog.services.hub import the_hub
from hublog.services.ports import Reader


def elsewhere(reader: Reader, device: str) -> Problem | None:
    """``RETURNS_ELSEWHERE`` where another laptop than the one of that id sends the returns."""
    sender = the_hub(reader).returns_from
    if sender in ("", device):
        return None
    laptop = reader.get(Laptop, sender)
    return Problem("RETURNS_ELSEWHERE", sender, {"laptop": laptop.name if laptop else sender})
