"""A hub that takes in needs, procures innovators as partners and becomes their first customer.

Run it with `python examples/vaxjo.py`, or with `--lang en` for English.
"""

from __future__ import annotations

import argparse

from slussmodel.systems import vaxjo


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", choices=("sv", "en"), default="sv")
    print(vaxjo.story(parser.parse_args().lang))


if __name__ == "__main__":
    main()
