"""``bring-in``: shows what a file would change, asks what only a person knows, then writes."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from hublog.cli.bring_in_lines import data_of, lines_of, sentence_of
from hublog.cli.command import command
from hublog.cli.context import Context
from hublog.cli.kinds import wrong_usage
from hublog.domain.problems import Problem
from hublog.domain.registers.reading import Question
from hublog.services.bring_in import Preview


class _Answer(click.ParamType[tuple[str, str]]):
    """An answer such as ``date_order=dmy``."""

    name = "answer"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[str, str]:  # noqa: ANN401 - click's own
        """Key and value; wrong usage without an equals sign between them."""
        key, equals, answer = value.partition("=")
        if not equals or not key:
            raise wrong_usage("bring_in.not_an_answer", value, param, ctx)
        return key.strip(), answer


@command("bring-in")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--map", "map_file", type=click.Path(path_type=Path), metavar="MAP.json")
@click.option("--save-map", type=click.Path(path_type=Path), metavar="MAP.json")
@click.option("--sheet")
@click.option("--answer", multiple=True, type=_Answer(), metavar="KEY=VALUE")
@click.option("--yes", is_flag=True)
@click.option("--without-copy", is_flag=True)
def bring_in(
    context: Context,
    file: Path,
    map_file: Path | None,
    save_map: Path | None,
    sheet: str | None,
    answer: tuple[tuple[str, str], ...],
    yes: bool,  # noqa: FBT001 - a flag of the command line
    without_copy: bool,  # noqa: FBT001 - a flag of the command line
) -> None:
    """Show what the file holds; with ``--yes`` take it into the register."""
    for key, _ in answer:
        _demand_question(context, key)
    answers = {**_answers_in(context, map_file), **dict(answer)}
    preview = _looked_at(context, file, answers, sheet)
    if save_map is not None:
        _save(context, save_map, preview)
    written = None
    if yes and not preview.open_questions:
        use_case = context.services.bring_in
        written = context.insist(use_case.confirm(context.who, preview, without_copy=without_copy))
    lines = lines_of(context, file.name, preview, written)
    if save_map is not None:
        lines.append(context.words("bring_in.answers_saved", path=str(save_map)))
    context.answer(data_of(file.name, preview, written), lines)
    if preview.open_questions:
        keys = ", ".join(each.key for each in preview.open_questions)
        raise context.refusal(Problem("QUESTIONS_OPEN", keys))


def _demand_question(context: Context, key: str) -> None:
    """Refuse an answer to what hublog never asks: a slip there would go unnoticed."""
    prefix = "bring_in.question."
    topics = {
        each.removeprefix(prefix).partition(".")[0]
        for each in context.words.catalogue
        if each.startswith(prefix)
    }
    if key.partition(".")[0].casefold() not in topics:
        raise context.refusal(
            Problem("ANSWER_TO_NOTHING", key, {"topics": ", ".join(sorted(topics))})
        )


def _looked_at(context: Context, file: Path, answers: dict[str, str], sheet: str | None) -> Preview:
    """The preview; open questions are asked where somebody sits at the keyboard."""
    use_case = context.services.bring_in
    preview = context.insist(use_case.preview(file, answers, sheet))
    while preview.open_questions and at_keyboard() and not context.json:
        for each in preview.open_questions:
            answers[each.key] = _asked(context, each)
        preview = context.insist(use_case.preview(file, answers, sheet))
    return preview


def at_keyboard() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def _asked(context: Context, question: Question) -> str:
    sentence = sentence_of(context, question)
    if not question.choices:
        return str(click.prompt(sentence, err=True))
    return str(click.prompt(sentence, type=click.Choice(question.choices), err=True))


def _answers_in(context: Context, file: Path | None) -> dict[str, str]:
    if file is None:
        return {}
    try:
        answers = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        answers = None
    if not isinstance(answers, dict) or not all(isinstance(v, str) for v in answers.values()):
        raise context.refusal(Problem("MAP_UNREADABLE", str(file)))
    return {key: answer for key, answer in answers.items() if answer}


def _save(context: Context, file: Path, preview: Preview) -> None:
    try:
        text = json.dumps(dict(preview.answers), ensure_ascii=False, indent=2)
        file.write_text(text + "\n", encoding="utf-8")
    except OSError:
        raise context.refusal(Problem("MAP_NOT_SAVED", str(file))) from None


COMMANDS = [bring_in]
