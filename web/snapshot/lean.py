"""Run while the snapshot is made: drops what only a person at a console would ask for."""

import gc
import types

HAS_DOCSTRING = 0x4000000


def lean_code(code):
    """The code without its docstring and its table of lines; a traceback then names functions only, and nobody sees one here."""
    constants = tuple(lean_code(value) if isinstance(value, types.CodeType) else value for value in code.co_consts)
    flags = code.co_flags
    if flags & HAS_DOCSTRING:
        constants = (None, *constants[1:])
        flags &= ~HAS_DOCSTRING
    return code.replace(co_consts=constants, co_flags=flags, co_linetable=b"")


def slim():
    for thing in gc.get_objects():
        if isinstance(thing, types.FunctionType):
            thing.__doc__ = None
            del thing.__annotations__
            thing.__code__ = lean_code(thing.__code__)
        elif isinstance(thing, types.ModuleType) or (isinstance(thing, type) and isinstance(thing.__dict__.get("__doc__"), str)):
            try:
                thing.__doc__ = None
            except (AttributeError, TypeError):  # built into CPython, and so not in the snapshot
                continue
    gc.collect()


slim()
