"""Why a repair is suggested, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from giar.check.naming import cell_name, listing, row_name, table_name
from giar.check.rules import written
from giar.form import Edition
from giar.messages import Message
from giar.repair.candidates import Candidate
from giar.repair.effects import Effect
from giar.repair.likelihood import EXCHANGE, FILL, STALE, SWAP, Slipped
from giar.repair.search import MOST_CELLS
from giar.repair.slips import WORDS
from giar.report import Cell, Report

_SHOWN = 3
"""How many filled blanks are spelt out before the rest are only counted."""
_STALE_TOTAL = Message(zh="疑似合计未更新", en="a total that seems not to have been updated")


def reason(report: Report, candidate: Candidate, totals: frozenset[str], effect: Effect) -> Message:
    """What should stand where, how it probably went wrong, and how many relations hold then."""
    speaker = _Speaker(report, candidate.changes, totals)
    fills = [slip for slip in candidate.slips if slip.kind == FILL]
    if len(fills) > _SHOWN:
        clauses = [speaker.clause(slip) for slip in candidate.slips if slip.kind != FILL]
        clauses.append(speaker.many_fills(fills))
    else:
        clauses = [speaker.clause(slip) for slip in candidate.slips]
    outcome = _outcome(effect)
    return Message(
        zh="；".join(clause["zh"] for clause in clauses) + outcome["zh"],
        en="; ".join(clause["en"] for clause in clauses) + outcome["en"],
    )


def _outcome(effect: Effect) -> Message:
    count = len(effect.mended)
    if not count:
        return Message(zh="。", en=".")
    relations = "relation holds" if count == 1 else "relations hold"
    zh, en = ("（其余空白按 0 计）", " (other blanks read as zero)") if effect.rests_on_blanks else ("", "")
    return Message(zh=f"，改后 {count} 处勾稽关系全部成立{zh}。", en=f"; then {count} {relations} again{en}.")


def zeros_reason(form: Edition, keys: Sequence[str], effect: Effect, only: bool) -> Message:
    """Why these blanks are taken for zeros."""
    named, count = listing([cell_name(form, key) for key in keys]), len(effect.mended)
    only_zh, only_en = ("；其余各数不变时也只能为 0", "; as long as the other numbers stand, nothing else would do") if only else ("", "")
    return Message(
        zh=f"{named['zh']}没有填数，应填 0：按 0 计经过的 {count} 处勾稽关系全部成立{only_zh}。",
        en=f"{named['en']}: no number there, should say 0; with zeros all {count} relations through them hold{only_en}.",
    )


def beyond_reason(form: Edition, table: str, broken: int, exhausted: bool) -> Message:
    """Why nothing is suggested for a table."""
    named = table_name(form.table(table))
    if exhausted:
        return Message(
            zh=f"「{named['zh']}」有 {broken} 处勾稽关系不成立，可能的改法过多，不作修改建议，请与原始台账核对。",
            en=f"“{named['en']}”: {broken} relations do not hold and too many changes are conceivable to suggest one; see the records.",
        )
    return Message(
        zh=f"「{named['zh']}」有 {broken} 处勾稽关系不成立，改动 {MOST_CELLS} 格以内不能使其全部成立，不作修改建议，请与原始台账核对。",
        en=f"“{named['en']}”: {broken} relations do not hold and no change of up to {MOST_CELLS} cells mends them all; see the records.",
    )


class _Speaker:
    """Puts slips into clauses."""

    def __init__(self, report: Report, changes: Mapping[str, int], totals: frozenset[str]) -> None:
        self._report = report
        self._changes = changes
        self._totals = totals

    def clause(self, slip: Slipped) -> Message:
        if slip.kind == EXCHANGE:
            return self._rows_exchanged(slip)
        if slip.kind == SWAP:
            return self._swapped(slip)
        if slip.kind == STALE:
            return self._stale(slip)
        return self._one(slip)

    def many_fills(self, slips: Sequence[Slipped]) -> Message:
        keys = [slip.keys[0] for slip in slips]
        shown = [(self._name(key), self._changes[key]) for key in keys[:_SHOWN]]
        return Message(
            zh="、".join(f"「{name['zh']}」应为 {meant}" for name, meant in shown) + f"，等共 {len(keys)} 处未填的数可由勾稽关系推定",
            en=", ".join(f"“{name['en']}” should be {meant}" for name, meant in shown)
            + f" and so on: {len(keys)} missing numbers follow from the relations",
        )

    def _one(self, slip: Slipped) -> Message:
        (key,) = slip.keys
        name, now, word = self._name(key), self._now(key), self._word(slip)
        zh, en = (f"，{word['zh']}", f", {word['en']}") if word else ("", "")
        meant = self._changes[key]
        return Message(
            zh=f"「{name['zh']}」应为 {meant}（现为{now['zh']}{zh}）",
            en=f"“{name['en']}” should be {meant} (now {now['en']}{en})",
        )

    def _word(self, slip: Slipped) -> Message | None:
        """What to call the slip; of a single digit, to say that a digit is wrong says nothing."""
        (key,) = slip.keys
        if slip.detail in WORDS and (slip.detail != "changed" or self._changes[key] >= 10):
            return WORDS[slip.detail]
        return _STALE_TOTAL if key in self._totals and slip.detail else None

    def _swapped(self, slip: Slipped) -> Message:
        one, other = sorted(slip.keys, key=lambda key: self._changes[key])
        zero, to_name, from_name = self._changes[one] == 0, self._name(other), self._name(one)
        if zero:
            count = self._changes[other]
            return Message(
                zh=f"「{from_name['zh']}」的 {count} 应填在「{to_name['zh']}」（疑似错填一格）",
                en=f"the {count} in “{from_name['en']}” belongs in “{to_name['en']}” (it seems to be in the wrong cell)",
            )
        return Message(
            zh=f"「{to_name['zh']}」应为 {self._changes[other]}、「{from_name['zh']}」应为 {self._changes[one]}（疑似两格对调）",
            en=f"“{to_name['en']}” should be {self._changes[other]} and “{from_name['en']}” {self._changes[one]} (they seem to be swapped)",
        )

    def _stale(self, slip: Slipped) -> Message:
        parts = [(self._name(key), self._changes[key], self._now(key)) for key in slip.keys]
        return Message(
            zh="、".join(f"「{name['zh']}」应为 {meant}（现为{now['zh']}）" for name, meant, now in parts)
            + f"：相差同一个数，{_STALE_TOTAL['zh']}",
            en=", ".join(f"“{name['en']}” should be {meant} (now {now['en']})" for name, meant, now in parts)
            + f": all off by the same, {_STALE_TOTAL['en']}",
        )

    def _rows_exchanged(self, slip: Slipped) -> Message:
        one, other = (row_name(self._report.form, f"{row}.total") for row in slip.keys)
        return Message(
            zh=f"「{one['zh']}」与「{other['zh']}」两行的数疑似对调",
            en=f"the rows “{one['en']}” and “{other['en']}” seem to be exchanged",
        )

    def _name(self, key: str) -> Message:
        return cell_name(self._report.form, key)

    def _now(self, key: str) -> Message:
        return _stands(self._report.cells[key])


def _stands(cell: Cell) -> Message:
    if cell.status == "number" and cell.value is not None:
        return Message(zh=f" {written(cell.value)}", en=written(cell.value))
    if cell.status == "ambiguous":
        return Message(zh="读法不定", en="open to more than one reading")
    if cell.status == "blank" or not cell.text.strip():
        return Message(zh="空白", en="blank")
    return Message(zh=f"“{cell.text.strip()}”", en=f"“{cell.text.strip()}”")
