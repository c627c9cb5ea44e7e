"""The sentences behind each refusal of a sluice."""

from __future__ import annotations

from slussmodel.language import Sentence

NO_SUCH_IDEA = Sentence("no_such_idea", sv="det finns ingen idé {idea}", en="there is no idea {idea}")
IDEA_EXISTS = Sentence("idea_exists", sv="det finns redan en idé {idea}", en="there is already an idea {idea}")
HISTORY_BACKWARDS = Sentence(
    "history_backwards",
    sv="{at} ligger före det som senast hände med {idea}, {last}",
    en="{at} is before what last happened to {idea}, {last}",
)
DATED_LATER = Sentence(
    "dated_later",
    sv="{idea} är daterad {submitted}, efter {at} då den lämnas in",
    en="{idea} is dated {submitted}, after {at} when it is handed in",
)
NOT_YOURS = Sentence(
    "not_yours",
    sv="idén lämnas in för {municipality}, men av {by}",
    en="the idea is handed in for {municipality}, but by {by}",
)
ASSESSED_LATER = Sentence(
    "assessed_later",
    sv="bedömningen gjordes {made}, efter {at}",
    en="the assessment was made {made}, after {at}",
)
ALREADY_SUPPORTED = Sentence(
    "already_supported",
    sv="{supporter} stödjer redan idén eller dess tvilling {idea}",
    en="{supporter} already supports the idea or its twin {idea}",
)
HAS_ENDED = Sentence("case_has_ended", sv="{idea} har avslutats i {stage}", en="{idea} has ended in {stage}")

ALREADY_TWINS = Sentence(
    "already_twins", sv="{a} och {b} hör redan till samma familj", en="{a} and {b} already belong to one family"
)
NOT_LINKED = Sentence("not_linked", sv="{a} och {b} är inte länkade till varandra", en="{a} and {b} are not linked")
NOT_TWINS = Sentence(
    "not_twins", sv="{a} och {b} hör inte till samma familj", en="{a} and {b} do not belong to one family"
)
DECIDED_DIFFERENT = Sentence(
    "decided_different",
    sv="{a} och {b} har förklarats vara olika idéer",
    en="{a} and {b} were decided to be different ideas",
)
BOTH_CLAIMED = Sentence(
    "both_claimed",
    sv="{a} utvecklas av {a_parties} och {b} av {b_parties}; en av dem måste släppas först",
    en="{a} is developed by {a_parties} and {b} by {b_parties}; one must be released first",
)
CLAIM_WOULD_PART = Sentence(
    "claim_held",
    sv="{idea} utvecklas av {parties}; släpp utvecklingen först",
    en="{idea} is developed by {parties}; release it first",
)

NOT_ASSESSED = Sentence("not_assessed", sv="{idea} är inte bedömd", en="{idea} has not been assessed")
ALREADY_DEVELOPED = Sentence(
    "already_developed",
    sv="samma idé utvecklas redan av {parties} sedan {since} (som {idea})",
    en="the same idea has been under development by {parties} since {since} (as {idea})",
)
NOT_CLAIMED = Sentence(
    "not_claimed",
    sv="{idea} kan inte utvecklas: ingen har åtagit sig att utveckla den",
    en="{idea} cannot be developed: nobody holds the claim to develop it",
)
NOT_A_HOLDER = Sentence(
    "not_a_holder",
    sv="{party} är inte en av dem som utvecklar {idea}: {parties}",
    en="{party} is not one of those who develop {idea}: {parties}",
)
STILL_DEVELOPING = Sentence(
    "still_developing",
    sv="{idea} är i {stage} och kan inte släppas förrän den lämnat steget",
    en="{idea} is in {stage} and cannot be released before it has left that stage",
)
END_WITHOUT_REASON = Sentence(
    "end_without_reason", sv="ett avslut kräver ett skäl: {stage}", en="an end requires a reason: {stage}"
)
OF_SEVERAL = Sentence(
    "decision_of_several",
    sv="{decision} gäller flera idéer och har ett eget kommando",
    en="{decision} concerns several ideas and has a command of its own",
)

NOT_A_COST = Sentence(
    "not_a_cost",
    sv="{total} är vad parterna får och ingen kostnad som de betalar",
    en="{total} is what the parties get and no cost that they pay",
)
COST_EXISTS = Sentence("cost_exists", sv="kostnaden {cost} är redan fördelad", en="the cost {cost} is already shared")
ALREADY_BOOKED = Sentence(
    "already_booked", sv="underlaget {reference} är redan bokfört", en="the voucher {reference} is already booked"
)
OTHER_CURRENCY = Sentence(
    "other_currency", sv="slussen räknar i {ours}, inte i {theirs}", en="the sluice counts in {ours}, not in {theirs}"
)
NOTHING_TO_SETTLE = Sentence("nothing_to_settle", sv="{idea} har inget att reglera", en="{idea} has nothing to settle")

NOT_IN_USE = Sentence(
    "not_in_use",
    sv="{idea} är ännu ingen innovation: den har inte tagits i bruk",
    en="{idea} is not an innovation yet: it has not been put to use",
)
ALREADY_ADOPTED = Sentence(
    "already_adopted", sv="{adopter} har redan infört {idea}", en="{adopter} has already adopted {idea}"
)
