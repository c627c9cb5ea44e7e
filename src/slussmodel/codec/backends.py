"""JSON by a faster library where one is installed: orjson, or else msgspec.

They only read and write the text; the values are made by the one converter in every case, so that a payload means the
same with each of them. Where they would read otherwise than the standard library (a key that stands twice, a whole
number of more than 64 bits, a half of a surrogate pair), or not at all, the text is read by the strict reader, which
also says what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from attrs import frozen

_ANY_DIGIT = bytes.maketrans(b"123456789", b"000000000")
_MAYBE_TOO_LONG = b"0" * 19
_ESCAPED_COLON = b"\\u003"


class Unsure(Exception):
    """The text may be wrong, or mean something else than the library says."""


@frozen
class Backend:
    encode: Callable[[Any], bytes]
    decode: Callable[[bytes], Any]

    def load(self, text: bytes) -> Any:
        """Plain data from text; raises `Unsure` where the strict reader has to look.

        Written again, the data has a colon less for each key that had been there twice.
        """
        if _MAYBE_TOO_LONG in text.translate(_ANY_DIGIT) or _ESCAPED_COLON in text:
            raise Unsure
        try:
            data = self.decode(text)
            colons = self.encode(data).count(b":")
        except (ValueError, TypeError, RecursionError):
            raise Unsure from None
        if colons != text.count(b":"):
            raise Unsure
        return data

    def dump(self, data: object) -> bytes:
        """Plain data as text; raises `Unsure` for what the library does not write."""
        try:
            return self.encode(data)
        except (ValueError, TypeError, RecursionError):
            raise Unsure from None


@cache
def backend() -> Backend | None:
    """The fastest that is installed, if any."""
    for found in (_orjson, _msgspec):
        try:
            return found()
        except ImportError:
            continue
    return None


def _orjson() -> Backend:
    import orjson

    return Backend(orjson.dumps, orjson.loads)


def _msgspec() -> Backend:
    import msgspec

    return Backend(msgspec.json.encode, msgspec.json.decode)
