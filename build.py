#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Builds, serves and tests giar: python build.py [build | serve | test]

This file alone must be readable by every Python, however old, so that an old one is told what is wrong.
All the work is in the folder building/, which uses the standard library only.
"""

import os
import sys

OLDEST_PYTHON = (3, 11)


def main():  # type: () -> int
    if sys.version_info < OLDEST_PYTHON:
        sys.stderr.write(
            "build.py: 需要 Python %d.%d 或更新的版本，现在是 %d.%d。\n" % (OLDEST_PYTHON + tuple(sys.version_info[:2]))
            + "          Python %d.%d or newer is needed; this one is %d.%d.\n" % (OLDEST_PYTHON + tuple(sys.version_info[:2]))
        )
        return 2
    from building.command import run

    return run(os.path.dirname(os.path.abspath(__file__)), sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
