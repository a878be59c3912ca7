"""Every rule a directory must keep, each yielding Problems in plain words.

``check_directory`` asks every question of every record. ``check_record`` asks those that one
record can answer alone, so that a build can share the records among processes; ``check_whole``
asks the rest. ``withhold_directory`` takes out what a person has yet to confirm, ``leave_out`` what has errors.
"""

from fingerpost.checks.context import Context, context_of
from fingerpost.checks.everything import check_directory, check_record, check_whole
from fingerpost.checks.faults import Faults, find_faults, leave_out, most_left_out
from fingerpost.checks.history import check_history
from fingerpost.checks.redact import without_held_values
from fingerpost.checks.withhold import withheld, withhold, withhold_directory

__all__ = [
    "Context",
    "Faults",
    "check_directory",
    "check_history",
    "check_record",
    "check_whole",
    "context_of",
    "find_faults",
    "leave_out",
    "most_left_out",
    "withheld",
    "withhold",
    "withhold_directory",
    "without_held_values",
]
