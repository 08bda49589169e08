"""The registers of the staff as data: every form stands for a call that exists, every word is Chinese too."""

import itertools
from typing import Any

import pytest
from google.protobuf.descriptor import EnumDescriptor

from gateway import words
from gateway.openapi import method_of
from gateway.pages import terms
from gateway.pages.ledgers import YES_NO, Act, Ledger
from gateway.pages.registers import LEDGERS

ACTS = [(ledger, act) for ledger in LEDGERS for act in ledger.acts]


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.name)
def test_a_register_shows_and_asks_for_fields_there_are(ledger: Ledger):
    method = method_of(ledger.rpc)
    row = method.output_type.fields_by_name[ledger.rows].message_type

    for _, path in ledger.columns:
        kind: Any = row
        for part in path.split("."):
            assert part in kind.fields_by_name, path
            kind = kind.fields_by_name[part].message_type
    assert {ask.name for ask in ledger.filters} <= set(method.input_type.fields_by_name)
    assert method.input_type.full_name == ledger.request.DESCRIPTOR.full_name


@pytest.mark.parametrize(("ledger", "act"), ACTS, ids=[f"{a.name}-{b.name}" for a, b in ACTS])
def test_a_form_has_the_fields_of_the_call_it_stands_for(ledger: Ledger, act: Act):
    assert method_of(act.rpc) is not None
    if act.body is None:
        assert not act.asks
        return
    model = act.body.model_fields
    if act.within:
        model = model[act.within].annotation.model_fields  # type: ignore[union-attr]
    asked = {ask.name for ask in act.asks if ask.called_by is None}
    assert asked <= set(model), asked - set(model)


def labels() -> list[str]:
    """Every word a register says."""
    of_ledgers = [[ledger.title, *(label for label, _ in ledger.columns)] for ledger in LEDGERS]
    asks = [ask for ledger in LEDGERS for ask in ledger.filters] + [
        ask for _, act in ACTS for ask in act.asks
    ]
    said = [*itertools.chain(*of_ledgers), *(act.title for _, act in ACTS), *(title for _, title in YES_NO)]
    return said + [ask.label for ask in asks if ask.label]


def test_every_word_of_the_registers_is_translated():
    assert [label for label in labels() if not words.word("zh", label, "page")] == []


def enumerations() -> set[EnumDescriptor]:
    """Every enumeration something is chosen of."""
    asks = [ask for _, act in ACTS for ask in act.asks] + [ask for each in LEDGERS for ask in each.filters]
    return {kind for ask in asks for kind in (ask.enum, ask.called_by) if kind is not None}


def test_every_choice_has_a_chinese_term():
    found = enumerations()

    latin = [
        f"{kind.full_name}.{value.name}"
        for kind in found
        for value in kind.values
        if value.number and terms.term("zh", kind, value.name).isascii()
    ]

    assert len(found) > 10
    assert latin == []
