"""What an officer may change on a mission's record: the numbers under which it can be reached."""

from __future__ import annotations

from console.duty.post import Post
from console.faults import InputFault
from console.model.kinds import Kind
from console.register.reading.incidents import mission_by_code
from console.register.touched import Touched

_DIGITS_MIN = 3  # 112 is the shortest that anybody calls


def set_hotlines(post: Post, code: str, numbers: str) -> Touched:
    """Give a mission its hotlines, one a line; "" takes them away. Raises InputFault ``mission-unknown``, ``hotline-odd``,
    ``field-wrong``."""
    with post.asking() as connection:
        mission = mission_by_code(connection, code).mission
    lines = [line.strip() for line in numbers.splitlines() if line.strip()]
    if any(sum(sign.isdecimal() for sign in line) < _DIGITS_MIN for line in lines):  # the public is told to call it
        raise InputFault("hotline-odd")
    told = "\n".join(lines)
    return post.amend(Kind.MISSION, mission, {"hotlines": told})
