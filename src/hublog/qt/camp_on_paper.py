"""The list for the leader and for evacuation: who is here, whom to call, and what not to forget."""

from collections.abc import Sequence
from html import escape

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
        heading = words(f"camp_paper.{status}", n=len(lines))
        html += f"<h3>{escape(heading)}</h3>"
        if lines:
            html += _table(words, [_cells(desk, each) for each in lines])
    # No name for a file: notes about children are printed, and never kept outside the register.
    return flowing(title, html, "", size=Size.A4_ACROSS, language=words.language, points=10)


def _cells(desk: Desk, child: OnTheList) -> tuple[str, ...]:
    """A box to tick, and what stands behind a child's name, each cell line by line."""
    words = desk.words
    calls = [
        words(
            "camp_paper.contact" if each.may_collect else "camp_paper.contact_barred",
            name=each.name,
            phone=each.phone,
        )
        for each in child.contacts
    ]
    home = {True: "camp.care.alone", False: "camp.care.collected"}
    goes = [words(home[child.own_way_home])] if child.own_way_home is not None else []
    if child.collect_by:
        goes.append(words("camp.care.collect_by", text=child.collect_by))
    know = [
        words(f"camp.care.{field}", text=text)
        for field in ("allergies", "medical", "needs")
        if (text := getattr(child, field))
    ]
    if child.none_known:
        know.append(words("camp.care.none_known"))
    names = (child.person.known_as, child.person.full_name)
    lines = ([""], [*dict.fromkeys(each for each in names if each)], calls, goes, know)
    return tuple("<br>".join(map(escape, each)) for each in lines)


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
