//! Lowering the customer and their look.

use crate::format::{At, Bound, CustomerFile, LookFile};
use crate::scenario::look::{Look, Rgb};
use crate::scenario::model::Customer;
use crate::scenario::{Pronoun, Temperament};
use crate::source::Code;

use super::Lowering;

impl Lowering<'_> {
    pub(super) fn customer(&mut self, file_at: &At<'_>, scenario_id: &str, file: Option<CustomerFile>) -> Customer {
        if file.is_none() {
            self.missing(file_at, "customer", "`customer`");
        }
        let has_customer = file.is_some();
        let at = file_at.field("customer");
        let CustomerFile { name, pronoun, about, mood, trust, usual, temperament, talks, time, pushback, wants, unsaid, look } =
            file.unwrap_or_default();
        let name = if has_customer { self.required_text(&at, "name", name) } else { String::new() };
        self.bounded_list(&at.field("pushback"), &pushback, Bound::LIST, "lines");
        let pushback_at = at.field("pushback");
        let pushback =
            pushback.0.into_iter().enumerate().map(|(index, line)| self.text(&pushback_at.item(index), line)).collect();
        let mut temperaments = temperament;
        if temperaments.is_empty() {
            temperaments.push(Temperament::Easygoing);
        }
        Customer {
            name,
            pronoun: pronoun.unwrap_or(Pronoun::They),
            about: self.optional_text(&at.field("about"), about),
            mood: self.points(&at.field("mood"), mood),
            trust: self.points(&at.field("trust"), trust),
            usual: self.points(&at.field("usual"), usual),
            temperaments,
            talks,
            time: time.map(|time| self.number(&at.field("time"), time, 1, 200)),
            pushback,
            wants: self.optional_text(&at.field("wants"), wants),
            unsaid: self.optional_text(&at.field("unsaid"), unsaid),
            look: self.look(&at.field("look"), scenario_id, look),
        }
    }

    /// What is written, on top of what the id gives.
    fn look(&mut self, at: &At<'_>, scenario_id: &str, file: Option<LookFile>) -> Look {
        let mut look = Look::from_id(scenario_id);
        let Some(file) = file else { return look };
        let LookFile {
            skin,
            head,
            jaw,
            age,
            eye,
            nose,
            lip,
            brow,
            iris,
            hair,
            hair_color,
            hair_light,
            brow_color,
            collar,
            cloth,
            under,
            glasses,
            glasses_color,
            earring,
            freckles,
            lash,
            strand,
            beard,
        } = file;
        look.skin = skin.unwrap_or(look.skin);
        look.hair = hair.unwrap_or(look.hair);
        look.collar = collar.unwrap_or(look.collar);
        // Glasses, beard and the like are on a face only where they are written, once anything is.
        look.glasses = glasses;
        (look.freckles, look.lash, look.strand, look.beard) = (freckles, lash, strand, beard);
        self.measure(&at.field("head"), head, (0.94, 1.04), &mut look.head);
        self.measure(&at.field("jaw"), jaw, (0.92, 1.08), &mut look.jaw);
        self.measure(&at.field("age"), age, (0.0, 1.0), &mut look.age);
        self.measure(&at.field("eye"), eye, (0.86, 1.06), &mut look.eye);
        self.measure(&at.field("nose"), nose, (0.90, 1.18), &mut look.nose);
        self.measure(&at.field("lip"), lip, (0.70, 1.25), &mut look.lip);
        self.measure(&at.field("brow"), brow, (0.7, 1.4), &mut look.brow);
        self.color(&at.field("iris"), iris.as_deref(), &mut look.iris);
        self.color(&at.field("hair_color"), hair_color.as_deref(), &mut look.hair_color);
        self.color(&at.field("hair_light"), hair_light.as_deref(), &mut look.hair_light);
        self.color(&at.field("brow_color"), brow_color.as_deref(), &mut look.brow_color);
        self.color(&at.field("cloth"), cloth.as_deref(), &mut look.cloth);
        self.color(&at.field("under"), under.as_deref(), &mut look.under);
        self.color(&at.field("glasses_color"), glasses_color.as_deref(), &mut look.glasses_color);
        look.earring = earring.map(|color| {
            let mut ring = look.glasses_color;
            self.color(&at.field("earring"), Some(&color), &mut ring);
            ring
        });
        look
    }

    fn measure(&mut self, at: &At<'_>, written: Option<f32>, (lowest, highest): (f32, f32), into: &mut f32) {
        let Some(number) = written else { return };
        if !(lowest..=highest).contains(&number) {
            let message = format!("{number} is outside {lowest}..{highest}");
            self.findings.found(Code::OutOfRange, at, message, format!("write a number from {lowest} to {highest}"));
            return;
        }
        *into = number;
    }

    fn color(&mut self, at: &At<'_>, written: Option<&str>, into: &mut Rgb) {
        let Some(text) = written else { return };
        match Rgb::parse(text) {
            Some(color) => *into = color,
            None => self.findings.found(
                Code::WrongType,
                at,
                format!("expected a colour, found `\"{text}\"`"),
                "write it as `\"#RRGGBB\"`",
            ),
        }
    }
}
