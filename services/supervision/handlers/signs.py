"""Signs (迹象) which the facts of one case show: handled outside of the hall (C28), entered falsely (C30)."""

from __future__ import annotations

from typing import Final

from yangguang.cases.v1.cases_pb2 import DECIDING_BEHIND
from yangguang.cases.v1.events_pb2 import CaseFacts
from yangguang.common.v1.types_pb2 import WINDOW

# Documents may lie two days before they are entered. Seconds.
LONGEST_WAIT: Final = 48 * 3600


def _belongs_to_window(facts: CaseFacts) -> bool:
    """Where the window has less than full authority the department decides by design (D07)."""
    return any(step != DECIDING_BEHIND or facts.decided_at_window for step in facts.behind_steps)


def signs(facts: CaseFacts) -> str | None:
    """The rules a case shows signs of, separated by commas; None for most."""
    accepted, decided = facts.HasField("accept_time"), facts.HasField("decide_time")
    entered, at_window = facts.create_time.seconds, facts.channel == WINDOW
    waited = entered - (facts.receive_time.seconds or entered)
    shown = (
        ("behind-window", facts.behind_steps and _belongs_to_window(facts)),
        ("completed-undecided", not decided and facts.HasField("complete_time")),
        ("decided-unaccepted", decided and not accepted),
        ("entered-after-decision", decided and facts.decide_time.seconds < entered),
        ("entered-late", at_window and waited > LONGEST_WAIT),
        ("no-applicant", accepted and not facts.applicant_kind),
        ("no-material", accepted and facts.lacking_materials),
        ("outside-window", accepted and at_window and not facts.window),
    )
    return ",".join([rule for rule, is_shown in shown if is_shown]) or None
