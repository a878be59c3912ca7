"""The walk is done by hand; that it still knows the workflows it runs is asked here."""

from __future__ import annotations

import pytest
import yaml

from tests.github.test_workflows import GITHUB
from tests.walk.workflows import ACTIONS, LEFT_OUT, is_so


@pytest.mark.parametrize("name", ["intake", "check", "changes"])
def test_every_action_of_the_workflows_is_stood_in_for(name: str) -> None:
    jobs = yaml.safe_load((GITHUB / "workflows" / f"{name}.yml").read_text("utf-8"))["jobs"]
    steps = [step for job in jobs.values() for step in job["steps"] if step["name"] not in LEFT_OUT]

    assert {step["uses"].partition("@")[0] for step in steps if "uses" in step} <= ACTIONS


def test_a_condition_is_read_as_github_reads_it() -> None:
    values = {"github": {"event": {"label": {"name": "propose"}}}, "needs": {"words": {"outputs": {"number": ""}}}}

    assert is_so("github.event.label.name == 'propose'", values)
    assert not is_so("github.event.label.name == 'entry'", values)
    assert is_so("github.event.label.name == 'entry' || github.event.label.name == 'propose'", values)
    assert not is_so("always() && needs.words.outputs.number", values)
    assert is_so("always()", values)
