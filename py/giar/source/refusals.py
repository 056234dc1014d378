"""Why an input cannot be read, and what to do about it: every refusal's words stand here."""

from __future__ import annotations

from giar.errors import InputError


def empty() -> InputError:
    return InputError("empty", "文件是空的，没有可读的文字。", "The file is empty; there is no text to read.")


def pictures_only() -> InputError:
    return InputError(
        "scan",
        "文件里只有图片（扫描件），没有文字层，giar 不识别图片。请改用原始的 Word、Excel 文件或可复制文字的 PDF。",
        "The file holds pictures (a scan) and no text, and giar reads no pictures. Use the original Word or Excel file, or a PDF whose"
        " text can be copied.",
    )


def oversized() -> InputError:
    return InputError(
        "too-large",
        "文件太大（或解压后太大），不像是一份年度报告。请只保留报告本身后再试。",
        "The file is too large, or becomes so when unpacked, to be an annual report. Keep only the report itself and try again.",
    )


def encrypted() -> InputError:
    return InputError(
        "encrypted",
        "文件有密码保护，读不了。请去掉密码后另存，再试一次。",
        "The file is protected by a password. Save it without the password and try again.",
    )


def damaged(kind: str) -> InputError:
    return InputError(
        "damaged",
        f"文件已损坏或不完整，无法作为 {kind} 打开。请重新下载，或用原来的程序打开后另存，再试一次。",
        f"The file is damaged or incomplete and cannot be opened as {kind}. Download it again, or open it in its program, save it anew"
        " and try again.",
    )


def unsupported(zh: str, en: str, way: tuple[str, str]) -> InputError:
    """A known kind of file that giar does not read, and the way out, in Chinese and English."""
    return InputError("unsupported", f"这是{zh}，giar 不能直接读取。{way[0]}", f"This is {en}, which giar does not read. {way[1]}")


def reader_missing(package: str) -> InputError:
    return InputError(
        "reader-missing",
        f"读取这种文件需要 {package}，但没有找到它。请用 pip 重新安装 giar。",
        f"Reading this kind of file needs {package}, which is not there. Install giar again with pip.",
    )
