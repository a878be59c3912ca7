"""Does a text say where something is by what is around it: a shop, a club, a turning, the colour of a door?

It looks for classes of words: first where (opposite, behind, in the basement of), then a name with a capital or a noun
that people find their way by. It is used for what a refuge says about itself.
"""

from __future__ import annotations

import re

from fingerpost.checks.plain_text import forms_of, plain, readable


def _either(words: str) -> str:
    return "(?:" + "|".join(words.split()).replace("_", " ") + ")"


# What people find their way by, beside those of ``whereabouts``; "_" means a space.
_NOUN = _either(
    """co_?op spar londis nisa costcutter iceland argos wetherspoons? costa starbucks kfc subway screwfix halfords
    superdrug wilko poundland guildhall corn_exchange convent priory monastery nunnery presbytery manse vicarage
    rectory viaduct aqueduct kennels stables cattery war_memorial memorial monument obelisk clock_tower water_tower
    windmill substation pylon reservoir weir pond lake marina ford quarry depot recycling_centre prison gaol
    crematorium undertakers? vets? dentists? pharmacy chemists? florists? hairdressers? barbers? laund(?:e?)rettes?
    takeaway kebab_(?:shop|house) curry_house bookmakers? betting_shop newsagents? post_?box phone_box telephone_box
    telephone_exchange (?:rugby|cricket|football|golf|bowls?|bowling|tennis|social|sports|sailing|legion)_club
    british_legion playing_fields? golf_course cricket_pitch football_pitch academy nursery_school infant_school
    junior_school grammar_school sixth_form bus_depot coach_station taxi_rank multi_?storey retail_park
    (?:industrial|trading|business)_(?:estate|park) council_depot gasworks waterworks sewage_works foundry tannery
    maltings mosque gurdwara kingdom_hall quaker_meeting_house salvation_army"""
)
_OLD_BUILDING = _either(
    """convent priory monastery nunnery workhouse almshouses? stables coach_house toll_house gatehouse malthouse
    maltings granary laundry orphanage sanatorium asylum infirmary hospital manor courthouse magistrates_court
    police_station fire_station station parsonage presbytery manse lodge signal_box pumping_station engine_house
    post_office telephone_exchange tannery ropeworks foundry gasworks waterworks hall library barracks brewery
    schoolhouse school_house school rectory vicarage chapel church mill dairy bakery forge smithy bank shop pub inn
    hotel guest_house care_home nursing_home cinema theatre factory warehouse dairy farm barn nursery town_hall"""
)
_BESIDE = (
    r"(?:opposite|behind|beside|next to|next door to|adjacent to|facing|overlooking|alongside|just past|just off"
    r"|just after|just before|(?<!the )past|round the corner from|across (?:the \w+ )?from|over the road from"
    r"|at the (?:back|rear|side) of|on the corner of|backs? on ?to|near|close to|not far from"
    r"|turning (?:after|before|past)"
    r"|shares? (?:a|an|our|its|the) (?:drive|driveway|wall|entrance|yard|car park|gate|site|courtyard|path) with)"
)
_PART_OF = (
    r"(?:basement|cellar|attic|loft|annexe?|wing|vestry|crypt|grounds|upper floors?|upstairs|rear|back|edge|foot"
    r"|far side|other side|end|top|bottom) of"
)
_NO_HOUSE = _either("people age peoples days? ways? life times? partners? husbands? wife boyfriend name friends self")
_BY_A_NOUN = re.compile(
    rf"\b(?:{_BESIDE}|{_PART_OF}) (?:the |a |an |our )?(?:\w+ ){{0,2}}?{_NOUN}\b"
    rf"|\b(?:the|an?|our) (?:old|former|disused|converted|derelict) (?:\w+ )?{_OLD_BUILDING}\b"
    rf"|\b(?:in|at|inside) (?:the|an?) (?:old|former|disused|converted|derelict) (?!{_NO_HOUSE}\b)\w+"
    r"|\b(?:red|green|blue|yellow|white|black|brown|grey|purple|pink|orange|cream)"
    r" (?:front |back |side |garage |iron |brick )?"
    r"(?:doors?|gates?|shutters|railings|awning|canopy|porch|roof|fence|building|house|bungalow|cottage)\b"
    r"|\b(?:first|second|third|fourth|next|last|1st|2nd|3rd|4th) (?:turning|turn|exit|driveway|gateway)\b"
    r"|\b(?:ask|tell) the (?:bus |coach |taxi )?driver\b"
    # "House number 9", "by number 12": and not a number to ring, or number one in something.
    r"|\b(?:(?:house|building|office|door) is|house|door|gate|bungalow|at|by|opposite|behind|come to|next to)"
    r" (?:house )?(?:no|nr|number) (?!(?:999|111|112|101|105|116|119)\b)[1-9][0-9]{0,2}[a-f]?\b"
    r"(?! (?:priority|in|of|times|choice|to|women|people|days|hours)\b)"
    rf"|\b(?!(?:an?|the|any|some|local|new|our|small|large|this|that|each|every|its) )[a-z]+ (?:trading|industrial"
    r"|business|retail|enterprise) (?:estate|park)\b"
    r"|\b(?!(?:the|this|that|and|for|not|off|main|each|any) )[a-z]{3,} (?:rd|cres|ln)\b"
    r"|\b(?:high|main|fore) st\b"
)
# In what keeps its capitals. The words of time and of people that begin with one say nothing.
_NO_PLACE = (
    r"(?!(?i:I|you|us|we|them|me|it|your|our|my|her|his|their|the|a|an|this|that|these|court|judge|home"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|christmas|easter|lent|ramadan|eid|year|term|summer|spring|autumn|winter"
    r"|women|men|children|families)\b)"
)
_NAME = rf"{_NO_PLACE}[A-Z][\w'-]+\b"
_NO_WORK = r"(?! (?:\w+ )?(?:Programme|Project|Campaign|Scheme|Service|Line|Helpline|Charity|Course|Award|Act)\b)"
_STREET_LIKE = (
    r"(?:St(?! [A-Z])|Turn|Drove|Batch|Causeway|Viaduct|Trading Estate|(?<!Real )Estate|Retail Park|Enterprise Park"
    r"|Roundabout|Bypass)"
)
_BY_A_NAME = re.compile(
    rf"\b(?i:opposite|behind|beside|next to|next door to|adjacent to|facing|overlooking|alongside|just past|just off"
    r"|(?<!the )past|round the corner from|across from|over the road from|at the (?:back|rear|side) of"
    r"|on the corner of|backs? on ?to|turning (?:after|before|past)"
    r"|shares? (?:a|an|our|its|the) (?:drive|driveway|wall|entrance|yard|car park|gate|site|courtyard|path) with"
    rf"|{_PART_OF}) (?:(?i:the|a|an|our) )?{_NAME}{_NO_WORK}"
    rf"|\b(?i:near|close to|not far from) (?i:the) {_NAME}"
    # "No. 9 Quennell", "we are at 9 Quennell"
    rf"|\b(?i:no|nr|number)\.? ?[1-9][0-9]{{0,2}}[a-f]?,? {_NAME}"
    r"|\b(?i:we are|we're|we live|based|located|find us|come|meet us|house is|us) (?:at |to )?[1-9][0-9]{0,2}[a-f]?"
    rf",? {_NAME}"
    rf"|\b{_NAME} {_STREET_LIKE}\b"
)
# "quennell street" as a sentence, or a line, of its own; and "quennell st" at the end of one.
_ALONE = re.compile(
    r"(?:^|[.!?:;,(] ?)(?!(?:the|a|an|this|that|any|no|main|safe|home|every|each|our|your|my|next|open|own) )[a-z0-9']+"
    r" (?:roads?|rd|street|avenue|ave|lane|ln|crescent|cres|terrace|mews|yard|close|drive|drove)"
    r"(?= ?(?:$|[.,;:!?)]))"
    r"|\b(?!(?:the|at|in|of|to|and|for|with|near|by|from|is) )[a-z]{3,} st(?= ?(?:[,;:!?)]|\.?$))"
)


def tells_what_is_near(text: str) -> bool:
    """Whether a text says what is nearby, or how something looks from the street."""
    plain_text = readable(text)
    return (
        any(_BY_A_NOUN.search(words) for words in forms_of(text))
        or _BY_A_NAME.search(plain_text) is not None
        or any(_ALONE.search(plain(line)) for line in text.split("\n") if line)
    )
