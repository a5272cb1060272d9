"""Sentences are found where they end, and never inside one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybrief.model.sentences import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The works are possible. The contract is not.", 2),
        ("Is it true? Yes! It is.", 3),
        ("“Nobody was hurt.” He left.", 2),
        ("¿Es cierto? Claro. «No lo sé.» Fin.", 4),
        ("M. Petri et Mme. Ríos sont venus.", 1),
        ("The U.S. Senate met on 3.5 hectares, see p. 14 of vol. II and St. Petersburg.", 1),
        ("Gen. Ríos met Prof. Ota at 5 p.m. on Monday.", 1),
        ("It rose to 3.5 million in 2024. Prices fell.", 2),
        ("г. Москва. Договор подписан. Он вступил в силу.", 3),
        ("阿根廷提出申请。北约未作答复。", 2),
        ("وافقت الحكومة. لم ترد السفارة؟ نعم.", 3),
        ("A heading without an end", 1),
        ("e.g. this one", 1),
        ("", 1),
    ],
)
def test_how_many(text: str, parts: int) -> None:
    assert len(sentences(text)) == parts, sentences(text)


@given(st.text())
def test_nothing_is_lost_but_spaces(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
