"""What municipal words mean: abbreviations written out, and words of several languages that name one concept.

An abbreviation is replaced by what it stands for, so that ÅVC meets återvinningscentral letter by letter. A concept is
evidence beside the letters: "säbo" and "äldreboende" share hardly a trigram and mean the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen


@frozen(repr=False)
class Lexicon:
    """Abbreviations and concepts by language; `extended` adds the caller's own.

    `abbreviations` maps a language to what is written and what it stands for. `concepts` maps a concept to its words
    in each language; a word of five letters or more is found at either end of compounds too. `simplex` lists words of
    each language that look like such a compound and are none, as "transport" holds no "sport".

    >>> short = {"sv": {"ÅVC": "återvinningscentral"}}
    >>> own = Lexicon().extended(abbreviations=short, concepts={"dog": {"sv": ["hund"]}})
    >>> own.abbreviations["sv"]["ÅVC"], own.concepts["dog"]["sv"]
    ('återvinningscentral', ('hund',))
    """

    abbreviations: Mapping[str, Mapping[str, str]] = field(factory=dict)
    concepts: Mapping[str, Mapping[str, tuple[str, ...]]] = field(factory=dict)
    simplex: Mapping[str, tuple[str, ...]] = field(factory=dict)

    def __repr__(self) -> str:
        short = sum(map(len, self.abbreviations.values()))
        return f"<Lexicon of {short} abbreviations and {len(self.concepts)} concepts>"

    def extended(
        self,
        abbreviations: Mapping[str, Mapping[str, str]] | None = None,
        concepts: Mapping[str, Mapping[str, Iterable[str]]] | None = None,
        simplex: Mapping[str, Iterable[str]] | None = None,
    ) -> Lexicon:
        """The lexicon with more in it; a concept that it knows already gains words."""
        short = {language: dict(table) for language, table in self.abbreviations.items()}
        for language, table in (abbreviations or {}).items():
            short.setdefault(language, {}).update(table)
        meanings = {concept: dict(table) for concept, table in self.concepts.items()}
        for concept, glosses in (concepts or {}).items():
            known = meanings.setdefault(concept, {})
            for language, more in glosses.items():
                known[language] = tuple(dict.fromkeys((*known.get(language, ()), *more)))
        whole = dict(self.simplex)
        for language, more in (simplex or {}).items():
            whole[language] = tuple(dict.fromkeys((*whole.get(language, ()), *more)))
        return Lexicon(short, meanings, whole)
