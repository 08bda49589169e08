"""The kit every service is made of: small modules, one noun each."""

from typing import Final

# As in pyproject.toml; a test compares them.
VERSION: Final = "0.1.0"
