"""A page of each kind in the example directory, and what somebody with a small window or large text sees of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.error import HTTPError
from urllib.parse import urldefrag
from urllib.request import urlopen

from playwright.sync_api import Page

KINDS = {
    "home": "/",
    "activity": "/a/frome-talking-cafe/",  # the fullest record
    "activity in another language": "/a/open-gate-english/",
    "activity with help in a crisis": "/a/safe-and-sound-support/",
    "group": "/g/kind-company/",
    "place": "/p/tanyard-centre/",
    "closed": "/a/butleigh-gentle-stroll/",
    "moved": "/a/talking-cafe-frome/",
    "browse hub": "/browse/",
    "needs": "/browse/needs/",
    "need": "/browse/needs/loneliness/",
    "need, 2nd page": "/browse/needs/loneliness/2/",
    "categories": "/browse/categories/",
    "category": "/browse/categories/choirs/",
    "towns": "/browse/towns/",
    "town": "/browse/towns/frome/",
    "need in a town": "/browse/towns/frome/loneliness/",
    "a-to-z": "/browse/a-to-z/",
    "letter": "/browse/a-to-z/s/",
    "groups": "/browse/groups/",
    "groups, 2nd page": "/browse/groups/2/",
    "places": "/browse/places/",
    "places, 2nd page": "/browse/places/2/",
    "whats-on": "/whats-on/",
    "menu": "/menu/#talking-cafe-frome.wells-talking-cafe.butleigh-gentle-stroll.no-such-thing",
    "menu, empty": "/menu/",
    "new": "/new/",
    "new, 2nd page": "/new/2/",
    "open data": "/data/",
    "insight": "/insight/",
    "insight, a town": "/insight/street/",
    "partners": "/partners/",
    "partner": "/partners/hills-libraries/",
    "add": "/add/",
    "change": "/add/#change=a/frome-talking-cafe",
    "find": "/find/",
    "404": "/no-such-page/",
    "about": "/about/",
    "accessibility": "/accessibility/",
    "how-we-check": "/how-we-check/",
    "privacy": "/privacy/",
    "for-groups": "/for-groups/",
    "for-professionals": "/for-professionals/",
}

# Without a shell, and seen for a moment only.
BARE = {"go": "/go/loneliness/selwood-health-centre/"}

# Those whose every part is on another kind too, as test_every_page.py sees to, so that they differ in words alone.
ALIKE = {
    *("moved", "need, 2nd page", "category", "need in a town", "letter", "groups", "groups, 2nd page", "places"),
    *("places, 2nd page", "new, 2nd page", "accessibility", "how-we-check", "for-groups", "partners"),
}

# Two pages of the handbook, which Material draws: one of text and tables, one of long code.
HANDBOOK = {"handbook": "/handbook/", "handbook, fields": "/handbook/fields/"}

# How wide the window and the page are, and text on the screen that a reader cannot see all of: beyond the window's
# sides, or beyond a box that hides or clips what sticks out. Text for screen readers alone lies in boxes of one pixel,
# and what is off screen above is skip links. What is around a text is worked out once for all texts in it.
CUT_TEXT = """() => {
  const wide = document.documentElement.clientWidth;
  const clips = (style) => /hidden|clip/.test(style.overflowX + style.overflowY);
  const isShown = document.body.checkVisibility({ visibilityProperty: true });
  const known = new Map([[document.body, { isShown, unseen: false, scrolls: false, boxes: [] }]]);
  const around = (box) => {
    if (known.has(box)) return known.get(box);
    const outside = around(box.parentElement);
    const style = getComputedStyle(box);
    const scrolls = style.overflowX === "auto" || style.overflowX === "scroll";
    const clipped = clips(style) ? [box.getBoundingClientRect()] : [];
    const here = {
      isShown: box.checkVisibility({ visibilityProperty: true }),
      unseen: outside.unseen || style.clipPath === "inset(50%)" || box.offsetWidth === 1,
      scrolls: outside.scrolls || scrolls,
      boxes: scrolls ? [] : [...clipped, ...outside.boxes],
    };
    known.set(box, here);
    return here;
  };
  const cut = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim()) continue;
    const { isShown, unseen, scrolls, boxes } = around(node.parentElement);
    if (!isShown || unseen) continue;
    range.selectNodeContents(node);
    for (const text of range.getClientRects()) {
      const slack = text.height / 4; // the box of a line is taller than its letters
      const beyond = !scrolls && (text.right > wide + 1 || text.left < -1);
      const hidden = boxes.some((box) => text.right > box.right + 1 || text.left < box.left - 1
        || text.bottom > box.bottom + slack || text.top < box.top - slack);
      if (beyond || hidden) cut.add(node.data.trim().slice(0, 60));
    }
  }
  return [wide, document.documentElement.scrollWidth, [...cut]];
}"""


# Words and numbers of up to 12 characters that are broken across two lines. Addresses on the web may be, and the
# headings of columns, which a telephone has no room for.
BROKEN_WORDS = """() => {
  const broken = new Set();
  const forTheEarAlone = (box) => box && (box.offsetWidth === 1 || forTheEarAlone(box.parentElement));
  const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const box = node.parentElement;
    if (!box.checkVisibility({ visibilityProperty: true }) || forTheEarAlone(box)) continue;
    if (box.closest("pre, code, thead")) continue;
    for (const { 0: word, index } of node.data.matchAll(/[^\\s\\u2013\\u2014-]+/g)) {
      if (word.length > 12 || /[@./]\\S/.test(word)) continue;
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.add(word);
    }
  }
  return [...broken];
}"""


LEADS_ON = re.compile(r'<meta http-equiv="refresh"[^>]*>|<script src="[^"]*/js/go\.js"[^>]*></script>')


def look_at(page: Page, address: str) -> None:
    """Go to a page and stay there, also if it leads on to where a record has moved; and open its folds.

    Only such a page is changed on its way: meanwhile the browser keeps nothing of what it fetches. The page is made
    anew although only its fragment differs.
    """
    if urldefrag(page.url).url == urldefrag(address).url:
        page.goto("about:blank")
    text = text_of(address)
    if LEADS_ON.search(text):
        stays = LEADS_ON.sub("", text)
        page.route(address, lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=stays))
        page.goto(address)
        page.unroute(address)
    else:
        page.goto(address)
    open_folds(page)


def text_of(address: str) -> str:
    """What a server answers, without troubling the browser; also if it says that there is no such page."""
    try:
        answer = urlopen(urldefrag(address).url)
    except HTTPError as error:
        answer = error
    with answer:
        text: str = answer.read().decode()
    return text


def open_folds(page: Page) -> None:
    """Open what can be unfolded, so that what is in it counts too."""
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")


def faults_of(page: Page, url: str, kinds: dict[str, str], look: Callable[[Page], list[str]]) -> dict[str, list[str]]:
    """What is wrong with pages, with their folds open: only those with a fault."""
    faults = {}
    for kind, address in kinds.items():
        look_at(page, f"{url}{address}")
        if wrong := look(page):
            faults[kind] = wrong
    return faults


def broken_words(page: Page) -> list[str]:
    return [f"broken: {word}" for word in page.evaluate(BROKEN_WORDS)]


def does_not_fit(page: Page) -> list[str]:
    """What is wrong with a page in its window: that it scrolls sideways, and the text that is cut."""
    width, wide, texts = page.evaluate(CUT_TEXT)
    cut = [f"cut: {text}" for text in texts]
    return [f"{wide - width} pixels too wide", *cut] if wide > width else cut
