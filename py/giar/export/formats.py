"""The files that a review can be taken away as, by the name of the format."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from giar.export.check_sheet import check_sheet
from giar.export.correction_list import correction_list
from giar.export.document import number, to_dict
from giar.export.lines import Language
from giar.export.review import Review, Unread
from giar.export.tidy import tidy_csv
from giar.export.workbook import workbook


def json_documents(reviews: Sequence[Review], language: Language) -> bytes:
    """The JSON document of each review, one a line, with the changes that a person made; the same in every language."""
    del language
    lines = []
    for review in reviews:
        document = to_dict(review.report, review.findings, review.repairs)
        document["changes"] = [{"cell": change.key, "from": change.before, "to": number(change.after)} for change in review.changes]
        lines.append(json.dumps(document, ensure_ascii=False, indent=1 if len(reviews) == 1 else None))
    return ("\n".join(lines) + "\n").encode()


FORMATS: dict[str, Callable[[Sequence[Review], Language], bytes]] = {
    "xlsx": workbook,
    "csv": tidy_csv,
    "json": json_documents,
    "check-sheet": check_sheet,
    "corrections": correction_list,
}


def take(form: str, reviews: Sequence[Review], language: Language, unread: Sequence[Unread] = ()) -> bytes:
    """A file of reports in the named format; the overview of a workbook names the unread beside them."""
    return workbook(reviews, language, unread) if form == "xlsx" else FORMATS[form](reviews, language)
