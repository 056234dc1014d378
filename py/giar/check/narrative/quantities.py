"""What prose can state a figure of: each quantity with the sums of cells that a reader may take it for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from giar.check.narrative.lexicon import GROUPS
from giar.form import Edition, Line, cell_key
from giar.messages import Message

APPLICATIONS, PROACTIVE, DISPUTES = "applications", "proactive", "disputes"
LITIGATION = ("litigation_direct", "litigation_after_reconsideration")


@dataclass(frozen=True)
class Reading:
    """A sum of cells: the cells of `plus` less those of `minus`."""

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[str, ...]:
        return self.plus + self.minus


@dataclass(frozen=True)
class Quantity:
    """Something that prose counts. `readings` starts with the one that the words say first."""

    rule: str
    readings: tuple[Reading, ...]
    loose: bool = False
    """True where the words are not those of the form, so that a difference may lie in what they count."""


def rows(*names: str, column: str = "total") -> Reading:
    """The sum of those rows of table 三."""
    return Reading(tuple(cell_key(APPLICATIONS, name, column) for name in names))


_RECEIVED, _CARRIED_OVER, _CONCLUDED = rows("received"), rows("carried_over"), rows("concluded")
_IN_HAND = rows("received", "carried_over")
_OTHER_ROWS = ("other_correction_overdue", "other_fee_overdue", "other_other")
_UNPROCESSED_ROWS = ("petition", "repeated", "publication", "excessive", "reissue")


def _less(*names: str) -> Reading:
    return Reading(_CONCLUDED.plus, tuple(cell_key(APPLICATIONS, name, "total") for name in names))


_ANSWERED = (
    _CONCLUDED,
    _less("carried_over"),
    _less(*_OTHER_ROWS),
    _less("other_handling"),
    _less(*_OTHER_ROWS, *(f"not_processed_{name}" for name in _UNPROCESSED_ROWS)),
)

RECEIVED_NEW = Quantity("narrative.received", (_RECEIVED,))
RECEIVED = Quantity("narrative.received", (_RECEIVED, _IN_HAND))
IN_HAND = Quantity("narrative.received", (_IN_HAND,))
MENTIONED = Quantity("narrative.received", (_RECEIVED, _IN_HAND, _CONCLUDED))
HANDLED = Quantity("narrative.concluded", (_CONCLUDED, _RECEIVED, _IN_HAND), loose=True)
ANSWERED = Quantity("narrative.concluded", _ANSWERED)
CONCLUDED = Quantity("narrative.concluded", (_CONCLUDED, _less("carried_over")))
INCLUDING_CARRIED_OVER = {
    RECEIVED: IN_HAND,
    MENTIONED: IN_HAND,
    HANDLED: replace(HANDLED, readings=(_CONCLUDED, _IN_HAND)),
    ANSWERED: replace(ANSWERED, readings=(_CONCLUDED, *_ANSWERED[2:])),
    CONCLUDED: replace(CONCLUDED, readings=(_CONCLUDED,)),
}
"""What a figure counts of which the text says that a part was carried over."""
CARRIED_OVER = Quantity("narrative.carried-over", (_CARRIED_OVER,))
CARRIED_FORWARD = Quantity("narrative.carried-forward", (rows("carried_forward"),))
CARRIED = Quantity("narrative.carried-forward", (rows("carried_forward"), _CARRIED_OVER))


def outcome(form: Edition, *names: str) -> Quantity:
    """The sum of outcomes; a name is a row of the form or one of the groups over several rows."""
    listed = tuple(row for name in names for row in _members(form, name))
    return Quantity("narrative.outcome", (rows(*listed),))


@cache
def _members(form: Edition, name: str) -> tuple[str, ...]:
    prefix = GROUPS.get(name)
    leaves = form.table(APPLICATIONS).blocks[0].row_leaves
    return (name,) if prefix is None else tuple(leaf.key for leaf in leaves if leaf.key.startswith(prefix))


def applicants(form: Edition, name: str) -> Quantity:
    """The applications of one kind of applicant, or of all organizations."""
    block = form.table(APPLICATIONS).blocks[0]
    family = next((line for line in block.columns if line.key == name), None)
    columns = [leaf.key for leaf in family.leaves()] if family else [name]
    readings = [
        Reading(tuple(cell_key(APPLICATIONS, row, column) for row in counted for column in columns))
        for counted in (("received",), ("received", "carried_over"))
    ]
    return Quantity("narrative.applicants", tuple(readings), loose=True)


def dispute(names: tuple[str, ...], result: str = "total") -> Quantity:
    """Reconsiderations, lawsuits, or both together, in all or with one result."""
    listed = tuple(row for name in names for row in (LITIGATION if name == "litigation" else (name,)))
    rule = "narrative.reconsideration" if names[0] == "reconsideration" else "narrative.litigation"
    return Quantity(rule, (Reading(tuple(cell_key(DISPUTES, row, result) for row in listed)),))


_DOCUMENT_COLUMNS = {"issue": ("issued", "made"), "repeal": ("repealed",), "in_force": ("in_force",)}


def documents(form: Edition, row: str, what: str) -> Quantity | None:
    """Regulations or normative documents issued, repealed or in force, as far as the edition counts that."""
    keys = (cell_key(PROACTIVE, row, column) for column in _DOCUMENT_COLUMNS[what])
    key = next((key for key in keys if key in form.lines), None)
    rule = "narrative.regulations" if row == "regulations" else "narrative.normative-documents"
    return Quantity(rule, (Reading((key,)),)) if key else None


def decisions(row: str) -> Quantity:
    """Licensing, penalty or coercion decisions."""
    return Quantity(f"narrative.{row}", (Reading((cell_key(PROACTIVE, row, "decisions"),)),), loose=True)


def fees(form: Edition) -> Quantity | None:
    """The fees charged, which only the form of 2021 asks for."""
    key = cell_key(PROACTIVE, "fees", "amount")
    return Quantity("narrative.fees", (Reading((key,)),), loose=True) if key in form.lines else None


def including_carried_over(quantity: Quantity, form: Edition) -> Quantity:
    """The quantity where the text says that a part of it was carried over."""
    wider = next((wider for narrow, wider in INCLUDING_CARRIED_OVER.items() if of_the_form(narrow, form) == quantity), None)
    return (of_the_form(wider, form) if wider else None) or quantity


def of_the_form(quantity: Quantity, form: Edition) -> Quantity | None:
    """The quantity with only those readings whose cells the edition has."""
    readings = tuple(reading for reading in quantity.readings if all(key in form.lines for key in reading.cells))
    return replace(quantity, readings=readings) if readings and readings[0] == quantity.readings[0] else None


def label(form: Edition, reading: Reading) -> Message:
    """The cells of a reading as a reader finds them in the tables, in both languages."""
    return {"zh": _label_zh(form, reading), "en": _label_en(form, reading)}


def _label_zh(form: Edition, reading: Reading) -> str:
    number = form.table(reading.plus[0].partition(".")[0]).number
    names = _named(form, reading.plus, "zh")
    less = "".join(f"－{name}" for name in _named(form, reading.minus, "zh"))
    return f"表{number}“{'＋'.join(names)}{less}”"


def _label_en(form: Edition, reading: Reading) -> str:
    number = form.table(reading.plus[0].partition(".")[0]).number
    less = "".join(f" − {name}" for name in _named(form, reading.minus, "en"))
    return f"table {number} “{' + '.join(_named(form, reading.plus, 'en'))}{less}”"


def _named(form: Edition, keys: tuple[str, ...], language: str) -> list[str]:
    """Row and column of each cell; the group instead of its rows where all of them are summed."""
    for table in form.tables:
        for block in table.blocks:
            for line in _families(block.rows):
                members = {leaf.key for leaf in line.leaves()}
                if len(members) > 1 and len(keys) == len(members) and {key.split(".")[1] for key in keys} == members:
                    _, column = form.lines[keys[0]]
                    return [f"{_say(line, language)}·{_say(column, language)}"]
    return ["·".join(_say(line, language) for line in form.lines[key]) for key in keys]


def _families(lines: tuple[Line, ...]) -> list[Line]:
    return [found for line in lines if line.children for found in (line, *_families(line.children))]


def _say(line: Line, language: str) -> str:
    """The label without the remark that the form prints behind some of them."""
    return line.zh.partition("（")[0] if language == "zh" else line.en.partition(" (")[0]
