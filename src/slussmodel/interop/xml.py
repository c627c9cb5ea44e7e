"""XML without I/O: texts that any reader takes, and a reader that tells every fault with its path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar
from xml.etree import ElementTree

from attrs import frozen

from slussmodel.codec.faults import Fault, PayloadError
from slussmodel.errors import InvalidValue
from slussmodel.interop.reading import Node, Noted
from slussmodel.stages.export.names import UNCARRIED

T = TypeVar("T")

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_NAMESPACE = re.compile(r"\{[^}]*\}")


def add(
    parent: ElementTree.Element, tag: str, words: str | None = None, /, **attributes: str | None
) -> ElementTree.Element:
    """A new child with its attributes, those of None left out; `_` in a name stands for a hyphen."""
    written = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items() if value is not None}
    child = ElementTree.SubElement(parent, tag, {name: _carried(tag, value) for name, value in written.items()})
    child.text = None if words is None else _carried(tag, words)
    return child


def document(root: ElementTree.Element) -> str:
    """The document as indented text, with its declaration."""
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


@frozen(eq=False)
class Branch:
    """A place in an XML document: the element that stands there, its path, and where faults are noted."""

    element: ElementTree.Element | None
    path: str
    noted: Noted

    def attribute(self, name: str) -> Node:
        return Node(None if self.element is None else self.element.get(name), f"{self.path}/@{name}", self.noted)

    @property
    def words(self) -> Node:
        """The text of the element; no text is the empty one."""
        return Node(None if self.element is None else self.element.text or "", self.path, self.noted)

    def named(self, tag: str) -> Iterator[ElementTree.Element]:
        """The children of a name, in any namespace."""
        return (one for one in (() if self.element is None else self.element) if _local(one) == tag)

    def child(self, tag: str) -> Branch:
        """The first child of a name; a missing one is a place with nothing in it."""
        found = next(self.named(tag), None)
        return Branch(found, f"{self.path}/{tag}", self.noted)

    def children(self, tag: str, read: Callable[[Branch], T | None]) -> tuple[T, ...]:
        """All children of a name; those at fault are left out, and noted."""
        found = enumerate(self.named(tag), 1)
        places = (Branch(one, f"{self.path}/{tag}[{number}]", self.noted) for number, one in found)
        return tuple(value for place in places if (value := read(place)) is not None)

    def note(self, rule: str) -> None:
        self.noted.note(Fault(self.path, rule))

    def make(self, build: Callable[..., T], **parts: object) -> T | None:
        """The value that the parts make, unless something here is at fault."""
        return Node(None, self.path, self.noted).make(build, **parts)


def read_document(kind: str, text: str, root: str, read: Callable[[Branch], T | None]) -> T:
    """What a document says; raises `PayloadError` with every fault in it.

    A document type declaration is a fault: none of the standards has one, and entities can make a small text enormous.
    """
    if not isinstance(text, str):
        raise PayloadError(kind, (Fault("/", f"must be a text, not {type(text).__name__}"),))
    if "<!DOCTYPE" in text:
        raise PayloadError(kind, (Fault("/", "must not have a document type declaration"),))
    try:
        element = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError) as error:
        raise PayloadError(kind, (Fault("/", f"is not well-formed XML: {error}"),)) from None
    branch = Branch(element, f"/{root}", Noted())
    if _local(element) != root:
        branch.note(f"must be the outermost element, not {_local(element)}")
    return branch.noted.outcome(kind, read(branch))


def codes(table: Mapping[T, str]) -> dict[str, T]:
    """A table of codes turned round; of several that share a code, the first."""
    return {code: value for value, code in reversed(tuple(table.items()))}


def _local(element: ElementTree.Element) -> str:
    return _NAMESPACE.sub("", element.tag) if isinstance(element.tag, str) else ""


def _carried(tag: str, value: str) -> str:
    """A text that XML carries unchanged: line ends as one newline, and no character that XML has no sign for."""
    if found := UNCARRIED.search(value):
        raise InvalidValue(tag, "text", value, f"has {found[0]!r}, which XML cannot carry")
    return value.replace("\r\n", "\n").replace("\r", "\n")
