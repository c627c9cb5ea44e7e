"""A name of a package is loaded when it is first used, once."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from slussmodel.lazy import hand_out


def test_a_name_is_loaded_when_it_is_first_used_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    package, home = ModuleType("spare"), ModuleType("spare.home")
    home.Name = object()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spare", package)
    monkeypatch.setitem(sys.modules, "spare.home", home)
    load, names = hand_out("spare", {"Name": "home", "home": "home"})
    assert "Name" not in vars(package)
    assert load("Name") is home.Name is vars(package)["Name"]
    assert load("home") is home is vars(package)["home"]
    assert {"Name", "home", "__name__"} <= set(names())
    assert names() == sorted(names())
    with pytest.raises(AttributeError, match="module 'spare' has no attribute 'Nmae'"):
        load("Nmae")
