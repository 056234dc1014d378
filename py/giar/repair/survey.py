"""From a report to its suggestions: each group of linked relations on its own, then all of them together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from giar.form import Relation, relations
from giar.messages import Message
from giar.repair.blanks import determined, filling, zeros
from giar.repair.bounds import Bounds, bounds_of
from giar.repair.candidates import Candidate, Options, options, sizes_together, together
from giar.repair.effects import Effects
from giar.repair.exchanges import exchanges
from giar.repair.likelihood import EXCHANGE, FILL, FILLED, ONE_SLIP, ROWS_EXCHANGED, Likelihood, Places, Slipped
from giar.repair.search import smallest
from giar.repair.suggestion import Repair
from giar.repair.sums import TOO_LARGE, Entry, Sums, entries_of, linked, totals_of
from giar.repair.wording import beyond_reason, reason, zeros_reason
from giar.report import Report

LISTED = 50
"""No more suggestions than this; nobody reads as many."""
UNKNOWN_PART = 3.0
"""What it costs a change to call for one more number in a place that the text does not have; most of these are zero."""
ONE_MORE_FILLED = 0.5


@dataclass(frozen=True)
class Survey:
    """All that can be said about what to change: the suggestions, and where none can be made, why."""

    repairs: tuple[Repair, ...]
    beyond: Message | None = None


def survey(report: Report) -> Survey:
    """The suggestions for a report, best first."""
    return _Surveyor(report).survey()


@dataclass(frozen=True)
class _Outlook:
    """What can be done about one group of linked relations, and how many of them stay broken."""

    options: Options | None = None
    table: str = ""
    left_broken: int = 0
    exhausted: bool = False


class _Surveyor:
    """The work on one report."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._entries = entries_of(report)
        self._relations = relations(report.form)
        self._totals = totals_of(report.form)

    def survey(self) -> Survey:
        outlooks = [self._outlook(group) for group in linked(self._relations_of(self._written))]
        groups = [outlook.options for outlook in outlooks if outlook.options]
        repairs = self._repairs(groups) if groups else []
        zero = self._zeros({key for repair in repairs[:1] for key in repair.changes})
        return Survey((*repairs, *zero), self._beyond([outlook for outlook in outlooks if outlook.left_broken]))

    def _relations_of(self, usable: Callable[[Entry], bool]) -> tuple[Relation, ...]:
        return tuple(relation for relation in self._relations if all(usable(self._entries[key]) for key in relation.cells))

    @staticmethod
    def _written(entry: Entry) -> bool:
        return entry.count is not None or entry.unread

    @staticmethod
    def _counted(entry: Entry) -> bool:
        return entry.count is not None

    @cached_property
    def _decidable(self) -> frozenset[Relation]:
        return frozenset(self._relations_of(self._counted))

    @cached_property
    def _bounds(self) -> Bounds:
        return bounds_of([relation for relation in self._relations if relation not in self._decidable], self._entries)

    @cached_property
    def _likelihood(self) -> Likelihood:
        return Likelihood(Places(self._report.form), self._entries, self._totals)

    @cached_property
    def _effects(self) -> Effects:
        return Effects(self._report, self._entries)

    def _outlook(self, group: tuple[Relation, ...]) -> _Outlook:
        """The ways to mend a group: to change what is written, or to write what is not, where that alone mends it."""
        parts = [Sums(part, self._entries) for part in linked(tuple(relation for relation in group if relation in self._decidable))]
        wrong = [part for part in parts if part.broken or self._has_impossible(part)]
        found = [self._part_options(part) for part in wrong]
        mended = [one for one in found if one.candidates]
        filled = self._filled(group)
        if filled and len(mended) < len(found):
            return _Outlook(options(filled))
        stuck = [(part, one) for part, one in zip(wrong, found, strict=True) if not one.candidates]
        return _Outlook(
            self._either(mended, filled),
            group[0].table,
            sum(len(part.broken) for part, _ in stuck),
            any(not one.complete for _, one in stuck),
        )

    def _either(self, mended: Sequence[Options], filled: Sequence[Candidate]) -> Options | None:
        if not mended:
            return options(filled) if filled else None
        whole = together(mended, LISTED, self._allowed)
        return options([*whole.candidates, *filled], whole.complete and sizes_together(mended).total() <= LISTED)

    def _has_impossible(self, sums: Sums) -> bool:
        return any(self._entries[key].impossible for key in sums.keys)

    def _part_options(self, sums: Sums) -> Options:
        def changes_of(moves: Mapping[int, int]) -> dict[str, int]:
            zero = {key: 0 for key in sums.keys if self._entries[key].impossible}
            return zero | {sums.keys[cell]: sums.counts[cell] + amount for cell, amount in sorted(moves.items())}

        found = smallest(sums, lambda moves: self._allowed(changes_of(moves)))
        candidates = [self._candidate(changes_of(moves)) for moves in found.sets]
        if not self._has_impossible(sums):
            candidates += [self._exchange(names, changes) for names, changes in exchanges(sums) if self._allowed(changes)]
        return options(candidates, not found.exhausted)

    def _allowed(self, changes: Mapping[str, int]) -> bool:
        return self._bounds.judge(changes) is not None and all(count < TOO_LARGE for count in changes.values())

    def _candidate(self, changes: dict[str, int]) -> Candidate:
        return Candidate(changes, self._likelihood.slips(changes), UNKNOWN_PART * (self._bounds.judge(changes) or 0))

    def _exchange(self, names: tuple[str, str], changes: dict[str, int]) -> Candidate:
        if set(names) == changes.keys():
            return self._candidate(changes)
        return Candidate(changes, (Slipped(EXCHANGE, names, ONE_SLIP + ROWS_EXCHANGED),), searched=False)

    def _filled(self, group: tuple[Relation, ...]) -> list[Candidate]:
        changes = filling(group, self._entries)
        if changes is None or self._effects.newly_failing(changes):
            return []
        slips = tuple(Slipped(FILL, (key,), ONE_MORE_FILLED if number else FILLED) for number, key in enumerate(changes))
        return [Candidate(changes, slips)]

    def _repairs(self, groups: Sequence[Options]) -> list[Repair]:
        whole = together(groups, LISTED, lambda changes: not self._effects.newly_failing(changes))
        sizes = sizes_together(groups)
        smallest_size = min(sizes)
        repairs = []
        for candidate in whole.candidates:
            effect = self._effects.of(candidate.changes)
            repairs.append(
                Repair(
                    changes=candidate.changes,
                    reason=reason(self._report, candidate, self._totals, effect),
                    resolves=effect.rules,
                    unique=whole.complete and candidate.searched and len(candidate.changes) == smallest_size and sizes[smallest_size] == 1,
                )
            )
        return repairs

    def _zeros(self, changed: set[str]) -> list[Repair]:
        keys = [key for key in zeros(self._relations, self._entries) if key not in changed]
        failing = self._effects.newly_failing(dict.fromkeys(keys, 0))
        keys = [key for key in keys if key not in failing]
        if not keys:
            return []
        changes = dict.fromkeys(keys, 0)
        forced = determined(self._relations_of(self._written), self._entries)
        only = not forced.conflict and all(forced.counts.get(key) == 0 for key in keys)
        effect = self._effects.of(changes)
        return [Repair(changes, zeros_reason(self._report.form, keys, effect, only), effect.rules, unique=only)]

    def _beyond(self, outlooks: Sequence[_Outlook]) -> Message | None:
        if not outlooks:
            return None
        said = [beyond_reason(self._report.form, one.table, one.left_broken, one.exhausted) for one in outlooks]
        return Message(zh="".join(one["zh"] for one in said), en=" ".join(one["en"] for one in said))
