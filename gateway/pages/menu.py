"""The menu of those who have signed in: pages and the rpc whose access rule says who has use for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request

from gateway import zones
from gateway.openapi import method_of
from gateway.sessions import Session

CASES: Final = "yangguang.cases.v1.CaseService"
HANDOVERS: Final = "yangguang.cases.v1.PermitHandoverService"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the menu: where it is, what it is called, and who has use for it."""

    path: str
    title: str
    rpc: str


# The first that somebody may see is where signing in leads to.
MENU: Final[tuple[Entry, ...]] = (
    Entry("/my", "My cases", f"{CASES}.RateCase"),
    Entry("/desk", "Desk", f"{CASES}.DecideCase"),
    Entry("/desk/projects", "Joint projects", "yangguang.cases.v1.ProjectService.GiveJointOpinion"),
    Entry("/ledgers", "Registers", "yangguang.cases.v1.RatingService.ListRatings"),
    Entry("/ledgers/handovers", "Permits handed over", f"{HANDOVERS}.AcknowledgePermitHandover"),
    Entry("/catalogue", "The list of items", "yangguang.catalog.v1.ListService.ImportItems"),
)


def entries(request: Request, session: Session | None) -> list[Entry]:
    """What this visitor may see, of what this gateway offers in its zone."""
    zone = request.app.state.zone
    offered = [entry for entry in MENU if zones.offers_rpc(zone, method_of(entry.rpc))]
    return [entry for entry in offered if session is not None and session.may(entry.rpc)]


def first(request: Request, session: Session) -> str:
    """Where somebody begins who has just signed in."""
    found = entries(request, session)
    return found[0].path if found else "/"
