"""What the tests share: where the reference numbers lie, if they lie anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("slussmodel", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("slussmodel")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of oracles and source texts that stands beside a developer's checkout."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the reference folder ../shared is not beside this checkout")
    return folder
