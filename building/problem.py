"""What stands in the way of a build, said in one sentence in each language."""

from __future__ import annotations

import errno
import re
from pathlib import Path


class BuildError(Exception):
    """Something outside the program stands in the way: a missing tool, no network, a full disk."""

    status = 2

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} {en}")
        self.zh = zh
        self.en = en


class StepError(BuildError):
    """A step ran and its own work is at fault, as when a source file does not compile."""

    status = 1


def disk_full() -> BuildError:
    return BuildError("磁盘已满，写不下了；请腾出空间后再运行一次。", "The disk is full; free some space and run this again.")


def not_writable(name: str) -> BuildError:
    return BuildError(f"没有写入权限：{name}。请检查文件夹的权限。", f"No permission to write {name}; check the folder's permissions.")


def no_network(tool: str) -> BuildError:
    return BuildError(
        f"{tool} 连不上软件包仓库；第一次运行需要网络，请检查网络或代理后再试。",
        f"{tool} cannot reach its package registry; the first run needs the network: check it, or the proxy, and try again.",
    )


def from_os_error(error: OSError) -> BuildError:
    """The sentence for an operating system's refusal."""
    name = str(error.filename or "")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full()
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return not_writable(name)
    said = error.strerror or type(error).__name__
    return BuildError(f"无法读写 {name}：{said}。", f"Cannot read or write {name}: {said}.")


DISK_FULL = re.compile(r"ENOSPC|EDQUOT|No space left on device|There is not enough space on the disk|Disk quota exceeded")
WRONG_CONTENT = re.compile(r"DO NOT MATCH THE HASHES|EINTEGRITY")
NO_NETWORK = re.compile(
    r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT"
    r"|NewConnectionError|NameResolutionError|ConnectTimeoutError|ReadTimeoutError|ProxyError|SSLError"
    r"|Failed to establish a new connection|Network is unreachable|Temporary failure (in name resolution|resolving)"
)
NOT_WRITABLE = re.compile(r"EACCES|EROFS|EPERM|Permission denied|Read-only file system")
QUOTED = re.compile(r"(['\"])(?P<name>[^'\"\n]+)\1")


def from_tool_output(tool: str, output: str, log: Path) -> BuildError:
    """The sentence for a tool that failed, read from its own words."""
    if DISK_FULL.search(output):
        return disk_full()
    if WRONG_CONTENT.search(output):
        return BuildError(
            f"{tool} 下载到的文件与固定的校验值不符，已拒绝使用（详见 {log}）。",
            f"What {tool} downloaded does not match its pinned checksum and was refused (details in {log}).",
        )
    if NO_NETWORK.search(output):
        return no_network(tool)
    if refused := NOT_WRITABLE.search(output):
        quoted = QUOTED.search(output, refused.end())
        return not_writable(quoted["name"] if quoted else tool)
    last_words = "\n".join(f"    {line}" for line in output.strip().splitlines()[-25:])
    return StepError(f"{tool} 未能完成（全文见 {log}）：", f"{tool} failed (all it said is in {log}):\n{last_words}")
