"""Runs the jobs of a workflow from its own file, step by step, as GitHub does; what a step uses is stood in for.

A checkout is a clone of the repository, an artifact a folder, and what installs programs is left out: they are there.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

Values = Mapping[str, Any]
_EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")
ACTIONS = frozenset(("actions/checkout", "actions/upload-artifact", "actions/download-artifact"))
LEFT_OUT = ("Get what Fingerpost needs", "Get Python")


class StepFailed(Exception):
    """A step ended with another number than 0; with what it printed."""


@dataclass(slots=True)
class Run:
    """One run of a workflow: what it knows, and where it works."""

    hub: Path  # the repository, bare
    folder: Path
    event: Values
    ref: str  # what a checkout gets
    environ: Mapping[str, str]
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)  # of jobs
    printed: list[str] = field(default_factory=list)

    def all_jobs(self, workflow: Path) -> None:
        """Run each job after those that it needs.

        Raises:
            StepFailed: If a step did.
        """
        for name, job in yaml.safe_load(workflow.read_text("utf-8"))["jobs"].items():
            values = self._values({})
            if "if" in job and not is_so(str(job["if"]), values):
                continue
            steps: dict[str, dict[str, str]] = {}
            here = self.folder / "jobs" / name
            here.mkdir(parents=True)
            for number, step in enumerate(job["steps"]):
                values = self._values(steps)
                if "if" in step and not is_so(str(step["if"]), values):
                    continue
                outputs = self._step(step, here, values, number)
                if "id" in step:
                    steps[step["id"]] = outputs
            job_outputs = job.get("outputs", {})
            self.outputs[name] = {key: _fill(str(text), self._values(steps)) for key, text in job_outputs.items()}

    def _values(self, steps: Values) -> Values:
        github = {
            "token": "TOKEN",
            "repository": self.environ["GITHUB_REPOSITORY"],
            "server_url": "https://github.com",
            "event": self.event,
            "ref": self.ref,
        }
        needs = {name: {"outputs": outputs} for name, outputs in self.outputs.items()}
        steps_data = {name: {"outputs": outputs} for name, outputs in steps.items()}
        return {"github": github, "needs": needs, "steps": steps_data, "runner": {"temp": f"{self.folder / 'temp'}"}}

    def _step(self, step: Values, here: Path, values: Values, number: int) -> dict[str, str]:
        if step["name"] in LEFT_OUT:
            return {}
        if uses := step.get("uses", ""):
            self._stand_in(uses.partition("@")[0], {k: _fill(str(v), values) for k, v in step["with"].items()}, here)
            return {}
        temp = self.folder / "temp"
        temp.mkdir(exist_ok=True)
        output, summary = temp / f"{here.name}-output-{number}", temp / f"{here.name}-summary-{number}"
        output.touch()
        environ = {
            **self.environ,
            **{name: _fill(str(text), values) for name, text in step.get("env", {}).items()},
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = subprocess.run(command, cwd=here, env=environ, capture_output=True, text=True, check=False)
        self.printed.append(done.stdout + done.stderr)
        if done.returncode:
            raise StepFailed(f"{step['name']}: {done.returncode}\n{done.stdout}{done.stderr}")
        lines = output.read_text("utf-8").splitlines()
        return {name: value for name, _, value in (line.partition("=") for line in lines)}

    def _stand_in(self, action: str, values: Values, here: Path) -> None:
        if action == "actions/checkout":
            shutil.rmtree(here)  # what steps before have left there goes, as it does on GitHub
            subprocess.run(["git", "clone", "-q", self.hub, here], check=True, env=dict(self.environ))
            subprocess.run(["git", "checkout", "-q", self.ref], cwd=here, check=True, env=dict(self.environ))
        elif action == "actions/upload-artifact":
            shutil.copytree(here / values["path"], self.folder / "artifacts" / values["name"])
        elif action == "actions/download-artifact":
            shutil.copytree(self.folder / "artifacts" / values["name"], Path(values["path"]), dirs_exist_ok=True)
        else:
            raise StepFailed(f"Nothing stands in for {action}.")


def _fill(text: str, values: Values) -> str:
    return _EXPRESSION.sub(lambda match: str(_value(match[1], values) or ""), text)


def _value(path: str, values: Values) -> Any:
    part: Any = values
    for step in path.split("."):
        part = part.get(step) if isinstance(part, Mapping) else None
    return part


def is_so(condition: str, values: Values) -> bool:
    """What the conditions of our workflows ask: one thing, equal to a word or there at all, and several of these."""
    return any(all(_holds(each.strip(), values) for each in some.split("&&")) for some in condition.split("||"))


def _holds(condition: str, values: Values) -> bool:
    if condition == "always()":
        return True
    path, _, word = condition.partition("==")
    value = _value(path.strip(), values)
    return value == word.strip().strip("'") if word else bool(value)


def environ_for(hub: Path, bin_folder: Path, repository: str, day: int, more: Mapping[str, str]) -> dict[str, str]:
    """The environment of a step: no address of GitHub leaves the machine, since git goes to the repository here."""
    config = [
        (f"url.{hub}.insteadOf", f"https://x-access-token:TOKEN@github.com/{repository}.git"),
        ("protocol.file.allow", "always"),
    ]
    return {
        "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(hub.parent),
        "GITHUB_REPOSITORY": repository,
        "GITHUB_ACTIONS": "true",
        "SOURCE_DATE_EPOCH": str(day),
        "GIT_CONFIG_COUNT": str(len(config)),
        **dict(_git_config(config)),
        **more,
    }


def _git_config(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for number, (key, value) in enumerate(pairs):
        yield f"GIT_CONFIG_KEY_{number}", key
        yield f"GIT_CONFIG_VALUE_{number}", value
