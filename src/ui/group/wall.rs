//! What the wall shows, drawn from the view of the group alone.

use egui::{Rect, Ui};

use super::canvas::{BAND_TOP, Canvas, LEFT, TOP, Type, WIDTH};
use super::panel;
use super::votes;
use crate::debrief::EndingSummary;
use crate::face::{Expression, FacePlace, paint_face};
use crate::group::{AudienceView, Band, CardSeen, Countdown, OptionSeen};
use crate::kit::theme::{Style, Theme, ThemeName};
use crate::kit::widgets::paint_ground;
use crate::scenario::Look;
use crate::words::group as said;

/// The wall at this moment.
pub struct WallView<'a> {
    pub view: &'a AudienceView,
    /// The number of the screen, while the screens are numbered.
    pub number: Option<usize>,
}

impl WallView<'_> {
    /// Draws the wall into what room there is, as large as it fits. `speaks`: each text is named for a screen reader.
    pub fn show(&self, ui: &Ui, style: &Style<'_>, space: Rect, speaks: bool) {
        let ground =
            if matches!(self.view, AudienceView::Black) { Theme::of(ThemeName::ContrastDark).paper } else { style.theme.paper };
        ui.painter().rect_filled(space, 0.0, ground);
        let canvas = Canvas::new(ui, style, space, speaks);
        canvas.stage_ui(self.view);
        if let Some(band) = self.view.band() {
            canvas.band_ui(band);
        }
        if let Some(number) = self.number {
            canvas.number_ui(number);
        }
    }
}

impl Canvas<'_> {
    fn stage_ui(&self, view: &AudienceView) {
        match view {
            AudienceView::Card { card, .. } => self.card_ui(card),
            AudienceView::Ask { title, also, wishes, .. } => self.ask_ui(title, also, wishes),
            AudienceView::Trial { question, options, votes, n_in, of, .. } => {
                votes::trial_ui(self, question, options, votes.as_deref(), *n_in, *of);
            }
            AudienceView::Meet { customer, about, roles, .. } => {
                panel::show(self, customer);
                self.meet_ui(&customer.name, about.as_deref(), roles);
            }
            AudienceView::Read { customer, sees, line, options, .. } => {
                panel::show(self, customer);
                self.read_ui(sees.as_deref(), line, options);
            }
            AudienceView::Vote { customer, line, options, n_in, of, .. } => {
                panel::show(self, customer);
                votes::counting_ui(self, line, options, *n_in, *of);
            }
            AudienceView::Voice { customer, option, n_in, of, .. } => {
                panel::show(self, customer);
                votes::voice_ui(self, option, *n_in, *of);
            }
            AudienceView::Reveal { customer, options, .. } => {
                panel::show(self, customer);
                votes::reveal_ui(self, options);
            }
            AudienceView::Talk { customer, options, clock, discuss, .. } => {
                panel::show(self, customer);
                votes::talk_ui(self, options, *clock, discuss.as_deref());
            }
            AudienceView::Pairs { customer, line, clock, .. } => {
                panel::show(self, customer);
                self.pairs_ui(line, *clock);
            }
            AudienceView::Play { customer, option, voice, lines, .. } => {
                panel::show(self, customer);
                let voice = voice.map(crate::scenario::Voice::name);
                self.answer_ui(if option.is_act { said::WE_DID } else { said::WE_SAID }, option, voice, lines);
            }
            AudienceView::WhatIf { customer, option, lines, .. } => {
                panel::show(self, customer);
                self.answer_ui(said::WHAT_IF, option, None, lines);
            }
            AudienceView::Ending { name, look, ending, clock, .. } => self.ending_ui(name, look, ending.as_ref(), *clock),
            AudienceView::Page { heading, clock, .. } => self.page_ui(heading, *clock),
            AudienceView::Where { lines, pointed_at, .. } => self.where_ui(lines, *pointed_at),
            AudienceView::WhatHappened { pronoun, curve, .. } => super::curve::show(self, *pronoun, curve, &[]),
            AudienceView::Moments { pronoun, curve, moments, at, .. } => {
                super::curve::show(self, *pronoun, curve, moments);
                super::curve::cards_ui(self, moments, *at);
            }
            AudienceView::Paused { customer, line, .. } => {
                if let Some(customer) = customer {
                    panel::show(self, customer);
                }
                self.paused_ui(line);
            }
            AudienceView::Black => {}
        }
    }

    fn band_ui(&self, band: &Band) {
        let theme = self.style.theme;
        self.fill(self.rect(0.0, BAND_TOP, 1_920.0, 104.0), 0.0, theme.ink);
        let verb = Type::new(40.0, 52.0, theme.paper).semi();
        let x = 56.0;
        self.text("verb", &band.verb, verb, x, BAND_TOP + 26.0, 1_800.0);
        if !band.sentence.is_empty() {
            let after = x + self.width(&band.verb, verb) + 24.0;
            let free = 1_880.0 - after;
            // One line where it goes, else two that leave the band some air.
            let types = [(40.0, 52.0), (34.0, 42.0), (28.0, 34.0)].map(|(size, line)| Type::new(size, line, theme.paper));
            let kind = self.fitting(&band.sentence, &types, free, 84.0);
            let height = self.height(&band.sentence, kind, free);
            self.text("sentence", &band.sentence, kind, after, BAND_TOP + (104.0 - height) / 2.0, free);
        }
    }

    fn number_ui(&self, number: usize) {
        let theme = self.style.theme;
        let rect = self.rect(1_584.0, 656.0, 256.0, 256.0);
        self.fill(rect, 24.0, theme.sheet);
        self.outline(rect, 24.0, 4.0, theme.ink);
        let kind = Type::new(200.0, 220.0, theme.ink).semi();
        self.centered("number", &number.to_string(), kind, 1_712.0, 674.0, 256.0);
    }

    fn face(&self, look: &Look, mood: f32, rect: Rect, head: f32, floor: f32) {
        let place = FacePlace::on_floor(rect, self.px(head), floor);
        let painter = self.painter().with_clip_rect(rect.intersect(self.ui().clip_rect()));
        paint_face(&painter, place, look, &Expression::from_mood(mood), self.style.theme.dark);
    }

    fn card_ui(&self, card: &CardSeen) {
        let theme = self.style.theme;
        let panel = self.rect(0.0, 0.0, 640.0, BAND_TOP);
        paint_ground(&self.painter(), self.style, panel, -1.0);
        self.face(&card.look, 0.0, panel, 470.0, 1.02);
        let title = [(128.0, 140.0), (104.0, 116.0), (80.0, 92.0)].map(|(size, line)| Type::new(size, line, theme.ink).semi());
        let title = self.fitting(&card.title, &title, 1_120.0, 420.0);
        let mut y = 190.0;
        y += self.text("title", &card.title, title, 720.0, y, 1_120.0) + 40.0;
        if let Some(setting) = &card.setting {
            let kind = [(48.0, 64.0), (40.0, 52.0), (34.0, 44.0)].map(|(size, line)| Type::new(size, line, theme.soft));
            let kind = self.fitting(setting, &kind, 1_000.0, 800.0 - y);
            self.text("setting", setting, kind, 720.0, y, 1_000.0);
        }
        self.text("code", &card.code, Type::new(36.0, 44.0, theme.soft), 720.0, 860.0, 800.0);
    }

    fn ask_ui(&self, title: &str, also: &str, wishes: &[String]) {
        let theme = self.style.theme;
        let mut y = 150.0;
        y += self.text("title", title, Type::new(88.0, 100.0, theme.ink).semi(), 160.0, y, 1_600.0) + 24.0;
        y += self.text("also", also, Type::new(44.0, 56.0, theme.soft), 160.0, y, 1_600.0) + 60.0;
        for (index, wish) in wishes.iter().enumerate() {
            let types = [(60.0, 74.0), (44.0, 54.0), (32.0, 40.0)].map(|(size, line)| Type::new(size, line, theme.ink));
            let kind = self.fitting(wish, &types, 1_500.0, 160.0);
            y += self.text(&format!("wish {index}"), wish, kind, 160.0, y, 1_500.0) + 30.0;
        }
    }

    fn meet_ui(&self, name: &str, about: Option<&str>, roles: &[(String, String, u8)]) {
        let theme = self.style.theme;
        let mut y = TOP;
        if let Some(about) = about {
            y += self.text("name", name, Type::new(72.0, 84.0, theme.ink).semi(), LEFT, y, WIDTH) + 8.0;
            let types = self.line_types();
            let kind = self.fitting(about, types.get(3..).unwrap_or_default(), WIDTH, 90.0);
            y += self.text("about", about, kind, LEFT, y, WIDTH) + 36.0;
        }
        for (role, does, n) in roles {
            self.rule(LEFT, y, WIDTH);
            let name = Type::new(40.0, 50.0, theme.ink).semi();
            self.text(role, role, name, LEFT, y + 16.0, 300.0);
            let height =
                self.text(&format!("{role} does"), does, Type::new(34.0, 44.0, theme.ink), LEFT + 300.0, y + 20.0, 860.0);
            self.text(&format!("{role} number"), &n.to_string(), name, LEFT + 1_180.0, y + 16.0, 80.0);
            y += height.max(50.0) + 32.0;
        }
        self.text("everybody", said::EVERYBODY_VOTES, Type::new(34.0, 44.0, theme.soft), LEFT, y + 10.0, WIDTH);
    }

    fn read_ui(&self, sees: Option<&str>, line: &str, options: &[Option<OptionSeen>]) {
        let theme = self.style.theme;
        let text_width = WIDTH - 96.0;
        let texts: Vec<&str> = options.iter().map(|option| option.as_ref().map_or("", |option| option.text.as_str())).collect();
        let rows = |kind: Type, gap: f32| -> Vec<f32> {
            texts.iter().map(|text| self.height(text, kind, text_width).max(64.0) + gap).collect()
        };
        let sees_kind = Type::new(32.0, 40.0, theme.soft).italic(true);
        let sees_height = sees.map_or(0.0, |sees| self.height(sees, sees_kind, WIDTH) + 16.0);
        // The customer's line is set as large as goes with options that can be read from the last row.
        let (lines, rows_types) = (self.line_types(), self.option_types());
        let mut pairs: Vec<(usize, Type, Type, f32)> = Vec::new();
        for (at, line_kind) in lines.iter().enumerate() {
            for (n, option_kind) in rows_types.iter().enumerate() {
                pairs.push((at + 2 * n, *line_kind, *option_kind, 40.0));
            }
        }
        pairs.sort_by_key(|(cost, ..)| *cost);
        // What is longer than a line should be stands closer, and in the end smaller: it never scrolls.
        let [line_floor, option_floor] = [(40.0, 50.0), (28.0, 36.0)].map(|(size, line)| Type::new(size, line, theme.ink));
        pairs.push((pairs.len(), line_floor, option_floor, 20.0));
        let [line_least, option_least] = [(34.0, 42.0), (28.0, 32.0)].map(|(size, line)| Type::new(size, line, theme.ink));
        pairs.push((pairs.len(), line_least, option_least, 14.0));
        let free = BAND_TOP - 24.0 - TOP - sees_height;
        let fits = |(_, line_kind, option_kind, gap): &&(usize, Type, Type, f32)| {
            self.height(line, *line_kind, WIDTH) + 32.0 + rows(*option_kind, *gap).iter().sum::<f32>() <= free
        };
        let chosen = pairs.iter().find(fits).map(|(_, line, option, gap)| (*line, *option, *gap));
        let (line_kind, option_kind, gap) = chosen.unwrap_or((line_least, option_least, 8.0));
        let mut y = TOP;
        if let Some(sees) = sees {
            y += self.text("sees", sees, sees_kind, LEFT, y, WIDTH) + 16.0;
        }
        self.text("line", line, line_kind, LEFT, y, WIDTH);
        let heights = rows(option_kind, gap);
        let mut y = BAND_TOP - 24.0 - heights.iter().sum::<f32>();
        for (option, height) in options.iter().zip(heights) {
            self.rule(LEFT, y, WIDTH);
            if let Some(option) = option {
                self.letter(option.letter, self.rect(LEFT, y + (height - 64.0) / 2.0, 64.0, 64.0), 40.0, false);
                let kind = option_kind.italic(option.is_act);
                let own = self.height(&option.text, kind, text_width);
                self.text(
                    &format!("option {}", option.letter),
                    &option.text,
                    kind,
                    LEFT + 96.0,
                    y + (height - own) / 2.0,
                    text_width,
                );
            }
            y += height;
        }
    }

    fn pairs_ui(&self, line: &str, clock: Option<Countdown>) {
        let types = self.line_types();
        let kind = self.fitting(line, &types, WIDTH, 640.0);
        self.text("line", line, kind, LEFT, TOP, WIDTH);
        if let Some(clock) = clock {
            self.clock_ui(clock, LEFT, 740.0, 700.0);
        }
    }

    fn answer_ui(&self, label: &str, option: &OptionSeen, voice: Option<&str>, lines: &[String]) {
        let theme = self.style.theme;
        let said = voice.map_or_else(|| label.to_owned(), |voice| format!("{label}, {voice}"));
        let mut y = TOP;
        y += self.text("label", &said, Type::new(32.0, 40.0, theme.soft), LEFT, y, WIDTH) + 12.0;
        self.letter(option.letter, self.rect(LEFT, y, 64.0, 64.0), 40.0, true);
        let kind = Type::new(36.0, 44.0, theme.soft).italic(option.is_act);
        let height = self.text("what was said", &option.text, kind, LEFT + 96.0, y + 6.0, WIDTH - 96.0);
        y += height.max(64.0) + 36.0;
        self.rule(LEFT, y, WIDTH);
        y += 40.0;
        let free = BAND_TOP - 40.0 - y;
        let stands = |kind: Type| lines.iter().map(|line| self.height(line, kind, WIDTH) + kind.size * 0.5).sum::<f32>();
        let types = self.line_types();
        let kind = types.iter().find(|kind| stands(**kind) <= free).or(types.last()).copied();
        let Some(kind) = kind else { return };
        for (index, line) in lines.iter().enumerate() {
            y += self.text(&format!("answer {index}"), line, kind, LEFT, y, WIDTH) + kind.size * 0.5;
        }
    }

    fn ending_ui(&self, name: &str, look: &Look, ending: Option<&EndingSummary>, clock: Option<Countdown>) {
        let theme = self.style.theme;
        let panel = self.rect(0.0, 0.0, 520.0, BAND_TOP);
        let mood = ending.map_or(0.0, |ending| f32::from(ending.mood));
        paint_ground(&self.painter(), self.style, panel, mood);
        self.face(look, mood, panel, 400.0, 1.02);
        self.say("face", name, panel);
        let quotation = ending.and_then(|ending| ending.quotation.as_ref());
        let says = ending.and_then(|ending| ending.says.as_deref()).unwrap_or(said::IT_STOPPED);
        let large = [(108.0, 128.0), (88.0, 106.0), (72.0, 88.0), (56.0, 70.0), (44.0, 56.0)];
        let large = large.map(|(size, line)| Type::new(size, line, theme.ink));
        let mut y = 130.0;
        if let Some(quotation) = quotation {
            y += self.text("lead", &quotation.lead, Type::new(44.0, 56.0, theme.soft), LEFT, y, WIDTH) + 40.0;
            let words = format!("\u{201c}{}\u{201d}", quotation.words);
            let kind = self.fitting(&words, &large, WIDTH, 500.0);
            y += self.text("words", &words, kind, LEFT, y, WIDTH) + 40.0;
            if let Some(coda) = &quotation.coda {
                self.rule(LEFT, y, WIDTH);
                let types = [(52.0, 64.0), (44.0, 54.0), (34.0, 42.0)].map(|(size, line)| Type::new(size, line, theme.ink));
                let kind = self.fitting(coda, &types, WIDTH, (900.0 - y).max(60.0));
                self.text("coda", coda, kind, LEFT, y + 40.0, WIDTH);
            }
        } else {
            let kind = self.fitting(says, large.get(1..).unwrap_or_default(), WIDTH, 760.0);
            self.text("says", says, kind, LEFT, y, WIDTH);
        }
        // Ten seconds of silence, without a digit.
        if let Some(clock) = clock.filter(|clock| clock.left > 0) {
            let part = clock.left as f32 / clock.length.max(1) as f32;
            self.fill(self.rect(0.0, BAND_TOP - 10.0, 1_920.0 * part, 10.0), 0.0, theme.accent);
        }
    }

    fn page_ui(&self, heading: &str, clock: Option<Countdown>) {
        let theme = self.style.theme;
        let types = [(128.0, 140.0), (96.0, 110.0), (72.0, 84.0)].map(|(size, line)| Type::new(size, line, theme.ink).semi());
        let kind = self.fitting(heading, &types, 1_600.0, 420.0);
        self.text("heading", heading, kind, 160.0, 240.0, 1_600.0);
        if let Some(clock) = clock {
            self.clock_ui(clock, 160.0, 700.0, 600.0);
        }
    }

    fn where_ui(&self, lines: &[String], pointed_at: Option<usize>) {
        let theme = self.style.theme;
        let n = lines.len().max(1);
        let (columns, height) = if n > 8 { (2, 800.0 / n.div_ceil(2) as f32) } else { (1, 800.0 / n as f32) };
        let width = 1_680.0 / columns as f32;
        let per_column = n.div_ceil(columns);
        // All of them are as large as the longest allows; what is too long for the smallest is cut.
        let types = [(36.0, 44.0), (32.0, 39.0), (28.0, 34.0)].map(|(size, line)| Type::new(size, line, theme.ink));
        let free = height - 20.0;
        let fits = |kind: &&Type| lines.iter().all(|line| self.height(line, kind.semi(), width - 130.0) <= free);
        let Some(kind) = types.iter().find(fits).or(types.last()).copied() else { return };
        for (index, line) in lines.iter().enumerate() {
            let x = 120.0 + width * (index / per_column) as f32;
            let y = 100.0 + height * (index % per_column) as f32;
            let is_it = pointed_at == Some(index);
            let kind = if is_it { kind.semi() } else { kind };
            let line = self.cut_to(line, kind, width - 130.0, free);
            let own = self.height(&line, kind, width - 130.0).max(48.0);
            let number = (index + 1).to_string();
            if is_it {
                self.fill(self.rect(x - 16.0, y - 8.0, width - 24.0, own + 16.0), 16.0, theme.wash);
                self.fill(self.rect(x, y - 2.0, 56.0, 48.0), 12.0, theme.accent);
                let kind = Type::new(36.0, 44.0, theme.on_accent).semi();
                self.centered(&format!("number {index}"), &number, kind, x + 28.0, y, 56.0);
            } else {
                let kind = Type::new(36.0, 44.0, theme.soft).semi();
                self.text(&format!("number {index}"), &number, kind, x, y, 70.0);
            }
            self.text(&format!("line {index}"), &line, kind, x + 76.0, y, width - 130.0);
        }
    }

    fn paused_ui(&self, line: &str) {
        let theme = self.style.theme;
        let words = Type::new(200.0, 208.0, theme.ink).semi();
        // On two lines of like length.
        let width = self.width(said::PAUSE_AND_TALK, words) * 0.62;
        let height = self.text("pause", said::PAUSE_AND_TALK, words, LEFT, 90.0, width.min(WIDTH));
        if line.is_empty() {
            return;
        }
        let y = 90.0 + height + 50.0;
        self.rule(LEFT, y, WIDTH);
        let types = [(52.0, 66.0), (44.0, 54.0), (36.0, 45.0)].map(|(size, line)| Type::new(size, line, theme.soft));
        let line = quoted(line);
        let kind = self.fitting(&line, &types, WIDTH, BAND_TOP - 60.0 - y);
        self.text("line", &line, kind, LEFT, y + 40.0, WIDTH);
    }
}

/// The text of the wall, as it stands in the presenter: whoever cannot see the picture reads this.
pub(super) fn as_text(view: &AudienceView) -> String {
    let band = view.band().map(|band| format!("{} {}", band.verb, band.sentence)).unwrap_or_default();
    let stage = match view {
        AudienceView::Card { card, .. } => card.title.clone(),
        AudienceView::Ask { title, also, wishes, .. } => format!("{title} {also} {}", wishes.join(". ")),
        AudienceView::Meet { customer, roles, .. } => {
            let roles: Vec<String> = roles.iter().map(|(role, does, _)| format!("{role}: {does}.")).collect();
            format!("{}. {}", customer.name, roles.join(" "))
        }
        AudienceView::Trial { question, n_in, of, .. } => format!("{question} {}", said::so_many_in(*n_in, *of)),
        AudienceView::Read { line, options, .. } => {
            let options: Vec<String> = options.iter().flatten().map(lettered).collect();
            format!("{line} {}", options.join(" "))
        }
        AudienceView::Vote { n_in, of, .. } => said::so_many_in(*n_in, *of),
        AudienceView::Voice { option, n_in, of, .. } => format!("{} {}", lettered(option), said::so_many_in(*n_in, *of)),
        AudienceView::Reveal { options, .. } | AudienceView::Talk { options, .. } => {
            let votes = options.iter().map(|votes| said::now_and_before(votes.option.letter, votes.now, votes.before));
            votes.collect::<Vec<_>>().join(", ")
        }
        AudienceView::Pairs { line, .. } => line.clone(),
        AudienceView::Play { option, lines, .. } | AudienceView::WhatIf { option, lines, .. } => {
            format!("{} {}", lettered(option), lines.join(" "))
        }
        AudienceView::Ending { ending, .. } => {
            ending.as_ref().and_then(|ending| ending.says.clone()).unwrap_or_else(|| said::IT_STOPPED.to_owned())
        }
        AudienceView::Page { heading, .. } => heading.clone(),
        AudienceView::Where { lines, .. } => lines.join(" "),
        AudienceView::WhatHappened { .. } => said::WHAT_HAPPENED.to_owned(),
        AudienceView::Moments { moments, .. } => moments.iter().map(|moment| moment.line.clone()).collect::<Vec<_>>().join(" "),
        AudienceView::Paused { line, .. } => format!("{} {line}", said::PAUSE_AND_TALK),
        AudienceView::Black => said::BLACK.to_owned(),
    };
    format!("{stage} {band}").trim().to_owned()
}

pub(super) fn lettered(option: &OptionSeen) -> String {
    format!("{}: {}", option.letter, option.text)
}

/// A line in quotation marks, unless it has its own.
pub(super) fn quoted(line: &str) -> String {
    if line.contains('\u{201c}') { line.to_owned() } else { format!("\u{201c}{line}\u{201d}") }
}
