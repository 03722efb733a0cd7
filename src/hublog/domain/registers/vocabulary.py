"""The words people put above columns, beside totals and into cells, in the languages we have met."""

import re
from functools import cache

from rapidfuzz import fuzz, process

from hublog.domain.names import fold

OWN_COLUMNS = (
    *("date", "activity", "start", "end", "session_status", "cancel_reason", "name", "card"),
    *("age_band", "sex", "count", "first_time_count", "role", "minutes"),
)
"""The columns of our own layout, understood in any order without a question."""

HEADERS = {
    "date": "date|day and date|when|session date|dyddiad|data|fecha|datum|dato|jour|dzien",
    "timestamp": "timestamp|submitted|submitted at|start time completion|submission date"
    "|horodateur|marca temporal|stempel czasu|stamp amser",
    "activity": "activity|activity name|session name|event|event name|group|group name|class"
    "|course|workshop|gweithgaredd|grwp|activite|atelier|actividad|zajecia",
    "start": "start|start time|starts|from|begin|dechrau|debut|inicio",
    "end": "end|end time|ends|finish|finish time|until|diwedd|fin",
    "session_status": "session status",
    "cancel_reason": "cancel reason",
    "name": "name|full name|names|attendee|attendees|participant|participants|person|member"
    "|student|pupil|child|visitor|volunteer|volunteer name|employee|enw|enw llawn|nom complet"
    "|nom et prenom|nombre y apellidos|nombre completo|imie i nazwisko|teilnehmer",
    "first_name": "first name|firstname|forename|given name|prenom|imie|enw cyntaf|vorname",
    "surname": "surname|last name|lastname|family name|nom|nazwisko|cyfenw|apellido|apellidos"
    "|nachname|nom de famille",
    "card": "card|card no|card number|member no|member number|membership number|membership no"
    "|roll no|roll number|id|id no|id number|employee id|employeeid|student id|cerdyn",
    "age_band": "age band|age band|age group",
    "sex": "sex|gender|rhyw|sexe|plec|sexo",
    "count": "count|number|numbers|headcount|head count|attendance|attended|number of people"
    "|no of people|number attending|number of attendees|people|footfall|how many|nifer|nombre"
    "|effectif|liczba|asistencia|participants number|visitors",
    "first_time_count": "first time count|first time|new people|newcomers",
    "role": "role|rol",
    "minutes": "minutes|mins|minutes given|munudau",
    "hours": "hours|hours worked|hours given|volunteer hours|hrs|time given|oriau|heures|horas"
    "|godziny|stunden",
    "mark": "status|attendance status|present absent|in out|entry exit|attended y n|direction"
    "|event type|here",
    "email": "email|e mail|mail|email address|e mail address|courriel|ebost|e bost|correo"
    "|adresse email",
    "phone": "phone|telephone|mobile|tel|phone number|mobile number|contact number|ffon",
    "note": "note|notes|comment|comments|remark|remarks|commentaires|commentaire|sylwadau"
    "|nodiadau|uwagi|observaciones",
    "weekday": "day|weekday|day of week|diwrnod",
    "place": "place|venue|location|room|lleoliad|lieu|lugar",
    "period": "year|month|quarter|week|week commencing|blwyddyn|mis|annee|mois|rok|miesiac",
    "computed": "total|totals|percentage|percent|sum|average|mean|rate|attendance rate|overtime"
    "|present total|total present|total absent|cyfanswm|canran|suma|moyenne|running total",
    "row_number": "no|nr|sr no|s no|serial|rhif|lp",
    "personal": "date of birth|dob|birthday|age|address|postcode|post code|emergency contact"
    "|emergency contact name|emergency contact number|parent name|parent|guardian|next of kin"
    "|dyddiad geni|oed|naissance|code postal|in office|sick leave",
}
"""For each meaning the headers that say it, without accents and in small letters."""

_TOTALS = (
    "total|totals|sum|count|present|absent|average|mean|percentage|percent|attendance|headcount"
    "|grand total|total present|total absent|number present|number attending|number|cyfanswm|suma"
    "|razem|moyenne"
)
TOTALS = frozenset(_TOTALS.split("|"))
KEY_WORDS = {"key", "legend", "allwedd", "legende", "codes", "leyenda"}

MARKS = {
    "present": "1 p x y yes true present here attended ✓ ✔ ☑ ✅ √ v / \\ l late oui si tak ie"
    " presennol obecny wr ok ●",
    "absent": "0 a n no false absent - \u2013 \u2014 abs did not attend dna ✗ ✘ ❌ ☐ non nie na absennol"
    " apologies excused",
    "in": "in entrance entry enter entered enterance arrived sign-in check-in checkin login i mewn",
    "out": "out exit exited existance left departed leave sign-out check-out checkout logout allan",
    "ignore": "n/a cancelled closed holiday",
}

TIME_MARK = "time"
NUMBER_MARK = "number"
MEANINGS = ("present", "absent", "in", "out", "ignore")

_NEAR_ENOUGH = 88
_SHORTEST_GUESS = 5
_LONGEST_HEADER = 5
_PHRASES = {phrase: meaning for meaning, words in HEADERS.items() for phrase in words.split("|")}
_TWO_WORDS = {"did not attend": "absent", "i mewn": "in"}
_MARKS = {mark: meaning for meaning, marks in MARKS.items() for mark in marks.split()} | _TWO_WORDS


def plain(text: str) -> str:
    """The text as headers are compared: folded, and without what stands in brackets."""
    return fold(re.sub(r"\(.*?\)", " ", text))


@cache
def header_meaning(text: str) -> str | None:
    """What a header says the column holds; ``None`` where it says nothing we know.

    The phrase that ends last wins, since English puts the thing meant at the end: an "activity
    date" is a date.
    """
    words = plain(text).split()
    if "%" in text:
        return "computed"
    if len(words) > _LONGEST_HEADER:
        return None
    for end in range(len(words), 0, -1):
        for start in range(end):
            phrase = " ".join(words[start:end])
            if phrase in _PHRASES:
                return _PHRASES[phrase]
    return _guessed(" ".join(words), _PHRASES)


@cache
def mark_meaning(mark: str) -> str | None:
    """The meaning proposed for a mark; ``None`` where it has to be asked."""
    text = mark.casefold().strip(" .")
    return _MARKS.get(text) or _guessed(text, _MARKS)


def is_total(text: str) -> bool:
    """Whether the text labels a row of totals."""
    return plain(text) in TOTALS or text == "%"


def _guessed(text: str, known: dict[str, str]) -> str | None:
    if len(text) < _SHORTEST_GUESS:
        return None
    long = [word for word in known if len(word) >= _SHORTEST_GUESS]
    found = process.extractOne(text, long, scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH)
    return known[found[0]] if found else None
