"""What volunteers may ask for; everything else is the coordinator's (safety.md, keys)."""

from collections.abc import Mapping

from hublog.domain.roles import Role

VOLUNTEERS_MAY: Mapping[str, frozenset[str]] = {
    group: frozenset(methods.split())
    for group, methods in {
        # Whoever opens the register is asked what day it is, where the clock cannot be right.
        "time": "now millis local millis_at doubt impossible laptop_says settled set_to is_right "
        "goes_on",
        "hub": "this status",
        "backup": "daily at_close stays_here status",
        "activities": "everything active conditions_now named place_name places every_place",
        "people": "directory get meant add",
        "sign_in": "person new_person count party take_off take_back here last",
        "helping": "volunteer new_volunteer not_helping",
        "care": "at_session calling said_yes",
        "camp": "week leaving sign_out the_list",
        "door": "view doorway running helpers_lately",
        "today": "of",
        "sessions": "of_day open finish amend_ending reopen note",
        "type_up": "begin day drafts papers keep drop read write",
        "printing": "blank register printed day write",
        "undo": "latest next redo one",
        "referrals": "add agreement of_session",
        "standings": "changed_months",
        "seats": "everybody add change_pin check_pin spent",
        "consents": "of waiting give refuse_for_good",
        "wellbeing": "of begin keep_so_far keep due",
        "keys": "slots",
        "half_typed": "put_away take_back",
    }.items()
}
"""By group of use cases, those a volunteer may ask for; what is not named here is not allowed."""

VOLUNTEERS_DO = frozenset(
    {
        "added_person",
        "added_desk_name",
        "agreed",
        "amended_ending",
        "counted",
        "counted_party",
        "did_not_agree",
        "finished_session",
        "noted_session",
        "not_helping",
        "opened_session",
        "passed_on",
        "passed_on_at",
        "said_yes",
        "sent_to_us",
        "sent_to_us_at",
        "signed_in",
        "signed_in_new",
        "signed_out",
        "signposted",
        "signposted_at",
        "took_off_count",
        "took_off_person",
        "typed_up",
        "volunteered",
        "volunteered_new",
        "volunteered_new_untimed",
        "volunteered_untimed",
    }
)
"""Kinds of actions that a volunteer may take back and do again."""


def may(role: Role, group: str, method: str) -> bool:
    """Whether somebody of that role may ask for this use case."""
    return role is Role.COORDINATOR or method in VOLUNTEERS_MAY.get(group, ())


def may_undo(role: Role, kind: str) -> bool:
    """Whether somebody of that role may take back an action of that kind."""
    return role is Role.COORDINATOR or kind in VOLUNTEERS_DO
