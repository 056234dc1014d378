"""What the page asks of giar: two questions, answered in JSON."""

import json

import giar
from giar.check import RULES
from giar.export.form import form_document


def introduce():
    """What the page needs to know before it can show a report: the form to draw and the names of the rules."""
    rules = {rule.id: {"name": rule.name, "condition": rule.condition} for rule in RULES}
    return json.dumps({"form": form_document(), "rules": rules})


def check(source, name):
    """The JSON document of a text (str) or of a file's content (a buffer), or the reason why it cannot be read."""
    content = source if isinstance(source, str) else source.to_bytes()
    try:
        report = giar.parse(content, name=name)
    except giar.InputError as error:
        return json.dumps({"error": {"code": error.code, "message": error.message}})
    document = giar.to_dict(report, giar.check(report), giar.repair(report))
    return json.dumps({"document": document, "text": report.text})
