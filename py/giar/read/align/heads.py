"""The heads of a table: which columns it has, and in which order they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from giar.form import Edition
from giar.form.lexicon import NUMERALS, bigrams, label_pairs, squash
from giar.read.align.form_rows import DISPUTES
from giar.read.pieces.tokens import Atom
from giar.read.runs.runs import Match, Words

FOREIGN = ""
"""The name of a column that the form does not have."""
_LONGEST_HEAD = 12
_OVER = "申请人情况"
"""The head over all columns of table 三."""
_LEGAL = "法人"
"""What is left of 法人或其他组织 when its end is lost."""
_FEWEST = 5
_BLOCKS = 3
"""So many blocks stand side by side in table 四."""
_IN_LABEL = 2
"""A row's label holds no more labels than so many."""
_SHORT = 2
_JOINING = frozenset("或和及与")
_JOINED = frozenset("组")
"""What stands before and behind 其他 in 法人或其他组织."""
_GROUP = "organizations"
_FURTHER = frozenset("年度 年份 上年 上年度 去年 备注 说明 占比 比重 比例 同比 环比 增长 增减 增幅 序号".split())  # noqa: SIM905
"""What columns are called that offices add to the form."""
_PRINTED = frozenset(("信息内容", "申请人情况", "申请人"))


@dataclass(frozen=True, slots=True)
class Heads:
    """The columns of a block of a table as its heads name them, in their order; :data:`FOREIGN` for one not of the form.

    ``sure`` is False where the heads leave their order open, since they stand on lines of their own. ``start`` and ``stop``
    are the places of the first and the last among the cells of their lines, where each has a place of its own and none is
    left out between them.
    """

    table: str
    block: int
    columns: tuple[str, ...]
    sure: bool = True
    start: int | None = None
    stop: int = -1
    alike: bool = True
    """False where table 四 has other heads, or another order of them, over its blocks."""


def heads_of(text: str, form: Edition, words: Words, *, labelled: bool) -> list[Heads]:
    """The heads that a text between values holds.

    ``labelled`` says that values go on on its last line, so that what stands there are their labels.
    """
    if labelled:
        last = words.atoms[-1].start if words.atoms else 0
        own = [match for match in words.matches if match.start >= last]
        words = replace(words, matches=words.matches[: -len(own)]) if 0 < len(own) <= _IN_LABEL else words
    columns = [match for match in words.matches if all(m.role == "column" for m in match.meanings)]
    tables = {meaning.table for match in columns for meaning in match.meanings}
    found: list[Heads] = []
    for table in tables:
        own = [match for match in columns if any(m.table == table for m in match.meanings)]
        if table == "applications" and len(own) > 1:
            found.append(_applicants(text, form, words))
        elif table == "proactive" and len(own) > 1:
            found.extend(_proactive(text, form, words))
        elif table == DISPUTES and len(own) > 1:
            found.append(_outcomes(text, form, words))
    return found


def _applicants(text: str, form: Edition, words: Words) -> Heads:
    leaves = [leaf.key for leaf in form.table("applications").blocks[0].column_leaves]
    pieces = _pieces(text, words, "applications", {*leaves, _GROUP})
    grouped = any(piece.key == _GROUP for piece in pieces) or _LEGAL in words.squashed
    children = [piece for piece in pieces if piece.key in leaves[1:-1]]
    top = [piece for piece in pieces if piece.key in (leaves[0], leaves[-1], _GROUP)]
    sure = True
    if not grouped:
        order = [piece.key for piece in pieces if piece.key in leaves or piece.key == FOREIGN]
        lines = {piece.line for piece in pieces if piece.key}
        sure = len(lines) == 1
    else:
        by_line = len({piece.line for piece in children}) > 1
        base = next((piece.line for piece in top if piece.key == leaves[0]), None)
        level = [piece.key for piece in pieces if piece.key not in leaves[1:-1] and (piece.line == base or by_line)]
        # Heads over one another that stand on one line have lost their order.
        sure = not by_line and not any(piece.line == base for piece in children)
        if leaves[-1] not in level and any(piece.key == leaves[-1] for piece in top):
            level.append(leaves[-1])
        if _GROUP not in level:
            level.insert(level.index(leaves[0]) + 1 if leaves[0] in level else 0, _GROUP)
        inner = [piece.key for piece in children]
        order = [key for name in level for key in (inner if name == _GROUP else [name])]
    in_places = _in_places(pieces)
    if in_places is not None:
        order, sure = in_places, True
    return _placed(Heads("applications", 0, _whole(order, leaves, words), sure), pieces)


def _in_places(pieces: Sequence[_Piece]) -> list[str] | None:
    """The columns by their places among the cells of their lines; None where two have one place, or one is left out."""
    placed = sorted((piece.column, piece.key) for piece in pieces if piece.key != _GROUP)
    columns = [column for column, _ in placed]
    if len(placed) < _FEWEST or columns[0] < 0 or columns != list(range(columns[0], columns[-1] + 1)):
        return None
    return [key for _, key in placed]


def _whole(order: Sequence[str], leaves: Sequence[str], words: Words) -> tuple[str, ...]:
    """Each column once, and those that only lost a character of their name at their place on the form."""
    seen: list[str] = []
    for key in order:
        if key == FOREIGN or key not in seen:
            seen.append(key)
    pairs = bigrams(words.squashed)
    for at, leaf in enumerate(leaves):
        if leaf not in seen and _shown(leaf, pairs):
            before = [key for key in leaves[:at] if key in seen]
            seen.insert(seen.index(before[-1]) + 1 if before else 0, leaf)
    return tuple(seen)


_NAMES = {
    "natural_person": "自然人",
    "business": "商业企业",
    "research": "科研机构",
    "public_welfare": "社会公益组织",
    "legal_service": "法律服务机构",
    "total": "总计",
}


def _shown(leaf: str, pairs: frozenset[str]) -> bool:
    own = bigrams(_NAMES.get(leaf, ""))
    return len(own) > 1 and len(own & pairs) * 2 >= len(own)


def _proactive(text: str, form: Edition, words: Words) -> list[Heads]:
    found = []
    for index, block in enumerate(form.table("proactive").blocks):
        leaves = [leaf.key for leaf in block.column_leaves]
        pieces = _pieces(text, words, "proactive", set(leaves), index)
        order: list[str] = []
        for piece in pieces:
            if piece.key == FOREIGN or piece.key not in order:
                order.append(piece.key)
        if len(order) > 1 and set(order) >= set(leaves):
            found.append(_placed(Heads("proactive", index, tuple(order)), pieces))
    return found


def _outcomes(text: str, form: Edition, words: Words) -> Heads:
    leaves = [leaf.key for leaf in form.table(DISPUTES).blocks[0].column_leaves]
    pieces = [piece for piece in _pieces(text, words, DISPUTES, set(leaves)) if piece.key != FOREIGN]
    keys = [piece.key for piece in pieces]
    order = tuple(dict.fromkeys(keys))
    blocks = [tuple(keys[at : at + len(leaves)]) for at in range(0, len(keys), len(leaves))]
    alike = len(order) == len(leaves) and all(block == order for block in blocks)
    at = [leaves.index(key) for key in keys]
    # Each block but the last is followed by another, which begins anew.
    moved = sum(after < before for before, after in pairwise(at)) >= _BLOCKS
    return _placed(Heads(DISPUTES, 0, order if alike else tuple(leaves), alike=alike or not moved), pieces)


def _placed(heads: Heads, pieces: Sequence[_Piece]) -> Heads:
    """The heads with their places among the cells of their lines, where these show which column is whose."""
    columns = sorted(piece.column for piece in pieces if piece.key != _GROUP)
    start, stop = (columns[0], columns[-1]) if columns else (-1, -1)
    if start < 0 or columns != list(range(start, stop + 1)) or len(columns) % len(heads.columns):
        return heads
    return replace(heads, start=start, stop=stop)


@dataclass(frozen=True, slots=True)
class _Piece:
    key: str
    line: int
    column: int


def _pieces(text: str, words: Words, table: str, keys: set[str], block: int | None = None) -> list[_Piece]:
    """The heads in their order, foreign ones between them and behind them included."""
    starts = [atom.start for atom in words.atoms]
    found: list[tuple[int, _Piece]] = []
    lines: set[int] = set()
    used: set[int] = set()
    for match in words.matches[: _head_end(words, table)]:
        key = _key(match, table, keys, block)
        if key is not None and _is_part(words, match):
            key = _GROUP if _GROUP in keys and words.squashed[words.lead(match) - 1] in _JOINING else None
        at = max(bisect_right(starts, match.start) - 1, 0)
        if key is not None and _is_further(text, words.atoms[at], match):
            key = FOREIGN
        used.add(at)
        if key is not None:
            found.append((match.start, _Piece(key, words.atoms[at].line, words.atoms[at].column)))
            lines.add(words.atoms[at].line)
    lines.update(words.atoms[max(bisect_right(starts, match.start) - 1, 0)].line for match in words.matches if match.word == _OVER)
    first = min((start for start, _ in found), default=0)
    for at, atom in enumerate(words.atoms):
        if at not in used and atom.line in lines and (atom.start > first or atom.column > 0) and _is_foreign(text, atom):
            found.append((atom.start, _Piece(FOREIGN, atom.line, atom.column)))
    return [piece for _, piece in sorted(found, key=lambda pair: pair[0])]


def _head_end(words: Words, table: str) -> int:
    """The number of the first row label behind a column's name: behind it 其他 and 总计 name rows."""
    headed = False
    for at, match in enumerate(words.matches):
        roles = {m.role for m in match.meanings}
        if roles == {"column"} and any(m.table == table for m in match.meanings):
            headed = True
        elif headed and roles == {"row"} and not any(m.table == DISPUTES for m in match.meanings):
            return at
    return len(words.matches)


def _is_part(words: Words, match: Match) -> bool:
    """True for a short name that only stands within a longer one: 其他 in 法人和其他组织."""
    if len(match.word) > _SHORT:
        return False
    start, end = words.lead(match), words.lead(match) + len(match.word)
    if words.squashed[max(start - 1, 0) : start] in _JOINING or words.squashed[end : end + 1] in _JOINED:
        return True
    goes_on = end < len(words.offsets) and words.offsets[end] == match.end and words.squashed[end] not in NUMERALS
    return goes_on and not any(other.start == match.end for other in words.matches)


def _key(match: Match, table: str, keys: set[str], block: int | None) -> str | None:
    for meaning in match.meanings:
        if meaning.table == table and meaning.role in ("column", "group") and meaning.key in keys and block in (None, meaning.block):
            return meaning.key
    return None


def _is_further(text: str, atom: Atom, match: Match) -> bool:
    """True for a head cell that says more than a column's name: 上年总计, 总计占比."""
    more = squash(text[atom.start : atom.end]).replace(match.word, "", 1)
    return atom.column >= 0 and any(word in more for word in _FURTHER)


def _is_foreign(text: str, atom: Atom) -> bool:
    """True for a head cell whose words have nothing of the form's."""
    content = text[atom.start : atom.end]
    words = squash(content)
    if atom.column < 0 or len(content) > _LONGEST_HEAD or words in _PRINTED:
        return False
    return any(word in words for word in _FURTHER) or (len(words) > 1 and not bigrams(words) & label_pairs())
