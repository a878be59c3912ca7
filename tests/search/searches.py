"""Searches to ask both readers: written ones, and any number made from the words of a directory."""

from __future__ import annotations

from random import Random
from typing import Any

from fingerpost.search.index.columns import COSTS, WAYS
from fingerpost.search.query.filters import CHECKED, DAY_BITS, MODES, PARTS, SOON, WITHIN, option_ids
from fingerpost.search.query.site import SearchFiles

State = dict[str, Any]

QUERIES = (
    *("", " ", "bereavment", "lunch frome", "something for my mum in Wells who is lonely", "COPD", "low mood"),
    *("free exercise near me on Tuesday", "coffee morning", "coffee mornings", "foodbank", "food bank", "keep fit"),
    *(
        "he hits me",
        "he is hiting me and kicking me",
        "suicide",
        "Overdose!",
        "my husband hits me frome",
        "im 13 and want to just die",
        "sucidal",
        "salking",
        "stroke",
        "stroke club",
        "domestic vilence refuge glastonbury",
        "chest pain",
        "child being hurt",
        "dont want to be here anymore",
        "rap",
        "draped",
        "I can't go on",
        "wells-talking-cafe",
        "talking-cafe-frome",
        "dropin",
        "he says that he will hurt me",
        "the man upstairs keeps hiting on my door at night",
        "nowhere to sleep tonight glastonbury",
        "cant go on",
        "kicked out furniture",
        "rafugees",
        "settings",
    ),
    *(
        "free exercise tuesday",
        "company this week",
        "tomorrow",
        "today",
        "this weekend",
        "what's on tomorrow",
        "yoga 7pm",
    ),
    *("yoga 19:00", "10:30-12 walk", "choir 7:30", "group 18-30", "lunch at 1 o'clock", "weekends", "walk 11-1pm"),
    *("not at 19:00", "ratio 3:1", "next tuesday", "choir 19:00 tusday", "early evening", "fri eve", "lunchtime"),
    *("lunch 5 december", "sat 28th nov", "Dec 5th 2026 tea", "day after tomorrow", "29 feb", "31 april", "may 5"),
    *("weekday morning", "step-free lunch", "cheap lunch", "Tuesday Voices", "sunday pickers", "sunday pickers wells"),
    *("friday tea dance", "Wells Sunday Pickers on sunday", "coffee morning tuesday", "free food", '"free" exercise'),
    *(
        "“free exercise” friday",
        '"free exercise',
        "tomorow",
        "free exersise wensday",
        "not on a monday",
        "im free tonight",
    ),
    *(
        "tuesday night choir",
        "lunch 12-2pm",
        "yoga 7.30 pm",
        "tea & chat: Monday, Wednesday and friday",
        "mon-fri choir",
    ),
    *("see you monday", "carers online", "tuesday-voices-choir", "better off dead tonight", "things to do next week"),
    *(
        "seated yoga wells thursday",
        "free free",
        "IT tomorrow",
        "sunray",
        "free wifi",
        "hearing loop choir",
        "a free b/free",
    ),
    *("walking football", "lunch BA11", "lunch ba11 1aa", "BA5", "BA11 9ZZ yoga", "xyzzy", "xyzzy yoga", "the", "IT"),
    *("it me", "ME", "ME support group", "a group for M.E.", "it drop in", "IT classes in Wells", "u.3.a.", "A&E"),
    *("A & E", "I.T. COURSE", "HELP WITH IT", "it session support group", "W.I. wells"),
    *("Café", "men’s shed", "mens shed", "men's sheds", "LGBTQ+", "over 60s", "couch to 5k", "type 2"),
    *("kind company", "the old dairy", "wookey hole", "wookey", "glastonbry", "stoke st michael", "Straße", "ŁÓDŹ"),
    *("BAll 1AA", "lunch BA1I 1AA", "BA11 IAA", "ba5 lAa tea", "to ball 1aa"),
    *("norton saint philip", "Saint. Cuthbert", "st. cuthbert", "walk Norton Saint Philip"),
    *("a b c d e f g h i j k l m n o p q r s t u v w x y z", "walk " * 30, "x" * 300, "chair exersise", "gardning"),
    *("karaoke", "swimming", "cuppa", "skint", "strolling", "natter"),
    *("exercise chair", "carer", "carers", "caring", "knit & natter", "step-free", "wheelchair access", "wifi"),
    *(
        "BA11 BA5 lunch",
        "xBA11 BA5",
        "BA11,BA5",
        "ba11ba5",
        "(BA11)",
        "tea@BA5.",
        "éBA11 tea",
        "BA11 1AA BA5",
        "-BA5-tea",
    ),
    *("1", "999", "60", "u3a", "😀", "😀 tea", "人", "naïve\u00a0café", "tea\ttea", "<b>tea</b>", "__proto__"),
    *("constructor", "toString", "null", "undefined", "lunch; drop table", "\\", "%", "fro", "gla", "danc", "yog"),
    *("swiming", "swmiming", "sing wells", "wells sing", "mum", "mum dad", "nothing at all", "-", "--", "tea-"),
)


def all_searches() -> list[State]:
    near = ("", "BA11 1AA", "ba5", "BA11 1", "Frome", "frmoe", "St Michael", "nowhere at all", "ZZ1 1ZZ", "BA111AA")
    near += (
        "Market Place, Frome",
        "Frome and Wells",
        "Frome BA11 1AE",
        "12 Norton St Philip Road",
        "ba111ae Frome",
        "BA11 ",
    )
    queries: list[State] = [{"q": query} for query in QUERIES]
    queries += [{"q": query, "near": place} for query in ("lunch", "walk", "") for place in near]
    queries += [{"q": "tea", "near": "Wells", "sort": sort} for sort in ("best", "distance", "soonest", "other")]
    queries += [{"q": "walk", "spot": {"lat": 511234, "lon": -25000}, "within": 8047}]
    queries += [{"q": "tea monday", "day": ["friday"], "on": 20783}, {"q": "tea this week", "on": 20783}]
    queries += [{"q": "step-free tea", "access": ["hearing_loop"], "near": "Wells"}, {"soon": ["today", "next-week"]}]
    queries += [{"q": "tea", "soon": ["week"], "on": 20783}, {"q": "tea", "soon": ["weekend"], "day": ["sunday"]}]
    queries += [{"q": "tea", "category": ["no-such"]}, {"q": "tea", "kind": ["place"]}, {"kind": ["group"]}]
    features = ["step_free_entrance", "can_sit_throughout"]
    for more in ({}, {"q": "walking group"}, {"near": "Wells"}, {"near": "Glastonbury", "sort": "distance"}):
        queries += [{"access": features, "unsaid": shown, **more} for shown in (False, True)]
    return queries


def generated(files: SearchFiles, number: int, seed: int = 1) -> list[State]:
    random = Random(seed)
    words = [word for word in files.vocabulary.words if len(word) > 2]
    phrases = [phrase for phrases in files.index["concepts"] for phrase in phrases.split("|")]
    areas = [area[1] for area in files.options["area"]]
    return [_state(random, files, words, phrases, areas) for _ in range(number)]


_OF_FILTERS = (
    "free",
    "on tuesdays",
    "this weekend",
    "today",
    "evenings",
    "cheap",
    "step free",
    "7pm",
    "online",
    "wensday",
)


def _state(random: Random, files: SearchFiles, words: list[str], phrases: list[str], areas: list[str]) -> State:
    parts = random.sample(_OF_FILTERS, 1) if random.random() < 0.15 else []
    parts += [
        random.choice((random.choice(words), random.choice(phrases))) for _ in range(random.choice((0, 1, 1, 2, 3)))
    ]
    if random.random() < 0.3:
        parts.append(random.choice(areas))
    if random.random() < 0.4 and parts:
        at = random.randrange(len(parts))
        parts[at] = slip(parts[at], random)
    if random.random() < 0.1 and parts:
        parts[-1] = parts[-1][: random.randint(2, 5)]
    random.shuffle(parts)
    state: State = {"q": " ".join(parts)}
    if random.random() < 0.3:
        state["near"] = random.choice((random.choice(areas), "BA11 1AA", "BA5 2", "BA4", "BA16 0AA"))
        if random.random() < 0.6:
            state["within"] = random.choice(WITHIN)
    if random.random() < 0.3:
        state["sort"] = random.choice(("distance", "soonest"))
    for facet in ("category", "need", "audience", "access", "area", "language", "ways"):
        if random.random() < 0.08:
            options = list(WAYS) if facet == "ways" else option_ids(files, facet)
            state[facet] = random.sample(options, min(len(options), random.choice((1, 1, 2))))
    if "access" in state and random.random() < 0.5:
        state["unsaid"] = True
    for facet, options in (
        ("day", tuple(DAY_BITS)),
        ("part", PARTS),
        ("mode", MODES),
        ("cost", (*COSTS[:5], "low")),
        ("soon", SOON),
    ):
        if random.random() < 0.1:
            state[facet] = random.sample(list(options), random.choice((1, 1, 2)))
    for facet in ("first", "met", "open", "rich"):
        if random.random() < 0.04:
            state[facet] = True
    if random.random() < 0.06:
        state["age"] = random.choice((4, 15, 30, 67, 90))
    if random.random() < 0.06:
        state["checked"] = random.choice(CHECKED)
    if random.random() < 0.06:
        state["on"] = 20780 + random.randrange(-3, 420)  # 20780 is 23 November 2026
    return state


def slip(text: str, random: Random) -> str:
    """One slip of the finger: a letter left out, doubled, changed, or swapped with the next."""
    places = [at for at, letter in enumerate(text) if letter.isalpha()]
    if len(places) < 3:
        return text
    at = random.choice(places[1:])
    letter = random.choice("abcdefghijklmnopqrstuvwxyz")
    return random.choice(
        (
            text[:at] + text[at + 1 :],
            text[:at] + letter + text[at:],
            text[:at] + letter + text[at + 1 :],
            text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :],
        )
    )
