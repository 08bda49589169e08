"""Identifiers of GB/T 36904, against published samples."""

import pytest

from services.common.licences import identifier, is_identifier

SAMPLES = {
    "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U": (
        "11100000000013338W011", "11430000006122244L", "20230000403", 1,
    ),
    "1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9": (
        "11100000MB03271699022", "340100", "000000016", 1,
    ),
}  # fmt: skip


@pytest.mark.parametrize("sample", SAMPLES)
def test_published_identifiers_are_made_and_recognised(sample: str) -> None:
    assert identifier(*SAMPLES[sample]) == sample
    assert is_identifier(sample)


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_wrong_check_character_or_a_changed_digit_is_noticed(sample: str) -> None:
    assert not is_identifier(sample[:-1] + ("A" if sample[-1] != "A" else "B"))
    assert not is_identifier(sample.replace(".001.", ".002."))
    assert not is_identifier(sample.removeprefix("1."))
    assert not is_identifier("")
