"""Hands out the use cases of a register; what the role does not allow ends before it begins."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast, overload

from hublog.services.access import Access
from hublog.services.unavailable import NotAllowed

if TYPE_CHECKING:
    from hublog.services.api import Services

T = TypeVar("T")


class use_cases(Generic[T]):  # noqa: N801 - used as a decorator, like the cached_property it stands for
    """A group of use cases of ``Services``, made when first asked for and handed out guarded."""

    def __init__(self, make: "Callable[[Services], T]") -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, services: None, owner: type) -> "use_cases[T]": ...
    @overload
    def __get__(self, services: "Services", owner: type) -> T: ...
    def __get__(self, services: "Services | None", owner: type) -> "use_cases[T] | T":
        if services is None:
            return self
        made = cast("T", Guarded(self._make(services), self._name, services.access))
        # What lies in the instance under this name is found before a descriptor that never sets.
        services.__dict__[self._name] = made
        return made


class Guarded:
    """Stands before a group of use cases and asks of each call whether it is allowed."""

    def __init__(self, group: object, name: str, access: Access) -> None:
        self._group, self._name, self._access = group, name, access

    def __getattr__(self, method: str) -> Any:  # noqa: ANN401 - whatever the group has by that name
        found = getattr(self._group, method)
        if not callable(found):
            self._demand(method)
            return found

        @wraps(found)
        def guarded(*args: Any, **more: Any) -> Any:  # noqa: ANN401 - as above
            # Asked when it is called: whoever steps down keeps no key in a pocket.
            self._demand(method)
            return found(*args, **more)

        return guarded

    def _demand(self, method: str) -> None:
        if not self._access.may(self._name, method):
            raise NotAllowed
