"""The activity: a published grant and its results, the codes of IATI's lists, and what becomes of each field."""

from __future__ import annotations

from typing import TypeAlias

from attrs import field, frozen

from slussmodel.funding import ConditionKind
from slussmodel.interop.published import PublishedGrant
from slussmodel.interop.standard import Standard
from slussmodel.partnerships import OrganisationKind
from slussmodel.results import ChainStep, ExpectedEffect, ExpectedResult
from slussmodel.validators import each, of_type

Result: TypeAlias = ExpectedResult | ExpectedEffect

# The code lists ConditionType, ResultType and OrganisationType.
CONDITION_TYPES = {ConditionKind.POLICY: "1", ConditionKind.PERFORMANCE: "2", ConditionKind.FIDUCIARY: "3"}
RESULT_TYPES = {ChainStep.OUTPUT: "1", ChainStep.OUTCOME: "2", ChainStep.IMPACT: "3"}
ORGANISATION_TYPES = {
    OrganisationKind.AUTHORITY: "10",
    OrganisationKind.MUNICIPALITY: "11",
    OrganisationKind.LOCAL_FEDERATION: "11",
    OrganisationKind.REGION: "11",
    OrganisationKind.PROVINCE: "11",
    OrganisationKind.MUNICIPAL_COMPANY: "15",
    OrganisationKind.ASSOCIATION: "22",
    OrganisationKind.COMPANY: "70",
    OrganisationKind.UNIVERSITY: "80",
    OrganisationKind.RESEARCH_CENTRE: "80",
    OrganisationKind.CLUSTER: "90",
    OrganisationKind.NETWORK: "90",
}
# OrganisationRole, ActivityDateType, TransactionType.
FUNDING, IMPLEMENTING = "1", "4"
PLANNED_START, PLANNED_END = "1", "3"
COMMITMENT, DISBURSEMENT = "2", "3"

REMAINDER = "remainder"
"""What a commitment says of itself where its amount is whatever is left."""


@frozen(kw_only=True)
class Activity:
    """A grant and the results and effects that it is to lead to, as `LogicModel.results` and `.effects` list them."""

    published: PublishedGrant = field(validator=of_type(PublishedGrant))
    results: tuple[Result, ...] = field(default=(), validator=each(of_type(ExpectedResult, ExpectedEffect)))


STANDARD = Standard(
    name="International Aid Transparency Initiative, activity standard",
    version="2.03",
    source="IATI/IATI-Schemas, iati-activities-schema.xsd",
    held={
        "Activity.published": "iati-activity",
        "Activity.results": "result",
        "PublishedGrant.grant": "commitments, planned disbursements, disbursements and conditions",
        "PublishedGrant.title": "title",
        "PublishedGrant.description": "description; where there is none, the title stands there",
        "PublishedGrant.awarded": "transaction-date of the commitments",
        "PublishedGrant.recipient": "participating-org with role 4 (implementing)",
        "PublishedGrant.funder": "reporting-org, and participating-org with role 1 (funding)",
        "PublishedGrant.period": "activity-date of types 1 and 3, the first day and the last",
        "Grant.id": "iati-identifier",
        "Grant.call": "other-identifier of type A9",
        "Grant.recipient": "participating-org/@ref",
        "Grant.applied": "the sum of the commitments, where the remainder is one of them",
        "Grant.tranches": "transaction of type 2 (outgoing commitment)",
        "Tranche.id": "transaction/@ref",
        "Tranche.amount": "value; a remainder says so in its description",
        "Tranche.condition": "conditions/condition, beginning with the tranche's id",
        "Tranche.period": "planned-disbursement with an end",
        "Tranche.due": "planned-disbursement without an end",
        "Tranche.state": "a released tranche is a transaction of type 3 (disbursement)",
        "Tranche.history": "the day of release is the transaction-date of the disbursement",
        "Condition.text": "condition/narrative",
        "Condition.kind": "condition/@type",
        "Organisation.id": "@ref",
        "Organisation.name": "narrative",
        "Organisation.kind": "@type",
        "Organisation.country": "recipient-country, for the recipient",
        "Organisation.contact": "contact-info, for the recipient",
        "Contact.name": "person-name",
        "Contact.address": "mailing-address",
        "Contact.phone": "telephone",
        "Contact.email": "email",
        "ExpectedResult.id": "result/reference",
        "ExpectedResult.sv": "title/narrative in Swedish",
        "ExpectedResult.en": "title/narrative in English",
        "ExpectedEffect.id": "result/reference",
        "ExpectedEffect.sv": "title/narrative in Swedish",
        "ExpectedEffect.en": "title/narrative in English",
        "ExpectedEffect.long_term": "result/@type: 2 (outcome) or 3 (impact)",
    },
    lost={
        "PublishedGrant.call": "read as none",
        "Grant.applied": "without a remainder, read as the sum of the tranches",
        "Tranche.state": "every tranche that is not released, or whose day of release is not known, is read as planned",
        "Tranche.history": "only the release is read",
        "Condition.deliverables": "read as none",
        "Organisation.kind": "one code for several kinds: the one that fits the name, or the first of them",
        "Organisation.country": "the funder's is read as SE",
        "Organisation.contact": "the funder's is read as none",
        "Organisation.region": "read as none",
        "Organisation.nuts3": "read as none",
        "Organisation.municipality": "read as none",
        "Organisation.short": "read as none",
        "Organisation.aliases": "read as none",
        "ExpectedEffect.values": "read as none",
    },
)
