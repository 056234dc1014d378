"""Run while the snapshot is made: one report from end to end, so that nothing is done for the first time in the page."""

import json
import sys
import zipimport

import session

session.introduce()
for _ in range(2):
    assert "document" in json.loads(session.check(text, None)), "the example could not be read"  # noqa: F821 (given by make.js)

sys.path_importer_cache.clear()
zipimport._zip_directory_cache.clear()
