"""Import contracts that name rooms before they are built.

import-linter refuses a contract on a module that does not exist. These two skip
such modules, so that a wall is declared once and stands from its room's first
line; test_walls.py sees to it that no name in them is a slip of the pen.
"""

from grimp import ImportGraph
from importlinter import ContractCheck
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.protected import ProtectedContract

OURS = ("coach", "connectors")


class ForbiddenOnceBorn(ForbiddenContract):
    type_name = "forbidden_once_born"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        self.source_modules = _born(self.source_modules, graph)
        self.forbidden_modules = _born(self.forbidden_modules, graph)
        return super().check(graph, verbose)


class ProtectedOnceBorn(ProtectedContract):
    type_name = "protected_once_born"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        self.protected_modules = _born(self.protected_modules, graph)
        self.allowed_importers = _born(self.allowed_importers, graph)
        return super().check(graph, verbose)


def _born(expressions, graph):
    def exists(name: str) -> bool:
        return name.partition(".")[0] not in OURS or name in graph.modules

    return [each for each in expressions if exists(each.expression)]
