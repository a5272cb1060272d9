"""A template's tree → one that counts what it does while it runs.

The body of every loop, macro, block and template begins with a count, and operations whose cost hangs on their operands
go through filters of `sandbox`, whose names no template can write. Changing the tree is what Jinja's interface for
extensions is made for: https://jinja.palletsprojects.com/en/stable/extensions/#ast
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

STEP, CONCATENATED, MADE, PART = " step", " concatenated", " made", " part"
_CODE_OF_A_STEP = 40  # nodes


def counting(
    template: nodes.Template, environment: Environment, name: str | None, filename: str | None
) -> nodes.Template:
    """The tree of a template, changed in place. Raises TemplateSyntaxError where it switches escaping off."""
    _Counting(name, filename).visit(template)
    template.set_environment(environment)
    return template


class _Counting(NodeTransformer):
    def __init__(self, name: str | None, filename: str | None) -> None:
        self._file = (name, filename)

    def get_visitor(self, node: nodes.Node) -> Callable[[Any], nodes.Node] | None:
        name = _VISITORS.get(type(node))
        return getattr(self, name) if name else None

    def _body(self, node: Any) -> nodes.Node:
        self.generic_visit(node)
        node.body.insert(0, nodes.ExprStmt(_step(node.body, node.lineno), lineno=node.lineno))
        return _node(node)

    def _loop(self, node: nodes.For) -> nodes.Node:
        self._body(node)
        if node.test:  # turns that it leaves out take time as well
            node.test = nodes.And(_step([node.test], node.lineno), node.test, lineno=node.lineno)
        return node

    def _loading(self, node: Any) -> nodes.Node:
        """With the page's names; without, it would also be kept from one page to the next, with all it has counted."""
        self.generic_visit(node)
        node.with_context = True
        return _node(node)

    def _escaping(self, node: nodes.Node) -> nodes.Node:
        raise TemplateSyntaxError("texts are always escaped; there is no autoescape block", node.lineno, *self._file)

    def _concatenation(self, node: nodes.Concat) -> nodes.Node:
        self.generic_visit(node)
        return _through(CONCATENATED, node.nodes[0], node.nodes[1:])

    def _container(self, node: nodes.Expr) -> nodes.Node:
        self.generic_visit(node)
        constant = all(isinstance(it, nodes.Const) for it in node.iter_child_nodes())
        return node if constant or getattr(node, "ctx", "load") != "load" else _through(MADE, node)

    def _item(self, node: nodes.Getitem) -> nodes.Node:
        self.generic_visit(node)
        if not isinstance(node.arg, nodes.Slice):
            return node
        bounds = (node.arg.start, node.arg.stop, node.arg.step)
        return _through(PART, node.node, [bound or nodes.Const(None, lineno=node.lineno) for bound in bounds])

    def _comparison(self, node: nodes.Compare) -> nodes.Node:
        self.generic_visit(node)
        operands = [node.expr, *(operand.expr for operand in node.ops)]
        if sum(not isinstance(it, nodes.Const) for it in operands) > 1:  # with a word of the template it is short
            node.expr = _through(MADE, node.expr)
        for operand in node.ops:
            if operand.op in {"in", "notin"} and not isinstance(operand.expr, nodes.Const):
                operand.expr = _through(MADE, operand.expr)
        return node


_VISITORS: dict[type[nodes.Node], str] = {
    nodes.Template: "_body",
    nodes.Macro: "_body",
    nodes.CallBlock: "_body",
    nodes.Block: "_body",
    nodes.For: "_loop",
    nodes.Import: "_loading",
    nodes.FromImport: "_loading",
    nodes.Include: "_loading",
    nodes.ScopedEvalContextModifier: "_escaping",
    nodes.Concat: "_concatenation",
    nodes.List: "_container",
    nodes.Dict: "_container",
    nodes.Tuple: "_container",
    nodes.Getitem: "_item",
    nodes.Compare: "_comparison",
}


def _node(node: nodes.Node) -> nodes.Node:
    return node


def _step(body: Iterable[nodes.Node], line: int) -> nodes.Filter:
    """What counts once what a body has: its code, and the text in it."""
    code = [it for each in body for it in (each, *each.find_all(nodes.Node))]
    text = sum(len(it.data) for it in code if isinstance(it, nodes.TemplateData))
    steps, characters = (nodes.Const(number, lineno=line) for number in (1 + len(code) // _CODE_OF_A_STEP, text))
    return _through(STEP, steps, [characters])


def _through(name: str, node: nodes.Expr, others: Iterable[nodes.Expr] = ()) -> nodes.Filter:
    return nodes.Filter(node, name, list(others), [], None, None, lineno=node.lineno)
