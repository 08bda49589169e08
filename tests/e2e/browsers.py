"""A browser without JavaScript: it keeps cookies, and sends the forms it was shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from types import MappingProxyType
from typing import Any

import httpx

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
NOTHING: Mapping[str, Any] = MappingProxyType({})
_FORM = re.compile(r'<form[^>]*action="([^"]+)"[^>]*>(.*?)</form>', re.DOTALL)
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
# What no page may show: a link, choice or list without words; a resource name; a field without a label.
_SILENT = re.compile(r"<(a|option|button|summary|h[1-3]|ul)\b[^>]*>\s*</\1>")
_RAW = re.compile(r">[^<]*\b(?:organisations|staff|cases|projects|windows|regions)/[^<]*<")
_FIELD = re.compile(r'<(?:select|textarea|input(?! type="(?:hidden|radio|checkbox)"))\b[^>]*>')
_NAMED = re.compile(r'<label for="([^"]+)">')


class Browser:
    """Somebody at the pages."""

    def __init__(self, url: str, account: str = "") -> None:
        self.http = httpx.Client(base_url=url, timeout=30, headers={"Accept": "text/html"}, trust_env=False)
        self.page = ""
        self.path = ""
        if account:
            self.http.post("/sign-in", data={"username": account, "password": "yangguang"})

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def open(self, path: str) -> str:
        """Go to a page, by way of wherever it leads."""
        return self._shown(self.http.get(path, follow_redirects=True))

    def hidden(self, action: str) -> dict[str, str]:
        """The fields a form brings along."""
        forms = {unescape(where): inside for where, inside in _FORM.findall(self.page)}
        return {name: unescape(value) for name, value in _HIDDEN.findall(forms[action])}

    def send(self, action: str, typed: Mapping[str, Any] = NOTHING, files: Any = None) -> str:
        """Fill in a form of this page and send it."""
        data = {**self.hidden(action), **typed}
        return self._shown(self.http.post(action, data=data, files=files or None, follow_redirects=True))

    def offers(self, action: str) -> bool:
        """Whether this page has such a form."""
        return any(unescape(where) == action for where, _ in _FORM.findall(self.page))

    def _shown(self, answer: httpx.Response) -> str:
        self.page, self.path = answer.text, answer.url.path
        self.status = answer.status_code
        assert not faults(self.page), self.path
        return self.page


def faults(page: str) -> list[str]:
    """What whoever reads or hears the page could not make sense of."""
    if not page.startswith("<!doctype html>"):
        return []
    named = set(_NAMED.findall(page))
    fields = [found[0] for found in _FIELD.finditer(page)]
    unnamed = [each for each in fields if not named & set(re.findall(r'\bid="([^"]+)"', each))]
    return [found[0] for pattern in (_SILENT, _RAW) for found in pattern.finditer(page)] + unnamed
