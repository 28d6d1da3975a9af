//! Rooms beside each other as a table: worded once, for a page and for the terminal alike.

use std::sync::Arc;

use super::html::Html;
use crate::group::{Beside, GroupBeside};
use crate::scenario::Scenario;
use crate::wording::typographic;
use crate::words::common::PROGRAM;
use crate::words::grammar::signed;
use crate::words::paper::rooms as said;

/// Rooms in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomsTable {
    pub title: String,
    pub heading: String,
    /// For each room its name, who was there and how it ended.
    pub rooms: Vec<[String; 3]>,
    /// Where they parted, and what else is to be known.
    pub remarks: Vec<String>,
    pub moments: Vec<Moment>,
}

/// A moment with its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    pub name: String,
    /// Whether the rooms said different lines here.
    pub differs: bool,
    /// Each option by its number, its words where they are known, and for each room what became of it.
    pub lines: Vec<(usize, Option<String>, Vec<Cell>)>,
}

/// What became of an option in a room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// First and last votes; empty where the room did not vote, or did not come by.
    pub votes: String,
    pub was_said: bool,
}

impl RoomsTable {
    /// `scenario` is what the rooms met, where it still is as it was.
    pub fn of(beside: &Beside, scenario: Option<&Arc<Scenario>>) -> Self {
        let text_of = |beat: &str, number: usize| {
            let scenario = scenario?;
            let (id, _) = scenario.beats().enumerate().find(|(_, content)| content.id == beat)?;
            let choice = scenario.choice_by_number(id, number)?;
            Some(typographic(scenario.choices()[choice].spoken.text()))
        };
        let moments = beside.rows.iter().map(|row| {
            let mut played = row.groups.iter().flatten().map(|exchange| exchange.played);
            let first = played.next();
            let number = row.groups.iter().flatten().map(|exchange| exchange.exchange).min().unwrap_or(0);
            let lines = row.options.iter().map(|option| {
                let cells = row.groups.iter().map(|room| {
                    let Some(room) = room else { return Cell::default() };
                    let counts = room.options.iter().find(|counts| counts.number == *option);
                    let votes = [counts.and_then(|counts| counts.first), counts.and_then(|counts| counts.last)];
                    let votes: Vec<String> = votes.into_iter().flatten().map(|votes| votes.to_string()).collect();
                    Cell { votes: votes.join(" \u{2013} "), was_said: room.played == *option }
                });
                (*option, text_of(&row.beat, *option), cells.collect())
            });
            Moment {
                name: said::moment(number, &row.beat),
                differs: played.any(|other| Some(other) != first),
                lines: lines.collect(),
            }
        });
        let parted = beside.parted_at.and_then(|row| beside.rows.get(row)).map(|row| {
            let number = row.groups.iter().flatten().map(|exchange| exchange.exchange).min().unwrap_or(0);
            vec![said::parted(number, &row.beat), said::ASK_BOTH.to_owned()]
        });
        let same = || if beside.groups.len() > 1 { vec![said::NEVER_PARTED.to_owned()] } else { Vec::new() };
        let codes = (!beside.is_one_code()).then(|| said::OTHER_CODES.to_owned());
        let title_of = |id: &str| {
            let endings = scenario.map(|scenario| scenario.endings());
            endings.and_then(|endings| endings.iter().find(|ending| ending.id == id)).map(|ending| typographic(&ending.title))
        };
        let rooms = (1..).zip(&beside.groups).map(|(number, room)| {
            let GroupBeside { code, people, exchanges, ending, mood, trust } = room;
            let ended = ending.as_ref().map_or_else(
                || said::LEFT.to_owned(),
                |(id, kind)| format!("{} ({kind})", title_of(id).unwrap_or_else(|| id.clone())),
            );
            [said::room(number), said::about(*people, *exchanges, code, &signed(*mood), &signed(*trust)), ended]
        });
        Self {
            title: scenario.map_or_else(|| beside.scenario.clone(), |scenario| typographic(scenario.title())),
            heading: said::heading(beside.groups.len()),
            rooms: rooms.collect(),
            remarks: parted.unwrap_or_else(same).into_iter().chain(codes).collect(),
            moments: moments.collect(),
        }
    }
}

/// The table as a document of its own.
pub fn rooms_html(table: &RoomsTable) -> String {
    let mut html = Html::default();
    html.within("main", "script rooms", |html| {
        html.put("div", "small", &table.heading);
        html.put("h1", "", &table.title);
        for [name, about, ended] in &table.rooms {
            html.within("p", "", |html| {
                html.put("b", "", name);
                html.text(&format!(" {about}. {ended}."));
            });
        }
        for remark in &table.remarks {
            html.put("p", "told", remark);
        }
        html.within("table", "beside", |html| {
            html.within("tr", "", |html| {
                html.put("th", "", said::LINE);
                for [name, ..] in &table.rooms {
                    html.put("th", "", name);
                }
            });
            table.moments.iter().for_each(|moment| put_moment(html, moment));
        });
        html.put("footer", "", PROGRAM);
    });
    html.document(&table.title, "en")
}

fn put_moment(html: &mut Html, moment: &Moment) {
    html.within("tr", if moment.differs { "moment differs" } else { "moment" }, |html| html.put("th", "", &moment.name));
    for (number, words, cells) in &moment.lines {
        html.within("tr", "", |html| {
            html.put("td", "", &format!("{number}. {}", words.as_deref().unwrap_or_default()));
            for cell in cells {
                html.within("td", if cell.was_said { "was-said" } else { "" }, |html| {
                    html.text(&cell.votes);
                    if cell.was_said {
                        html.put("b", "", &format!(" {}", said::SAID));
                    }
                });
            }
        });
    }
}
