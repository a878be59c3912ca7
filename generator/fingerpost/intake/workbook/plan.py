"""What will be written: the changes of a workbook worked out for each file, before any of them is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from fingerpost.cache.records import RecordCache
from fingerpost.exchange.workbook.columns import SESSION, SHEETS
from fingerpost.intake.workbook.changing import Changing, Wanted
from fingerpost.intake.workbook.compare import Comparison, shuffled
from fingerpost.intake.workbook.in_slices import change_all
from fingerpost.intake.workbook.new_rows import NewRecord, NewRows, new_records
from fingerpost.intake.workbook.opened import OwnWorkbook
from fingerpost.intake.workbook.outcome import Plan, Remark
from fingerpost.intake.workbook.to_be import DirectoryToBe
from fingerpost.reading.layout import FOLDERS
from fingerpost.records.directory import Directory
from fingerpost.stewardship.close import close
from fingerpost.stewardship.files_of_records import CannotChange, find_file
from fingerpost.writing.write import write_record

_ONE_BY_ONE = 10  # rows of which the same is to be said; of more, one sentence says so
CLOSE, REMOVE = "close", "remove"  # what may become of a row that is gone
_REASONS = {
    "activity": "It is not on any more.",
    "group": "The group is there no more.",
    "place": "It is not used any more.",
}
_MISSING = {
    "activity": "If it has ended: fingerpost close",
    "group": "If it has ended: fingerpost close",
    "place": "If it has ended: fingerpost close",
    SESSION: "To remove it, import again without --no-questions, or delete it in the file.",
}


def plan_import(
    own: OwnWorkbook,
    comparison: Comparison,
    directory: Directory,
    *,
    today: date,
    decisions: Mapping[tuple[str, str], str] | None = None,
    read: RecordCache | None = None,
) -> Plan:
    """Work out what will be written; nothing is.

    Args:
        own: The workbook.
        comparison: What is different in it.
        directory: The records as they are; only names, words and settings where nothing is different.
        today: The day.
        decisions: What becomes of rows that have gone, by sheet and key; without one, the record is left as it is.
        read: What has been read of the files for ``directory``, so that they need not be read twice.
    """
    plan = Plan(rows=comparison.rows)
    plan.remarks = [Remark(*remark) for remark in comparison.remarks]
    planning = _Planning(own, directory, today, plan, read or RecordCache())
    new_rows = new_records(own, comparison.new, planning.to_be.names, plan.say)
    wanted = planning.wanted(comparison, new_rows, decisions or {})
    # Groups and places first: one may say from now on that an activity of its own must not say where it is.
    for is_activity in (False, True):
        planning.add(record for record in new_rows.records if (record.kind == "activity") is is_activity)
        planning.change([each for each in wanted if (each.kind == "activity") is is_activity])
    planning.take_away(comparison, decisions or {})
    return plan


class _Planning:
    """One import."""

    def __init__(self, own: OwnWorkbook, directory: Directory, today: date, plan: Plan, read: RecordCache) -> None:
        self.own, self.plan, self.today = own, plan, today
        self.to_be = DirectoryToBe(directory, today)
        self.changing = Changing(own, self.to_be, read)
        self.assets = directory.assets

    # -- what is new -----------------------------------------------------------------------------------------------

    def add(self, records: Iterable[NewRecord]) -> None:
        """The records of rows that are new, where they can be published."""
        timeless: list[NewRecord] = []
        for new in records:
            text = write_record(new.data, new.kind)
            if reasons := self.to_be.take(new.kind, new.id, text, new.wheres):
                self.plan.remarks += reasons
                continue
            self.plan.changes.texts[self.assets / FOLDERS[new.kind] / f"{new.id}.yaml"] = text
            self.plan.new[new.kind] = self.plan.new.get(new.kind, 0) + 1
            if new.kind == "activity" and not new.data.get("sessions"):
                timeless.append(new)
        self._say_without_sessions(timeless)

    def _say_without_sessions(self, timeless: Sequence[NewRecord]) -> None:
        """A row that was copied has not brought the sessions with it."""
        sessions = self._title(SESSION)
        if len(timeless) > _ONE_BY_ONE:
            message = f"{len(timeless):,} new activities have no sessions, so nobody learns when they are."
            some = ", ".join(new.id for new in timeless[:3])
            hint = f"Add rows to {sessions} with their ids, {some} and more, and import again."
            self.plan.say(self._title("activity"), message, hint)
            return
        for new in timeless:
            message = f"{new.id} is new and has no sessions, so nobody learns when it is."
            hint = f"In {sessions} write {new.id} as the activity, no number, when and where. Then import again."
            self.plan.say(new.wheres[0], message, hint)

    # -- what has changed ------------------------------------------------------------------------------------------

    def wanted(
        self, comparison: Comparison, new_rows: NewRows, decisions: Mapping[tuple[str, str], str]
    ) -> Sequence[Wanted]:
        """What is to change in each record."""
        by_record: dict[tuple[str, str], Wanted] = {}

        def of(sheet: str, key: str) -> Wanted:
            kind, record_id = _record_of(sheet, key)
            return by_record.setdefault((kind, record_id), Wanted(kind, record_id))

        shuffled_rows = self._leave_shuffled(comparison)
        for (sheet, key), cells in comparison.changed.items():
            if (sheet, key) not in shuffled_rows:
                of(sheet, key).rows.append((sheet, key, cells))
        for activity, added in new_rows.sessions.items():
            of("activity", activity).new += added
        for sheet, key in sorted(comparison.missing, key=_last_first):
            if sheet == SESSION and decisions.get((sheet, key)) == REMOVE:
                of(sheet, key).removals.append((key, f"{self._title(sheet)}, {key}"))
        return list(by_record.values())

    def _leave_shuffled(self, comparison: Comparison) -> set[tuple[str, str]]:
        rows = shuffled(comparison, self.to_be.directory)
        for title, number in Counter(rows.values()).items():
            message = (
                f"{number} rows have the name of another record now, as if one column had been sorted without the "
                "others. Nothing of these rows was taken."
            )
            self.plan.say(title, message, "Undo that, or export again. Sort whole rows only.")
        return set(rows)

    def change(self, wanted: Sequence[Wanted]) -> None:
        """Change each record that has no error then which it does not have now."""
        for changed in change_all(self.changing, wanted):
            self.plan.remarks += changed.remarks
            if changed.path is not None:
                self.plan.changes.texts[changed.path] = changed.text
            self.plan.cells += changed.cells
            self.plan.sessions += changed.sessions
            self.plan.removed += changed.removed

    # -- what is gone ----------------------------------------------------------------------------------------------

    def take_away(self, comparison: Comparison, decisions: Mapping[tuple[str, str], str]) -> None:
        """Close records if somebody has said so, and report which rows were left alone."""
        rows: dict[str, list[str]] = {}
        for sheet, key in sorted(comparison.missing, key=_last_first):
            what = decisions.get((sheet, key), "")
            kind, record_id = _record_of(sheet, key)
            if what == CLOSE:
                self._close(kind, record_id, f"{self._title(sheet)}, {key}")
            elif not what and (sheet == SESSION or find_file(self.assets, kind, record_id)):
                rows.setdefault(sheet, []).append(key)
        for sheet, keys in rows.items():
            self._leave(sheet, keys)

    def _title(self, sheet: str) -> str:
        return self.own.sheets[sheet].title if sheet in self.own.sheets else SHEETS[sheet]

    def _leave(self, sheet: str, keys: Sequence[str]) -> None:
        self.plan.unchanged += len(keys)
        if len(keys) > _ONE_BY_ONE:
            some = f"{len(keys):,} rows are not in the workbook any more: {', '.join(keys[:3])} and more."
            self.plan.say(self._title(sheet), f"{some} Their records were left as they are.", _MISSING[sheet])
            return
        for key in keys:
            message = f"{key} is not in the workbook any more. Its record was left as it is."
            self.plan.say(self._title(sheet), message, _MISSING[sheet])

    def _close(self, kind: str, record_id: str, where: str) -> None:
        try:
            changes = close(self.assets, record_id, kind, on=self.today, reason=_REASONS[kind])
        except CannotChange as why:
            self.plan.say(where, why.message, why.hint)
            return
        self.plan.changes.texts |= changes.texts
        self.plan.closed += 1


def _record_of(sheet: str, key: str) -> tuple[str, str]:
    return ("activity", key.rpartition(" ")[0]) if sheet == SESSION else (sheet, key)


def _last_first(pair: tuple[str, str]) -> tuple[str, str, int]:
    sheet, key = pair
    record_id, _, number = key.rpartition(" ")
    return (sheet, record_id, -int(number)) if sheet == SESSION and number.isdecimal() else (sheet, key, 0)
