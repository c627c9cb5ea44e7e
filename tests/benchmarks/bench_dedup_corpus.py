"""Ideas by the hundred thousand, made from the project's own: sentences of its words, new compounds, edited copies.

Words follow each other as they do in the project's ideas a fifth of the time; otherwise they are drawn from compounds
that grow with the corpus and of which few are common, as in real text (laws of Zipf and Heaps). Three ideas of ten have
one to three near copies: one to six words left out, misspelt, moved or said twice.
"""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path
from random import Random

from attrs import frozen

from slussmodel.dedup.text import words

OWN = Path(__file__).resolve().parents[2] / "examples" / "data" / "ideas.csv"


@frozen
class Draft:
    """As little of an idea as the index needs."""

    id: str
    title: str
    description: str
    municipality: str = "1496"
    language: str = "sv"


class Writer:
    """Writes ideas that nobody had."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        with OWN.open(encoding="utf-8") as file:
            told = [words(f"{row['title']} {row['description']}") for row in csv.DictReader(file)]
        self.common = [word for text in told for word in text]
        self.parts = sorted({word for word in self.common if 4 <= len(word) <= 9})
        self.follows: dict[str, list[str]] = {}
        for text in told:
            for one, other in pairwise(text):
                self.follows.setdefault(one, []).append(other)
        self.compounds: list[str] = []

    def word(self, before: str) -> str:
        chance = self.random.random()
        if chance < 0.2 and before in self.follows:
            return self.random.choice(self.follows[before])
        if chance < 0.5:
            return self.random.choice(self.common)
        if not self.compounds or self.random.random() < 0.06:
            self.compounds.append("".join(self.random.choices(self.parts, k=2)))
            return self.compounds[-1]
        # The earlier a compound was made, the more it is used.
        return self.compounds[int(len(self.compounds) * self.random.random() ** 4)]

    def text(self, length: int) -> list[str]:
        told = [""]
        for _ in range(length):
            told.append(self.word(told[-1]))
        return told[1:]

    def edited(self, told: list[str], edits: int) -> list[str]:
        copy = list(told)
        for _ in range(edits):
            at = self.random.randrange(len(copy))
            match self.random.randrange(4):
                case 0 if len(copy) > 2:
                    copy.pop(at)
                case 1:
                    letter = self.random.randrange(len(copy[at]))
                    copy[at] = copy[at][:letter] + self.random.choice("aeiorstn") + copy[at][letter + 1 :]
                case 2:
                    copy.insert(self.random.randrange(len(copy)), copy[at])
                case _:
                    copy.insert(self.random.randrange(len(copy)), copy.pop(at))
        return copy

    def retold(self, told: list[str]) -> list[str]:
        """The same in other words: in any order, a third of the words replaced, a third inflected, compounds cut."""
        return [self.reworded(word) for word in self.random.sample(told, len(told))]

    def reworded(self, word: str) -> str:
        chance = self.random.random()
        if chance < 1 / 3:
            return self.random.choice(self.common)
        if chance < 2 / 3:
            return word + self.random.choice(("en", "er", "arna", "s"))
        return next((part for part in self.parts if len(part) >= 5 and word != part and word.startswith(part)), word)


def corpus(size: int, seed: int = 1) -> tuple[list[Draft], dict[str, int]]:
    """So many drafts in a random order, and the family of each."""
    writer = Writer(seed)
    told: list[tuple[int, list[str], list[str]]] = []
    family = 0
    while len(told) < size:
        title, text = writer.text(writer.random.randint(3, 6)), writer.text(writer.random.randint(10, 24))
        told.append((family, title, text))
        if writer.random.random() < 0.3:
            for _ in range(writer.random.choice((1, 1, 1, 2, 3))):
                copy = writer.edited(title, 1), writer.edited(text, writer.random.randint(1, 5))
                told.append((family, *copy))
        family += 1
    told = told[:size]
    writer.random.shuffle(told)
    drafts = [Draft(f"{number:07}", " ".join(title), " ".join(text)) for number, (_, title, text) in enumerate(told)]
    return drafts, {draft.id: family for draft, (family, _, _) in zip(drafts, told, strict=True)}
