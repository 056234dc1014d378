"""What is left to know of a report whose text has been cut off."""

from __future__ import annotations

from generator.damage import Draft
from generator.marks import take_out, visible
from generator.truth import GONE, Filling, PhysicalRow, physical_rows


def cut_short(draft: Draft, at: int) -> Draft:
    """The first ``at`` characters of the draft's text, and the truth of what they still hold."""
    marked = draft.marked[:at]
    _, whole = take_out(draft.marked)
    text, left = take_out(marked)
    touching = {key for key, places in left.items() if places[-1][1] == len(text)}
    begun = {key for key, places in whole.items() if key not in left and places[0][0] < len(visible(marked))}
    expected = dict(draft.expected)
    for row in physical_rows(draft.document.edition):
        _cut_row(row, draft, left.keys() - touching, begun | touching, expected)
    if draft.layout.apart:
        _doubt_cut_tables(draft, left.keys() - touching, expected)
    return draft.with_text(marked).__class__(draft.document, draft.layout, marked, expected, draft.several)


def _cut_row(row: PhysicalRow, draft: Draft, kept: set[str], torn: set[str], expected: dict[str, Filling]) -> None:
    """Settles the cells of a row: ``kept`` stand whole in the text, ``torn`` end with it."""
    keys = [key for key in row.keys if expected[key].status != "absent"]
    shown = [key for key in keys if expected[key].written.strip()]
    reached = [key for key in shown if key in kept or key in torn]
    if shown and not reached:
        # Where the table is turned, the row's name stands before the cut although its values do not: who could say what they were?
        expected.update(dict.fromkeys(keys, GONE if draft.layout.in_rows else GONE.lost()))
        return
    complete = all(key in kept for key in shown)
    firm = draft.layout.trace and draft.layout.label_first and draft.layout.bounded
    for key in keys:
        if key in torn or (complete and not shown) or (not complete and not (firm and key in kept)):
            expected[key] = expected[key].lost()
        if key not in kept and key not in torn and not complete:
            expected[key] = GONE.lost()


def _doubt_cut_tables(draft: Draft, kept: set[str], expected: dict[str, Filling]) -> None:
    """Where only their order pairs labels and values, a table that is cut off may have lost a blank row before the cut too."""
    for table in draft.document.edition.tables:
        shown = [key for key in expected if key.startswith(f"{table.key}.") and draft.expected[key].written.strip()]
        if kept.issuperset(shown) or kept.isdisjoint(shown):
            continue
        for key in expected:
            if key.startswith(f"{table.key}."):
                expected[key] = expected[key].lost()
