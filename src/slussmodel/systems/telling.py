"""How a system tells its story: a title, and under it chapters of lines, in one language.

The words are `Sentence`s and the values come from the model, so that no figure is written twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from slussmodel.language import Lang, Sentence

Chapter: TypeAlias = tuple[Sentence, Iterable[str]]
"""A heading, and lines already said in the language of the story."""


def told(title: Sentence, chapters: Iterable[Chapter], lang: Lang) -> str:
    """The story as plain text; a chapter without lines is left out.

    >>> print(told(Sentence("t", "Slussen", "The lock"), [(Sentence("c", "Idéer", "Ideas"), ["one", "two"])], "en"))
    The lock
    ========
    <BLANKLINE>
    Ideas
    -----
    one
    two
    """
    heading = title.say({}, lang)
    parts = [f"{heading}\n{'=' * len(heading)}"]
    for name, lines in chapters:
        said = list(lines)
        if said:
            head = name.say({}, lang)
            parts.append("\n".join([head, "-" * len(head), *said]))
    return "\n\n".join(parts)


def indented(text: str) -> str:
    """Each line two steps in, as a line of a list stands under what introduces it."""
    return "\n".join(f"  {line}" for line in text.splitlines())
