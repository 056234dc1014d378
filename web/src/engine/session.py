"""What the page asks of giar, answered in JSON (files: in bytes)."""

import functools
import json
from decimal import Decimal

import giar
from giar.check import RULES
from giar.collector import collector_paused
from giar.export.form import form_document
from giar.export.review import Review, Unread
from giar.read import read_parts
from giar.read.about.attribution import all_attributed
from giar.read.about.several import refusal
from giar.source import open_document, packages_for

_kept = {}
"""Reports that the page will ask about again, by the place that it keeps them in: the name asked for and the report."""

_split = {}
"""The last source that held several reports: what it is (``of``), its ``reports``, and why it is no single one (``refusal``)."""


@functools.cache
def introduce():
    """What the page needs to know before it can show a report: the form to draw and the names of the rules."""
    rules = {rule.id: {"name": rule.name, "condition": rule.condition} for rule in RULES}
    return json.dumps({"form": form_document(), "rules": rules})


def packages(source):
    """The names of the packages that reading this takes; those that are not there yet have to be brought first."""
    return json.dumps(packages_for(_content(source)))


def check(source, name, keep=None, part=None):
    """The JSON document of a text (str) or of a file's content (a buffer), or the reason why it cannot be read.

    Where it holds several reports, ``part`` says which is wanted; without it, their names stand beside the refusal.
    """
    try:
        reports = _reports(_content(source), name)
    except giar.InputError as error:
        return json.dumps(_refused(error))
    if len(reports) > 1 and part is None:
        return json.dumps({**_refused(_split["refusal"]), "several": [report.source.name for report in reports]})
    report = reports[part or 0]
    if keep:
        _kept[keep.partition(":")[0]] = (keep, report)
    document = giar.to_dict(report, giar.check(report), giar.repair(report))
    return json.dumps({"document": document, "text": report.text})


def _refused(error):
    return {"error": {"code": error.code, "message": error.message}}


def _reports(content, name):
    """The reports of a source, each in a text of its own; the last source that held several is not split again."""
    if _split.get("of") == (content, name):
        return _split["reports"]
    with collector_paused():
        document = open_document(content, name)
        parts = read_parts(document)
    reports = all_attributed([part.report for part in parts], name)
    if len(parts) > 1:
        _split.update(of=(content, name), reports=reports, refusal=refusal(document, parts[1].start))
    return reports


def _content(source):
    return source if isinstance(source, str) else source.to_bytes()


def revise(keep, changes, previous):
    """The document of a kept report with other numbers in some cells, beside the previous year's where there is one."""
    review = _review(keep, changes, previous)
    if review is None:
        return json.dumps({"forgotten": True})
    return json.dumps({"document": giar.to_dict(review.report, review.findings, giar.repair(review.report))})


def export(form, reviews, language, unread="[]"):
    """A file in one of the formats, of one report or several; None where one of them is not kept any more."""
    from giar.export.formats import take  # not before somebody takes something away

    found = [_review(one["keep"], json.dumps(one["changes"]), one["previous"]) for one in json.loads(reviews)]
    if any(review is None for review in found):
        return None
    return take(form, found, language, [Unread(**one) for one in json.loads(unread)])


def forget(place):
    """Let go of every report whose place begins so."""
    for name in [name for name in _kept if name.startswith(place)]:
        del _kept[name]


def _review(keep, changes, previous):
    report, before = _recall(keep), _recall(previous)
    if report is None or (previous and before is None):
        return None
    return Review.of(report, json.loads(changes, parse_float=Decimal), before)


def _recall(keep):
    name, report = _kept.get((keep or "").partition(":")[0], (None, None))
    return report if keep and name == keep else None
