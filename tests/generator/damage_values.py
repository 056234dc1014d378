"""Damages to what is written in the cells: blanks, marks, and numbers in every dress."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from generator.damage import Damage, Draft
from generator.layout import Layout
from generator.truth import Filling, number

MARKS = ("/", "／", "-", "--", "－", "—", "空", "无", "不涉及", "不适用", "N/A")
_FULL_WIDTH = str.maketrans("0123456789.,-+", "０１２３４５６７８９．，－＋")
Rewrite = Callable[[str, Filling], Filling]


def _rewritten(draft: Draft, rewrite: Rewrite) -> Draft:
    document = draft.document
    return draft.with_document(document.filled({key: rewrite(key, filling) for key, filling in document.fillings.items()}))


def _is_zero(filling: Filling) -> bool:
    return filling.status == "number" and not filling.value


def blanks(draft: Draft, rng: Random) -> Draft:
    """Zeros left blank; where blanks leave no trace a total stays, unless its whole row is zero and goes with it."""
    chance = rng.choice((0.3, 0.8, 1.0))
    empty_rows = _zero_rows(draft) if rng.random() < 0.6 else set()

    def rewrite(key: str, filling: Filling) -> Filling:
        row, _, column = key.rpartition(".")
        if not _is_zero(filling):
            return filling
        kept = column == "total" and not draft.layout.trace and row not in empty_rows
        gone = row in empty_rows or (not kept and rng.random() < chance)
        return replace(filling, value=None, status="blank", written="") if gone else filling

    return _rewritten(draft, rewrite)


def _zero_rows(draft: Draft) -> set[str]:
    rows: dict[str, bool] = {}
    for key, filling in draft.document.fillings.items():
        row = key.rpartition(".")[0]
        rows[row] = rows.get(row, True) and _is_zero(filling)
    return {row for row, zero in rows.items() if zero}


def space_blanks(draft: Draft, rng: Random) -> Draft:
    """Blank cells that hold a no-break or an ideographic space."""
    fill = rng.choice(("\u00a0", "\u3000", "\u3000\u3000", " \u00a0"))

    def rewrite(key: str, filling: Filling) -> Filling:
        del key
        if _is_zero(filling) and rng.random() < 0.6:
            return replace(filling, value=None, status="blank", written=fill)
        return filling

    return _rewritten(draft, rewrite)


def marks(draft: Draft, rng: Random) -> Draft:
    """Zeros written as a mark, one kind of mark in a report or several."""
    offered = ("/",) if draft.layout.glued else [mark for mark in MARKS if not set(mark) & set(draft.layout.parting)]
    kinds = rng.choices(offered, k=rng.choice((1, 1, 1, 2)))
    chance = rng.choice((0.5, 1.0))

    def rewrite(key: str, filling: Filling) -> Filling:
        del key
        if _is_zero(filling) and rng.random() < chance:
            return replace(filling, value=None, status="mark", written=rng.choice(kinds))
        return filling

    return _rewritten(draft, rewrite)


_WRAPPERS = (("**", "**"), ("`", "`"), ("&nbsp;", ""), ("&nbsp;", "&nbsp;"))


def wrapped_numbers(draft: Draft, rng: Random) -> Draft:
    """Numbers in emphasis or in quotes, as converters and editors leave them; entities that were not decoded."""
    before, behind = rng.choice(_WRAPPERS)

    def rewrite(key: str, filling: Filling) -> Filling:
        if filling.status != "number" or key.endswith(".change") or rng.random() < 0.5:
            return filling
        return replace(filling, written=f"{before}{filling.written}{behind}")

    return _rewritten(draft, rewrite)


def full_width(draft: Draft, rng: Random) -> Draft:
    """Digits in full width, all of them or here and there."""
    chance = rng.choice((0.2, 1.0))

    def rewrite(key: str, filling: Filling) -> Filling:
        del key
        if filling.status == "number" and rng.random() < chance:
            return replace(filling, written=filling.written.translate(_FULL_WIDTH))
        return filling

    return _rewritten(draft, rewrite)


def thousands(draft: Draft, rng: Random) -> Draft:
    """Large numbers with separators; the counts of table 二 are made large enough to need one."""
    separator = rng.choice((",", "，"))

    def rewrite(key: str, filling: Filling) -> Filling:
        if key.endswith((".decisions", ".in_force", ".public_total")) and key.startswith("proactive.") and rng.random() < 0.6:
            filling = number(rng.randint(1000, 4_000_000))
        if filling.status != "number" or filling.value is None or abs(Decimal(filling.value)) < 1000:
            return filling
        return replace(filling, written=f"{filling.value:,}".replace(",", separator))

    return _rewritten(draft, rewrite)


_NOTES = (
    "{n}（其中修订{m}件）",
    "{n}（含{m}件）",
    "{n}（较上年增加{m}件）",
    "{n}(其中{m}件为补正后重新提交)",
    "{n}件",
    "{n}件（其中网上{m}件）",
)


def notes(draft: Draft, rng: Random) -> Draft:
    """A remark beside the number in a few cells, with a number of its own."""
    chosen = set(rng.sample(sorted(draft.document.fillings), 6))

    def rewrite(key: str, filling: Filling) -> Filling:
        if key not in chosen or filling.status != "number" or not isinstance(filling.value, int):
            return filling
        note = rng.choice(_NOTES).format(n=filling.written, m=rng.randint(1, 16))
        return replace(filling, written=note)

    return _rewritten(draft, rewrite)


def units(draft: Draft, rng: Random) -> Draft:
    """Amounts with the unit in the cell: yuan, ten thousand yuan, or only 万."""
    unit = rng.choice(("元", "万元", "万"))

    def rewrite(key: str, filling: Filling) -> Filling:
        if not key.endswith(".amount") or filling.status != "number":
            return filling
        value: int | Decimal = rng.randint(100, 9_000_000) if unit == "元" else Decimal(rng.randint(1, 99999)) / 100
        if isinstance(value, Decimal) and value == value.to_integral():
            value = int(value)
        return replace(filling, value=value, written=f"{value}{unit}")

    return _rewritten(draft, rewrite)


def signs(draft: Draft, rng: Random) -> Draft:
    """本年增/减 with a sign, or with 增 and 减."""
    plus, minus = rng.choice((("+", "-"), ("增", "减"), ("＋", "－"), ("增加", "减少"), ("", "-")))

    def rewrite(key: str, filling: Filling) -> Filling:
        if not key.endswith(".change") or not filling.value:
            return filling
        sign = plus if filling.value > 0 else minus
        return replace(filling, written=f"{sign}{abs(filling.value)}")

    return _rewritten(draft, rewrite)


def split_digits(draft: Draft, rng: Random) -> Draft:
    """A few numbers with a space or, where the cell has bounds of its own, a line break between their digits."""
    gaps = (" ", " ", "\n") if "pipe" in draft.layout.name and draft.layout.inner_breaks else (" ",)
    long = [key for key, filling in draft.document.fillings.items() if len(filling.written) > 1 and filling.written.isdigit()]
    chosen = set(rng.sample(sorted(long), min(len(long), rng.randint(1, 5))))

    def rewrite(key: str, filling: Filling) -> Filling:
        if key not in chosen:
            return filling
        cut = rng.randint(1, len(filling.written) - 1)
        return replace(filling, written=filling.written[:cut] + rng.choice(gaps) + filling.written[cut:])

    return _rewritten(draft, rewrite)


def _separate(layout: Layout) -> bool:
    return not layout.glued


def _of_2019(name: str, change: Callable[[Draft, Random], Draft]) -> Damage:
    return Damage(name, change, touches=frozenset({"writing"}), fits=_separate, editions=frozenset({"2019"}))


def _writing(name: str, change: Callable[[Draft, Random], Draft], fits: Callable[[Layout], bool] = _separate, *more: str) -> Damage:
    return Damage(name, change, touches=frozenset({"writing", *more}), fits=fits)


DAMAGES = (
    Damage("blanks", blanks, touches=frozenset({"values", "count"}), fits=_separate, needs_sums=lambda layout: not layout.trace),
    Damage("space-blanks", space_blanks, touches=frozenset({"values", "count"}), fits=lambda layout: layout.trace and layout.bounded),
    Damage("marks", marks, touches=frozenset({"values"})),
    # Not with a cut, which may go through the emphasis itself.
    _writing("wrapped-numbers", wrapped_numbers, lambda layout: not layout.glued and not layout.html, "end"),
    _writing("full-width-digits", full_width, lambda layout: True),
    _writing("thousands-separators", thousands),
    _writing("notes-in-cells", notes),
    _writing("units-in-cells", units),
    _of_2019("signs", signs),
    _writing("split-digits", split_digits, _separate, "count"),
)
