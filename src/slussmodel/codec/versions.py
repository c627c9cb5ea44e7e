"""The version of the payloads, and the small pure steps that lift an older one to this."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from slussmodel.codec.faults import Fault, PayloadError

SCHEMA = 1
"""Written into every payload. It rises when a payload that was valid no longer is."""

Step = Callable[[dict[str, Any]], dict[str, Any]]
STEPS: dict[int, Step] = {}
"""From a version, the step to the next."""


def upgrade(payload: dict[str, Any], steps: Mapping[int, Step] = STEPS, to: int = SCHEMA) -> dict[str, Any]:
    """A payload as the present version has it, without its `schema` key; one without that key is taken as present.

    Raises `PayloadError` for a version that is no version, that is newer than this library, or that no step leads from.
    """
    version = payload.get("schema", to)
    rest = {key: value for key, value in payload.items() if key != "schema"}
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise PayloadError("payload", (Fault("$.schema", f"must be a version from 1 to {to}, not {version!r}"),))
    if version > to:
        rule = f"version {version} is newer than this library, which reads up to {to}: upgrade slussmodel"
        raise PayloadError("payload", (Fault("$.schema", rule),))
    for step in range(version, to):
        if step not in steps:
            raise PayloadError("payload", (Fault("$.schema", f"no step leads from version {step} to {step + 1}"),))
        rest = steps[step](rest)
    return rest
