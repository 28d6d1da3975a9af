//! The sheets as a document to print: A4, one `section` a sheet, and the script behind them.

use super::{
    EveOnPaper, IF_THEN_ON_A_SHEET, Jotting, Pack, PlanOnPaper, ROLES_ON_A_SHEET, RoleOnPaper, RoundsOnPaper, STRIPS_ON_A_SHEET,
    Sheet, StopOnPaper, TOKENS_ON_A_SHEET, cut,
};
use crate::export::html::Html;
use crate::export::script::put_script;
use crate::group::WayOfVoting;
use crate::words::common::PROGRAM;
use crate::words::paper::keys::KEYS;
use crate::words::paper::{eve as eve_words, plan as plan_words, rounds as rounds_words, sheets as said};

/// The whole pack as a document of its own.
pub fn pack_html(pack: &Pack) -> String {
    let mut html = Html::default();
    let mut sheets = Sheets { html: &mut html, page: 0, of: pack.n_sheets() };
    let people = usize::from(pack.people);
    for sheet in Sheet::ALL {
        match sheet {
            Sheet::Eve => sheets.put("sheet eve", |html| put_eve(html, pack)),
            Sheet::Plan => sheets.put("sheet plan", |html| put_plan(html, &pack.title, &pack.code, &pack.plan)),
            Sheet::Rounds => sheets.put("sheet plan", |html| put_rounds(html, &pack.rounds)),
            Sheet::Keys => sheets.put("sheet keys", put_keys),
            Sheet::Customer => sheets.put("sheet customer", |html| cut::put_customer(html, &pack.customer)),
            Sheet::Ballots => (0..pack.n_of(sheet)).for_each(|_| sheets.ballots(pack.has_fifth)),
            Sheet::Strips => {
                let alone = pack.way == WayOfVoting::Tables;
                cut::on_sheets(people, STRIPS_ON_A_SHEET, pack.n_of(sheet), |n| {
                    sheets.put("sheet cut", |html| cut::put_strips(html, n, pack.has_fifth, alone));
                });
            }
            Sheet::Roles => {
                for cards in pack.roles.chunks(ROLES_ON_A_SHEET) {
                    sheets.put("sheet roles", |html| put_roles(html, cards));
                }
            }
            Sheet::Lenses => {
                for lens in &pack.lenses {
                    sheets.put("sheet lens", |html| put_lens(html, pack, lens));
                }
            }
            Sheet::Tokens => {
                let mut first = 1;
                cut::on_sheets(pack.n_tables, TOKENS_ON_A_SHEET, pack.n_of(sheet), |n| {
                    sheets.put("sheet cut", |html| cut::put_tokens(html, first, n));
                    first += n;
                });
            }
            Sheet::IfThen => cut::on_sheets(people, IF_THEN_ON_A_SHEET, pack.n_of(sheet), |n| {
                sheets.put("sheet cut", |html| cut::put_if_then(html, n));
            }),
        }
    }
    html.within("main", "script", |html| {
        html.put("p", "small", said::SCRIPT);
        put_script(html, &pack.script);
        html.put("footer", "", PROGRAM);
    });
    html.document(&said::title(&pack.title, &pack.code), &pack.lang)
}

struct Sheets<'h> {
    html: &'h mut Html,
    page: usize,
    of: usize,
}

impl Sheets<'_> {
    fn next(&mut self) -> String {
        self.page += 1;
        said::page_of(self.page, self.of)
    }

    /// A sheet with its number at the foot.
    fn put(&mut self, class: &'static str, put: impl FnOnce(&mut Html)) {
        let number = self.next();
        self.html.within("section", class, |html| {
            html.within("div", "body", put);
            html.within("footer", "", |html| {
                html.put("span", "", PROGRAM);
                html.put("span", "", &number);
            });
        });
    }

    /// Four ballots, each with two letters on its front and two on its back.
    fn ballots(&mut self, has_fifth: bool) {
        let number = self.next();
        self.html.within("section", "sheet ballots", |html| {
            html.within("div", "head", |html| {
                html.within("span", "", |html| {
                    html.put("b", "", said::FOUR_BALLOTS);
                    html.text(" ");
                    html.text(said::HOW_TO_FOLD);
                    if has_fifth {
                        html.text(" ");
                        html.text(said::THE_FIFTH);
                    }
                });
                html.put("span", "", &number);
            });
            html.within("div", "grid", |html| {
                for _ in 0..4 {
                    html.within("div", "ballot", |html| {
                        put_face(html, "face", ["A", "B"]);
                        put_face(html, "face back", ["C", "D"]);
                        html.put("div", "fold", said::FOLD_HERE);
                    });
                }
            });
        });
    }
}

fn put_face(html: &mut Html, class: &'static str, letters: [&str; 2]) {
    html.within("div", class, |html| {
        let [upright, turned] = letters;
        html.put("span", "", upright);
        html.put("span", "turned", turned);
    });
}

fn put_plan(html: &mut Html, title: &str, code: &str, plan: &PlanOnPaper) {
    html.within("header", "", |html| {
        html.within("div", "", |html| {
            html.put("div", "small", plan_words::KEEP_IT_FACE_DOWN);
            html.put("h1", "", title);
            html.put("div", "about", &plan.about);
        });
        html.within("div", "code small", |html| {
            html.text(plan_words::SESSION_CODE);
            html.put("b", "", code);
        });
    });
    for remark in &plan.remarks {
        html.put("p", "remark", remark);
    }
    let longest = plan.parts.iter().map(|(_, length, ..)| *length).max();
    html.within("div", "bar", |html| {
        for (begin, length, ..) in &plan.parts {
            let class = if Some(*length) == longest { "long" } else { "" };
            html.within_sized("div", class, *length, |html| html.put("span", "", &begin.to_string()));
        }
        let end = plan.parts.last().map_or(0, |(begin, length, ..)| begin + length);
        html.put("div", "end", &end.to_string());
    });
    html.within("table", "parts", |html| {
        for (begin, _, name, what) in &plan.parts {
            html.within("tr", "", |html| {
                html.put("td", "", &begin.to_string());
                html.put("th", "", name);
                html.put("td", "", what);
            });
        }
    });
    if !plan.stops.is_empty() {
        html.put("h2", "", &plan.stop_heading);
    }
    for (number, stop) in (1..).zip(&plan.stops) {
        put_stop(html, number, stop);
    }
    html.within("div", "when", |html| {
        for (when, then) in plan_words::WHEN {
            html.within("p", "", |html| {
                html.put("b", "", when);
                html.text(" ");
                html.text(then);
            });
        }
    });
}

fn put_stop(html: &mut Html, number: usize, stop: &StopOnPaper) {
    html.within("div", "stop", |html| {
        html.put("b", "number", &number.to_string());
        html.within("div", "", |html| {
            html.put("div", "small", &stop.when);
            html.put("div", "line", &stop.line);
            html.within("table", "", |html| {
                let mut row = |label: &str, class: &'static str, text: &str| {
                    html.within("tr", "", |html| {
                        html.put("th", "", label);
                        html.put("td", class, text);
                    });
                };
                for ask in &stop.asks {
                    row(plan_words::ASK, "ask", ask);
                }
                if let Some(works) = &stop.works {
                    row(plan_words::A_LINE_THAT_WORKS, "", works);
                }
                row(plan_words::EXPECT, "", &stop.expect);
                if let Some(instead) = &stop.instead {
                    row(plan_words::IF_IT_DOES_NOT_COME, "", instead);
                }
            });
        });
    });
}

fn put_roles(html: &mut Html, cards: &[RoleOnPaper]) {
    html.put("p", "head small", said::CUT_ROLES);
    html.within("div", "grid", |html| {
        for card in cards {
            html.within("div", "card", |html| {
                html.put("h3", "", &card.name);
                html.put("p", "does", &card.does);
                html.put("p", "tip", &card.tip);
                put_jotting(html, card.jotting);
                html.within("div", "foot small", |html| {
                    html.put("div", "", said::MAY_PASS);
                    html.put("div", "", said::MOVE_ON);
                });
            });
        }
    });
}

fn put_jotting(html: &mut Html, jotting: Jotting) {
    match jotting {
        Jotting::Nothing => {}
        Jotting::Lines => html.within("div", "ruled", |html| (0..3).for_each(|_| html.put("div", "", ""))),
        Jotting::Guesses => html.within("table", "guesses", |html| {
            html.within("tr", "", |html| {
                for head in [said::ROUND, said::GUESS, said::IT_WAS] {
                    html.put("th", "", head);
                }
            });
            for round in 1..=3 {
                html.within("tr", "", |html| {
                    html.put("td", "", &round.to_string());
                    html.put("td", "", "");
                    html.put("td", "", "");
                });
            }
        }),
    }
}

fn put_lens(html: &mut Html, pack: &Pack, (title, line): &(String, String)) {
    html.put("div", "small", said::LENS_TABLE);
    html.put("h1", "", title);
    html.put("p", "does", line);
    html.put("p", "small", said::OBSERVER_RULE);
    html.within("table", "watch", |html| {
        html.within("tr", "", |html| {
            for head in said::COLUMNS {
                html.put("th", "", head);
            }
        });
        for row in 1..=10 {
            html.within("tr", "", |html| {
                html.put("td", "", &row.to_string());
                for _ in 1..said::COLUMNS.len() {
                    html.put("td", "", "");
                }
            });
        }
    });
    html.put("h2", "", said::AT_MINUTE_33);
    for (number, question) in (1..).zip(said::lens_questions(pack.pronoun)) {
        html.within("div", "question", |html| {
            html.put("b", "", &format!("{number}"));
            html.put("span", "", &question);
        });
    }
}

fn put_keys(html: &mut Html) {
    html.put("h1", "", said::KEY_CARD);
    html.put("p", "small", said::KEYS_OF);
    html.within("div", "keylist", |html| {
        for (key, does) in KEYS {
            html.within("div", "", |html| {
                html.put("kbd", "", key);
                html.put("span", "", does);
            });
        }
    });
}

fn put_eve(html: &mut Html, pack: &Pack) {
    let EveOnPaper { steps, pieces, say } = &pack.eve;
    html.put("div", "small", eve_words::READ_FIRST);
    html.put("h1", "", eve_words::HEADING);
    for (heading, what) in steps {
        html.put("h2", "", heading);
        for text in what {
            html.put("p", "", text);
        }
    }
    html.put("h2", "", eve_words::CUT_AND_LAY_OUT);
    html.within("table", "pieces", |html| {
        html.within("tr", "", |html| {
            for head in [eve_words::PIECE, eve_words::HOW_MANY, eve_words::SHEETS, eve_words::WHERE_IT_GOES] {
                html.put("th", "", head);
            }
        });
        for piece in pieces {
            html.within("tr", "", |html| piece.iter().for_each(|cell| html.put("td", "", cell)));
        }
    });
    html.put("p", "", eve_words::BRING);
    html.put("h2", "", eve_words::TO_SAY);
    for text in say {
        html.put("p", "say", text);
    }
}

fn put_rounds(html: &mut Html, rounds: &RoundsOnPaper) {
    html.put("div", "small", rounds_words::KEEP_IT_BESIDE);
    html.put("h1", "", rounds_words::HEADING);
    html.within("table", "minutes", |html| {
        html.within("tr", "", |html| {
            for head in [rounds_words::WHAT, rounds_words::EACH, rounds_words::HOW_MANY, rounds_words::TOGETHER] {
                html.put("th", "", head);
            }
        });
        for row in &rounds.rows {
            html.within("tr", "", |html| row.iter().for_each(|cell| html.put("td", "", cell)));
        }
        let [exchanges, minutes] = &rounds.all;
        html.within("tr", "all", |html| {
            for cell in [rounds_words::ALL, "", exchanges.as_str(), minutes.as_str()] {
                html.put("td", "", cell);
            }
        });
    });
    html.put("p", "", &rounds.left);
    html.put("p", "small", rounds_words::A_FULL_ROUND_IS);
    html.put("h2", "", rounds_words::WHICH_ROUND);
    html.within("table", "rounds", |html| {
        html.within("tr", "", |html| {
            for head in [rounds_words::AFTER_THE_FIRST_VOTE, rounds_words::AT_A_STOP, rounds_words::ELSEWHERE] {
                html.put("th", "", head);
            }
        });
        for (share, at_a_stop, elsewhere) in rounds_words::BY_SHARE {
            html.within("tr", "", |html| {
                html.put("th", "", share);
                html.put("td", "", at_a_stop);
                html.put("td", "", elsewhere);
            });
        }
    });
    html.put("h2", "", rounds_words::WHERE_YOU_SHOULD_BE);
    html.within("table", "parts", |html| {
        for (minute, what) in &rounds.by {
            html.within("tr", "", |html| {
                html.put("td", "", &minute.to_string());
                html.put("td", "", what);
            });
        }
    });
    html.put("h2", "", rounds_words::TOKENS);
    html.put("p", "", rounds_words::HOW_TOKENS_WORK);
}
