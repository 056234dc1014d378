"""Documents made by real programs, each with the truth of its cells.

``python -m documents make`` writes them (it needs LibreOffice, Chromium and a few packages that giar does not);
``python -m documents score`` says how well giar reads a folder of them.
"""
