"""What an officer may change on a mission's record: the numbers under which it can be reached."""

from __future__ import annotations

from console.duty.post import Post
from console.model.kinds import Kind
from console.register.reading.incidents import mission_by_code
from console.register.touched import Touched


def set_hotlines(post: Post, code: str, numbers: str) -> Touched:
    """Give a mission its hotlines, one a line; "" takes them away. Raises InputFault ``mission-unknown``, ``field-wrong``."""
    with post.asking() as connection:
        mission = mission_by_code(connection, code).mission
    told = "\n".join(line.strip() for line in numbers.splitlines() if line.strip())
    return post.amend(Kind.MISSION, mission, {"hotlines": told})
