//! Keeps the screen awake while a group is met. On Linux it asks the desktop on the session's bus, and lets go by leaving it.

use std::sync::mpsc::{self, Receiver, Sender};

use crate::storage::start_thread;

/// Whether the screen is kept awake, and by whom.
#[derive(Debug, Default)]
pub(super) struct Awake {
    /// As long as this stands, the thread holds on to what it asked for.
    held: Option<Sender<()>>,
}

impl Awake {
    /// Keeps the screen awake from now on, or does not any more.
    pub(super) fn keep(&mut self, is_awake: bool) {
        if !is_awake {
            self.held = None;
        } else if self.held.is_none() {
            let (hand, other_hand) = mpsc::channel();
            self.held = Some(hand);
            if let Err(error) = start_thread("awake", move || stay(&other_hand)) {
                log::warn!("the screen may fall asleep: {error}");
            }
        }
    }
}

/// Holds the screen awake until nobody asks for it any more.
#[cfg(target_os = "linux")]
fn stay(held: &Receiver<()>) {
    match linux::inhibit() {
        Ok(connection) => {
            log::info!("the screen stays awake");
            // Nothing is ever sent: this waits until the other end is gone.
            let _ = held.recv();
            drop(connection);
        }
        Err(error) => log::warn!("the screen may fall asleep: {error}"),
    }
}

#[cfg(not(target_os = "linux"))]
fn stay(held: &Receiver<()>) {
    log::info!("this system is not asked to keep the screen awake");
    let _ = held.recv();
}

#[cfg(target_os = "linux")]
mod linux {
    use std::future::Future;
    use std::pin::pin;
    use std::sync::Arc;
    use std::task::{Context, Poll, Wake, Waker};
    use std::thread::{Thread, current, park};

    use zbus::Connection;
    use zbus::zvariant::Value;

    use crate::words::{common::PROGRAM, window::WITH_A_GROUP};

    /// What the portal calls keeping a session from being idle.
    const IDLE: u32 = 8;

    /// Asks the desktop to stay awake: the screen saver first, and else the portal. It holds for as long as the connection does.
    pub(super) fn inhibit() -> zbus::Result<Connection> {
        wait_for(async {
            let connection = Connection::session().await?;
            let saver = "org.freedesktop.ScreenSaver";
            let asked = connection
                .call_method(Some(saver), "/org/freedesktop/ScreenSaver", Some(saver), "Inhibit", &(PROGRAM, WITH_A_GROUP))
                .await;
            if let Err(error) = asked {
                log::debug!("no screen saver on the bus: {error}");
                let portal = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop");
                let options = std::collections::HashMap::from([("reason", Value::from(WITH_A_GROUP))]);
                let inhibit = Some("org.freedesktop.portal.Inhibit");
                connection.call_method(Some(portal.0), portal.1, inhibit, "Inhibit", &("", IDLE, options)).await?;
            }
            Ok(connection)
        })
    }

    /// Wakes the thread that waits.
    struct Unpark(Thread);

    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }

    /// Waits on this thread; the bus has one of its own.
    fn wait_for<T>(future: impl Future<Output = T>) -> T {
        let waker = Waker::from(Arc::new(Unpark(current())));
        let (mut future, mut context) = (pin!(future), Context::from_waker(&waker));
        loop {
            match future.as_mut().poll(&mut context) {
                Poll::Ready(done) => return done,
                Poll::Pending => park(),
            }
        }
    }
}
