"""What ``build.py`` does, one module a step, with the standard library only.

``command`` reads the command line and calls the steps in order: ``python_tools`` and ``node_tools`` make the two tool boxes,
``wheels`` and ``page`` build the two halves, ``site`` puts them together into ``dist/``; ``server`` serves it, ``checks`` tests it.
Every step is skipped while its ``stamps`` say that nothing it depends on has changed.
"""
