"""Replies to a broadcast: whose number, what is said of whoever has it, and what stays open."""

from __future__ import annotations

import pytest

from console.faults import InputFault
from console.model.chat_lines import ENTRIES_MAX
from console.model.chat_list import TEXT_MAX, ChatLine, NoEntry
from console.model.chat_replies import read_replies
from console.model.words import Condition, Whereabouts

WELL = (Whereabouts.PRESENT, Condition.WELL)
OPEN = (None, None)


def reply(text: str) -> ChatLine:
    [line] = read_replies(text, ["Khartoum"], ["Port Sudan"]).lines
    return line


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("+249912345678; aman", "249912345678"),
        ("0912 345 678: aman", "0912345678"),
        ("(0912) 345-678, aman", "0912345678"),
        ('"+249912345678","aman"', "249912345678"),
        ("+249912345678\taman", "249912345678"),
    ],
)
def test_that_a_number_is_parted_from_what_it_says(text: str, phone: str) -> None:
    line = reply(text)
    assert (line.phone, line.name, line.whereabouts, line.condition, line.text) == (phone, "", *WELL, text)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("alhamdulillah saya aman di rumah", WELL),
        ("kami sekeluarga aman", WELL),
        ("selamat, di Port Sudan", (Whereabouts.ELSEWHERE, Condition.WELL)),
        ("di RS Amal, kaki patah", (Whereabouts.PRESENT, Condition.INJURED)),
        ("anak saya luka", OPEN),  # of somebody else
        ("istri dan anak aman", OPEN),
        ("tolong jemput kami", OPEN),
        ("katanya aman", OPEN),
        ("", OPEN),
    ],
)
def test_that_only_what_is_said_of_himself_is_read(said: str, state: tuple[object, object]) -> None:
    line = reply(f"+249912345678; {said}")
    assert (line.whereabouts, line.condition, line.name) == (*state, "")


def test_that_who_says_his_name_is_called_by_it() -> None:
    line = reply("+249912345678: saya Siti Contoh, aman")
    assert (line.name, line.whereabouts, line.condition) == ("Siti Contoh", *WELL)


def test_that_a_line_without_a_number_goes_on_with_the_reply_above() -> None:
    read = read_replies("Balasan siaran\n+249912345678: aman\n\ntapi tidak ada air\n+249912345679: aman")
    first, second = read.lines
    assert (first.line, first.detail, first.condition) == (2, "aman\ntapi tidak ada air", None)
    assert (second.line, second.condition) == (5, Condition.WELL)
    assert [(each.line, each.why) for each in read.passed_over] == [(1, NoEntry.HEADING)]


def test_that_too_much_is_refused() -> None:
    with pytest.raises(InputFault, match="chat-too-long"):
        read_replies("a" * (TEXT_MAX + 1))
    with pytest.raises(InputFault, match="chat-too-many"):
        read_replies("0912345678; ok\n" * (ENTRIES_MAX + 1))
