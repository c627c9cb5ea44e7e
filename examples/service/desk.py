"""A store of ideas and the search among them, which together answer what a page asks."""

from __future__ import annotations

from threading import Lock

from examples.service import idea_page, pages
from examples.service.actions import Kept
from examples.service.forms import now
from examples.service.store import Store, Versions
from slussmodel import Accepted, Idea, Refused, Sluice
from slussmodel.dedup import IdeaIndex, Match
from slussmodel.sluice import AnyCommand, Submit

LIKELY = 0.2


class Desk:
    """The store is shared with other processes; the index is this one's, rebuilt when it starts."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._index = IdeaIndex([case.idea for case in store.whole().cases.values()])
        self._one_at_a_time = Lock()  # requests run in threads, and the index is theirs together

    def handle(self, command: AnyCommand, seen: Versions | None = None) -> Accepted | Refused:
        answer = self.store.handle(command, seen)
        if isinstance(command, Submit) and isinstance(answer, Accepted):
            with self._one_at_a_time:
                self._index.add(command.idea)
        return answer

    def likely(self, idea: Idea) -> tuple[Match, ...]:
        """The ideas that may be the same."""
        with self._one_at_a_time:
            found = self._index.similar(idea, k=5) if len(self._index) else ()
        return tuple(match for match in found if match.probability >= LIKELY)

    def around(self, id: str, matches: tuple[Match, ...]) -> Sluice:
        """The ideas that the matches name, with what belongs to them."""
        return self.store.load(*(match.other(id) for match in matches)).sluice

    def page(self, id: str, alert: str = "", kept: Kept | None = None) -> str | None:
        """The page of an idea as it is now, if there is one; `alert` answers something that did not happen."""
        sluice, versions = self.store.load(id)
        if id not in sluice:
            return None
        case = sluice.case(id)
        matches = tuple(one for one in self.likely(case.idea) if one.other(id) not in case.family | case.different)
        others = self.around(id, matches)
        proposed = [(match, others.case(match.other(id))) for match in matches]
        return idea_page.idea(sluice, id, now(), seen=versions, proposed=proposed, alert=alert, kept=kept or {})

    def twins(self, draft: Idea) -> str:
        """What may be the same as an idea that is still being written."""
        matches = self.likely(draft)
        others = self.around(draft.id, matches)
        return pages.twins((match, others.case(match.other(draft.id))) for match in matches)
