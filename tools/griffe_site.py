"""A griffe extension for the site: examples stand in code blocks, attrs classes show what they are built from, and
enumerations what they hold.

Markdown would take the prompts of an example for quotations, and griffe does not know the constructors that attrs
makes, nor the labels of our members.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

import griffe

_EXAMPLE = re.compile(r"^([ \t]*)>>>.*(?:\n(?![ \t]*$).*)*", re.MULTILINE)
_WORD, _KEYWORD = griffe.ParameterKind.positional_or_keyword, griffe.ParameterKind.keyword_only


class Site(griffe.Extension):
    """What the reference pages need beside what griffe reads by itself."""

    def on_instance(self, *, obj: griffe.Object, **_: Any) -> None:
        """Put a fence around each run of lines from a prompt to a blank line."""
        if obj.docstring is not None:
            obj.docstring.value = _EXAMPLE.sub(r"\1```pycon\n\g<0>\n\1```", obj.docstring.value)

    def on_class_members(self, *, node: Any, cls: griffe.Class, **_: Any) -> None:
        """Give an attrs class the constructor that its fields make, and an enumeration a table of its members."""
        if any(ast.unparse(base) == "Labelled" for base in getattr(node, "bases", ())) and cls.docstring is not None:
            cls.docstring.value += "\n".join(["\n", *_HEAD, *_members(node)])
        decorator = next((one for one in getattr(node, "decorator_list", ()) if _named(one) == "frozen"), None)
        if decorator is None or "__init__" in cls.members:
            return
        all_keywords = "kw_only=True" in ast.unparse(decorator)
        found = sorted(_parameters(node, all_keywords), key=lambda one: one.kind is _KEYWORD)
        this = griffe.Parameter("self", kind=_WORD)
        cls.set_member("__init__", griffe.Function("__init__", parameters=griffe.Parameters(this, *found)))


_HEAD = ("| member | value | Swedish | English |", "|---|---|---|---|")


def _members(node: ast.ClassDef) -> Iterator[str]:
    """A row for each member of a labelled enumeration: `RED = "red", "röd", "red"`."""
    for line in node.body:
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name) and isinstance(line.value, ast.Tuple):
            value, sv, en = (ast.literal_eval(one) for one in line.value.elts[:3])
            yield f"| `{line.targets[0].id}` | `{value!r}` | {sv} | {en} |"


def _named(decorator: ast.expr) -> str:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return ast.unparse(called)


def _parameters(node: ast.ClassDef, all_keywords: bool) -> Iterator[griffe.Parameter]:
    for line in node.body:
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and not _of_the_class(line):
            given = _keywords(line.value)
            if given.get("init") != "False":
                yield griffe.Parameter(
                    line.target.id.lstrip("_"),
                    annotation=ast.unparse(line.annotation),
                    kind=_KEYWORD if all_keywords or given.get("kw_only") == "True" else _WORD,
                    default=given.get("default", "..." if "factory" in given else None),
                )


def _of_the_class(line: ast.AnnAssign) -> bool:
    return ast.unparse(line.annotation).startswith("ClassVar")


def _keywords(value: ast.expr | None) -> dict[str, str]:
    """What a field says of itself; a plain default is a field that says no more."""
    if isinstance(value, ast.Call) and ast.unparse(value.func) == "field":
        return {one.arg: ast.unparse(one.value) for one in value.keywords if one.arg}
    return {} if value is None else {"default": ast.unparse(value)}
