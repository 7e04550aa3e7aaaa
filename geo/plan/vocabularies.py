"""The closed lists of words that the tables of the documents use, said in both languages."""

from geo.text import say

ENTRIES = {
    "sector": "Sectors",
    "item": "Items of the opinion",
    "programme": "Programmes",
    "action": "Actions",
    "department": "Departments",
    "figure": "Figures",
    "region": "Regions and cores",
    "place": "Places",
    "entity": "Named things",
    "term": "Terms",
    "conflict": "Conflicts",
    "absence": "Gaps",
}
"""Kinds of entries, in the order in which they are listed."""

FACTS = {
    "baseline": "baseline",
    "expected": "expected",
    "actual": "achieved",
    "target": "target",
}

ROLES = {
    "conflict": "differs from the figure shown; not plotted",
    "restated": "stated again; not plotted twice",
    "milestone": "order of magnitude",
    "structure": "a count of parts, no measure",
    "missing": "left blank in the document",
}
"""What a number is beside the one that is shown; a primary one needs no word."""

BASES = {
    "stated": "the year is printed",
    "period": "of a period",
    "implied": "the year is implied",
    "undated": "without a date",
}

RELATIONS = {
    "direct": "same subject",
    "part": "a part of it",
    "related": "overlaps",
    "new": "new topic",
    "group_only": "filed there by the opinion only",
    "none": "no direct item",
    "cross_cutting": "for all sectors",
}

CLASSES = {
    "area": "areas",
    "brand": "brands",
    "campaign": "campaigns",
    "code": "code names",
    "context": "national strategies",
    "corridor": "corridors and lines",
    "designation": "designations",
    "digital_system": "digital systems",
    "district": "districts and new towns",
    "event": "fairs and events",
    "facility_type": "types of facility",
    "hub": "hubs and ports",
    "institution": "institutions",
    "instrument": "instruments",
    "mechanism": "mechanisms",
    "network": "networks",
    "pilot": "pilots",
    "platform": "platforms",
    "platform_type": "types of platform",
    "strategy": "strategies",
    "system": "systems",
    "zone": "zones",
}

DRAWINGS = {
    "ACCESS_LAYER": "facilities with reach; wants a list",
    "AREA": "areas on the map",
    "BRAND_CHIP": "a name, no place",
    "CITY_TAG": "a tag on cities",
    "CONTEXT": "outside the province",
    "EVENT_PIN": "an event, a point",
    "GLOSSARY": "a term, never a number",
    "GOV_CARD": "an arrangement, no place",
    "KEYWORD": "a keyword of its item",
    "LINE": "a line, schematic",
    "MONITOR": "asks for monitoring",
    "NET_LAYER": "a network; wants data",
    "POINT": "a point",
    "PROV_CARD": "of the whole province",
    "SITE_LAYER": "a layer of sites; wants a list",
    "SYSTEM_CARD": "a digital system, no place",
}

TOPICS = {
    "status": "State of the texts",
    "numbers": "Numbers",
    "names": "Names and lists",
    "responsibility": "Responsibility",
    "reading": "Reading",
}

SEVERITIES = {
    "A": "changes a number or a shape",
    "B": "changes a name or a rule",
    "C": "changes the reading only",
    "none": "no conflict",
}


def entries_word(kind: str, lang: str) -> str:
    """Name a kind of entries, in the plural."""
    return say(lang, f"plan.kind.{kind}", ENTRIES.get(kind, kind))


def fact_word(kind: str, lang: str) -> str:
    """Say what kind of number a fact is."""
    return say(lang, f"plan.fact.{kind}", FACTS.get(kind, kind))


def role_word(role: str, lang: str) -> str:
    """Say what a number is beside the one that is shown; nothing of one that is shown."""
    return say(lang, f"plan.role.{role}", ROLES[role]) if role in ROLES else ""


def basis_word(basis: str, lang: str) -> str:
    """Say how the year of a number is known."""
    return say(lang, f"plan.basis.{basis}", BASES.get(basis, basis))


def relation_word(relation: str, lang: str) -> str:
    """Say what an item has to do with a sector."""
    return say(lang, f"plan.relation.{relation}", RELATIONS.get(relation, relation))


def class_word(group: str, lang: str) -> str:
    """Name a class of named things."""
    return say(lang, f"plan.class.{group}", CLASSES.get(group, group))


def drawing_word(drawing: str, lang: str) -> str:
    """Say how a named thing can be shown."""
    return say(lang, f"plan.drawing.{drawing.lower()}", DRAWINGS.get(drawing, drawing))


def topic_word(topic: str, lang: str) -> str:
    """Name what a conflict is about."""
    return say(lang, f"plan.topic.{topic}", TOPICS.get(topic, topic))


def severity_word(severity: str, lang: str) -> str:
    """Say what a conflict changes."""
    return say(lang, f"plan.severity.{severity.lower()}", SEVERITIES.get(severity, severity))
