"""JSON text, read strictly: each key once, no NaN, no nesting beyond reason."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from slussmodel.codec.backends import Unsure, backend
from slussmodel.codec.faults import Fault, Misfit, PayloadError


def dump(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def dump_bytes(data: object) -> bytes:
    """The same in UTF-8, by the fastest library that is installed; spaces and exponents may look otherwise."""
    fast = backend()
    if fast is not None:
        with suppress(Unsure):
            return fast.dump(data)
    # Half of a surrogate pair has no UTF-8, but JSON has an escape for it, which is Python's too.
    return dump(data).encode("utf-8", "backslashreplace")


def load(text: str | bytes) -> Any:
    """Plain data from JSON text; raises `PayloadError` that says where the text is no JSON."""
    fast = backend()
    if fast is not None and isinstance(text, (str, bytes)):
        with suppress(Unsure, UnicodeEncodeError):
            return fast.load(text if isinstance(text, bytes) else text.encode())
    return _load_strictly(text)


def _load_strictly(text: str | bytes) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_each_key_once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise _unreadable(f"line {error.lineno}, column {error.colno}: {error.msg}") from None
    except UnicodeDecodeError:
        raise _unreadable("is not UTF-8") from None
    except TypeError:
        raise _unreadable(f"must be str or bytes, not {type(text).__name__}") from None
    except RecursionError:
        raise _unreadable("is nested too deeply") from None
    except Misfit as error:
        raise _unreadable(error.rule) from None
    except ValueError:
        raise _unreadable("holds a whole number of more digits than Python reads") from None


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        raise Misfit(f"has the key {next(key for key in keys if keys.count(key) > 1)!r} twice")
    return made


def _no_constant(name: str) -> Any:
    raise Misfit(f"holds {name}, which is no JSON number")


def _unreadable(rule: str) -> PayloadError:
    return PayloadError("JSON text", (Fault("$", rule),))
