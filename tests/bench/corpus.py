"""What every search engine is given: the same records, as texts that an engine can index."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path

from fingerpost.edition.edition import Edition
from fingerpost.records.activity import Activity
from fingerpost.records.place import Place
from fingerpost.records.vocabulary import Term
from fingerpost.search.index.documents import documents_of, facts_of
from fingerpost.search.text import words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One record; `n` is its number in our own index, which says which file its card is in."""

    n: int
    address: str
    name: str
    about: str  # names of its categories, needs, group, places and towns; days and parts of the day
    summary: str
    description: str
    words: str  # what else people call its categories and needs: only for engines that are given synonyms

    def parts(self, *, with_words: bool) -> tuple[str, ...]:
        return (self.name, self.about, self.summary, self.description, *([self.words] if with_words else []))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """How words fall over the records."""

    running: int
    distinct: int
    met_once: int


def texts_of(edition: Edition) -> list[Text]:
    """Give every record that our own index has, in its order."""
    texts = []
    for n, document in enumerate(documents_of(edition)):
        record = document.record
        if isinstance(record, Activity):
            texts.append(_of_activity(n, record, edition))
        else:
            about = record.town if isinstance(record, Place) else ""
            address = f"/{record.kind[0]}/{record.id}/"
            name, summary = record.name, record.summary
            texts.append(Text(n=n, address=address, name=name, about=about, summary=summary, description="", words=""))
    return texts


def _of_activity(n: int, activity: Activity, edition: Edition) -> Text:
    terms: list[Term] = [*edition.categories_of(activity), *edition.needs_of(activity)]
    group = edition.group_of(activity)
    around = [group.name] if group else []
    around += [f"{place.name} {place.town}" for place in edition.places_of(activity)]
    around += [area.name for area in edition.areas_of(activity)]
    around += sorted(facts_of(activity, edition.sessions_of(activity)))
    return Text(
        n=n,
        address=f"/a/{activity.id}/",
        name=activity.name,
        about=". ".join(dict.fromkeys([*(term.name for term in terms), *around])),
        summary=activity.summary,
        description=f"{activity.description}\n{activity.who.summary}",
        words=". ".join(dict.fromkeys(word for term in terms for word in term.words)),
    )


def tail_of(texts: Iterable[Text]) -> Tail:
    """Count the words of names, summaries and descriptions."""
    count = Counter(word for text in texts for word in words_of(f"{text.name} {text.summary} {text.description}"))
    return Tail(running=count.total(), distinct=len(count), met_once=sum(1 for times in count.values() if times == 1))


def write_lines(texts: Iterable[Text], path: Path) -> None:
    """Write one JSON object a line."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(asdict(text), ensure_ascii=False) + "\n" for text in texts)


def write_pages(texts: Iterable[Text], folder: Path, *, with_words: bool) -> None:
    """Write the barest HTML page of each record, for an engine that indexes pages."""
    for text in texts:
        page = folder / text.address.strip("/") / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text("".join(_page(text, with_words=with_words)), encoding="utf-8")


def _page(text: Text, *, with_words: bool) -> Iterator[str]:
    # Pagefind counts a word in a heading for more (7 for an h1 down to 2); the summary is said to weigh as an h4 does.
    yield f'<!doctype html><html lang="en"><title>{escape(text.name)}</title><main data-pagefind-body>'
    yield f"<h1>{escape(text.name)}</h1>"
    yield f'<p data-pagefind-weight="5">{escape(text.about)}</p>'
    yield f'<p data-pagefind-weight="3">{escape(text.summary)}</p>'
    yield from (f"<p>{escape(paragraph)}</p>" for paragraph in text.description.splitlines() if paragraph)
    if with_words:
        yield f'<p data-pagefind-weight="5">{escape(text.words)}</p>'
    yield "</main></html>"
