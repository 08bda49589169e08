"""Signing in and out with a browser: by the provider in production, by a demo account in demonstrations."""

from __future__ import annotations

import hmac
from typing import Annotated, Final

from fastapi import APIRouter, Form
from pydantic import BaseModel
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from gateway import auth, sessions, sign_in
from gateway.errors import Problem
from gateway.pages import menu
from gateway.pages.home import kept, render
from gateway.sessions import Session, Submitting

# Holds the attempt while the browser is with the provider.
ATTEMPT: Final = "yg_sign_in"
HERE: Final = "/sign-in"

router = APIRouter(include_in_schema=False)


class SignInForm(BaseModel):
    """What the form of a demo account sends."""

    username: str = ""
    password: str = ""
    next: str = ""


@router.get("/sign-in")
async def ask(request: Request, next: str = "") -> Response:
    """The ways to sign in."""
    return _form(request, next)


def _form(request: Request, following: str, problem: Problem | None = None) -> Response:
    return render(
        request,
        "sign_in.html",
        problem=problem,
        next=sessions.own_path(following),
        has_provider=request.app.state.provider is not None,
    )


@router.post("/sign-in")
async def with_account(request: Request, form: Annotated[SignInForm, Form()]) -> Response:
    """Sign in with a demo account."""
    sessions.from_here(request)
    accounts = request.app.state.accounts
    if accounts is None:
        raise Problem(404, "ROUTE_NOT_FOUND")
    account = accounts.find(form.username, form.password)
    if account is None:
        return _form(request, form.next, Problem(422, "CREDENTIALS_WRONG"))
    return await _begun(request, auth.sign(request.app.state.demo_signer, account), form.next)


@router.get("/sign-in/start")
async def with_provider(request: Request, next: str = "") -> Response:
    """Go to the provider to sign in there."""
    attempt = sign_in.new_attempt(sessions.own_path(next))
    response = RedirectResponse(await _provider(request).address(attempt, _back(request)), 303)
    sessions.keep(response, request, ATTEMPT, attempt.sealed(), HERE)
    return response


@router.get("/sign-in/return")
async def back(request: Request, code: str = "", state: str = "", error: str = "") -> Response:
    """Come back from the provider, with a code or with a refusal."""
    attempt = sign_in.attempt_of(request.cookies.get(ATTEMPT, ""))
    if not hmac.compare_digest(state.encode(), attempt.state.encode()):
        raise Problem(403, "SIGN_IN_NOT_BEGUN")
    if error or not code:
        return _form(request, attempt.next, Problem(403, "SIGN_IN_REFUSED"))
    token = await _provider(request).token(code, attempt, _back(request))
    response = await _begun(request, token, attempt.next)
    response.delete_cookie(ATTEMPT, path=HERE, httponly=True, samesite="lax")
    return response


@router.post("/sign-out")
async def leave(request: Request, sent: Submitting) -> Response:
    """Sign out of this browser."""
    return sessions.end(RedirectResponse(kept(request, "/signed-out"), 303))


@router.get("/signed-out")
async def left(request: Request) -> Response:
    """Say that this browser is signed out, and where to sign out of the provider, too."""
    provider = request.app.state.provider
    farewell = await provider.farewell(str(request.base_url)) if provider else ""
    return render(request, "signed_out.html", farewell=farewell)


def lead(request: Request) -> Response:
    """Lead somebody to sign in whose session is not there, or no longer, and back to where that was."""
    asked = request.url if request.method == "GET" else URL(request.headers.get("referer", ""))
    ours = asked.netloc in ("", request.url.netloc)
    following = (
        sessions.own_path(f"{asked.path}?{asked.query}" if asked.query else asked.path) if ours else ""
    )
    more = {"next": following} if following else {}
    return RedirectResponse(kept(request, HERE, **more), 303)


async def _begun(request: Request, token: str, following: str) -> Response:
    """Begin the session of a token that holds, and go where one wanted to."""
    session: Session | None = await sessions.session_of(request, token)
    if session is None:
        raise Problem(502, "SIGN_IN_FAILED", {"why": "token not accepted"})
    to = sessions.own_path(following) or kept(request, menu.first(request, session))
    return sessions.begin(RedirectResponse(to, 303), request, token)


def _provider(request: Request) -> sign_in.Provider:
    found: sign_in.Provider | None = request.app.state.provider
    if found is None:
        raise Problem(404, "ROUTE_NOT_FOUND")
    return found


def _back(request: Request) -> str:
    return f"{request.base_url}sign-in/return"
