"""Ideas that are funded together: what each costs, who pays what of it, and what is left of each budget."""

from __future__ import annotations

from attrs import frozen

from slussmodel.language import Lang
from slussmodel.money import Money, total
from slussmodel.records import columns
from slussmodel.sharing.steps import Names, Step


@frozen(kw_only=True)
class FundedIdea:
    """An idea that is funded, why at that price, and what each pays of it."""

    idea: str
    cost: Money
    supporters: tuple[str, ...]
    payments: tuple[tuple[str, Money], ...]
    step: Step

    @property
    def completed(self) -> bool:
        """Whether a completion funded it, with money of those who did not ask for it."""
        return self.step.code == "idea_completed"


@frozen(kw_only=True)
class Funding:
    """The ideas that are funded, in the order in which they were, and what is left of each budget."""

    budgets: tuple[tuple[str, Money], ...]
    ideas: tuple[FundedIdea, ...]

    @property
    def table(self) -> dict[str, dict[str, Money]]:
        """Who pays what for each funded idea; each idea's payments sum to its cost."""
        return {funded.idea: dict(funded.payments) for funded in self.ideas}

    @property
    def paid(self) -> dict[str, Money]:
        """What each municipality pays in all."""
        paid = {party: Money(0, budget.currency) for party, budget in self.budgets}
        for funded in self.ideas:
            for party, amount in funded.payments:
                paid[party] += amount
        return paid

    @property
    def left(self) -> dict[str, Money]:
        """What is left of each budget; nothing where `beyond` names the municipality."""
        return {party: max(budget - self.paid[party], budget * 0) for party, budget in self.budgets}

    @property
    def beyond(self) -> dict[str, Money]:
        """Those who pay more than their own budget, and how much more: only after a completion by increments."""
        paid = self.paid
        return {party: paid[party] - budget for party, budget in self.budgets if paid[party] > budget}

    @property
    def total(self) -> Money:
        return total((funded.cost for funded in self.ideas), self.budgets[0][1].currency)

    def explain(self, lang: Lang = "sv", *, names: Names | None = None) -> str:
        """One line for each funded idea, in order: what it costs and what its supporters pay; `names` as in `html`."""
        return "\n".join(funded.step.text(lang, names) for funded in self.ideas)

    def html(self, lang: Lang = "sv", *, names: Names | None = None) -> str:
        """A table of who pays what of which idea; `names` says what a party or an idea is called."""
        from slussmodel.sharing.picture import matrix_html

        return matrix_html(self.table, lang, names=names)

    def _repr_html_(self) -> str:
        return self.html()

    def to_records(self) -> list[dict[str, object]]:
        """A dict for each payment, in major units, as a dataframe takes them."""
        return [
            {"idea": funded.idea, "party": party, "amount": amount.amount, "currency": amount.currency}
            for funded in self.ideas
            for party, amount in funded.payments
        ]

    def to_columns(self) -> dict[str, list[object]]:
        """The records turned on their side: a list for each column."""
        return columns(self.to_records())
