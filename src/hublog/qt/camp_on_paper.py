"""The list for the leader and for evacuation: who is here, whom to call, and what not to forget."""

from collections.abc import Sequence
from html import escape

from hublog.domain.camp import over
from hublog.domain.care import Contact
from hublog.domain.words import Words
from hublog.qt.desk import Desk
from hublog.qt.document import Document, Size, flowing
from hublog.services.camp import Camp, OnTheList

_ORDER = ("here", "gone", "away")
_COLUMNS = ("tick", "name", "call", "home", "know")
_WIDTHS = (6, 20, 26, 20, 28)


def document(desk: Desk, camp: Camp, children: Sequence[OnTheList]) -> Document:
    """The list as a document, those who are here first; it says when it was printed."""
    words, wording = desk.words, desk.wording
    day = wording.day_and_year(camp.session.date)
    title = words("camp_paper.title", activity=camp.activity.name, day=day)
    html = f"<h1>{escape(title)}</h1>"
    time = wording.time(desk.now())
    for line in (words("camp_paper.printed", time=time), words("camp_paper.private")):
        html += f"<p>{escape(line)}</p>"
    for status in _ORDER:
        lines = [each for each in children if each.status == status]
        never_left = status == "here" and over(camp.session, desk.today())
        heading = words("camp_paper.still" if never_left else f"camp_paper.{status}", n=len(lines))
        html += f"<h3>{escape(heading)}</h3>"
        if lines:
            html += _table(words, [_cells(desk, each) for each in lines])
    # No name for a file: notes about children are printed, and never kept outside the register.
    return flowing(title, html, "", size=Size.A4_ACROSS, language=words.language, points=10)


def _cells(desk: Desk, child: OnTheList) -> tuple[str, ...]:
    """A box to tick, and what stands behind a child's name, each cell line by line."""
    names = (child.person.known_as, child.person.full_name)
    lines = (
        [""],
        [*dict.fromkeys(each for each in names if each)],
        _calls(desk.words, child),
        _goes_home(desk, child),
        _know(desk.words, child),
    )
    return tuple("<br>".join(map(escape, each)) for each in lines)


def _calls(words: Words, child: OnTheList) -> list[str]:
    """Whom to call; an empty cell would not tell that there is nobody."""
    lines = [_contact(words, each) for each in child.contacts]
    if not any(each.name and each.phone for each in child.contacts):
        lines.append(words("camp_paper.nobody_to_call"))
    elif child.missing.contacts:
        lines.append(words("children.contacts", n=child.missing.contacts))
    return lines


def _contact(words: Words, contact: Contact) -> str:
    phone = contact.phone or words("camp_paper.no_number")
    key = "camp_paper.contact" if contact.may_collect else "camp_paper.contact_barred"
    return words(key, name=contact.name, phone=phone)


def _goes_home(desk: Desk, child: OnTheList) -> list[str]:
    """When they left and with whom; or whether they have to be collected, and who may."""
    words, stay = desk.words, child.stay
    if stay is not None and stay.left is not None:
        key = "with" if not stay.alone else "alone_why" if stay.why_alone else "alone"
        told = stay.why_alone or stay.left_with or words("desk.nothing")
        return [words(f"camp_paper.left_{key}", time=desk.wording.time(stay.left), text=told)]
    lines = [words("camp.care.collected" if child.must_be_collected else "camp.care.alone")]
    if child.collect_by:
        lines.append(words("camp.care.collect_by", text=child.collect_by))
    return lines


def _know(words: Words, child: OnTheList) -> list[str]:
    """Whether a yes is missing, what harms them, what helps them."""
    held = child.missing.consent
    lines = [words(f"children.consent.{held}")] if held is not None else []
    texts = {"allergies": child.allergies, "medical": child.medical, "needs": child.needs}
    lines += [words(f"camp.care.{key}", text=text) for key, text in texts.items() if text]
    if child.none_known:
        lines.append(words("camp.care.none_known"))
    elif not (child.allergies or child.medical):
        lines.append(words("camp_paper.not_noted"))
    return lines


def _table(words: Words, rows: Sequence[tuple[str, ...]]) -> str:
    heads = "".join(
        f"<th align='left' width='{wide}%'>{escape(words(f'camp_paper.column.{name}'))}</th>"
        for name, wide in zip(_COLUMNS, _WIDTHS, strict=True)
    )
    body = "".join(
        "<tr>" + "".join(f"<td>{cell or '&nbsp;'}</td>" for cell in cells) + "</tr>"
        for cells in rows
    )
    look = "border-collapse:collapse; border-style:solid"
    table = f"<table width='100%' cellpadding='5' border='1' style='{look}'>"
    return f"{table}<thead><tr>{heads}</tr></thead>{body}</table>"
