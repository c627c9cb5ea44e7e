"""The release: a partnership with what OCDS asks of a publication, and the list of what becomes of each field."""

from __future__ import annotations

from datetime import datetime

from attrs import field, frozen

from slussmodel.interop.standard import Standard
from slussmodel.partnerships import Organisation
from slussmodel.procurement import InnovationPartnership
from slussmodel.validators import aware, each, identifier, instant, of_type

METHOD = "selective"
DETAILS = "Innovation partnership"


@frozen(kw_only=True)
class Release:
    """An innovation partnership as it is published at a moment.

    `ocid` is the contracting process's id, with the prefix that the publisher has been given. `suppliers` are those
    whose names are known; a supplier left out is published under its id.
    """

    ocid: str = field(validator=identifier)
    id: str = field(validator=identifier)
    published: datetime = field(converter=instant, validator=aware)
    buyer: Organisation = field(validator=of_type(Organisation))
    partnership: InnovationPartnership = field(validator=of_type(InnovationPartnership))
    suppliers: tuple[Organisation, ...] = field(default=(), validator=each(of_type(Organisation)))


STANDARD = Standard(
    name="Open Contracting Data Standard",
    version="1.1.5",
    source="open-contracting/standard, schema/release-schema.json; mapping: open-contracting/european-union-support",
    held={
        "Release.ocid": "ocid",
        "Release.id": "id",
        "Release.published": "date",
        "Release.buyer": "buyer, and the party with that role",
        "Release.partnership": "tender, awards and contracts",
        "Release.suppliers": "parties",
        "InnovationPartnership.id": "tender.id",
        "InnovationPartnership.documents": "tender",
        "InnovationPartnership.state": "tender.milestones, and the milestones of the phases",
        "InnovationPartnership.announced": "tender.tenderPeriod.startDate",
        "InnovationPartnership.invited_on": "tender.milestones, dateMet of the negotiations",
        "InnovationPartnership.tenders": "tender.tenderers",
        "InnovationPartnership.contracts": "awards, and contracts in pairs",
        "InnovationPartnership.phase": "the phase milestone that is partly met, or the last one met",
        "InnovationPartnership.reached": "status of the delivery milestones",
        "InnovationPartnership.paid": "contracts.implementation.transactions",
        "InnovationPartnership.dropped": "a terminated contract, the reason in its description",
        "InnovationPartnership.ended": "tag contractTermination",
        "InnovationPartnership.purchase": "a transaction of the purchase contract",
        "ProcurementDocuments.market": "planning.documents, a market study",
        "ProcurementDocuments.requests_due": "tender.tenderPeriod.endDate",
        "ProcurementDocuments.price_weight": "tender.awardCriteriaDetails",
        "ProcurementDocuments.estimated_value": "tender.value",
        "ProcurementDocuments.need": "tender.description",
        "ProcurementDocuments.minimum_requirements": "tender.eligibilityCriteria, one a line",
        "Contract.supplier": "awards.suppliers",
        "Contract.phases": "contracts.milestones of type assessment",
        "Contract.purchase": "the purchase contract",
        "Phase.id": "milestone.title",
        "Phase.kind": "milestone.code",
        "Phase.months": "milestone.description",
        "Phase.targets": "milestones of type delivery",
        "Phase.instalments": "milestones of type payment",
        "Instalment.id": "milestone.title",
        "Instalment.amount": "the transaction's value, once it is paid",
        "Instalment.target": "milestone.code",
        "PurchaseTerms.max_cost": "the purchase contract's value",
        "Purchase.supplier": "transaction.payee",
        "Purchase.customer": "transaction.payer",
        "Purchase.on": "transaction.date",
        "Purchase.cost": "transaction.value",
        "Organisation.id": "parties.id",
        "Organisation.name": "parties.name",
        "Organisation.country": "parties.address.countryName",
        "Organisation.region": "parties.address.region",
        "Organisation.contact": "parties.contactPoint",
        "Contact.name": "contactPoint.name",
        "Contact.address": "address.streetAddress",
        "Contact.phone": "contactPoint.telephone",
        "Contact.email": "contactPoint.email",
    },
    lost={
        "InnovationPartnership.candidates": "read as none",
        "InnovationPartnership.invited": "read as none",
        "InnovationPartnership.cut": "read as none",
        "InnovationPartnership.negotiations": "read as none",
        "InnovationPartnership.changes": "read as none",
        "InnovationPartnership.tenders": "names only, read as none: prices and quality need an extension",
        "InnovationPartnership.reached": "read in the order of the targets",
        "InnovationPartnership.paid": "read contract by contract",
        "InnovationPartnership.dropped": "read contract by contract",
        "InnovationPartnership.ended": "the reason is read as 'terminated'",
        "InnovationPartnership.last": "read as none",
        "ProcurementDocuments.minimum_requirements": "a line break within one makes it two",
        "ProcurementDocuments.rights": "read as none",
        "ProcurementDocuments.selection": "read as the two criteria of the law",
        "ProcurementDocuments.least_candidates": "read as three",
        "ProcurementDocuments.rounds": "read as not announced",
        "ProcurementDocuments.may_end": "read as not announced",
        "ProcurementDocuments.may_reduce": "read as not announced",
        "ProcurementDocuments.ending_terms": "read as none",
        "Contract.rights": "read as the innovator's, with use for the municipality",
        "Contract.resale": "read as international",
        "Contract.test_bed": "read as none",
        "Instalment.amount": "before it is paid, read as an equal part of what is left of the contract's value",
        "PurchaseTerms.first_customer": "read as the buyer",
        "PurchaseTerms.levels": "read as none",
        "Purchase.measured": "read as none",
        "Organisation.kind": "guessed from the name, unless the caller knows the organisation",
        "Organisation.short": "read as none",
        "Organisation.nuts3": "read as none",
        "Organisation.municipality": "read as none",
        "Organisation.aliases": "read as none",
    },
)
