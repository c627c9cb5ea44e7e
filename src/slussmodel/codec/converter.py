"""The one converter: how values look as plain JSON data, and how they are read back.

A value is an object of its fields. Where one of several classes may stand, the object says its `type`: in a union of
classes, where a base class or protocol is declared, and where any value may stand. There a scalar that JSON does not
have is an object too, such as {"type": "Fraction", "value": "1/3"}. Nothing is coerced: "5" is no number and 5.0 no
integer; a key that is not known is a fault.
"""

from __future__ import annotations

import types
from abc import ABC
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from datetime import datetime
from enum import Enum
from functools import cache
from itertools import repeat
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.cols import mapping_structure_factory
from cattrs.errors import IterableValidationError, IterableValidationNote, StructureHandlerNotFoundError
from cattrs.fns import identity
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from slussmodel.codec.faults import Misfit, NoForm
from slussmodel.codec.games import ToldGame, game_reader, game_writer, is_game
from slussmodel.codec.names import class_of, name_in_schema, tag_of
from slussmodel.codec.scalars import READERS, WRITERS, read_enum, read_float, write_float
from slussmodel.errors import shorten
from slussmodel.language import Labelled
from slussmodel.stages.graph import StageGraph
from slussmodel.stages.guards import is_guard, named, registered
from slussmodel.stages.journey import Journey, Move, replay

Reader = Callable[[Any, Any], Any]
Writer = Callable[[Any], Any]
T = TypeVar("T")

_JSON = (str, int, bool, type(None))
_BY_SCALAR_NAME = {kind.__name__: kind for kind in WRITERS}


@cache
def converter(*, extra_keys: bool = False) -> Converter:
    """The converter, made once; with `extra_keys` it passes over keys that it does not know."""
    made = Converter(
        forbid_extra_keys=not extra_keys,
        unstruct_collection_overrides={frozenset: _sorted, set: _sorted},
        unstructure_fallback_factory=_no_form,
        structure_fallback_factory=_no_form,
    )
    for kind, reader in READERS.items():
        made.register_structure_hook(kind, reader)
    for kind, writer in WRITERS.items():
        made.register_unstructure_hook(kind, writer)
    for kind in _JSON:
        made.register_unstructure_hook(kind, identity)
    made.register_unstructure_hook(float, write_float)
    # Labelled enumerations are strings too, and would be read as such.
    made.register_structure_hook(Labelled, read_enum)
    made.register_structure_hook_factory(_is_literal, _literal_reader)
    made.register_structure_hook_factory(_is_array, _array_reader)
    made.register_structure_hook_factory(_is_mapping, _mapping_reader)
    made.register_structure_hook_factory(is_model, _model_reader)
    made.register_unstructure_hook_factory(is_model, _model_writer)
    made.register_structure_hook_factory(_is_open, _open_reader)
    made.register_unstructure_hook_factory(_is_open, _open_writer)
    made.register_structure_hook_factory(is_game, game_reader)
    made.register_unstructure_hook_factory(is_game, game_writer)
    made.register_structure_hook_factory(_is_journey, _journey_reader)
    made.register_unstructure_hook_factory(_is_journey, _journey_writer)
    return made


def _sorted(values: list[Any]) -> list[Any]:
    return sorted(values, key=repr)


def _no_form(kind: Any) -> Any:
    raise StructureHandlerNotFoundError("has no form in JSON", kind)


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _is_literal(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _is_array(kind: Any) -> bool:
    return get_origin(kind) in (tuple, list, frozenset, set)


def _is_mapping(kind: Any) -> bool:
    return get_origin(kind) in (dict, Mapping, MutableMapping)


def is_model(kind: Any) -> bool:
    return attrs.has(get_origin(kind) or kind) and not is_base(kind)


def is_base(kind: Any) -> bool:
    """A protocol or an abstract class: something else stands where it is declared."""
    plain = get_origin(kind) or kind
    return isinstance(plain, type) and (bool(getattr(plain, "_is_protocol", False)) or ABC in plain.__bases__)


def _is_open(kind: Any) -> bool:
    """Whether values of more than one class may stand here, beside None."""
    if get_origin(kind) in (Union, types.UnionType):
        return len(_members(kind)) > 1
    return kind in (object, Any) or is_base(kind)


def _members(union: Any) -> list[Any]:
    return [member for member in get_args(union) if member is not type(None)]


def _literal_reader(kind: Any, _: Converter) -> Reader:
    def read(value: Any, _: Any) -> Any:
        if value not in get_args(kind):
            raise Misfit.not_a("one of those", value, tuple(map(str, get_args(kind))))
        return value

    return read


def _array_reader(kind: Any, made: Converter) -> Reader:
    """A list and nothing else that Python can go through: a text is no list of its letters."""
    plain, members = get_origin(kind), get_args(kind)
    length = None if plain is not tuple or members[-1] is ... else len(members)

    def read(value: Any, _: Any) -> Any:
        if value.__class__ not in (list, tuple):
            raise Misfit.not_a("a list", value)
        if length is None:
            return plain(_each(value, repeat((made.get_structure_hook(members[0]), members[0]))))
        if len(value) != length:
            raise Misfit.not_a(f"a list of {length}", value)
        return plain(_each(value, [(made.get_structure_hook(member), member) for member in members]))

    return read


def _each(values: Iterable[Any], readers: Iterable[tuple[Reader, Any]]) -> list[Any]:
    """Values read, each as its kind; all that fail are told together, each at its place."""
    read: list[Any] = []
    failed: list[Exception] = []
    for place, (value, (reader, kind)) in enumerate(zip(values, readers, strict=False)):
        try:
            read.append(reader(value, kind))
        except Exception as error:
            error.add_note(IterableValidationNote("", place, kind))
            failed.append(error)
    if failed:
        raise IterableValidationError("a list", failed, list)
    return read


def _mapping_reader(kind: Any, made: Converter) -> Reader:
    fields = mapping_structure_factory(kind, made, dict)

    def read(value: Any, _: Any) -> Any:
        if value.__class__ is not dict:
            raise Misfit.not_a("an object", value)
        return fields(value, kind)

    return read


def _model_reader(kind: Any, made: Converter) -> Reader:
    kind = _with(kind, lambda variable: variable.__bound__ or object)
    forbid = made.forbid_extra_keys
    fields = _of_fields(
        kind, lambda: make_dict_structure_fn(kind, made, _cattrs_forbid_extra_keys=forbid, **_unsaid(kind))
    )

    def read(value: Any, _: Any) -> Any:
        if value.__class__ is not dict:
            raise Misfit.not_a("an object", value)
        return fields(value, kind)

    return read


def _model_writer(kind: Any, made: Converter) -> Writer:
    """What is bound writes itself as what it is; what is not may be anything, and says its type."""
    kind = _with(kind, lambda variable: variable if variable.__bound__ else object)
    return _of_fields(kind, lambda: make_dict_unstructure_fn(kind, made, **_unsaid(kind)))


def _unsaid(kind: Any) -> dict[str, Any]:
    """A private field is how a value works and not what it says."""
    fields = attrs.fields(get_origin(kind) or kind)
    return {field.name: override(omit=True) for field in fields if field.name.startswith("_")}


def _with(kind: Any, argument: Callable[[Any], Any]) -> Any:
    """A generic class with something in the place of each of its open parameters."""
    variables = getattr(kind, "__parameters__", ())
    arguments = tuple(map(argument, variables))
    return kind if arguments == tuple(variables) else kind[arguments]


def _of_fields(kind: Any, make: Callable[[], T]) -> T:
    """What is made from the fields of a class; a field that JSON has no form for is told by its name."""
    try:
        return make()
    except StructureHandlerNotFoundError as error:
        fields = attrs.fields(get_origin(kind) or kind)
        names = (one.name for one in fields if error.type_ in (one.type, *get_args(one.type)))
        raise NoForm(error.type_, f"{_said(kind)}.{next(names, '?')}") from None


def _said(kind: Any) -> str:
    return kind.__qualname__ if isinstance(kind, type) and not get_args(kind) else str(kind)


@attrs.frozen(kw_only=True)
class _ToldJourney:
    graph: StageGraph[str]
    id: str
    began: datetime
    history: tuple[Move, ...]


def told_as(cls: Any) -> Any:
    """The class whose fields a payload of this class has, where they are not its own."""
    if is_game(cls):
        return ToldGame
    return _ToldJourney if cls is Journey else cls


def _is_journey(kind: Any) -> bool:
    return (get_origin(kind) or kind) is Journey


def _journey_writer(kind: Any, made: Converter) -> Writer:
    """The history as records, where the journey keeps it flat."""

    def write(journey: Journey[str]) -> dict[str, Any]:
        return {
            "graph": made.unstructure(journey.graph),
            "id": journey.id,
            "began": made.unstructure(journey.began),
            "history": [made.unstructure(move) for move in journey.history],
        }

    return write


def _journey_reader(kind: Any, made: Converter) -> Reader:
    def read(value: Any, _: Any) -> Any:
        told = made.structure(value, _ToldJourney)
        return replay(told.graph, told.id, told.history, began=told.began)

    return read


def _open_writer(kind: Any, made: Converter) -> Writer:
    single = _only_model(kind)

    def write(value: Any) -> Any:
        if value.__class__ in _JSON:
            return value
        if value.__class__ is single:
            return made.unstructure(value)
        return write_tagged(value, made)

    return write


def write_tagged(value: Any, made: Converter) -> Any:
    """A value together with its type, so that it can be read without knowing what to expect."""
    cls = value.__class__
    if cls in _JSON:
        return value
    if cls is float:
        return write_float(value)
    if attrs.has(cls):
        return {"type": tag_said(cls), **made.unstructure(value)}
    if cls in WRITERS:
        return {"type": cls.__name__, "value": made.unstructure(value)}
    if isinstance(value, Enum):
        return {"type": tag_of(cls), "value": value.value}
    if isinstance(value, (tuple, list)):
        return [write_tagged(one, made) for one in value]
    if isinstance(value, (set, frozenset)):
        return {"type": "set", "value": _sorted([write_tagged(one, made) for one in value])}
    if isinstance(value, Mapping):
        return {"type": "mapping", "value": {key: write_tagged(one, made) for key, one in value.items()}}
    tag_of(cls)  # which raises for a class that nobody knows
    raise NoForm(cls)


@cache
def tag_said(cls: type) -> str:
    """The name by which a payload says a class: a guard's own, or the one of the table."""
    return next((name for name, guard in registered() if guard is cls), "") or tag_of(cls)


def _open_reader(kind: Any, made: Converter) -> Reader:
    members = _members(kind) if get_origin(kind) in (Union, types.UnionType) else [kind]
    scalars = [member for member in READERS if member in members]
    single = _only_model(kind)
    nullable = type(None) in get_args(kind)
    anything = kind in (object, Any)

    def read(value: Any, _: Any) -> Any:
        if value is None and (nullable or anything):
            return None
        if value.__class__ is dict:
            if single is not None and "type" not in value:
                return made.structure(value, single)
            return read_tagged(value, made, kind)
        if anything:
            return _plain(value, read)
        return _first_that_reads(value, scalars, members)

    return read


def _plain(value: Any, read: Reader) -> Any:
    """What JSON itself has, where anything may stand."""
    if value.__class__ is list:
        return tuple(read(one, object) for one in value)
    return read_float(value) if value.__class__ is float else value


def _only_model(kind: Any) -> Any:
    models = [member for member in _members(kind) if attrs.has(member)] if get_args(kind) else []
    return models[0] if len(models) == 1 and not is_base(models[0]) else None


def _first_that_reads(value: Any, scalars: list[Any], members: list[Any]) -> Any:
    for scalar in scalars:
        try:
            return READERS[scalar](value, scalar)
        except Misfit:
            continue
    wanted = " or ".join(getattr(member, "__name__", str(member)) for member in members)
    raise Misfit.not_a(wanted, value)


def read_tagged(value: dict[str, Any], made: Converter, expected: Any = object) -> Any:
    """A value from an object that says its type; a type that may not stand here is a `Misfit`."""
    if "type" not in value:
        raise Misfit("must say its type")
    tag = value["type"]
    if not isinstance(tag, str):
        raise Misfit(f"unknown type {shorten(tag)}")
    rest = {key: one for key, one in value.items() if key != "type"}
    if tag in _BY_SCALAR_NAME:
        return made.structure(rest.get("value"), _BY_SCALAR_NAME[tag])
    if tag == "set":
        return frozenset(_inner(one, made) for one in rest.get("value", ()))
    if tag == "mapping":
        return {key: _inner(one, made) for key, one in rest.get("value", {}).items()}
    cls = named(tag) if is_guard(tag) else class_of(tag)
    if not _fits(cls, expected):
        raise Misfit(f"type {tag!r} cannot stand here", tuple(_names(expected)))
    return made.structure(rest["value"] if _is_enum(cls) and "value" in rest else rest, cls)


def _inner(value: Any, made: Converter) -> Any:
    return made.structure(value, object)


def _fits(cls: type, expected: Any) -> bool:
    members = _members(expected) if get_origin(expected) in (Union, types.UnionType) else [expected]
    if object in members or Any in members:
        return True
    return any(_is_protocol(one) or issubclass(cls, get_origin(one) or one) for one in members if _is_class(one))


def _is_class(kind: Any) -> bool:
    return isinstance(get_origin(kind) or kind, type)


def _is_protocol(kind: Any) -> bool:
    return bool(getattr(kind, "_is_protocol", False))


def _names(expected: Any) -> list[str]:
    members = _members(expected) if get_origin(expected) in (Union, types.UnionType) else [expected]
    return [name_in_schema(member) for member in members if attrs.has(member) and not is_base(member)]
