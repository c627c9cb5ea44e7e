"""Six partners around the North Atlantic: who owes what, two funds to the cent, and a claim that does not hold.

Run it with `python examples/innocap.py`, or with `--lang en` for English.
"""

from __future__ import annotations

import argparse

from slussmodel.systems import innocap


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", choices=("sv", "en"), default="sv")
    print(innocap.story(parser.parse_args().lang))


if __name__ == "__main__":
    main()
