"""What is wrong with the options of the receiver is said in words, before it takes anything."""

from __future__ import annotations

import socket

import pytest
from click.testing import CliRunner, Result

from fingerpost.cli.receive import command
from tests.conftest import OpenSite


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, env={"FINGERPOST_GITHUB_TOKEN": "secret-token"})


WRONG = {
    ("--address", "8787"): "Write 127.0.0.1:8787",
    ("--address", "192.0.2.1:8787"): "Nothing can listen at 192.0.2.1:8787: Cannot assign requested address.",
    ("--github", "https://github.com/owner/hills"): "Write OWNER/NAME",
    ("--behind", "proxy"): "Write numbers: --behind 127.0.0.1",
    ("--origin", "directory.example.org"): "Write --origin https://directory.example.org",
    ("--assets", "nowhere"): "There is no folder called nowhere.",
}


@pytest.mark.parametrize("arguments", WRONG)
def test_an_option_that_cannot_be_right_is_said(site: OpenSite, arguments: tuple[str, str]) -> None:
    site({})

    result = run(*arguments)

    assert result.exit_code == 2
    assert WRONG[arguments] in result.output
    assert "secret-token" not in result.output


def test_a_second_receiver_at_one_address_says_that_there_is_one(site: OpenSite) -> None:
    site({})
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"127.0.0.1:{other.getsockname()[1]}"

        result = run("--address", address)

    assert result.exit_code == 2
    assert f"Nothing can listen at {address}: Address already in use." in result.output
    assert "If it is running there already, stop that one first." in result.output
