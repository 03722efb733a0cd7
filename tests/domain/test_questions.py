"""The questions people are asked, with the wording of the public standards."""

import pytest

from hublog.domain.people import ASKED, Person
from hublog.domain.questions import Choice, ethnic_groups, questions, unanswered
from hublog.resources import code_lists, words

COUNTRIES = ("E", "W", "N", "S")


def choices(country: str, field: str) -> list[Choice]:
    (question,) = (each for each in questions(country) if each.field == field)
    return [choice for step in question.steps for choice in step.choices]


def said(country: str, field: str) -> list[str]:
    return [words()(choice.wording) for choice in choices(country, field)]


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_field_is_asked_once_in_order(country) -> None:
    assert tuple(each.field for each in questions(country)) == ASKED


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_question_has_its_words(country) -> None:
    for question in questions(country):
        for step in question.steps:
            keys = {step.ask, *(choice.wording for choice in step.choices)}
            optional = {step.hint, *(choice.heading for choice in step.choices)} - {""}
            assert {key for key in keys | optional if key not in words()} == set()


@pytest.mark.parametrize("country", COUNTRIES)
def test_one_may_always_prefer_not_to_say_and_it_may_stay_unasked(country) -> None:
    for question in questions(country):
        for step in question.steps:
            assert [choice.value for choice in step.choices[-2:]] == ["NS", "NK"]


@pytest.mark.parametrize("country", COUNTRIES)
def test_what_can_be_chosen_is_what_the_lists_know(country) -> None:
    lists = code_lists()
    for field in ASKED:
        if field == "postcode":
            continue
        known = lists[ethnic_groups(country) if field == "ethnic_group" else field]
        offered = {choice.value for choice in choices(country, field)} - {None}
        assert offered == {code.code for code in known}


def test_the_words_are_those_of_the_public_standards() -> None:
    say = words()
    assert say("question.sex.ask") == "What is your sex?"
    assert say("question.ethnic_group.ask") == "What is your ethnic group?"
    assert say("question.condition.ask") == (
        "Do you have any physical or mental health conditions or illnesses"
        " lasting or expected to last 12 months or more?"
    )
    assert say("question.disability.ask") == (
        "Do any of your conditions or illnesses reduce your ability"
        " to carry out day-to-day activities?"
    )
    assert said("E", "disability")[4:7] == ["Yes, a lot", "Yes, a little", "Not at all"]


def test_the_first_step_about_conditions_leads_to_the_second_or_ends() -> None:
    (question,) = (each for each in questions("E") if each.field == "disability")
    assert [choice.value for choice in question.steps[0].choices] == [None, "DN", "NS", "NK"]
    assert [choice.value for choice in question.steps[1].choices] == ["DL", "DA", "DN", "NS", "NK"]


def test_each_country_has_its_own_ethnic_groups() -> None:
    assert said("E", "ethnic_group")[0].startswith("English, Welsh")
    assert said("W", "ethnic_group")[0].startswith("Welsh, English")
    assert said("N", "ethnic_group")[:2] == ["White", "Irish Traveller"]
    assert said("S", "ethnic_group") == said("E", "ethnic_group")


def test_ethnic_groups_stand_under_the_headings_of_their_country() -> None:
    def headings(country: str) -> list[str]:
        keys = dict.fromkeys(c.heading for c in choices(country, "ethnic_group") if c.heading)
        return [words()(key) for key in keys]

    assert headings("E") == [
        "White",
        "Mixed or Multiple ethnic groups",
        "Asian or Asian British",
        "Black, Black British, Caribbean or African",
        "Other ethnic group",
    ]
    assert headings("W")[2] == "Asian, Asian Welsh or Asian British"
    assert headings("N") == []


def test_only_what_nobody_asked_yet_is_left_to_ask() -> None:
    person = Person(id="p", known_as="Megan", birth_year=1957, sex="NS", postcode="NFA")
    left = [question.field for question in unanswered(person, "E")]
    assert left == ["ethnic_group", "disability", "first_language", "heard_from"]
