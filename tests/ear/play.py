#!/usr/bin/env python3
"""Plays by ear: from the first start to the plan of a second conversation, through the accessibility bus alone.

Everything is found by role and name and acted on by its own action; no key and no place on the screen is used. What a screen reader
is not told is not known here either. `tests/ear/run` starts the bus, a display and the program.
"""
import sys
import time
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

warnings.simplefilter("ignore")
PATIENCE = 40.0
MOODS = ["delighted", "glad", "at ease", "calm", "guarded", "upset", "angry", "furious", "very upset"]
VOICES = ["Warm", "Steady", "Brisk", "Bright"]
heard = []


def fail(what):
    print(f"tests/ear: {what}", file=sys.stderr)
    for role, name, _ in page():
        print(f"    {role}: {name}", file=sys.stderr)
    sys.exit(1)


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


def listen():
    """Keeps every announcement, in its order."""

    def on_event(event):
        text = event.any_data if isinstance(event.any_data, str) else event.source.get_name()
        heard.append(text or "")

    listener = Atspi.EventListener.new(on_event)
    listener.register("object:announcement")
    return listener


def wait():
    """A little while, in which announcements are taken in."""
    time.sleep(0.05)
    while GLib.MainContext.default().iteration(False):
        pass


def page():
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
    return [(name, thing) for role, name, thing in page() if role in ("push button", "button", "toggle button")]


def answers():
    """What can be said or done: the buttons that are sentences."""
    return [(name, thing) for name, thing in buttons() if len(name) > 14 and name.rstrip("\u2019\u201d")[-1:] in (".", "?", "!", "\u2026")]


def press(thing):
    thing.get_action_iface().do_action(0)


def await_that(what, look):
    """Waits until `look` finds something, and answers with it."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = look()
        if found:
            return found
        wait()
    return fail(f"waited in vain for {what}")


def settled():
    """The page as text, once it has stopped to change."""
    before, since, until = None, time.monotonic(), time.monotonic() + PATIENCE
    while time.monotonic() < until:
        now = [f"{role}: {name}" for role, name, _ in page()]
        if now != before:
            before, since = now, time.monotonic()
        elif time.monotonic() - since > 0.4:
            break
        wait()
    for role, name, _ in page():
        if role in ("push button", "button", "image") and not name:
            fail(f"a {role} without a name")
    return before


def button(*beginnings):
    """Presses the button whose name begins with one of these, as soon as it is there; answers with the page that comes."""

    def look():
        return [thing for beginning in beginnings for name, thing in buttons() if name.startswith(beginning)]

    before = settled()
    press(await_that(f"a button {beginnings}", look)[0])
    await_that(f"another page after {beginnings}", lambda: [f"{role}: {name}" for role, name, _ in page()] != before)
    return settled()


def has(lines, words):
    return any(words.lower() in line.lower() for line in lines)


def expect(lines, *all_words):
    for words in all_words:
        if not has(lines, words):
            fail(f"“{words}” is not told")


def converse():
    """A conversation to its end, by the first answer and the first voice. Every answer is announced once."""
    n_exchanges = 0
    for _ in range(120):
        lines = settled()
        if has(lines, "button: See how it went"):
            return n_exchanges
        if not any(has(lines, f", {mood}") for mood in MOODS):
            fail("the face has no word for its mood")
        tiles = [thing for name, thing in buttons() if name in VOICES]
        n_heard = len(heard)
        if tiles:
            press(tiles[0])
        elif answers():
            press(answers()[0][1])
        else:
            press(await_that("a way on", lambda: [thing for name, thing in buttons() if name.startswith("Continue")])[0])
        await_that("another page", lambda: [f"{role}: {name}" for role, name, _ in page()] != lines)
        now = settled()
        asks_for_voice = has(now, "button: Steady") and not tiles
        if not asks_for_voice:
            n_exchanges += 1
            if len(heard) - n_heard > 2:
                fail(f"said more than once: {heard[n_heard:]}")
            if len(heard) == n_heard:
                fail("nothing was announced")
            if len(set(heard[n_heard:])) != len(heard[n_heard:]):
                fail(f"the same words twice: {heard[n_heard:]}")
    return fail("the conversation has no end")


APP = program()
LISTENER = listen()

await_that("the Home page", lambda: [name for name, _ in buttons() if name == "Skip this"])
expect(settled(), "What would you most like to practise?")
expect(button("Handling angry customers"), "umbrella", "information desk")
converse()
expect(button("See how it went"), "If you had said", "would have said")
button("Skip the other answer")
expect(settled(), "Two things you just saw happen")
expect(button("Choose someone else"), "Who would you like to meet today?")
expect(button("Before three"), "Claire Hobson", "Pick up the phone")
button("Pick up the phone")
n_exchanges = converse()
expect(button("See how it went"), "How was that for you?")
expect(button("It was fine"), "Which moment mattered most?")
moment = button("No single one", "This one")
expect(moment, "You said", "One thing to practise") if not has(moment, "You decided to") else expect(moment, "One thing to practise")
curve = button("Her whole curve")
points = [line for line in curve if line.startswith("list item: Answer")]
if len(points) < n_exchanges - 1:
    fail(f"the curve is not told point by point: {len(points)} of {n_exchanges}")
button("The moment", "Back")
plan = button("One thing to practise")
expect(plan, "plan")
if not heard:
    fail("nothing was ever announced")
print(f"played by ear to the plan: {n_exchanges} exchanges, {len(heard)} announcements")
