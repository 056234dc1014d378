"""What is taken away: a report as read, the numbers that a person put in their place, and what checking then says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from giar.check import Finding, check
from giar.messages import Message
from giar.repair import Repair, repair
from giar.report import Number, Report
from giar.report.arithmetic import tally


@dataclass(frozen=True)
class Change:
    """A cell that a person corrected: what the report says, and what stands there now."""

    key: str
    before: str
    after: Number | None


@dataclass(frozen=True)
class Unread:
    """A file among those handed in that could not be read, and why."""

    name: str
    reason: Message


@dataclass(frozen=True)
class Review:
    """A report under review. ``original`` is the report as read, ``report`` the same with the changes applied."""

    original: Report
    report: Report
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]

    @classmethod
    def of(cls, original: Report, changes: Mapping[str, Number | None], previous: Report | None = None) -> Review:
        report = original.with_values(changes) if changes else original
        made = tuple(Change(key, written(original, key), changes[key]) for key in original.cells if key in changes)
        return cls(original, report, tuple(check(report, previous=previous)), made)

    @cached_property
    def name(self) -> str:
        """What to call the report: its title, its organ, or the name of its source."""
        meta = self.report.meta
        return meta.title or meta.organ or self.report.source.name or "—"

    @property
    def file(self) -> str:
        """The name of the file that the report was read from, where it has one."""
        return self.original.source.name or ""

    @cached_property
    def relations(self) -> dict[str, int]:
        """How many sums hold (``pass``), fail (``fail``) and cannot be decided (``undecided``)."""
        return tally(self.report)

    @cached_property
    def repairs(self) -> tuple[Repair, ...]:
        return tuple(repair(self.report))

    def count(self, severity: str) -> int:
        return sum(finding.severity == severity for finding in self.findings)

    @cached_property
    def verdict(self) -> Message:
        """The verdict in a sentence."""
        sums, errors = self.relations, self.count("error")
        if not self.report.is_report:
            return Message(zh="不是政府信息公开工作年度报告", en="not an annual report on government-information disclosure")
        if sums["fail"]:
            return Message(zh=f"{sums['fail']} 项勾稽关系不成立", en=f"{sums['fail']} of the sums do not hold")
        if errors:
            return Message(zh=f"另有 {errors} 处错误", en=f"all sums hold; {errors} other errors")
        if sums["undecided"]:
            return Message(zh=f"{sums['undecided']} 项勾稽关系无法判定", en=f"{sums['undecided']} of the sums cannot be decided")
        return Message(zh="勾稽关系全部成立", en="all sums hold")


def names(reviews: Sequence[Review]) -> list[str]:
    """What to call each report among others: reports of one name are told apart by their files."""
    times = Counter(review.name for review in reviews)
    return [f"{review.name} [{review.file}]" if times[review.name] > 1 and review.file else review.name for review in reviews]


def written(report: Report, key: str) -> str:
    """What a cell shows: its number, or the mark or words that stand instead of one."""
    cell = report.cells[key]
    if cell.status == "number":
        return numeral(cell.value)
    return cell.text.strip() if cell.status in ("mark", "unreadable") else ""


def numeral(value: Number | None) -> str:
    """A number in plain digits; nothing for a blank."""
    return "" if value is None else f"{value:f}" if not isinstance(value, int) else str(value)
