"""What stands in a box on a page, in points from its top left corner."""

from __future__ import annotations


class Boxed:
    """Something with four sides, and so with a middle."""

    __slots__ = ()

    left: float
    top: float
    right: float
    bottom: float

    @property
    def x(self) -> float:
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        return (self.top + self.bottom) / 2
