"""Limits (时限) of a case: who may lengthen them, what may shorten them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Final

from services.common.errors import InvalidArgument, PermissionDenied


class Head(IntEnum):
    """Who may extend a limit; the numbers are those of `Role`."""

    ORGAN_HEAD = 14
    GOVERNMENT_HEAD = 15


# Whom a clock rule names (行政许可法 art. 42): the head of the organ, in joint cases of the government.
HEADS: Final[Mapping[str, Head]] = {
    "本行政机关负责人": Head.ORGAN_HEAD,
    "本级人民政府负责人": Head.GOVERNMENT_HEAD,
}


def check_head(extension_by: str, roles: frozenset[int]) -> None:
    """Only whom the law names extends: refuses EXTENSION_OF_ANOTHER_HEAD."""
    head = HEADS.get(extension_by, Head.ORGAN_HEAD)
    if head not in roles:
        raise PermissionDenied("EXTENSION_OF_ANOTHER_HEAD", head=head.name)


def check_extension(length: int, most: int) -> None:
    """By no more than the rule allows."""
    if not 1 <= length <= most:
        raise InvalidArgument("EXTENSION_TOO_LONG", field="length", most=most)


def check_shorter(length: int, present: int) -> None:
    """A promise only ever becomes shorter (B25, F10)."""
    if not 0 <= length < present:
        raise InvalidArgument("PROMISE_NOT_SHORTER", field="length", present=present)
