//! Lowering the customer and their look.

use crate::format::{At, Bound, CustomerFile, Entries, LookFile, PersonFile};
use crate::scenario::look::{Look, Measure, Rgb, Sketch};
use crate::scenario::parts::{Customer, Person};
use crate::scenario::short_name::short_name;
use crate::scenario::{Pronoun, Temperament};
use crate::source::Code;

use super::Lowering;

impl Lowering<'_> {
    /// The customer. What is not written of their look comes of their pronoun and their name, whatever the file is called.
    pub(super) fn customer(&mut self, file_at: &At<'_>, file: Option<CustomerFile>) -> Customer {
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
        let pronoun = pronoun.unwrap_or(Pronoun::They);
        let look = self.look(&at.field("look"), &name, pronoun, look);
        Customer {
            name: short_name(&name),
            full_name: name,
            pronoun,
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
            look,
        }
    }

    /// The others in the scene. Who has no look of their own gets one by their name.
    pub(super) fn people(&mut self, at: &At<'_>, people: Entries<PersonFile>) -> Vec<Person> {
        let people_at = at.field("people");
        let lowered = people.0.into_iter().enumerate().map(|(index, (id, file))| {
            let at = people_at.entry(index);
            let PersonFile { name, pronoun, look } = file;
            let name = self.required_text(&at, "name", name);
            let pronoun = pronoun.unwrap_or(Pronoun::They);
            let look = self.look(&at.field("look"), &name, pronoun, look);
            Person { id, name: short_name(&name), full_name: name, pronoun, look }
        });
        lowered.collect()
    }

    /// What is written, and round it what the name gives.
    fn look(&mut self, at: &At<'_>, key: &str, pronoun: Pronoun, file: Option<LookFile>) -> Look {
        let sketch = Sketch { pronoun: Some(pronoun), ..Sketch::default() };
        let Some(file) = file else { return sketch.look(key) };
        let LookFile {
            skin,
            shape,
            head,
            jaw,
            age,
            eye,
            eyes_apart,
            slant,
            nose,
            nose_length,
            lip,
            mouth,
            brow,
            arch,
            iris,
            hair,
            hair_color,
            hair_light,
            brow_color,
            cover,
            cover_color,
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
        let mut look = Sketch { skin, hair, age, ..sketch }.look(key);
        look.shape = shape.unwrap_or(look.shape);
        look.collar = collar.unwrap_or(look.collar);
        // Glasses, beard and the like are on a face only where they are written, once anything is.
        (look.cover, look.glasses, look.beard) = (cover, glasses, beard);
        (look.freckles, look.lash, look.strand) = (freckles, lash, strand);
        self.measure(&at.field("head"), head, Look::HEAD, &mut look.head);
        self.measure(&at.field("jaw"), jaw, Look::JAW, &mut look.jaw);
        self.measure(&at.field("age"), age, Look::AGE, &mut look.age);
        self.measure(&at.field("eye"), eye, Look::EYE, &mut look.eye);
        self.measure(&at.field("eyes_apart"), eyes_apart, Look::EYES_APART, &mut look.eyes_apart);
        self.measure(&at.field("slant"), slant, Look::SLANT, &mut look.slant);
        self.measure(&at.field("nose"), nose, Look::NOSE, &mut look.nose);
        self.measure(&at.field("nose_length"), nose_length, Look::NOSE_LENGTH, &mut look.nose_length);
        self.measure(&at.field("lip"), lip, Look::LIP, &mut look.lip);
        self.measure(&at.field("mouth"), mouth, Look::MOUTH, &mut look.mouth);
        self.measure(&at.field("brow"), brow, Look::BROW, &mut look.brow);
        self.measure(&at.field("arch"), arch, Look::ARCH, &mut look.arch);
        self.color(&at.field("iris"), iris.as_deref(), &mut look.iris);
        self.color(&at.field("hair_color"), hair_color.as_deref(), &mut look.hair_color);
        self.color(&at.field("hair_light"), hair_light.as_deref(), &mut look.hair_light);
        self.color(&at.field("brow_color"), brow_color.as_deref(), &mut look.brow_color);
        self.color(&at.field("cover_color"), cover_color.as_deref(), &mut look.cover_color);
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

    fn measure(&mut self, at: &At<'_>, written: Option<f32>, (lowest, highest): Measure, into: &mut f32) {
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

#[cfg(test)]
mod tests {
    use crate::scenario::load;
    use crate::source::SourceText;

    #[test]
    fn a_look_comes_of_pronoun_and_name_and_not_of_the_name_of_the_file() {
        let look = |file: &str, pronoun: &str, name: &str| {
            let text = format!(
                "Scenario(title: \"T\", customer: (name: \"{name}\", pronoun: {pronoun}), start: \"a\", beats: {{\"a\": (says: \"Hello.\", \
                 choices: [(say: \"Hello.\", mood: 0, end: \"e\", reply: \"Bye.\")])}}, endings: {{\"e\": (kind: Fair, title: \"E\")}})"
            );
            load(SourceText::new(format!("{file}.ron"), text), file).scenario.unwrap().customer().look.clone()
        };
        assert_eq!(look("one", "She", "Mira Sol"), look("another", "She", "Mira Sol"));
        assert_ne!(look("one", "She", "Mira Sol"), look("one", "She", "Ada Lind"));
    }
}
