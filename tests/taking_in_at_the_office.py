"""What tests do with the card that takes files in."""

from pathlib import Path

from hublog.qt.office.settling import Settle
from hublog.qt.office.taking_in_card import TakingInCard


def kinds(card) -> list[str]:
    return [each.outcome.kind for each in card._lines]


def settle_first(card, settled, kind: str) -> Settle:
    card._settle(next(each for each in card._lines if each.outcome.kind == kind))
    settled()
    return card.settle


def take(returns, settled, *files: Path) -> TakingInCard:
    returns.take_in(files)
    settled()
    card = returns.card
    assert isinstance(card, TakingInCard)
    return card
