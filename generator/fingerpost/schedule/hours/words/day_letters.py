"""Names of days in one or two letters, which are words elsewhere."""

from __future__ import annotations

# A name of two letters only where the next thing is a time or another day, or "We" would be Wednesday.
SHORT = (
    r"(?-i:Mo|Tu|We|Th|Fr|Sa|Su)"
    r"(?=\s?[-,;:&/]|\s+(?:\d|noon\b|midday\b|off\b|from\s+\d{1,2}(?:[:.]\d\d|\s?[ap]m))|\s*$)(?!-(?-i:[a-z]))"
)
# A letter alone only beside another day: "M-F", "M & W", "Tu/W/F". T is Tuesday beside Th, and else it could be either.
_LETTER_AFTER = (
    r"(?=\s*(?:-|to|&|/|and|through)\s*(?:M|W|F|Tu|Th|Sa|Su|Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*\b)"
    r"|[/,]\s?T[/,]|,\s*(?:[MWF]|Tu|Th)\b)"
)
_LETTER_OF_HOURS = (  # "M-Th 9am-5pm; F 9am-1pm", "M 8am-4pm, Tu-F 9am-5pm", but no "F 11-16", which are girls
    r"(?<=[ap]m, )[MWF](?=\s*(?:[;.]|,\s*\d|\Z))|T(?=\s?-\s?W\b)"
    r"|(?<=[;,|] )[MWF](?=\s?:\s?\d{1,2}[:.]\d\d)"
    r"|(?<=[;,|] )[MWF](?=(?:\s?:)?\s+\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m|[ap]\s?-|-)(?!\s?1[3-9]\b(?![:.]\d)))"
    r"|\A[MWF](?=\s+\d{1,2}(?:(?:[:.]\d\d)?\s?[ap]\.?m|[:.]\d\d\s?-|\s?-\s?\d{1,2}(?:[:.]\d\d|\s?[ap]\.?m)))"
    r"|\A[MWF](?=\s+(?:[89]|1[0-2])\s?-\s?[1-7]\b)"  # ages do not fall: "M 9-5"
)
_LETTER_BEFORE = (
    r"(?:(?<=[ ,;]T-)|(?<=[MWF][-/&,])|(?<=[MWF] [-/&,] )|(?<=[MWF], )|(?<=T[uh][-/&,])|(?<=T[uh], )|(?<=T[uh] [-/&] ))"
)
LETTER = (
    r"(?-i:(?<!unit )(?<!room )(?<!block )(?<!hall )(?<!suite )(?<!Unit )(?<!Room )(?<!Block )(?<!Hall )(?<!Suite )"
    rf"\b(?:[MWF]{_LETTER_AFTER}|{_LETTER_OF_HOURS}|T(?=\s*(?:-|to|&|/|,|and)\s*Th\b))|{_LETTER_BEFORE}[MWF]\b(?!['.]))"
)
UNCLEAR_LETTER = (
    r"(?-i:\b[MTWF](?=(?:\s+(?:[MTWF]|Th|Tu|Su|Sa))+\s+\(|\s+by\s+app)"  # "M W F (F by appointment)"
    r"|\b(?:Th|Tu|Sa|Su)(?=\s+by\s+app)"
    r"|(?<=[;,|] )[MTWFRS](?=\s?:?\s*\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m|-|to\b))"
    r"|\b[TRS](?=\s*[-/&,]\s*(?:[A-Z]\b|\d|[A-Z][a-z]{1,2}\b))"
    r"|(?<=[a-zMTWF][-/&])[MTWFRS]\b|(?<=[MTWF] [-/&,] )[MTWFRS]\b)"
)
