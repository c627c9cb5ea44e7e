"""Two municipalities under one grant: a chain of target groups, effects that need each other, and work that remains.

Run it with `python examples/pitea_skelleftea.py`, or with `--lang en` for English.
"""

from __future__ import annotations

import argparse

from slussmodel.systems import pitea_skelleftea


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", choices=("sv", "en"), default="sv")
    print(pitea_skelleftea.story(parser.parse_args().lang))


if __name__ == "__main__":
    main()
