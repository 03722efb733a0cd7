"""Plays the part of the system that puts a laptop to sleep; run by the system's own Python.

It is told where its bus is. It says what it was asked, and sends what it is told on its standard input: ``sleep`` or ``wake``.
"""

import os
import sys

import dbus
import dbus.service
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib

_MANAGER = "org.freedesktop.login1.Manager"


class Manager(dbus.service.Object):
    """What the window asks of logind."""

    @dbus.service.method(_MANAGER, in_signature="ssss", out_signature="h")
    def Inhibit(self, what: str, who: str, why: str, mode: str) -> object:  # noqa: N802 - as logind calls it
        """Let the caller hold up the sleep until it closes what it is given."""
        reading, writing = os.pipe()
        say(f"asked {what} {who} {mode}")
        GLib.io_add_watch(reading, GLib.IO_HUP, let_go)
        handed = dbus.types.UnixFd(writing)
        os.close(writing)
        return handed

    @dbus.service.signal(_MANAGER, signature="b")
    def PrepareForSleep(self, asleep: bool) -> None:  # noqa: N802 - as logind calls it
        """Going to sleep, or awake again."""


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def let_go(*_: object) -> bool:
    say("released")
    return False


def main() -> None:
    DBusGMainLoop(set_as_default=True)
    bus = dbus.bus.BusConnection(sys.argv[1])
    name = dbus.service.BusName("org.freedesktop.login1", bus)
    manager = Manager(bus, "/org/freedesktop/login1")
    loop = GLib.MainLoop()

    def hear(*_: object) -> bool:
        told = sys.stdin.readline().strip()
        if told:
            manager.PrepareForSleep(told == "sleep")
        else:
            loop.quit()
        return bool(told)

    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, hear)
    say("ready")
    loop.run()
    del name


main()
