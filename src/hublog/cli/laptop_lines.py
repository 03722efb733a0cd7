"""What is said of laptops, of what a file would bring, and of what is open: in words and as data."""

import dataclasses
from collections.abc import Callable, Mapping

from hublog.cli.context import Context
from hublog.domain.derived_ids import derived
from hublog.domain.problems import Problem
from hublog.services.changed import Changed
from hublog.services.laptop_asked import (
    BelowZero,
    CardTwice,
    Questions,
    Side,
    TwoAnswers,
    TwoPeople,
    TwoSessions,
    VersionsTwice,
)
from hublog.services.laptop_preview import TOLD, BroughtIn, Preview
from hublog.services.laptop_questions import LaptopQuestions
from hublog.services.laptops import KnownLaptop

Question = TwoAnswers | TwoSessions | TwoPeople | CardTwice | VersionsTwice | BelowZero
TEXT = "--text"
_KEY_LETTERS = 8


def called(context: Context, name: str) -> str:
    """A laptop's name, or that it has none."""
    return name or context.words("laptop.no_name")


def laptop_data(laptop: KnownLaptop) -> dict[str, object]:
    """A laptop as data."""
    return dataclasses.asdict(laptop)


def laptop_line(context: Context, laptop: KnownLaptop) -> str:
    """A laptop in words."""
    words = context.words
    heard = words("laptop.listed_never")
    if laptop.heard is not None:
        day, time = context.day(laptop.heard.date()), f"{laptop.heard:%H:%M}"
        heard = words("laptop.listed_heard", day=day, time=time)
    return words(
        "laptop.listed",
        name=called(context, laptop.name),
        id=laptop.id,
        heard=heard,
        here=words("laptop.listed_here") if laptop.here else "",
        sends=words("laptop.listed_sends") if laptop.sends_returns else "",
    )


def preview_lines(context: Context, preview: Preview) -> list[str]:
    """What a file would bring, in words."""
    words = context.words
    lines = [words("laptop.looked", laptop=called(context, preview.laptop))]
    if preview.heard is not None:
        day, time = context.day(preview.heard.date()), f"{preview.heard:%H:%M}"
        lines.append(words("laptop.heard", day=day, time=time))
    if preview.nothing_new:
        return [*lines, words("laptop.nothing_new")]
    new = [words(f"laptop.new.{t}", n=preview.adds[t]) for t in TOLD if preview.adds.get(t)]
    if new:
        lines += [words("laptop.added"), *(f"  {each}" for each in new)]
    for each in preview.by_day:
        numbers = {"sessions": each.sessions, "attendances": each.attendances}
        day = context.day(each.day)
        lines.append(f"  {words('laptop.by_day', day=day, counted=each.counted, **numbers)}")
    for told in ("joins", "changes", "forgets"):
        n = getattr(preview, told)
        if n:
            lines.append(words(f"laptop.{told}", n=n))
    return lines


def preview_data(preview: Preview, done: BroughtIn | None) -> dict[str, object]:
    """The same as data for programs."""
    return {
        "laptop": preview.laptop,
        "laptop_id": preview.laptop_id,
        "heard": preview.heard,
        "adds": dict(preview.adds),
        "counted": preview.counted,
        "changes": preview.changes,
        "joins": preview.joins,
        "forgets": preview.forgets,
        "by_day": [dataclasses.asdict(each) for each in preview.by_day],
        "questions": len(preview.questions if done is None else done.questions),
        "nothing_new": preview.nothing_new,
        "brought_in": done is not None,
    }


def keyed(questions: Questions) -> dict[str, Question]:
    """Every question under a short key that stays while the question does."""
    every: list[Question] = [*questions.answers, *questions.sessions, *questions.people]
    every += [*questions.cards, *questions.versions, *questions.below_zero]
    return {derived(f"question|{_name(each)}")[:_KEY_LETTERS]: each for each in every}


def question_line(context: Context, key: str, question: Question) -> str:
    """A question in words, with what may be chosen."""
    words = context.words
    match question:
        case TwoAnswers():
            return _answers_line(context, key, question)
        case TwoSessions(one=one, other=other):
            mine, yours = (each.named + each.counted for each in (one, other))
            day = context.day(one.session.date)
            said = {"activity": one.activity, "day": day}
            return words("laptop.open.session", key=key, one=mine, other=yours, **said)
        case TwoPeople(one=one_person, other=other_person):
            names = {"one": one_person.person.name, "other": other_person.person.name}
            return words("laptop.open.person", key=key, **names)
        case CardTwice(card=card, people=people):
            every = ", ".join(each.person.name for each in people)
            ids = ", ".join(each.person.id for each in people)
            return words("laptop.open.card", key=key, card=card, names=every, ids=ids)
        case VersionsTwice(month=month, version=version, versions=versions):
            ids = ", ".join(each.id for each in versions)
            return words("laptop.open.version", key=key, month=month, version=version, ids=ids)
        case BelowZero(activity=activity, day=when, age_band=band, n=n):
            told = {"activity": activity, "day": context.day(when), "band": band}
            return words("laptop.open.below_zero", key=key, n=n, **told)


def question_data(key: str, question: Question) -> dict[str, object]:
    """A question as data for programs."""
    named = {"key": key, "kind": type(question).__name__}
    if not isinstance(question, TwoAnswers):
        return {**named, **dataclasses.asdict(question)}
    return {
        **named,
        "table": question.table,
        "row_id": question.row_id,
        "fields": question.fields,
        "about": dataclasses.asdict(question.about),
        "counts": _side_data(question.counts),
        "other": _side_data(question.other),
        "free_text": question.free_text,
    }


def ways_to_settle(
    asking: LaptopQuestions, question: Question, who: str, text: str | None
) -> Mapping[str, Callable[[], Changed | Problem]]:
    """What may be chosen, and what each choice does."""
    match question:
        case TwoAnswers():
            return {
                "counts": lambda: asking.settle(who, question),
                "other": lambda: asking.settle(who, question, other=True),
                TEXT: lambda: asking.settle(who, question, text=text),
            }
        case TwoSessions(one=one, other=other):
            pair = one.session.id, other.session.id
            return {
                "same": lambda: asking.same_session(who, *pair),
                "two": lambda: asking.different_sessions(who, *pair),
            }
        case TwoPeople(one=one_person, other=other_person):
            people = one_person.person.id, other_person.person.id
            return {
                "same": lambda: asking.same_person(who, *people),
                "two": lambda: asking.different_people(who, *people),
            }
        case CardTwice(people=seen):
            ids = [each.person.id for each in seen]
            return {each: lambda each=each: asking.new_card(who, each) for each in ids}  # type: ignore[misc]
        case VersionsTwice(versions=versions):
            ids = [each.id for each in versions]
            return {each: lambda each=each: asking.keep_version(who, each) for each in ids}  # type: ignore[misc]
        case BelowZero(session_id=session, age_band=band):
            return {"zero": lambda: asking.level(who, session, band)}


def _answers_line(context: Context, key: str, question: TwoAnswers) -> str:
    about = question.about
    day = "" if about.day is None else context.day(about.day)
    said = (about.person, about.activity, day, about.month, about.name)
    return context.words(
        "laptop.open.answer",
        key=key,
        fields=", ".join(question.fields),
        about=" ".join(dict.fromkeys(each for each in said if each)),
        counts=_shown(question.counts),
        counts_by=_by(context, question.counts),
        other=_shown(question.other),
        other_by=_by(context, question.other),
    )


def _side_data(side: Side) -> dict[str, object]:
    return {**dataclasses.asdict(side), "stamp": str(side.stamp)}


def _shown(side: Side) -> str:
    return ", ".join("-" if value in (None, "") else str(value) for value in side.shown)


def _by(context: Context, side: Side) -> str:
    words = context.words
    laptop = words("laptop.open.here") if side.here else called(context, side.laptop)
    day, time = context.day(side.at.date()), f"{side.at:%H:%M}"
    return words("laptop.open.by", who=side.by, day=day, time=time, laptop=laptop)


def _name(question: Question) -> str:
    match question:
        case TwoAnswers():
            stamps = f"{question.counts.stamp}|{question.other.stamp}"
            return f"{question.table}|{question.row_id}|{question.fields[0]}|{stamps}"
        case TwoSessions(one=one, other=other):
            return f"{one.session.id}|{other.session.id}"
        case TwoPeople(one=one_person, other=other_person):
            return f"{one_person.person.id}|{other_person.person.id}"
        case CardTwice(card=card):
            return f"card|{card}"
        case VersionsTwice(month=month, version=version):
            return f"version|{month}|{version}"
        case BelowZero(session_id=session, age_band=band):
            return f"{session}|{band}"
