"""What the snapshot leaves out comes when it is first asked for: the rest of the standard library and of the packages."""

import builtins
import gc
import importlib
import os
import random
import sys
import types
import zipfile
from importlib.machinery import PathFinder

STANDARD_LIBRARY = "/lib/python{}{}.zip".format(*sys.version_info)


class Rest:
    """The last of the finders: asked only for what nobody else has found."""

    def __init__(self, names):
        self.names = names
        self.generators = []
        self.bring = None

    def find_spec(self, name, path=None, target=None):
        if self.bring is None or name.partition(".")[0] not in self.names:
            return None
        bring, self.bring = self.bring, None
        bring()
        importlib.invalidate_caches()
        sys.path_importer_cache.clear()
        return PathFinder.find_spec(name, path, target)


def leave_out(archives):
    """While the snapshot is made: note which names the archives hold."""
    names = set()
    for archive in (STANDARD_LIBRARY, *archives):
        with zipfile.ZipFile(archive) as opened:
            names |= {entry.partition("/")[0].removesuffix(".py") for entry in opened.namelist()}
    rest.names = frozenset(names)
    rest.generators = [thing for thing in gc.get_objects() if type(thing) is random.Random]
    for generator in rest.generators:
        generator.seed(0)
    sys.meta_path.append(rest)


def put_at_hand():
    """While the snapshot is made: what Pyodide's loader would have to look for when it is restored."""
    import _pyodide
    import pyodide.code
    import pyodide.ffi
    from pyodide import _package_loader

    import __main__

    _pyodide.at_hand = types.SimpleNamespace(
        internal={},
        importlib=importlib,
        sys=sys,
        os=os,
        main=__main__.__dict__,
        builtins=builtins.__dict__,
        pyodide=pyodide,
        code=pyodide.code,
        ffi=pyodide.ffi,
        package_loader=_package_loader,
        base=_pyodide._base,
    )


def restored(bring):
    """In the page: `bring` puts the archives in their places. What must not be the same in every visit is made anew."""
    rest.bring = bring
    for generator in rest.generators:
        generator.seed()


rest = Rest(frozenset())
