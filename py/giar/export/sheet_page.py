"""A page to print: standing for itself, without a script, nothing in it but what is put there as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from giar.export.lines import Language

STYLE = """
@page { size: A4; margin: 16mm 14mm; }
* { box-sizing: border-box; }
body { max-width: 190mm; margin: 8mm auto; padding: 0 4mm; color: #111; background: #fff;
  font: 10.5pt/1.5 "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
h1 { margin: 0 0 2mm; font-size: 16pt; text-align: center; }
h2 { margin: 6mm 0 2mm; font-size: 12pt; break-after: avoid; }
section + section { break-before: page; }
dl { display: flex; flex-wrap: wrap; gap: 0 8mm; margin: 0 0 3mm; }
dl div { display: flex; } dt::after { content: "："; } dd { margin: 0; }
:lang(en) dt::after { content: ": "; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 1.2mm 1.6mm; border: 0.3mm solid #444; vertical-align: top; text-align: start; overflow-wrap: anywhere; }
th { background: #f2f2f2; font-weight: 600; } thead { display: table-header-group; } tr { break-inside: avoid; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.fill { min-width: 22mm; } .grade { white-space: nowrap; }
.sign { display: flex; gap: 12mm; margin-top: 10mm; } .sign span { flex: 1; border-bottom: 0.3mm solid #444; padding-bottom: 1mm; }
@media print { body { margin: 0; padding: 0; max-width: none; } th { print-color-adjust: exact; } }
"""

Row = Sequence[tuple[str, str]]
"""The cells of a row: the class and the text of each."""


def page(title: str, sections: Iterable[str], language: Language) -> bytes:
    lang = "zh-CN" if language == "zh" else "en"
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    body = "\n".join(f"<section>\n{section}\n</section>" for section in sections)
    return f'<!doctype html>\n<html lang="{lang}"><head>{head}<style>{STYLE}</style></head><body>\n{body}\n</body></html>\n'.encode()


def heading(text: str, level: int = 1) -> str:
    return f"<h{level}>{escape(text)}</h{level}>"


def facts(entries: Iterable[tuple[str, str]]) -> str:
    return "<dl>" + "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(text)}</dd></div>" for name, text in entries) + "</dl>"


def table(head: Sequence[str], rows: Iterable[Row]) -> str:
    heads = "".join(f'<th scope="col">{escape(text)}</th>' for text in head)
    body = "\n".join("<tr>" + "".join(_cell(kind, text) for kind, text in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>\n{body}\n</tbody></table>"


def signatures(names: Iterable[str]) -> str:
    return '<p class="sign">' + "".join(f"<span>{escape(name)}</span>" for name in names) + "</p>"


def paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _cell(kind: str, text: str) -> str:
    return f'<td class="{kind}">{escape(text)}</td>' if kind else f"<td>{escape(text)}</td>"
