"""Hand-overs (下放承接), campaigns (清理), proposals: what may follow what, and what each needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from services.catalog.domain.codes import CancelReason, Level
from services.common import checks
from services.common.errors import FailedPrecondition, InvalidArgument

if TYPE_CHECKING:
    from yangguang.catalog.v1 import governance_pb2 as pb


class ClaimState(IntEnum):
    """The state of a claim; the numbers are those of `Claim.State`."""

    TO_BE_CLAIMED = 1
    CLAIMED = 2
    DECLINED = 3


class HandoverKind(IntEnum):
    """How an item is handed over; the numbers are those of `Handover.Kind`."""

    HAND_DOWN = 1
    TAKE_BACK = 2
    ENTRUST = 3


class HandoverState(IntEnum):
    """The state of a hand-over; the numbers are those of `Handover.State`."""

    IN_TRANSITION = 1
    COMPLETED = 2
    WITHDRAWN = 3


class CampaignState(IntEnum):
    """The state of a campaign; the numbers are those of `Campaign.State`."""

    OPEN = 1
    APPROVED = 2
    PUBLISHED = 3


class BundleState(IntEnum):
    """The state of a bundle; the numbers are those of `Bundle.State`."""

    IN_FORCE = 1
    RETIRED = 2


class AdmissionWay(IntEnum):
    """By what competition an intermediary was admitted; the numbers are those of `AdmissionWay`."""

    BIDDING = 1
    NEGOTIATION = 2
    OPEN_SELECTION = 3


class ProposalState(IntEnum):
    """The state of a proposal; the numbers are those of `Proposal.State`."""

    PROPOSED = 1
    REVIEWED = 2


class ProposalKind(IntEnum):
    """清理意见; the numbers are those of the proto."""

    KEEP_ITEM = 1
    CANCEL_ITEM = 2
    ADJUST_ITEM = 3
    HAND_DOWN_ITEM = 4
    MERGE_ITEM = 5


class Act(IntEnum):
    """What can be done to a hand-over, a campaign or a proposal."""

    COMPLETE = 1
    WITHDRAW = 2
    PROPOSE = 3
    REVIEW = 4
    APPROVE = 5
    PUBLISH = 6


STEPS: Final[Mapping[tuple[IntEnum, Act], IntEnum]] = {
    (HandoverState.IN_TRANSITION, Act.COMPLETE): HandoverState.COMPLETED,
    (HandoverState.IN_TRANSITION, Act.WITHDRAW): HandoverState.WITHDRAWN,
    (CampaignState.OPEN, Act.PROPOSE): CampaignState.OPEN,
    (CampaignState.OPEN, Act.REVIEW): CampaignState.OPEN,
    (CampaignState.OPEN, Act.APPROVE): CampaignState.APPROVED,
    (CampaignState.APPROVED, Act.PUBLISH): CampaignState.PUBLISHED,
    (ProposalState.PROPOSED, Act.PROPOSE): ProposalState.PROPOSED,
    (ProposalState.PROPOSED, Act.REVIEW): ProposalState.REVIEWED,
}

# The reason an item ends for by what was decided; a cancelled one has a reason of its own.
ENDS: Final[Mapping[ProposalKind, CancelReason | None]] = {
    ProposalKind.CANCEL_ITEM: None,
    ProposalKind.MERGE_ITEM: CancelReason.MERGED,
}
# The three 凡是 (B07), and what else ends an item without another taking its place.
CANCEL_REASONS: Final = frozenset(
    {
        CancelReason.NO_LEGAL_BASIS,
        CancelReason.MARKET_OR_SELF_REGULATION,
        CancelReason.AFTER_THE_FACT_SUPERVISION,
        CancelReason.BASIS_REPEALED,
    }
)


def step(state: IntEnum, act: Act) -> int:
    """The state that follows; refuses STEP_NOT_ALLOWED."""
    if (state, act) not in STEPS:
        raise FailedPrecondition("STEP_NOT_ALLOWED", state=state.name, action=act.name)
    return STEPS[state, act].value


def check_levels(kind: HandoverKind, from_level: Level, to_level: Level) -> None:
    """Down goes to a lower level, back to a higher one; whoever is entrusted may be of any."""
    fits = {
        HandoverKind.HAND_DOWN: to_level > from_level,
        HandoverKind.TAKE_BACK: to_level < from_level,
        HandoverKind.ENTRUST: True,
    }
    if not fits[kind]:
        raise InvalidArgument("FIELD_INVALID", field="handover.to_level", value=to_level.name)


def check_proposal(proposal: pb.Proposal) -> None:
    """A proposal says why an item is cancelled, to whom it is handed down, and explains itself."""
    path = "proposal"
    proposal.explanation = checks.required_text(
        proposal.explanation, f"{path}.explanation", 2000, multiline=True
    )
    kind = int(proposal.kind)
    if (kind == ProposalKind.CANCEL_ITEM) != (int(proposal.reason) in CANCEL_REASONS):
        raise InvalidArgument("FIELD_INVALID", field=f"{path}.reason", value=proposal.reason)
    down = kind == ProposalKind.HAND_DOWN_ITEM
    for name in ("to_organisation", "to_level"):
        if down != bool(getattr(proposal, name)):
            reason = "FIELD_REQUIRED" if down else "FIELD_INVALID"
            raise InvalidArgument(reason, field=f"{path}.{name}")


def check_all_reviewed(proposals: Iterable[pb.Proposal]) -> None:
    """The session approves what was reviewed, all of it; an empty campaign is approved by nobody."""
    found = list(proposals)
    open_ = [each.item for each in found if int(each.state) != ProposalState.REVIEWED]
    if open_ or not found:
        raise FailedPrecondition("PROPOSALS_NOT_REVIEWED", count=len(open_), item=open_[0] if open_ else "")


def check_period(first_day: str, last_day: str) -> tuple[dt.date, dt.date]:
    """A period of at most two years, its last day included."""
    first, last = checks.date(first_day, "first_day"), checks.date(last_day, "last_day")
    if not first <= last or (last - first).days > 731:
        raise InvalidArgument("FIELD_INVALID", field="last_day", value=last_day)
    return first, last
