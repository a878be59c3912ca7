"""All tables of a list: sheets of a workbook, lists inside JSON, files beside a CSV; and how they are linked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from python_calamine import CalamineWorkbook

from fingerpost.exchange.tables.files.encodings import likely_encoding
from fingerpost.exchange.tables.files.json_table import longest_list
from fingerpost.exchange.tables.files.sheets import sheets_of
from fingerpost.exchange.tables.files.table_form import check_form
from fingerpost.exchange.tables.joins import PARENT, ROW, same
from fingerpost.exchange.tables.like_sheets import like_sheets
from fingerpost.exchange.tables.privacy.private_sheets import is_about_people, is_kept_back
from fingerpost.exchange.tables.propose.files_beside import files_beside, is_edition
from fingerpost.exchange.tables.propose.headings import plain, roles_of
from fingerpost.exchange.tables.read_tables import READERS, WORKBOOKS, form_of_file
from fingerpost.exchange.tables.table import Options, Table, TableError

# Words of headings that tell rows apart; not "number", which is that of a telephone.
_NUMBERS = {"id", "ref", "reference", "key", "urn", "identifier", "code", "name"}
_MOST_SHEETS = 60  # of a workbook, that are looked at
_ENOUGH = 0.6  # of the values of one column are in the other, to be a link
_SEVERAL, _IN_WORDS = 3, 5  # values, and characters of each, that cannot be the same by chance
_CODE = re.compile(r"(?=.*[a-z])(?=.*[0-9])[a-z0-9/_-]{2,20}")
_MOST_OF_THEM = 0.9
_A_LIST = 1.5  # how much a sheet must look like one, to be taken before one that is not for everybody
KEPT_BACK = "private or out of date, by their names"
_ABOUT_THINGS = (
    r"services?|activities|groups?|clubs?|events?|classes|sessions?|directory|listings?|spaces?|"
    r"organi[sz]ations?|assets|content"
)


@dataclass(frozen=True)
class Link:
    """Another table, and the columns that say the same."""

    table: str  # the sheet or file, as a mapping names it
    name: str  # as gaps name it
    left: str
    right: str
    is_many: bool  # several of its rows may belong to one
    is_inside: bool = False  # a list inside JSON: joined already


@dataclass(frozen=True)
class Source:
    """The table that is to be imported, those that belong to it, and how the file has to be read."""

    form: str
    table: Table
    options: Options
    others: Mapping[str, Table] = field(default_factory=dict)  # by the name that gaps use
    links: tuple[Link, ...] = ()
    encoding_shown: str = ""  # in words, where it is not UTF-8
    left_sheets: Mapping[str, str] = field(default_factory=dict)  # those of which nothing comes in, and why
    left_files: Mapping[str, str] = field(default_factory=dict)  # those beside it of which nothing comes in, and why
    harmless_sheet: str = ""  # one of those, that may have a mapping of its own


def read_source(path: Path, options: Options | None = None) -> Source:
    """Read a list whatever it is, and find the table that says what there is.

    Raises:
        TableError: If nothing can be read.
    """
    form = form_of_file(path)
    options = options or Options(max_rows=1_000_000)
    check_form(path, form)
    older = likely_encoding(path.read_bytes()) if form in ("csv", "json") and options.encoding == "utf-8" else None
    if older is not None:
        shown = f"it is from {older.origin}, and says “{older.sample}”"
        return replace(_read(form, path, replace(options, encoding=older.encoding)), encoding_shown=shown)
    return _read(form, path, options)


def _read(form: str, path: Path, options: Options) -> Source:
    if form == "json":
        return _json_source(path, options)
    if form in WORKBOOKS:
        return _workbook_source(form, path, options)
    table, options = _with_two_headings(form, path, options)
    return _with_files(form, path, table, options)


def _with_files(form: str, path: Path, table: Table, options: Options) -> Source:
    """A table with the files beside it that belong to it, naming those that are other editions of it."""
    beside = {name: other for name, other in files_beside(path, table) if name not in table.inside}
    editions = [name for name, other in beside.items() if is_edition(table, other)]
    rest = dict.fromkeys(editions, "its headings are the same: another edition of the list")
    rest |= {name: KEPT_BACK for name, other in beside.items() if is_kept_back(name, other) or is_about_people(other)}
    source = _linked(form, table, options, {name: beside[name] for name in beside if name not in rest}, name=path.stem)
    return replace(source, left_files=rest)


def _json_source(path: Path, options: Options) -> Source:
    options = replace(options, rows=longest_list(path, options))
    table = READERS["json"](path, options)
    links = [
        Link(name, name, ROW, PARENT, is_many=_repeats(inner.rows, PARENT), is_inside=True)
        for name, inner in table.inside.items()
        if "." not in name or name.rpartition(".")[0] not in table.inside
    ]
    source = _with_files("json", path, table, options)
    return replace(source, others={**source.others, **table.inside}, links=(*links, *source.links))


def _workbook_source(form: str, path: Path, options: Options) -> Source:
    READERS[form](path, options)  # refuses what is not safe to open
    names = sheets_of(path)
    if options.sheet and options.sheet not in names:
        READERS[form](path, options)  # says which there are
        names = [options.sheet]  # a hidden one
    tables: dict[str, tuple[Table, Options]] = {}
    reasons: dict[str, str] = dict.fromkeys(names[_MOST_SHEETS:], "too many to look at each")
    for name in names[:_MOST_SHEETS]:
        try:
            tables[name] = _with_two_headings(form, path, replace(options, sheet=name))
        except TableError:
            reasons[name] = "no table"  # a title page, or a chart
    if not tables:
        return Source(form, READERS[form](path, options), options)
    if options.sheet and options.sheet not in tables:
        return Source(form, READERS[form](path, options), options)
    main = options.sheet or _main_of({name: table for name, (table, _) in tables.items()})
    kept_back = [name for name, (table, _) in tables.items() if name != main and is_kept_back(name, table)]
    for name in kept_back:
        del tables[name]
        reasons[name] = KEPT_BACK
    alike = {name: one for name, (one, its) in tables.items() if its.headings == tables[main][1].headings}
    like, unwanted = ([main], {}) if options.sheet else like_sheets(main, alike)
    if len(like) > 1:
        together = replace(tables[main][1], sheet="", sheets=tuple(like))
        others = {name: other for name, (other, _) in tables.items() if name not in like and name not in unwanted}
        source = _linked(form, READERS[form](path, together), together, others)
        return _with_left_sheets(source, tables, {**reasons, **unwanted})
    main = like[0]
    for name in unwanted:
        del tables[name]
    table, its_options = tables.pop(main)
    its_options = replace(
        its_options, sheet=main if len(names) > 1 or options.sheet else "", fill_down=_merged_down(path, main, table)
    )
    if its_options.fill_down:
        table = READERS[form](path, replace(its_options, sheet=main))
    source = _linked(form, table, its_options, {name: other for name, (other, _) in tables.items()})
    return _with_left_sheets(source, tables, {**reasons, **unwanted}, main)


def _main_of(tables: Mapping[str, Table]) -> str:
    """The sheet that looks most like the list of what there is; one that is not for everybody, only if no other may."""
    scores = {name: _likeness(name, table) for name, table in tables.items()}
    public = [name for name, table in tables.items() if scores[name] >= _A_LIST and not is_kept_back(name, table)]
    return max(public or tables, key=lambda name: scores[name])


def _with_left_sheets(
    source: Source, tables: Mapping[str, tuple[Table, Options]], reasons: Mapping[str, str], main: str = ""
) -> Source:
    """The same, naming the sheets that are neither the table nor joined to it, those that look most like one first."""
    used = {main, *source.options.sheets, *source.others, *reasons}
    others = sorted((name for name in tables if name not in used), key=lambda name: -_likeness(name, tables[name][0]))
    harmless = next((name for name in others if not is_about_people(tables[name][0])), "")
    left_sheets = {**dict.fromkeys(others, "other columns"), **reasons}
    return replace(source, left_sheets=left_sheets, harmless_sheet=harmless)


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s") if not word.endswith("ss") else word


def _with_two_headings(form: str, path: Path, options: Options) -> tuple[Table, Options]:
    """A table; if its names are in two rows, with both."""
    table = READERS[form](path, options)
    if options.headings or not table.rows:
        return table, options
    first = table.rows[0]
    unnamed = [name for name in table.headers if _is_unnamed(name)]
    cells = [first.cells.get(name, "") for name in table.headers]
    below = [first.cells.get(name, "") for name in unnamed]
    are_names = all(len(cell) <= 30 and not any(c.isdigit() for c in cell) for cell in cells)
    if len(unnamed) < 2 or not are_names or sum(map(bool, below)) < 0.5 * len(below) or first.number < 2:
        return table, options
    both = replace(options, headings=(first.number - 1, first.number))
    return READERS[form](path, both), both


def _is_unnamed(name: str) -> bool:
    return (name.startswith("Column ") and name[7:].isdigit()) or (name.endswith((" (1)", " (2)")) and len(name) > 4)


def _merged_down(path: Path, sheet: str, table: Table) -> tuple[str, ...]:
    """The columns in which cells were merged downwards."""
    try:
        ranges = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).merged_cell_ranges or []
    except (AttributeError, OSError):
        return ()
    first = table.rows[0].number - 1 if table.rows else 0
    columns = {start[1] for start, end in ranges if start[1] == end[1] and end[0] > start[0] and start[0] >= first}
    return tuple(name for number, name in enumerate(table.headers) if number in columns)


def _likeness(name: str, table: Table) -> float:
    """How much a sheet looks like the list of what there is, and not like one that belongs to it."""
    roles = {role for header in table.headers for role, score in roles_of(header).items() if score >= 1}
    score = len(roles & {"name", "description", "summary", "category", "cost", "who", "ages", "website", "email"}) * 1.0
    score += 0.3 * len(roles & {"phone", "hours", "join", "key"}) + (0.5 if "name" in roles else -2)
    score += 2 if re.search(rf"\b(?:{_ABOUT_THINGS})\b", plain(name)) else 0
    return score - (3 if len(table.rows) < 2 else 0)


def _linked(form: str, table: Table, options: Options, others: dict[str, Table], *, name: str = "") -> Source:
    """Find the links; ``name`` is that of the file where the others lie beside it, and must name each other."""
    links: list[Link] = []
    tables = {"": table}
    waiting = dict(others)
    while waiting:  # a link table leads on to another
        match = next(
            (
                (other, link)
                for other in waiting
                for near in tables
                if (link := _link(near, tables[near], other, waiting[other], plain(name)))
            ),
            None,
        )
        if match is None:
            break
        links.append(match[1])
        tables[match[0]] = waiting.pop(match[0])
    used = {link.name: others[link.name] for link in links}
    return Source(form, table, options, used, tuple(links))


def _link(near: str, table: Table, name: str, other: Table, beside: str = "") -> Link | None:
    """How another table belongs to one: by an id of its own that is named here, or the other way round."""
    best: tuple[float, Link] | None = None
    for left in table.headers:
        left_values = _values(table, left)
        for right in other.headers if left_values else ():
            score = _alike(left, right, near, name)
            if beside and not near and score < 1 and _singular(beside.rsplit(maxsplit=1)[-1]) in plain(right).split():
                score = 1.0
            if beside and not near and score < 1 and _names_rows_of(left_values, right, other):
                score = 1.0
            if score <= 0 and not beside and _are_the_same_codes(left, right, left_values, other):
                score = 1.0
            if score <= 0 or (beside and (score < 1 or "name" in plain(left).split())):
                continue
            right_values = _values(other, right)
            if not right_values:
                continue
            shared = len(left_values & right_values) / min(len(left_values), len(right_values))
            one_is_own = not _repeats(other.rows, right) or not _repeats(table.rows, left)
            if shared < _ENOUGH or not one_is_own:
                continue
            score += shared
            if best is None or score > best[0]:
                gap = f"{near}: {left}" if near else left
                best = score, Link(name, name, gap, right, is_many=_repeats(other.rows, right))
    return best[1] if best else None


def _names_rows_of(left_values: set[str], right: str, other: Table) -> bool:
    """Whether a column names rows of another file by ids in words, whatever it is called: business: the-old-dairy."""
    in_words = [value for value in left_values if len(value) >= _IN_WORDS and re.search("[a-z]{3}", value)]
    if plain(right) not in ("id", "slug", "code", "key") or len(in_words) < max(_SEVERAL, _ENOUGH * len(left_values)):
        return False
    return len(left_values & _values(other, right)) >= _ENOUGH * len(left_values)


def _are_the_same_codes(left: str, right: str, left_values: set[str], other: Table) -> bool:
    """Whether two columns of one name, such as Ref, have the same codes of letters and digits.

    Plain numbers do not count, because each sheet may have a row 1, nor a sheet about people at home.
    """
    if plain(left) != plain(right) or plain(left) not in _NUMBERS - {"name"} or is_about_people(other):
        return False
    codes = {value for value in left_values if _CODE.fullmatch(value)}
    return len(codes) >= max(_SEVERAL, _MOST_OF_THEM * len(left_values)) and len(codes & _values(other, right)) >= (
        _MOST_OF_THEM * min(len(codes), len(_values(other, right)))
    )


def _alike(left: str, right: str, near: str, name: str) -> float:
    """Whether two headings may be the same number: Location ID and ID of Locations, or Service ID in both."""
    one, two = plain(left), plain(right)
    own = _singular(plain(name))
    is_id = _NUMBERS if "post" not in (*one.split(), *two.split()) else set()
    if not (is_id & set(one.split()) or is_id & set(two.split())):
        return 0
    if one == two:
        return 0.0 if one in is_id else 1.0
    if two in is_id or two.startswith(own):
        return 1.0 if own.split()[-1] in one.split() or one.startswith(own) else 0.0
    if one in is_id or (near == "" and "id" in one.split()):
        return 0.7 if "id" in two.split() or "ref" in two.split() else 0.0
    return 0.0


def _values(table: Table, header: str) -> set[str]:
    return {same(cell) for row in table.rows[:5000] if (cell := row.cells.get(header, ""))}


def _repeats(rows: Sequence[object], header: str) -> bool:
    earlier: set[str] = set()
    for row in rows:
        cell = row.cells.get(header, "")  # type: ignore[attr-defined]
        if cell and same(cell) in earlier:
            return True
        earlier.add(same(cell))
    return False
