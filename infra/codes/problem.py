"""What is wrong with a code, and the refusal that says so."""

from dataclasses import dataclass
from typing import Final

from infra.errors import Invalid

KINDS: Final = (
    "syntax", "characters", "length", "check", "date", "time", "value", "unknown", "excluded", "required", "repeated",
    "separator", "key",
)  # fmt: skip
"""What a person is told; `code` says it exactly."""


@dataclass(frozen=True, slots=True)
class Problem:
    """`code`: the exact rule that fails; `part`: the element it fails in (an AI, a HIBC field); `at`, `length`: the
    bad piece of its value."""

    code: str
    kind: str  # KINDS
    part: str = ""
    at: int = 0
    length: int = 0
    other: str = ""  # the element it collides with, or those it lacks

    def __str__(self) -> str:
        told = self.code.replace("_", " ")
        return " ".join(filter(None, (f"({self.part})" if self.part else "", told, self.other)))


class CodeInvalid(Invalid):
    code = "infra.code_invalid"
    text = "this is no valid code: {problem}"

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem=str(problem), kind=problem.kind, rule=problem.code, part=problem.part)
        self.problem = problem
