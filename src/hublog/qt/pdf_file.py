"""The last pass over a PDF that Qt wrote: its dates fixed, its language said."""

import re
from datetime import date
from html import escape

_DATE = re.compile(rb"(/(?:CreationDate|ModDate)) \(D:[^)]*\)")
_CATALOGUE = re.compile(rb"\n(\d+) 0 obj\n<<\n/Type /Catalog\n(.*?)>>\nendobj", re.DOTALL)
_TRAILER = re.compile(rb"trailer\n<<\n(.*)>>\nstartxref\n(\d+)", re.DOTALL)
_XMP = (
    "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>"
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    "<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>"
    "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
)


def described(title: str, language: str) -> bytes:
    """What the file says of itself to catalogues: title and language, and no hour."""
    return _XMP.format(title=escape(title, quote=False), language=language).encode()


def finished(pdf: bytes, made_on: date, language: str) -> bytes:
    """The same file made on that day, in that language (a tag such as ``en-GB``).

    Qt asks the clock for the date and has no word for the language. A date keeps its length, so that
    nothing in the file moves; the language is added behind the end, as the format has it for changes.
    ``ValueError`` where Qt writes its files in another way.
    """

    def fixed(found: re.Match[bytes]) -> bytes:
        day = b"%b (D:%b000000Z)" % (found[1], f"{made_on:%Y%m%d}".encode())
        return day.ljust(len(found[0]))

    pdf = _DATE.sub(fixed, pdf)
    catalogue, trailer = _CATALOGUE.search(pdf), _TRAILER.search(pdf)
    if catalogue is None or trailer is None:
        raise ValueError("a PDF without its catalogue or its trailer")
    said = b"/Lang (%b)\n/ViewerPreferences << /DisplayDocTitle true >>\n" % language.encode()
    number, entries = catalogue.groups()
    new = b"%b 0 obj\n<<\n/Type /Catalog\n%b%b>>\nendobj\n" % (number, entries, said)
    table = b"xref\n%b 1\n%010d 00000 n \n" % (number, len(pdf))
    entries, before = trailer.groups()
    end = b"trailer\n<<\n%b/Prev %b\n>>\nstartxref\n%d\n%%%%EOF\n"
    return pdf + new + table + end % (entries, before, len(pdf) + len(new))
