//! What comes to the terminal player from outside while it waits: a line that was typed, a signal, or work that is done.

use std::io::{self, BufRead};
use std::sync::mpsc::{self, Receiver, Sender};

use super::input::{Typed, read_typed};
use crate::storage::start_thread;

/// The number of a signal that asks the program to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signal(pub(super) u8);

/// What came.
enum Incoming<T> {
    Typed(Typed),
    Signal(Signal),
    Done(T),
}

/// Listens to the keyboard and to signals at once. `T` is what is worked out beside it.
pub(super) struct Listener<T> {
    /// Asks the keyboard for one more line, so that nothing is read ahead.
    ask: Sender<()>,
    incoming: Receiver<Incoming<T>>,
    sender: Sender<Incoming<T>>,
    signal: Option<Signal>,
}

impl<T: Send + 'static> Listener<T> {
    /// Listens to a keyboard, or whatever stands in for one. Fails where the machine has no thread left.
    pub(super) fn to(mut input: impl BufRead + Send + 'static) -> io::Result<Self> {
        let (sender, incoming) = mpsc::channel();
        let (ask, asked) = mpsc::channel();
        let keyboard = sender.clone();
        start_thread("keyboard", move || {
            while asked.recv().is_ok() && keyboard.send(Incoming::Typed(read_typed(&mut input))).is_ok() {}
        })?;
        Ok(Self { ask, incoming, sender, signal: None })
    }

    /// Listens to INT, TERM and HUP too. Whoever sends a second one ends the program at once.
    #[cfg(unix)]
    pub(super) fn with_signals(self) -> io::Result<Self> {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP])?;
        let sender = self.sender.clone();
        start_thread("signals", move || {
            let mut was_asked = false;
            for number in &mut signals {
                let signal = Signal(u8::try_from(number).unwrap_or(0));
                if was_asked || sender.send(Incoming::Signal(signal)).is_err() {
                    std::process::exit(128 + number);
                }
                was_asked = true;
            }
        })?;
        Ok(self)
    }

    #[cfg(not(unix))]
    pub(super) fn with_signals(self) -> io::Result<Self> {
        Ok(self)
    }

    /// Waits for the next line.
    pub(super) fn line(&mut self) -> Result<Typed, Signal> {
        if let Some(signal) = self.signal {
            return Err(signal);
        }
        if self.ask.send(()).is_err() {
            return Ok(Typed::End);
        }
        loop {
            match self.incoming.recv() {
                Ok(Incoming::Typed(typed)) => return Ok(typed),
                Ok(Incoming::Signal(signal)) => return Err(self.note(signal)),
                Ok(Incoming::Done(_)) => {}
                Err(mpsc::RecvError) => return Ok(Typed::End),
            }
        }
    }

    /// Works something out on a thread of its own and waits for it.
    pub(super) fn work(&mut self, work: impl FnOnce() -> T + Send + 'static) -> io::Result<Result<T, Signal>> {
        let sender = self.sender.clone();
        start_thread("debrief", move || {
            // Nobody waits for it once the program ends.
            let _ = sender.send(Incoming::Done(work()));
        })?;
        loop {
            match self.incoming.recv() {
                Ok(Incoming::Done(done)) => return Ok(Ok(done)),
                Ok(Incoming::Signal(signal)) => return Ok(Err(self.note(signal))),
                Ok(Incoming::Typed(_)) => {}
                Err(mpsc::RecvError) => return Err(io::Error::other("nothing more comes in")),
            }
        }
    }

    /// A signal that has come, if one has. Never waits.
    pub(super) fn signal(&mut self) -> Option<Signal> {
        if self.signal.is_none()
            && let Ok(Incoming::Signal(signal)) = self.incoming.try_recv()
        {
            self.note(signal);
        }
        self.signal
    }

    fn note(&mut self, signal: Signal) -> Signal {
        *self.signal.get_or_insert(signal)
    }
}
