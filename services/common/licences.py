"""Identifiers of electronic certificates (电子证照标识, GB/T 36904-2018)."""

from __future__ import annotations

import re
from typing import Final

from stdnum.iso7064 import mod_37_36

# 中国政务服务的电子证照.
ROOT: Final = "1.2.156.3005.2"
# Type (credit code of who defined it, and three digits), issuer, serial number, version, check character.
_FORM: Final = re.compile(
    r"1\.2\.156\.3005\.2\.([0-9A-Z]{21})\.([0-9A-Z]{6,18})\.([0-9A-Z]{1,64})\.(\d{3})\.([0-9A-Z])", re.ASCII
)


def identifier(type_code: str, issuer: str, serial: str, version: int) -> str:
    """The identifier with its check character: ISO 7064 MOD 37,36 over the parts without their dots."""
    parts = (type_code, issuer, serial, f"{version:03d}")
    check = mod_37_36.calc_check_digit("".join(parts))
    return ".".join((ROOT, *parts, check))


def is_identifier(text: str) -> bool:
    """Whether a text is an identifier whose check character is right."""
    found = _FORM.fullmatch(text)
    return found is not None and bool(mod_37_36.is_valid("".join(found.groups())))
