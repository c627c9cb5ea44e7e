"""An idea as it comes into the sluice: what somebody needs, thinks could be better, or has thought out."""

from __future__ import annotations

from datetime import datetime

from attrs import evolve, field, frozen
from attrs.validators import optional

from slussmodel.errors import InvalidValue
from slussmodel.language import Labelled
from slussmodel.validators import aware, distinct, each, filled, identifier, nfc, of_type, text


class IdeaKind(Labelled):
    """What is handed in. Växjö's hub took needs, challenges and improvements; Skaraborg's took ideas."""

    NEED = "need", "behov", "need"
    CHALLENGE = "challenge", "utmaning", "challenge"
    IMPROVEMENT = "improvement", "förbättringsmöjlighet", "opportunity for improvement"
    IDEA = "idea", "idé", "idea"


class Origin(Labelled):
    """Where an idea comes from; one idea may have several origins."""

    EMPLOYEE = "employee", "medarbetare i kommunen", "employee of the municipality"
    COMPANY_EMPLOYEE = "company_employee", "medarbetare i kommunalt bolag", "employee of a municipal company"
    CITIZEN_PROPOSAL = "citizen_proposal", "medborgarförslag", "citizen proposal"
    POLITICIAN = "politician", "förtroendevald", "elected representative"
    BUSINESS = "business", "näringsliv", "business"
    CIVIL_SOCIETY = "civil_society", "civilsamhälle", "civil society"
    RESEARCH = "research", "forskning", "research"


class InnovationType(Labelled):
    """What is changed (Oslo Manual's service, product, process and organisation)."""

    SERVICE = "service", "tjänst", "service"
    PRODUCT = "product", "vara", "product"
    PROCESS = "process", "process", "process"
    ORGANISATIONAL = "organisational", "organisatorisk lösning", "organisational solution"


class Novelty(Labelled):
    """How far from what is done today."""

    INCREMENTAL = "incremental", "stegvis", "incremental"
    RADICAL = "radical", "radikal", "radical"


class ChallengeLevel(Labelled):
    """Whose challenge it is: the organisation's own or society's."""

    OPERATIONAL = "operational", "verksamhetsutmaning", "operational challenge"
    SOCIETAL = "societal", "samhällsutmaning", "societal challenge"


class Beneficiary(Labelled):
    """For whom it makes something better."""

    RESIDENTS = "residents", "invånare", "residents"
    BUSINESSES = "businesses", "näringsliv", "businesses"
    EMPLOYEES = "employees", "medarbetare", "employees"


class Language(Labelled):
    """The language in which an idea is written."""

    SV = "sv", "svenska", "Swedish"
    EN = "en", "engelska", "English"
    FI = "fi", "finska", "Finnish"
    NO = "no", "norska", "Norwegian"
    DA = "da", "danska", "Danish"
    IS = "is", "isländska", "Icelandic"


def _language(code: str) -> Language:
    if not isinstance(code, str) or code not in frozenset(Language):
        raise InvalidValue("Idea", "language", code, f"must be one of {', '.join(Language)}")
    return Language(code)


@frozen(kw_only=True)
class Idea:
    """One idea, as it was handed in; what happens to it afterwards is told by its `Case` in a sluice.

    `municipality` is the code of the municipality, or the id of the organisation, that hands it in. `submitter` names
    a role or a person and can be dropped (`anonymised`). `joint_with` names other public bodies that run the service
    together with the municipality. `claims` keeps what the text says of itself, word for word, for `assertions`.

    Texts are kept in composed form (NFC). Raises `InvalidValue` for a blank id or title, or for any value that breaks
    the rule of its field.

    >>> Idea(id="i-1", title="Digital signering av läkemedel", municipality="1496", language="sv").language.en
    'Swedish'
    """

    id: str = field(converter=nfc, validator=identifier)
    title: str = field(converter=nfc, validator=filled)
    description: str = field(default="", converter=nfc, validator=text)
    municipality: str = field(converter=nfc, validator=identifier)
    language: Language = field(default=Language.SV, converter=_language, validator=of_type(Language))
    kind: IdeaKind = field(default=IdeaKind.IDEA, validator=of_type(IdeaKind))
    origins: tuple[Origin, ...] = field(default=(Origin.EMPLOYEE,), validator=[each(of_type(Origin)), distinct])
    submitter: str | None = field(default=None, validator=optional(filled))
    submitted: datetime | None = field(default=None, validator=optional(aware))
    service_area: str = field(default="", converter=nfc, validator=text)
    tags: tuple[str, ...] = field(default=(), validator=[each(filled), distinct])
    innovation_types: tuple[InnovationType, ...] = field(
        default=(), validator=[each(of_type(InnovationType)), distinct]
    )
    novelty: Novelty | None = field(default=None, validator=optional(of_type(Novelty)))
    level: ChallengeLevel = field(default=ChallengeLevel.OPERATIONAL, validator=of_type(ChallengeLevel))
    beneficiaries: tuple[Beneficiary, ...] = field(default=(), validator=[each(of_type(Beneficiary)), distinct])
    joint_with: tuple[str, ...] = field(default=(), validator=[each(identifier), distinct])
    claims: tuple[str, ...] = field(default=(), validator=each(filled))

    def anonymised(self) -> Idea:
        """The same idea without its submitter, as Örebro's sluice assesses it."""
        return evolve(self, submitter=None)
