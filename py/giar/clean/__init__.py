"""Document text to plain text: a list of named fixes, each replayable, each keeping the way back to the source."""

from giar.clean.fixes import clean
from giar.report import CleanText, Edit

__all__ = ["CleanText", "Edit", "clean"]
