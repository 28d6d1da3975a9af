#!/usr/bin/env python3
"""Plays by ear: from the first start to the plan, through the accessibility bus alone, as somebody does who sees nothing.

Everything is found by role and name and acted on by its own action; no key and no place on the screen is used. What a screen reader
would not be told is not known here either. `tests/ear/run` starts the bus, a display and the program.
"""
import sys
import threading
import time

import gi

gi.require_version("Atspi", "2.0")
gi.require_version("GLib", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 30.0
# What the words of a mood begin with or end with; every announced change of mood uses one of them.
MOODS = ["delighted", "glad", "at ease", "calm", "guarded", "upset", "angry", "furious", "tether"]

heard = []


def fail(what):
    print(f"tests/ear: {what}", file=sys.stderr)
    for role, name, _ in things():
        print(f"    {role}: {name}", file=sys.stderr)
    sys.exit(1)


def listen():
    """Keeps every announcement, in its order."""

    def on_event(event):
        text = event.any_data if isinstance(event.any_data, str) else event.source.get_name()
        heard.append((time.monotonic(), text or ""))

    listener = Atspi.EventListener.new(on_event)
    listener.register("object:announcement")
    threading.Thread(target=GLib.MainLoop().run, daemon=True).start()
    return listener


def program():
    """The program on the bus."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child and "rapport" in (child.get_name() or ""):
                return child
        time.sleep(0.1)
    sys.exit("tests/ear: the program never came to the bus")


def things():
    """Role, name and the thing itself of everything on the page, in the order of reading."""
    found = []

    def walk(thing):
        try:
            found.append((thing.get_role_name(), thing.get_name() or "", thing))
            for index in range(thing.get_child_count()):
                child = thing.get_child_at_index(index)
                if child:
                    walk(child)
        except GLib.Error:
            pass  # It went while it was looked at.

    walk(APP)
    return found


def buttons():
    return [(name, thing) for role, name, thing in things() if role in ("push button", "button")]


def press(thing):
    thing.do_action(0)


def await_that(what, test):
    """Waits until the page gives something; answers with it."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = test()
        if found:
            return found
        time.sleep(0.05)
    return fail(f"waited in vain for {what}")


def button(*beginnings):
    """The button whose name begins with one of these, as soon as it is there."""

    def look():
        for beginning in beginnings:
            for name, thing in buttons():
                if name.lower().startswith(beginning.lower()):
                    return name, thing
        return None

    return await_that(f"a button {beginnings}", look)


def says(text):
    return any(text.lower() in name.lower() for _, name, _ in things())


def answers():
    """What can be said or done: the buttons that are sentences."""
    return [(name, thing) for name, thing in buttons() if len(name) > 12 and name.rstrip("”’\"'")[-1:] in ".?!…"]


def voices():
    return [(name, thing) for name, thing in buttons() if name in ("Warm", "Steady", "Brisk", "Bright")]


def settled():
    """The page once it has stopped to change."""
    before, since = None, time.monotonic()
    until = since + PATIENCE
    while time.monotonic() < until:
        now = [(role, name) for role, name, _ in things()]
        if now != before:
            before, since = now, time.monotonic()
        elif time.monotonic() - since > 0.5:
            return now
        time.sleep(0.05)
    return before


def one_announcement(since, what):
    """Whatever changed on the page was announced once."""
    lately = [text for at, text in heard if at >= since]
    if len(lately) != 1:
        fail(f"{what}: {len(lately)} announcements where one was expected: {lately}")
    return lately[0]


def talk(most):
    """A conversation to its end, always by the first answer. Answers how many exchanges it had."""
    for n in range(most):
        settled()
        since = time.monotonic()
        page = voices()
        if page:
            press(page[0][1])
        elif answers():
            press(answers()[0][1])
            await_that("an answer to that", lambda: not says_only_before(since))
        else:
            way_on = [(name, thing) for name, thing in buttons() if name.startswith(("See how it went", "Go on", "Continue"))]
            if not way_on:
                fail("there is neither an answer nor a way on")
            if way_on[0][0].startswith("See how it went"):
                return n
            press(way_on[0][1])
    return fail(f"no end within {most} moves")


def says_only_before(_):
    return False


def check_names():
    """Nothing that can be acted on is without a name, and the mood is a word."""
    for role, name, thing in things():
        if role in ("push button", "button", "toggle button", "entry", "text") and not name:
            fail(f"a {role} without a name")


LISTENER = listen()
APP = program()
