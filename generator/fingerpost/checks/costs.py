"""Do the parts of a price agree with each other?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fingerpost.records.activity import Activity
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.session import Cost
from fingerpost.records.span import Span

_MOST_A_TIME = 500  # in whole units of money: beyond that the point was forgotten, or it is for a term
_EACH_TIME = ("", "visit", "session")
_PENNY = Decimal("0.01")


def check_costs(activity: Activity) -> Iterator[Problem]:
    """Check the price of the activity, and of every session that has its own."""
    if activity.cost is not None:
        yield from _judge(activity, activity.cost, "cost")
    for number, session in enumerate(activity.sessions):
        if session.cost is not None:
            yield from _judge(activity, session.cost, f"sessions.{number}.cost")


def _judge(activity: Activity, cost: Cost, path: str) -> Iterator[Problem]:
    amount, concession = cost.amount, cost.concession
    if cost.kind == "free":
        for name, value in (("amount", amount), ("concession", concession)):
            if value:
                yield _warning(
                    activity.spans[f"{path}.{name}"],
                    f"{activity.name} is free, and has a price of {value:.2f}.",
                    f"Write kind: fixed, amount: {value:.2f} or delete {name}. The page says that it is free.",
                    code="cost-free-amount",
                )
                return
        return
    if amount is not None and concession is not None and concession > amount:
        yield _warning(
            activity.spans[f"{path}.concession"],
            f"The reduced price of {activity.name}, {concession:.2f}, is more than the full one, {amount:.2f}.",
            f"Write amount: {concession:.2f}, concession: {amount:.2f} if the two changed places.",
            code="cost-concession-above",
        )
    for name, value in (("amount", amount), ("concession", concession)):
        if value is None:
            continue
        if value >= _MOST_A_TIME and cost.per in _EACH_TIME:
            yield _warning(
                activity.spans[f"{path}.{name}"],
                f"{activity.name} costs {value:,.2f} each time.",
                f"For pence, write {name}: {value / 100:.2f}. For a whole course or year, add per: term or per: year.",
                code="cost-unlikely",
            )
        elif value != value.quantize(_PENNY):
            yield _warning(
                activity.spans[f"{path}.{name}"],
                f"The price of {activity.name}, {value.normalize():f}, has parts of a penny.",
                f"Write {name}: {value:.2f}.",
                code="cost-unlikely",
            )


def _warning(span: Span, message: str, hint: str, *, code: str) -> Problem:
    return Problem(code=code, severity=Severity.WARNING, span=span, message=message, hint=hint)
