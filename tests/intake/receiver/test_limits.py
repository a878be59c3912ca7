"""Nobody can fill the disk, and nobody can keep the others out."""

from __future__ import annotations

from fingerpost.intake.receiver.limits import Limits


def test_a_sender_has_so_many_at_once_and_then_one_after_another() -> None:
    limits = Limits(each=3, each_again=60)

    assert [limits.wait_for("192.0.2.1", 0) for _ in range(4)] == [0, 0, 0, 60]
    assert limits.wait_for("192.0.2.1", 45) == 15
    assert [limits.wait_for("192.0.2.1", 60) for _ in range(2)] == [0, 60]
    assert limits.wait_for("192.0.2.2", 60) == 0


def test_a_home_with_many_addresses_is_one_sender() -> None:
    limits = Limits(each=1, each_again=60)

    assert [limits.wait_for(f"2001:db8:1:1::{number}", 0) for number in (1, 2)] == [0, 60]
    assert limits.wait_for("2001:db8:1:2::1", 0) == 0


def test_two_homes_with_short_addresses_are_two_senders_however_a_proxy_writes_them() -> None:
    limits = Limits(each=1, each_again=60)

    assert [limits.wait_for(f"::ffff:192.0.2.{number}", 0) for number in (1, 2)] == [0, 0]
    assert limits.wait_for("192.0.2.1", 0) == 60


def test_all_together_have_a_limit_too_and_whoever_waits_uses_nothing_up() -> None:
    limits = Limits(each=1, together=2, together_again=10, each_again=60)

    assert [limits.wait_for(f"192.0.2.{number}", 0) for number in range(3)] == [0, 0, 10]
    assert limits.wait_for("192.0.2.2", 10) == 0


def test_it_remembers_only_so_many_and_no_address() -> None:
    limits = Limits(most_senders=50)
    for number in range(400):
        limits.wait_for(f"192.0.{number // 250}.{number % 250}", 0)

    assert len(limits._buckets) <= 50
    assert not any(b"192" in key for key in limits._buckets)
    assert limits.wait_for("192.0.2.1", 0) == 0
