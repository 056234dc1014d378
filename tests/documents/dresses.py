"""What tables of published PDF look like beside plain black lines: borders, shading, spacing, watermarks, rows cut by pages."""

from __future__ import annotations

from random import Random

DRESSES = {
    "dashed": "td {border: 1px dashed #444 !important}",
    "dotted": "td {border: 1px dotted #000 !important}",
    "double": "td {border: 3px double #000 !important}",
    "hair": "td {border: 0.25pt solid #999 !important}",
    "thick": "td {border: 2.5pt solid #000 !important}",
    "open at the sides": (
        "table {border-style: hidden !important} td {border: 1px solid #000 !important}"
        "td:first-child {border-left: none !important} td:last-child {border-right: none !important}"
    ),
    "lines between rows": "td {border: none !important; border-top: 1px solid #000 !important; border-bottom: 1px solid #000 !important}",
    "lines between columns": "td {border: none; border-left: 1px solid #000 !important; border-right: 1px solid #000 !important}",
    "boxes apart": "table {border-collapse: separate !important; border-spacing: 2px} td {border: 1px solid #000 !important}",
    "shaded": "td {border: 1px solid #fff !important; background: #dde}",
    "striped": "td {border: none !important} tr:nth-child(odd) td {background: #eee}",
    "spaced digits": "td {border: 1px solid #000 !important; letter-spacing: 2px}",
    "shrunk": "body {zoom: 0.6} td {border: 1px solid #000 !important}",
    "rows cut by pages": "td {border: 1px solid #000 !important; padding: 9pt !important} table {font-size: 16pt !important}",
    "underlined": "td {border: 1px solid #000 !important; text-decoration: underline}",
    "bold": "td {border: 1px solid #000 !important; font-weight: bold; -webkit-text-stroke: 0.4px #000}",
    "watermark": (
        "td {border: 1px solid #000 !important} body::before {content: '内部资料 2024'; position: fixed; top: 40%; left: 15%;"
        "font-size: 60pt; color: rgba(0, 0, 0, 0.2); transform: rotate(-35deg)}"
    ),
    "framed pages": "td {border: 1px solid black} body::after {content: ''; position: fixed; inset: -12pt; border: 2pt solid red}",
    "to the right": "td {border: 1px solid #000 !important; text-align: right !important}",
    "at the top": "td {border: none !important; vertical-align: top}",
    "at the bottom, to the left": "td {border: none !important; vertical-align: bottom; text-align: left !important}",
    "airy": "td {border: none !important; padding: 8pt 2pt !important}",
}


def dressed(page: str, name: str) -> str:
    """The page in one of the dresses."""
    dress = Random(f"dress/{name}").choice(list(DRESSES.values()))
    return page.replace("</style>", f"{dress}</style>")
