"""Four municipalities order a network: a matrix, rounds of proposals, and what each would pay by five principles.

Run it with `python examples/skane.py`, or with `--lang en` for English.
"""

from __future__ import annotations

import argparse

from slussmodel.systems import skane


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", choices=("sv", "en"), default="sv")
    print(skane.story(parser.parse_args().lang))


if __name__ == "__main__":
    main()
