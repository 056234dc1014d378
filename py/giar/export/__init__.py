"""Report → JSON and text: one module a format."""

from giar.export.document import to_dict
from giar.export.lines import Language, report_lines

__all__ = ["Language", "report_lines", "to_dict"]
