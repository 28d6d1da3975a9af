//! Conditions that are written as expressions of other languages, `!Learned("x") && mood > 2`, and how they are written here: a list
//! of which everything must hold, with `Any` and `Not` in it.

use crate::format::names::Condition;

use super::guesses::condition_guessed;
use super::tokens::{Part, Parts};

/// More conditions than these are not written out.
const MOST: usize = 8;
/// Brackets and `not` stand no deeper inside one another.
const DEEPEST: usize = 16;

/// What an expression says, written as the format has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// All of these must hold.
    all: Vec<String>,
    /// Whether nothing in it was guessed but the way in which it is written.
    pub(super) is_sure: bool,
}

impl Written {
    /// As it stands in a list of conditions.
    pub(super) fn in_list(&self) -> String {
        self.all.join(", ")
    }

    pub(super) fn n_conditions(&self) -> usize {
        self.all.len()
    }
}

/// Whether some text outside of quotation marks has a sign or a word in it that joins, turns round or compares conditions elsewhere.
pub(super) fn is_expression(found: &str) -> bool {
    let mut before = None;
    for part in Parts::of(found) {
        let name = if let Some(Part::Word(word)) = before { Some(word) } else { None };
        match part {
            Part::Sign(_) => return true,
            Part::Word(word)
                if BEGIN.contains(&word)
                    || matches!(word, "is" | "between")
                    || joining(word).is_some()
                    || is_not(word) && word != "Not" =>
            {
                return true;
            }
            Part::Word("to") if matches!(before, Some(Part::Number(_))) => return true,
            Part::Open if name.is_some_and(|word| ALL.contains(&word)) => return true,
            Part::OpenList if name.is_some_and(|word| Condition::NAMES.contains(&word)) => return true,
            // `Not Learned("x")`, `Learned x`, `MoodAtLeast 3`
            Part::Word(_) | Part::Text(_) | Part::Number(_) if name.is_some_and(|word| Condition::NAMES.contains(&word)) => {
                return true;
            }
            _ => {}
        }
        before = Some(part);
    }
    false
}

/// How an expression is written here, where that can be told.
pub(super) fn written(found: &str) -> Option<Written> {
    let mut reader = Reader { parts: Parts::of(found).collect(), at: 0, is_sure: true, depth: 0 };
    // One may be left of a row of them.
    if reader.join() == Some(Join::And) {
        reader.at += 1;
    }
    let expression = reader.any_of()?;
    if reader.at < reader.parts.len() {
        return None;
    }
    let clauses = expression.clauses(true)?;
    let all = clauses.into_iter().map(|clause| match clause.as_slice() {
        [one] => one.clone(),
        several => format!("Any([{}])", several.join(", ")),
    });
    Some(Written { all: all.collect(), is_sure: reader.is_sure })
}

/// Names for a condition that has several, all of which must hold.
const ALL: &[&str] = &["All", "And", "AllOf", "Both", "Every", "all", "and", "allOf", "all_of", "both", "every"];
const ANY: &[&str] = &["Any", "Or", "AnyOf", "Either", "OneOf", "any", "or", "any_of", "either"];
const NONE: &[&str] = &["None", "Nor", "NoneOf", "Neither", "none", "nor", "none_of", "neither"];

/// Words that may stand before a condition and say nothing.
const BEGIN: &[&str] = &["if", "has", "have", "knows"];

fn is_not(word: &str) -> bool {
    word.eq_ignore_ascii_case("not")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Join {
    And,
    Or,
    /// And not.
    Unless,
}

fn joining(word: &str) -> Option<Join> {
    Some(match word.to_ascii_lowercase().as_str() {
        "and" if word != "And" => Join::And,
        "or" if word != "Or" => Join::Or,
        "unless" => Join::Unless,
        _ => return None,
    })
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Expression {
    Plain(String),
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
}

impl Expression {
    /// Rows of which one condition each must hold; turned round where `holds` is not so. `None` where they are too many.
    fn clauses(&self, holds: bool) -> Option<Vec<Vec<String>>> {
        let inner = |parts: &[Self], holds: bool| parts.iter().map(|part| part.clauses(holds)).collect::<Option<Vec<_>>>();
        let clauses = match (self, holds) {
            (Self::Plain(plain), true) => vec![vec![plain.clone()]],
            (Self::Plain(plain), false) => vec![vec![format!("Not({plain})")]],
            (Self::Not(inner), holds) => inner.clauses(!holds)?,
            (Self::All(parts), true) | (Self::Any(parts), false) => inner(parts, holds)?.into_iter().flatten().collect(),
            (Self::Any(parts), true) | (Self::All(parts), false) => {
                let mut rows: Vec<Vec<String>> = vec![Vec::new()];
                for clauses in inner(parts, holds)? {
                    let with = |row: &Vec<String>| {
                        clauses.iter().map(|clause| row.iter().chain(clause).cloned().collect::<Vec<_>>()).collect::<Vec<_>>()
                    };
                    rows = rows.iter().flat_map(with).collect();
                    if rows.len() > MOST {
                        return None;
                    }
                }
                rows
            }
        };
        let n: usize = clauses.iter().map(Vec::len).sum();
        (n <= 2 * MOST && clauses.len() <= MOST).then_some(clauses)
    }
}

struct Reader<'t> {
    parts: Vec<Part<'t>>,
    at: usize,
    is_sure: bool,
    depth: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<Part<'t>> {
        self.parts.get(self.at).copied()
    }

    fn next_is(&mut self, part: Part<'_>) -> bool {
        let is = self.peek() == Some(part);
        self.at += usize::from(is);
        is
    }

    fn join(&self) -> Option<Join> {
        match self.peek()? {
            Part::Sign("&&" | "&" | "∧" | "+") => Some(Join::And),
            Part::Sign("||" | "|" | "∨") => Some(Join::Or),
            Part::Word(word) => joining(word),
            _ => None,
        }
    }

    fn any_of(&mut self) -> Option<Expression> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let mut parts = vec![self.all_of()?];
        while self.join() == Some(Join::Or) {
            self.at += 1;
            parts.push(self.all_of()?);
        }
        self.depth -= 1;
        Some(if parts.len() == 1 { parts.remove(0) } else { Expression::Any(parts) })
    }

    fn all_of(&mut self) -> Option<Expression> {
        let mut parts = vec![self.one()?];
        loop {
            match self.join() {
                Some(Join::And) => {
                    self.at += 1;
                    parts.push(self.one()?);
                }
                Some(Join::Unless) => {
                    self.at += 1;
                    parts.push(Expression::Not(Box::new(self.one()?)));
                }
                _ => break,
            }
        }
        Some(if parts.len() == 1 { parts.remove(0) } else { Expression::All(parts) })
    }

    fn one(&mut self) -> Option<Expression> {
        let mut turned = false;
        while self
            .peek()
            .is_some_and(|part| matches!(part, Part::Sign("!" | "¬")) || matches!(part, Part::Word(word) if is_not(word)))
        {
            self.at += 1;
            turned = !turned;
        }
        let one = self.plain()?;
        let one = match (self.peek(), self.parts.get(self.at + 1)) {
            (Some(Part::Sign(sign @ ("==" | "=" | "!="))), Some(Part::Word(word @ ("true" | "false")))) => {
                self.at += 2;
                turned ^= (*word == "true") == (sign == "!=");
                one
            }
            _ => one,
        };
        Some(if turned { Expression::Not(Box::new(one)) } else { one })
    }

    fn plain(&mut self) -> Option<Expression> {
        let part = self.peek()?;
        self.at += 1;
        match part {
            Part::Open => {
                let inside = self.any_of()?;
                self.next_is(Part::Close).then_some(inside)
            }
            Part::Text(text) => self.guessed(text),
            Part::Number(number) => {
                let (Some(Part::Sign(sign)), Some(Part::Word(of))) = (self.peek(), self.parts.get(self.at + 1).copied()) else {
                    return None;
                };
                self.at += 2;
                compared(of, turned_round(sign), number)
            }
            Part::Word(word) => self.named(word),
            _ => None,
        }
    }

    /// A fact by its id.
    fn guessed(&mut self, text: &str) -> Option<Expression> {
        self.is_sure = false;
        (text.len() > 2).then(|| Expression::Plain(format!("Learned({text})")))
    }

    fn named(&mut self, word: &'t str) -> Option<Expression> {
        if let Some(range) = self.range(word) {
            return Some(range);
        }
        match (self.peek(), self.parts.get(self.at + 1).copied()) {
            (Some(Part::OpenList), _) if Condition::NAMES.contains(&word) => {
                self.at += 1;
                self.called(word)
            }
            (Some(Part::Open), _) => {
                self.at += 1;
                let list = if ALL.contains(&word) {
                    Some(Expression::All as fn(Vec<Expression>) -> Expression)
                } else if ANY.contains(&word) {
                    Some(Expression::Any as fn(Vec<Expression>) -> Expression)
                } else if NONE.contains(&word) {
                    Some((|parts| Expression::Not(Box::new(Expression::Any(parts)))) as fn(Vec<Expression>) -> Expression)
                } else {
                    None
                };
                match list {
                    Some(list) => self.list().map(list),
                    None => self.called(word),
                }
            }
            (Some(Part::Sign(sign)), Some(Part::Number(number))) => {
                self.at += 2;
                compared(word, sign, number)
            }
            (Some(Part::Word("is")), Some(Part::Number(number))) => {
                self.at += 2;
                compared(word, "==", number)
            }
            // `Learned "x"`, `Learned x`, `MoodAtLeast 3`
            (Some(Part::Text(text)), _) if Condition::NAMES.contains(&word) => {
                self.at += 1;
                Some(Expression::Plain(format!("{word}({text})")))
            }
            (Some(Part::Word(id)), _) if Condition::NAMES.contains(&word) && joining(id).is_none() => {
                self.at += 1;
                Some(Expression::Plain(format!("{word}(\"{id}\")")))
            }
            (Some(Part::Number(number)), _) if Condition::NAMES.contains(&word) => {
                self.at += 1;
                Some(Expression::Plain(format!("{word}({number})")))
            }
            (Some(Part::Word(_) | Part::Text(_)), _) if BEGIN.contains(&word) || matches!(word, "known" | "learned") => {
                self.one()
            }
            _ if word.starts_with(char::is_uppercase) => None,
            _ => self.guessed(&format!("\"{word}\"")),
        }
    }

    /// What lies between two numbers, as in `mood between 1 and 3`, `Mood(1..3)` or `trust in [1, 3]`. Where it is not that, nothing
    /// is read.
    fn range(&mut self, word: &str) -> Option<Expression> {
        let from = self.at;
        let of = ["Between", "In", "Range"].into_iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
        let is_said = of.len() < word.len() || matches!(self.peek(), Some(Part::Word("between" | "in" | "from" | "within")));
        self.at += usize::from(is_said && of.len() == word.len());
        let opens = matches!(self.peek(), Some(Part::Open | Part::OpenList));
        self.at += usize::from(opens);
        let range = match self.parts.get(self.at..self.at + 3) {
            Some([Part::Number(least), between, Part::Number(most)]) => {
                let is_range = match between {
                    Part::Sign(".." | "..=") | Part::Word("to" | "until" | "through") => true,
                    Part::Word("and") | Part::Comma => is_said,
                    _ => false,
                };
                self.at += 3;
                is_range.then(|| compared(of, ">=", *least).zip(compared(of, "<=", *most))).flatten()
            }
            _ => None,
        };
        let is_closed = !opens || matches!(self.peek(), Some(Part::Close | Part::CloseList));
        self.at += usize::from(opens);
        let range = range.filter(|_| is_closed).map(|(least, most)| Expression::All(vec![least, most]));
        if range.is_none() {
            self.at = from;
        }
        range
    }

    /// The conditions of `Any( … )` or `All([ … ])`.
    fn list(&mut self) -> Option<Vec<Expression>> {
        let is_list = self.next_is(Part::OpenList);
        let mut parts = vec![self.any_of()?];
        while self.next_is(Part::Comma) {
            if matches!(self.peek(), Some(Part::Close | Part::CloseList)) {
                break;
            }
            parts.push(self.any_of()?);
        }
        let is_closed = (!is_list || self.next_is(Part::CloseList)) && self.next_is(Part::Close);
        (is_closed && parts.len() <= MOST).then_some(parts)
    }

    /// A condition with an id or a number in its brackets, or with several ids.
    fn called(&mut self, word: &str) -> Option<Expression> {
        let is_list = self.parts.get(self.at - 1) == Some(&Part::OpenList);
        let mut joins = Join::And;
        let mut values = Vec::new();
        loop {
            let part = self.peek()?;
            self.at += 1;
            match part {
                Part::Text(text) => values.push(text.to_owned()),
                Part::Number(number) => values.push(number.to_string()),
                Part::Word(word) => {
                    values.push(if word.starts_with(char::is_uppercase) { word.to_owned() } else { format!("\"{word}\"") });
                }
                Part::Sign("||" | "|") => joins = Join::Or,
                Part::CloseList if is_list => break,
                Part::Sign("&&" | "&") | Part::Comma | Part::OpenList | Part::CloseList => {}
                Part::Close => break,
                _ => return None,
            }
        }
        if values.is_empty() || values.len() > MOST {
            return None;
        }
        let known = Condition::NAMES.iter().copied().find(|known| known.eq_ignore_ascii_case(word));
        let capital = word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect::<String>();
        let plain = |value: &String| match known {
            Some(known) => Some(Expression::Plain(format!("{known}({value})"))),
            None => condition_guessed(&capital, value).map(Expression::Plain),
        };
        let mut plain = values.iter().map(plain).collect::<Option<Vec<_>>>()?;
        Some(match joins {
            _ if plain.len() == 1 => plain.remove(0),
            Join::Or => Expression::Any(plain),
            _ => Expression::All(plain),
        })
    }
}

/// The sign with its two sides in the other order.
fn turned_round(sign: &str) -> &str {
    match sign {
        ">" => "<",
        "<" => ">",
        ">=" | "≥" => "<=",
        "<=" | "≤" => ">=",
        same => same,
    }
}

/// A number that is compared, as in `mood > 2`.
fn compared(of: &str, sign: &str, number: i32) -> Option<Expression> {
    let (least, most) = match of.to_lowercase().as_str() {
        "mood" => ("MoodAtLeast", "MoodAtMost"),
        "trust" => ("TrustAtLeast", "TrustAtMost"),
        "spent" | "time" => ("SpentAtLeast", "SpentAtMost"),
        "heard" => ("Heard", ""),
        "moodatleast" | "trustatleast" | "spentatleast" | "moodatmost" | "trustatmost" | "spentatmost" => {
            let known = Condition::NAMES.iter().find(|known| known.eq_ignore_ascii_case(of))?;
            return Some(Expression::Plain(format!("{known}({number})")));
        }
        _ => return None,
    };
    let at_least = |number: i32| Expression::Plain(format!("{least}({number})"));
    let at_most = |number: i32| match most {
        "" => Expression::Not(Box::new(Expression::Plain(format!("{least}({})", number.saturating_add(1))))),
        most => Expression::Plain(format!("{most}({number})")),
    };
    let exactly = || Expression::All(vec![at_least(number), at_most(number)]);
    Some(match sign {
        ">" => at_least(number.saturating_add(1)),
        ">=" | "≥" => at_least(number),
        "<" => at_most(number.saturating_sub(1)),
        "<=" | "≤" => at_most(number),
        "==" | "=" => exactly(),
        "!=" | "<>" | "≠" => Expression::Any(vec![at_most(number.saturating_sub(1)), at_least(number.saturating_add(1))]),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_is_written_as_a_list_with_not_and_any() {
        for (found, meant) in [
            ("!Learned(\"x\")", "Not(Learned(\"x\"))"),
            ("not Learned(\"x\")", "Not(Learned(\"x\"))"),
            ("Learned(\"x\") && Did(\"y\")", "Learned(\"x\"), Did(\"y\")"),
            ("Learned(\"x\") || Did(\"y\")", "Any([Learned(\"x\"), Did(\"y\")])"),
            ("!(Learned(\"x\") || mood > 2)", "Not(Learned(\"x\")), Not(MoodAtLeast(3))"),
            ("Not(Learned(\"x\") && Did(\"y\"))", "Any([Not(Learned(\"x\")), Not(Did(\"y\"))])"),
            ("(Learned(\"x\") or Did(\"y\")) and trust >= 1", "Any([Learned(\"x\"), Did(\"y\")]), TrustAtLeast(1)"),
            ("Learned(\"x\") && Did(\"y\") || Heard(1)", "Any([Learned(\"x\"), Heard(1)]), Any([Did(\"y\"), Heard(1)])"),
            ("All([Learned(\"x\"), Did(\"y\")])", "Learned(\"x\"), Did(\"y\")"),
            ("Learned(\"x\" && \"y\")", "Learned(\"x\"), Learned(\"y\")"),
            ("mood == 3", "MoodAtLeast(3), MoodAtMost(3)"),
            ("mood != 3", "Any([MoodAtMost(2), MoodAtLeast(4)])"),
            ("2 <= mood", "MoodAtLeast(2)"),
            ("and mood is 3", "MoodAtLeast(3), MoodAtMost(3)"),
            ("has x", "Learned(\"x\")"),
            ("x && !y", "Learned(\"x\"), Not(Learned(\"y\"))"),
            ("Learned(\"x\") == false", "Not(Learned(\"x\"))"),
            ("Learned x", "Learned(\"x\")"),
            ("Learned \"x\"", "Learned(\"x\")"),
            ("Kept x and Did y", "Kept(\"x\"), Did(\"y\")"),
            ("Learned[\"x\"]", "Learned(\"x\")"),
            ("Learned{x}", "Learned(\"x\")"),
            ("MoodAtLeast 3", "MoodAtLeast(3)"),
            ("Learned(\"x\") + Did(\"y\")", "Learned(\"x\"), Did(\"y\")"),
            ("mood between 1 and 3", "MoodAtLeast(1), MoodAtMost(3)"),
            ("Mood in 1..3", "MoodAtLeast(1), MoodAtMost(3)"),
            ("Trust 1 to 3", "TrustAtLeast(1), TrustAtMost(3)"),
            ("Mood(-1..=3)", "MoodAtLeast(-1), MoodAtMost(3)"),
            ("trust in [1, 3] and Heard(1)", "TrustAtLeast(1), TrustAtMost(3), Heard(1)"),
            ("Knows(\"x\") unless broken(\"y\")", "Learned(\"x\"), Not(Broke(\"y\"))"),
        ] {
            assert!(is_expression(found), "{found}");
            assert_eq!(written(found).map(|written| written.in_list()).as_deref(), Some(meant), "{found}");
        }
        for found in ["Learned(\"a && b\")", "Not(Learned(\"x\"))", "Any([Heard(1), Heard(2)])", "MoodAtLeast(-3)"] {
            assert!(!is_expression(found), "{found}");
        }
        for found in ["x == 3", "|| Learned(\"x\")", "Learned(\"x\") &&", "Sings(1) && Heard(1)", "((((((((((((((((((x"] {
            assert_eq!(written(found), None, "{found}");
        }
    }
}
