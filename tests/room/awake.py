"""Stands in for the screen saver on the session's bus, and sees that a session with a room keeps the screen awake until it ends."""

import os
import subprocess
import sys
import time

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

SAVER = """<node><interface name="org.freedesktop.ScreenSaver">
<method name="Inhibit"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="u" direction="out"/></method>
<method name="UnInhibit"><arg type="u" direction="in"/></method></interface></node>"""

program, seconds, scratch = sys.argv[1], int(sys.argv[2]), sys.argv[3]
bus = Gio.bus_get_sync(Gio.BusType.SESSION)
context = GLib.MainContext.default()
asked, gone = [], []


def called(connection, sender, path, interface, method, parameters, invocation):
    if method == "Inhibit":
        asked.append((time.time(), sender, parameters.unpack()))
        invocation.return_value(GLib.Variant("(u)", (len(asked),)))
    else:
        gone.append((time.time(), sender))
        invocation.return_value(None)


def owner_changed(connection, sender, path, interface, signal, parameters):
    name, _, new = parameters.unpack()
    if not new and any(name == who for _, who, _ in asked):
        gone.append((time.time(), name))


bus.register_object("/org/freedesktop/ScreenSaver", Gio.DBusNodeInfo.new_for_xml(SAVER).interfaces[0], called, None, None)
Gio.bus_own_name_on_connection(bus, "org.freedesktop.ScreenSaver", Gio.BusNameOwnerFlags.NONE, None, None)
bus.signal_subscribe(
    "org.freedesktop.DBus", "org.freedesktop.DBus", "NameOwnerChanged", None, None, Gio.DBusSignalFlags.NONE, owner_changed
)


def wait(holds, limit):
    end = time.time() + limit
    while time.time() < end and not holds():
        while context.pending():
            context.iteration(False)
        time.sleep(0.05)
    return holds()


def key(name):
    subprocess.run(["xdotool", "key", name])
    time.sleep(0.4)


subprocess.run(["xrandr", "--output", "DUMMY1", "--mode", "1920x1080", "--right-of", "DUMMY0"])
home = os.path.join(scratch, "awake")
os.makedirs(home, exist_ok=True)
with open(os.path.join(home, "settings.ron"), "w") as settings:
    settings.write("(version: 1, value: (has_started: true))")
process = subprocess.Popen([program, "--home", home, "group", "before_three"])


def desk():
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "group session"], capture_output=True, text=True).stdout
    return found.split()


if not wait(desk, 30):
    sys.exit("tests/room/awake: the window does not come")
subprocess.run(["xdotool", "windowfocus", desk()[0]])
time.sleep(1)
if wait(lambda: asked, 2):
    sys.exit("tests/room/awake: the screen is kept awake before a session has begun")
key("Return")
if not wait(lambda: asked, 10):
    sys.exit("tests/room/awake: nobody asked for the screen to stay awake")
print(f"asked by {asked[0][2]}", flush=True)
if wait(lambda: gone, seconds):
    sys.exit(f"tests/room/awake: it was let go after {gone[0][0] - asked[0][0]:.0f} s")
key("Escape")
if not wait(lambda: gone, 10):
    sys.exit("tests/room/awake: it is still held after the session was left")
process.kill()
print(f"the screen was kept awake for {gone[0][0] - asked[0][0]:.0f} s, until the session was left")
