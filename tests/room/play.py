"""Plays a session with a room in real windows by keys alone; started by tests/room/run."""

import os
import random
import re
import subprocess
import sys
import time

DESK, WALL = "DUMMY0", "DUMMY1"
# Where the two screens lie: x, y, width, height.
ON_DESK, ON_WALL = (0, 0, 1280, 720), (1280, 0, 1920, 1080)


def run(*words):
    return subprocess.run(words, capture_output=True, text=True).stdout.strip()


class Failed(Exception):
    pass


class Room:
    """The program under way, and its two windows."""

    def __init__(self, program, scratch, code="000-2DJ"):
        self.program, self.scratch, self.code = program, scratch, code
        self.home = os.path.join(scratch, "home")
        os.makedirs(self.home, exist_ok=True)
        with open(os.path.join(self.home, "settings.ron"), "w") as settings:
            settings.write("(version: 1, value: (has_started: true, appearance: Dark))")
        self.log, self.process = os.path.join(scratch, "log.txt"), None

    # ---- the program -------------------------------------------------------------------

    def start(self):
        environment = dict(os.environ, RUST_LOG=os.environ.get("ROOM_LOG", "rapport=info"))
        self.out = open(self.log, "w")
        arguments = [self.program, "--home", self.home, "group", "before_three", "--seed", self.code]
        self.process = subprocess.Popen(arguments, env=environment, stdout=self.out, stderr=self.out)
        self.await_(lambda: self.desk(), 20, "the window of the desk does not come")
        self.focus(self.desk())
        self.await_(lambda: self.wall_is_out(), 10, "the wall does not come")
        time.sleep(0.5)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def alive(self):
        if self.process.poll() is not None:
            raise Failed(f"the program ended by itself: {open(self.log).read()[-400:]}")

    def await_(self, holds, seconds, why):
        end = time.time() + seconds
        while time.time() < end:
            if holds():
                return time.time()
            self.alive()
            time.sleep(0.02)
        raise Failed(f"{why}; windows: {self.told()}; {open(self.log).read()[-200:]}")

    def told(self):
        """Every window of the program with its place, for a failure."""
        found = self.windows("Rapport")
        return [(run("xdotool", "getwindowname", window), self.place(window)) for window in found]

    def state(self):
        """Stage, ballots that are in, and keys so far, as the program logged them last."""
        found = re.findall(r"at (\w+), (\d+) of (\d+) in, (\d+) keys, (\w+)", open(self.log).read())
        return found[-1] if found else ("None", "0", "0", "0", "Live")

    def settle(self):
        """Waits until every key was heard: until nothing has changed for a second."""
        known, since = self.state(), time.time()
        while time.time() - since < 1.0:
            time.sleep(0.1)
            if self.state() != known:
                known, since = self.state(), time.time()

    # ---- windows -----------------------------------------------------------------------

    def windows(self, name):
        return run("xdotool", "search", "--onlyvisible", "--name", name).split()

    def desk(self):
        found = self.windows("group session")
        return found[0] if found else None

    def wall(self):
        found = self.windows("^Rapport: the wall$")
        return found[0] if found else None

    def place(self, window):
        told = dict(line.split("=", 1) for line in run("xdotool", "getwindowgeometry", "--shell", window).splitlines() if "=" in line)
        return tuple(int(told[part]) for part in ("X", "Y", "WIDTH", "HEIGHT")) if "X" in told else None

    def stands(self):
        """Where the wall stands, and where the screen of the desk begins."""
        wall, desk = self.wall(), self.desk()
        at = self.place(desk) if desk else None
        return (self.place(wall) if wall else None, None if at is None else 1280 if at[0] >= 1280 else 0)

    def wall_is_out(self):
        """Whether the window of the wall fills the second screen."""
        return any(self.place(window) == ON_WALL for window in self.windows("^Rapport: the wall$"))

    def focus(self, window):
        if window:
            run("xdotool", "windowfocus", "--sync", window)

    def press(self, key, pause=0.12):
        self.alive()
        run("xdotool", "key", key)
        time.sleep(pause)

    def step(self, key):
        """Presses a key and waits until it was heard; answers whether it did anything."""
        before = self.state()[3]
        self.press(key, 0.05)
        end = time.time() + 1.5
        while time.time() < end and self.state()[3] == before:
            time.sleep(0.03)
        time.sleep(0.15)
        return self.state()[3] != before

    # ---- screens -----------------------------------------------------------------------

    def plug(self):
        run("xrandr", "--output", DESK, "--mode", "1280x720", "--pos", "0x0", "--output", WALL, "--mode", "1920x1080", "--pos", "1280x0")

    def pull(self):
        run("xrandr", "--output", WALL, "--off")

    def mirror(self):
        run("xrandr", "--output", WALL, "--mode", "1920x1080", "--pos", "0x0")

    def blink(self):
        """The cable is out for less time than passes between two looks at the screens."""
        self.pull()
        time.sleep(random.uniform(0.2, 0.8))
        self.plug()

    def picture(self, path, place):
        x, y, width, height = place
        subprocess.run(["import", "-window", "root", "-crop", f"{width}x{height}+{x}+{y}", "+repage", path])

    # ---- what is done ------------------------------------------------------------------

    def bring_the_wall_back(self):
        """Both screens are there, and the wall is on the second one: as somebody would get there who was lost."""
        self.plug()
        for key in [None, "F8", "F8", "shift+F8", "shift+F8", "F8", "F8"]:
            if key:
                self.focus(self.desk())
                self.press(key)
            end = time.time() + 5
            while time.time() < end:
                if self.stands() == (ON_WALL, 0):
                    # A key that is still on its way may change that again.
                    time.sleep(1.5)
                    if self.stands() == (ON_WALL, 0):
                        return
                time.sleep(0.05)
        raise Failed("the wall is not on the second screen again, whatever is pressed")

    def pull_and_put_back(self):
        """The cable is pulled and put back; answers after how many seconds the wall was there again."""
        before = self.state()
        self.pull()
        time.sleep(random.uniform(0.2, 2.5))
        self.plug()
        plugged = time.time()
        back = self.await_(self.wall_is_out, 6, "the wall does not come back")
        time.sleep(0.2)
        if self.state() != before:
            raise Failed(f"the cable changed {before} into {self.state()}")
        return back - plugged


# What comes at random: a key, or what becomes of screens, windows and the process.
KEYS = (
    ["space"] * 14
    + ["1", "2", "3", "4"] * 4
    + ["u", "BackSpace", "h", "r", "p", "l", "w", "o", "m", "a", "e", "b", "f", "t", "shift+t", "Return", "Up", "Down", "Left", "Right"]
    + ["i", "F8", "shift+F8", "plus", "minus", "d"]
)
EVENTS = ["pull", "plug", "mirror", "blink", "focus-the-wall", "focus-the-desk", "minimise", "kill"]


def happen(room, what):
    """Does what stands in a sequence. Answers whether the process was killed, and goes on by then."""
    if what == "kill":
        room.settle()
        before = room.state()
        room.kill()
        room.plug()
        room.start()
        # What was left is known once the history was read.
        for _ in range(5):
            room.press("o", 0.8)
            if before[3] == "0" or room.state()[3] != "0":
                break
        after = room.state()
        # A session of which no key is kept begins anew; opening it again is a key of its own.
        if before[3] == "0":
            room.press("Return", 0.6)
        elif before[:3] != after[:3] or int(after[3]) != int(before[3]) + 1:
            raise Failed(f"killed at {before}, it goes on at {after}")
        return True
    if what == "minimise":
        if room.desk():
            run("xdotool", "windowminimize", room.desk())
            time.sleep(0.5)
            for window in run("xdotool", "search", "--name", "group session").split():
                run("xdotool", "windowmap", window)
            time.sleep(0.3)
    elif what in ("focus-the-wall", "focus-the-desk"):
        room.focus(room.wall() if what == "focus-the-wall" else room.desk())
    elif what in ("pull", "plug", "mirror", "blink"):
        getattr(room, what)()
        time.sleep(random.uniform(0.1, 1.2))
    else:
        room.press(what)
    return False


def one_session(program, scratch, sequence):
    """One session with this sequence; answers how long the wall took to come back, and how often the process was killed."""
    room = Room(program, scratch)
    room.plug()
    room.start()
    room.press("Return", 0.6)
    done = []
    try:
        kills = 0
        for what in sequence:
            done.append(what)
            kills += happen(room, what)
        # Keys of the screens leave no word: they are given time.
        room.settle()
        time.sleep(1.0)
        room.bring_the_wall_back()
        room.settle()
        took = room.pull_and_put_back()
        if took > 2.0:
            raise Failed(f"the wall took {took:.2f} s to come back")
    except Failed as failed:
        raise Failed(f"{failed}; after: {' '.join(done)}") from None
    finally:
        room.kill()
    return room.state(), took, kills


def at_random(program, scratch, times):
    longest, kills = 0.0, 0
    for number in range(times):
        length = random.randrange(25, 60)
        sequence = [random.choice(EVENTS if random.random() < 0.12 else KEYS) for _ in range(length)]
        state, took, killed = one_session(program, os.path.join(scratch, str(number)), sequence)
        longest, kills = max(longest, took), kills + killed
        print(f"{number + 1}: {state}, the wall was back after {took:.2f} s", flush=True)
    print(f"{times} sessions, {kills} kills: the wall was back after {longest:.2f} s at the most; no stage and no vote was lost")


def swaps(program, scratch):
    """F8 with the wall on its screen: both windows change places, and back, and neither lies over the other."""
    room = Room(program, os.path.join(scratch, "swap"))
    room.plug()
    room.start()
    room.press("Return", 0.8)
    for wall_on, desk_from in [(ON_DESK, 1280), (ON_WALL, 0), (ON_DESK, 1280), (ON_WALL, 0)]:
        room.focus(room.desk())
        room.press("F8")
        room.await_(
            lambda: room.stands() == (wall_on, desk_from),
            4,
            "wall and desk do not change places",
        )
        print(f"F8: {room.told()}", flush=True)
    room.kill()


def resumes(program, scratch):
    """The process is killed at five stages; each time it goes on at the same one with the same votes, in both windows."""
    room = Room(program, os.path.join(scratch, "resume"))
    room.plug()
    room.start()
    room.press("Return", 0.8)
    for keys in [["space"], ["space", "space", "1", "2"], ["space", "space", "space", "1", "1", "2", "2", "3"], ["r", "space"], ["d", "space", "space"]]:
        for key in keys:
            room.step(key)
        time.sleep(0.6)
        before = room.state()
        room.picture(os.path.join(scratch, "before.png"), ON_WALL)
        room.kill()
        room.start()
        room.press("Return", 1.0)
        room.await_(lambda: room.state()[3] != "0", 10, "it does not go on")
        after = room.state()
        if before[:3] != after[:3]:
            raise Failed(f"killed at {before}, it goes on at {after}")
        room.await_(room.wall_is_out, 4, "the wall is not there again")
        time.sleep(0.8)
        room.picture(os.path.join(scratch, "after.png"), ON_WALL)
        pictures = [os.path.join(scratch, name) for name in ("before.png", "after.png")]
        differ = subprocess.run(["compare", "-metric", "AE", "-fuzz", "5%", *pictures, "null:"], capture_output=True, text=True).stderr
        print(f"killed at {before[:3]}, on again at {after[:3]}; pixels of the wall that differ: {differ}", flush=True)
    room.kill()


def walk(program, scratch, folder):
    """A whole session with twelve people: every stage is seen, and a picture of both windows is kept of each."""
    os.makedirs(folder, exist_ok=True)
    room = Room(program, os.path.join(scratch, "walk"))
    room.plug()
    room.start()
    seen = []

    def look(name):
        if name not in seen:
            seen.append(name)
            time.sleep(0.5)
            number = f"{len(seen):02}"
            room.picture(os.path.join(folder, f"{number}-{name}-desk.png"), ON_DESK)
            room.picture(os.path.join(folder, f"{number}-{name}-wall.png"), ON_WALL)

    look("Start")
    room.press("Return", 0.8)
    splits = {"Trial": "1122334412", "Vote": "112221223412", "VoteAgain": "222222221224", "Voice": "222122242122"}
    n_votes, end = 0, time.time() + 900
    while time.time() < end:
        stage, n_in, _, _, _ = room.state()
        stage = "Card" if stage == "None" else stage
        look(stage)
        if stage in splits and n_in == "0":
            digits = splits[stage]
            if stage == "Vote":
                # A round in which most agree, one that splits, and one that is scattered, in turn.
                digits = ["111111111123", "112221223412", "123412341234"][n_votes % 3]
                n_votes += 1
            for digit in digits:
                room.press(digit, 0.05)
            # Where there are fewer lines than four, a digit of none counts for nothing.
            room.settle()
            look(f"{stage}-counted")
            room.step("space")
        elif stage == "Moments" and "Moments-two" not in seen:
            room.step("space")
            look("Moments-two")
        elif stage == "Rewind" and "TakeTwo" not in seen:
            room.step("p")
            look("TakeTwo")
        elif stage == "Over":
            break
        elif stage == "Where" and "Where-pointed" not in seen:
            room.step("3")
            look("Where-pointed")
        elif not room.step("space"):
            # Lines that are level wait for the Voice.
            room.step("l")
            if not room.step("1"):
                room.step("p")
        if stage == "Read" and "Frozen" not in seen:
            room.step("f")
            look("Frozen")
            room.step("f")
            room.step("b")
            look("Black")
            room.step("b")
    room.kill()
    print(f"{len(seen)} pictures of each window in {folder}: {', '.join(seen)}")
    if "Over" not in seen:
        raise Failed("the session did not come to its end")


def main():
    program, scratch, *asked = sys.argv[1:]
    if asked and asked[0] == "walk":
        walk(program, scratch, asked[1] if len(asked) > 1 else os.path.join(scratch, "pictures"))
    elif asked and asked[0] == "swap":
        swaps(program, scratch)
    elif asked and asked[0] == "resume":
        resumes(program, scratch)
    elif asked and asked[0] == "again":
        print(one_session(program, os.path.join(scratch, "again"), asked[1:]))
    else:
        at_random(program, scratch, int(asked[0]) if asked else 20)


try:
    main()
except Failed as failed:
    sys.exit(f"tests/room/run: {failed}")
