"""``giar check``: the command line."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from giar import InputError, Report, check, parse, parse_all, repair, to_dict
from giar.export import Language, report_lines

NOTHING_WRONG, FOUND_ERRORS, UNREADABLE = 0, 1, 2
STANDARD_INPUT = "-"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; the exit status is 0, 1 (some finding at ``error``) or 2 (an input could not be read)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    call = _parser().parse_args(arguments)
    try:
        return _check(call.files, call.previous, call.format, call.lang)
    except BrokenPipeError:
        # Whoever read the output has seen enough; what is left of it must not raise at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOTHING_WRONG


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="giar", description="核对政府信息公开工作年度报告的三张表。 Checks disclosure annual reports.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="check")
    command = commands.add_parser("check", help="读取并核对报告 / read and check reports")
    command.add_argument("files", nargs="+", metavar="FILE", help="报告文件，“-”为标准输入 / a report, - for standard input")
    command.add_argument("--previous", metavar="FILE", help="同一机关上一年度的报告 / the same organ's report of the year before")
    command.add_argument("--format", choices=("text", "json"), default="text")
    command.add_argument("--lang", choices=("zh", "en"), default="zh")
    return parser


def _check(files: Sequence[str], previous: str | None, form: str, language: Language) -> int:
    before: Report | None = None
    if previous is not None:
        try:
            before = parse(*_source(previous))
        except InputError as error:
            print(f"{previous}: {error.message[language]}", file=sys.stderr)
            return UNREADABLE
    statuses = [_check_file(file, before, form, language) for file in files]
    return max(statuses)


def _check_file(file: str, before: Report | None, form: str, language: Language) -> int:
    try:
        reports = parse_all(*_source(file))
    except InputError as error:
        _refuse(file, error, form, language)
        return UNREADABLE
    alone = len(reports) == 1
    return max(_check_report(report, before if alone or _same_organ(report, before) else None, form, language) for report in reports)


def _same_organ(report: Report, before: Report | None) -> bool:
    """True where last year's report is of the organ of this one of several."""
    return before is not None and before.meta.organ is not None and report.meta.organ == before.meta.organ


def _check_report(report: Report, before: Report | None, form: str, language: Language) -> int:
    findings = check(report, previous=before)
    repairs = repair(report)
    if form == "json":
        print(json.dumps(to_dict(report, findings, repairs), ensure_ascii=False))
    else:
        print("\n".join(report_lines(report.source.name or "", report, findings, repairs, language)))
    return FOUND_ERRORS if any(finding.severity == "error" for finding in findings) else NOTHING_WRONG


def _refuse(file: str, error: InputError, form: str, language: Language) -> None:
    print(f"{file}: {error.message[language]}", file=sys.stderr)
    if form == "json":
        refusal = {"schema": "giar/1", "source": {"name": file}, "error": {"code": error.code, "message": dict(error.message)}}
        print(json.dumps(refusal, ensure_ascii=False))


def _source(file: str) -> tuple[bytes | Path, str]:
    """What to read, and what it is called."""
    return (sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file)), file


if __name__ == "__main__":
    sys.exit(main())
