"""What a page's XHTML becomes before it is set."""

import pytest

from polybrief.errors import InputError
from polybrief.languages import language
from polybrief.model.page import Page
from polybrief.pdf.nodes import Node, read_nodes

_PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"><head/>\n<body>{}</body></html>'


def read(body: str, declared: str = "", page: str = _PAGE) -> Node:
    return read_nodes(Page(declared + page.format(body), language("en"), "Title", "", "", "2026-03-14T00:00:00+00:00"))


def test_elements_have_names_classes_and_contents_in_order():
    body = read('a<!-- x --> b\n<svg:p xmlns:svg="http://www.w3.org/2000/svg" class=" k  l "><b>c</b> d</svg:p>e')
    first, (node,), last = body.contents[0], list(body), body.contents[-1]
    assert (first, last) == ("a b\n", "e")
    assert (node.tag, node.classes, node.line) == ("p", ("k", "l"), 3)
    assert [each.tag for each in body.walk()] == ["body", "p", "b"]
    assert (node.text, body.text) == ("c d", "a b\nc de")


def test_a_long_text_is_not_parted():
    assert read("ب" * 100_000 + "&amp;" + "\n" * 10).contents == ["ب" * 100_000 + "&" + "\n" * 10]


@pytest.mark.parametrize(
    ("body", "declared", "problem"),
    [
        ("<p>", "", "'Title' is not well-formed XHTML: mismatched tag"),
        ("&nbsp;", "", "'Title' is not well-formed XHTML: undefined entity"),
        ("", "<!DOCTYPE html [<!ENTITY e 'lol'>]>", "'Title' declares the entity e; write the character itself"),
        ("<div>" * 63 + "</div>" * 63, "", "line 2 of the page of 'Title': more than 64 elements in one another"),
    ],
)
def test_what_is_no_page_is_told(body, declared, problem):
    with pytest.raises(InputError, match=problem):
        read(body, declared)


def test_what_has_no_body_is_told():
    with pytest.raises(InputError, match="'Title' has no body"):
        read("", page="<html/>")
