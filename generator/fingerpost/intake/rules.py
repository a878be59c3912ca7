"""What the form in the browser must know about a record: the schemas, the words of the checks, and what they look for.

When a site is built, all of it is collected from the checks, and shipped as js/add/rules.js.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import phonenumbers

from fingerpost.checks import websites
from fingerpost.checks.first_names import COMMON_FIRST_NAMES
from fingerpost.checks.last_names import COMMON_LAST_NAMES
from fingerpost.checks.own_mailboxes import (
    ALSO_WORDS,
    BEGIN_WORDS,
    NEVER_FIRST,
    PARTS_OF_GROUPS,
    ROLE_WORDS,
    SHORT_NAMES,
    SURE_AND_SHORT,
    WORDS_LIKE_NAMES,
)
from fingerpost.checks.personal_homes import BUILDING
from fingerpost.checks.plain_text import NUMBERS
from fingerpost.intake.rule_patterns import patterns
from fingerpost.language import ENGLISH, Language
from fingerpost.language.check_messages import check_messages, field_titles, warning_codes
from fingerpost.reading.schema_rules import LONGEST_LINE
from fingerpost.reading.schemas import Schema, schema_of
from fingerpost.records import web_address

KINDS = ("activity", "group", "place")
# What js/add/schema.js asks; "title" is in the messages.
KEYWORDS = frozenset(
    """type enum minLength maxLength pattern format minimum maximum minItems maxItems uniqueItems items minProperties
    maxProperties required properties additionalProperties propertyNames oneOf anyOf title""".split()  # noqa: SIM905
)
FOR_PEOPLE = frozenset(("$schema", "$id", "$comment", "description", "examples"))
_NUMBER_TYPES = ("premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan", "voicemail")


class UnknownKeyword(Exception):
    """A schema asks something that the form in the browser cannot ask."""


@cache
def rules() -> dict[str, Any]:
    """The rules as js/add/rules.js documents them; all of it can be written as JSON."""
    return {
        "schemas": {kind: without_prose(schema_of(kind)) for kind in KINDS},
        "words": check_messages(),
        "said": {},
        "severities": dict.fromkeys(warning_codes(), "warning"),
        "patterns": patterns(),
        "lists": {
            "roleWords": sorted(ROLE_WORDS),
            "shorteners": sorted(websites.SHORTENERS),
            "neverPublic": sorted(web_address.NEVER_PUBLIC),
            "firstNames": sorted(COMMON_FIRST_NAMES),
            "shortNames": sorted(SHORT_NAMES),
            "namesThatAreWords": sorted(ALSO_WORDS),
            "namesThatBeginWords": sorted(BEGIN_WORDS),
            "sureAndShort": sorted(SURE_AND_SHORT),
            "wordsLikeNames": sorted(WORDS_LIKE_NAMES),
            "neverFirst": sorted(NEVER_FIRST),
            "partsOfGroups": sorted(PARTS_OF_GROUPS),
            "lastNames": sorted(COMMON_LAST_NAMES),
            "buildings": sorted(BUILDING),
            "numbers": list(NUMBERS),
        },
        "phones": _phones(),
        "longestLine": LONGEST_LINE,
    }


@cache
def rules_script(language: Language = ENGLISH) -> bytes:
    """js/add/rules.js as it is shipped, with its messages and the names of fields in a language too."""
    content = rules()
    words = {code: [language.text(message) for message in messages] for code, messages in content["words"].items()}
    if words != content["words"]:
        content = {**content, "said": words}
    if any(language.text(title) != title for title in field_titles()):
        content = {**content, "schemas": {kind: without_prose(schema_of(kind), language) for kind in KINDS}}
    return f"export const rules = {json.dumps(content, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def without_prose(schema: Schema, language: Language = ENGLISH) -> Schema:
    """A schema without what only people read, and with the names of its fields in a language.

    Raises:
        UnknownKeyword: If it has a keyword that js/add/schema.js does not know.
    """
    result: Schema = {}
    for keyword, value in schema.items():
        if keyword in FOR_PEOPLE:
            continue
        if keyword not in KEYWORDS:
            raise UnknownKeyword(keyword)
        if keyword == "title" and isinstance(value, str):
            result[keyword] = language.text(value)
        elif keyword == "properties":
            result[keyword] = {name: without_prose(field, language) for name, field in value.items()}
        elif keyword in ("oneOf", "anyOf"):
            result[keyword] = [without_prose(form, language) for form in value]
        elif isinstance(value, dict):
            result[keyword] = without_prose(value, language)
        else:
            result[keyword] = value
    return result


def _phones() -> dict[str, Any]:
    """Which numbers there are with +44, which Guernsey, Jersey and Man have too, and how they are written."""
    short: Any = phonenumbers.PhoneMetadata.short_metadata_for_region("GB")
    home: Any = phonenumbers.PhoneMetadata.metadata_for_region("GB")
    return {
        "regions": [_region(region) for region in ("GB", "GG", "JE", "IM")],
        "formats": [
            [form.leading_digits_pattern[-1], form.pattern, form.format.replace("\\", "$")]
            for form in home.number_format
        ],
        "short": short.short_code.national_number_pattern,
        "emergency": short.emergency.national_number_pattern,
        "texts": short.sms_services.national_number_pattern,
    }


def _region(region: str) -> dict[str, str]:
    metadata: Any = phonenumbers.PhoneMetadata.metadata_for_region(region)
    others = [getattr(metadata, name) for name in _NUMBER_TYPES]
    return {
        "others": "|".join(
            other.national_number_pattern for other in others if other and other.national_number_pattern
        ),
        "fixed": metadata.fixed_line.national_number_pattern,
        "mobile": metadata.mobile.national_number_pattern,
    }
