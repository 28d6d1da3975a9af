//! The seed of a run and the session code that people read to one another.

use std::fmt;
use std::str::FromStr;

/// Crockford's base 32: no I, L, O or U.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many symbols hold the seed; one more checks them.
const SEED_SYMBOLS: usize = 5;

/// What decides everything that is drawn: 0..=33,554,431. Shown as a session code, `X8E-AWX`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seed(u32);

/// Why a text is no seed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SeedError {
    #[error("a session code has six letters and digits, as in X8E-AWX; `{0}` has not")]
    Shape(String),
    #[error("the session code `{0}` has a slip in it: one symbol is not as it was given, or two have changed places")]
    Check(String),
    #[error("a seed is a number from 0 to 33554431; `{0}` is not")]
    Range(String),
}

impl Seed {
    pub const LARGEST: Self = Self((1 << (5 * SEED_SYMBOLS)) - 1);

    /// A seed from any number, folded into the range.
    pub fn from_entropy(number: u64) -> Self {
        Self((number % (u64::from(Self::LARGEST.0) + 1)) as u32)
    }

    pub fn number(self) -> u32 {
        self.0
    }

    /// The five symbols of the seed, the most significant first, as numbers below 32.
    fn digits(self) -> [u8; SEED_SYMBOLS] {
        [20, 15, 10, 5, 0].map(|shift| (self.0 >> shift & 31) as u8)
    }
}

impl TryFrom<u32> for Seed {
    type Error = SeedError;

    fn try_from(number: u32) -> Result<Self, SeedError> {
        if number > Self::LARGEST.0 { Err(SeedError::Range(number.to_string())) } else { Ok(Self(number)) }
    }
}

impl fmt::Display for Seed {
    /// The session code.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits();
        let symbol = |digit: u8| SYMBOLS.get(usize::from(digit)).map_or('0', |symbol| char::from(*symbol));
        for (index, digit) in digits.into_iter().chain([check_digit(digits)]).enumerate() {
            if index == 3 {
                f.write_str("-")?;
            }
            write!(f, "{}", symbol(digit))?;
        }
        Ok(())
    }
}

impl FromStr for Seed {
    type Err = SeedError;

    /// Takes a session code or a plain number. Six digits without a hyphen are a number.
    fn from_str(text: &str) -> Result<Self, SeedError> {
        let text = text.trim();
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            let number: u32 = text.parse().ok().ok_or_else(|| SeedError::Range(text.to_owned()))?;
            return Self::try_from(number);
        }
        if text.strip_prefix('-').is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())) {
            return Err(SeedError::Range(text.to_owned()));
        }
        let shape = || SeedError::Shape(text.to_owned());
        // As mail programs and word processors write a hyphen.
        let symbols = text.chars().filter(|character| !matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}'));
        let digits: Vec<u8> = symbols.map(digit_of).collect::<Option<_>>().ok_or_else(shape)?;
        let Some((check, digits)) = digits.split_last() else { return Err(shape()) };
        let digits = <[u8; SEED_SYMBOLS]>::try_from(digits).ok().ok_or_else(shape)?;
        if check_digit(digits) != *check {
            return Err(SeedError::Check(text.to_owned()));
        }
        Ok(Self(digits.into_iter().fold(0, |number, digit| number << 5 | u32::from(digit))))
    }
}

/// As people write them: small letters count, and so do the letters that look like digits.
fn digit_of(symbol: char) -> Option<u8> {
    let symbol = match symbol.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let position = SYMBOLS.iter().position(|known| char::from(*known) == symbol)?;
    u8::try_from(position).ok()
}

/// The sum of the digits in the field of 32 elements, each weighted by another power of its generator. Since all six weights
/// differ (the check digit's is 1), one wrong symbol or two swapped neighbours always change it.
fn check_digit(digits: [u8; SEED_SYMBOLS]) -> u8 {
    // Horner's rule: weights x^5, x^4, … x.
    digits.into_iter().fold(0, |sum, digit| times_x(sum ^ digit))
}

/// Multiplication by x modulo x^5 + x^2 + 1.
fn times_x(element: u8) -> u8 {
    let shifted = element << 1;
    if shifted & 32 == 0 { shifted } else { (shifted ^ 0b10_0101) & 31 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_read_back() {
        for number in (0..=Seed::LARGEST.0).step_by(7_919).chain([0, 1, Seed::LARGEST.0]) {
            let seed = Seed(number);
            let code = seed.to_string();
            assert_eq!(code.parse(), Ok(seed), "{code}");
            let as_written_by_hand = code.to_lowercase().replace('0', "o").replace('1', "l");
            assert_eq!(as_written_by_hand.parse(), Ok(seed), "{as_written_by_hand}");
        }
    }

    #[test]
    fn one_wrong_symbol_or_two_swapped_neighbours_are_refused() {
        for number in [0_u32, 12_345_678, 31, Seed::LARGEST.0, 20_202_020] {
            let code: Vec<char> = Seed(number).to_string().chars().filter(|c| *c != '-').collect();
            let with_hyphen =
                |code: &[char]| format!("{}-{}", code[..3].iter().collect::<String>(), code[3..].iter().collect::<String>());
            for index in 0..code.len() {
                for symbol in SYMBOLS.iter().map(|symbol| char::from(*symbol)).filter(|symbol| *symbol != code[index]) {
                    let mut wrong = code.clone();
                    wrong[index] = symbol;
                    assert!(with_hyphen(&wrong).parse::<Seed>().is_err(), "{wrong:?}");
                }
                if index > 0 && code[index] != code[index - 1] {
                    let mut swapped = code.clone();
                    swapped.swap(index, index - 1);
                    assert!(with_hyphen(&swapped).parse::<Seed>().is_err(), "{swapped:?}");
                }
            }
        }
    }

    #[test]
    fn codes_never_change() {
        assert_eq!(Seed(0).to_string(), "000-000");
        assert_eq!(Seed(1).to_string(), "000-012");
        assert_eq!(Seed(20_000_000).to_string(), "K2B-807");
    }

    #[test]
    fn a_number_out_of_range_is_refused() {
        assert_eq!("33554431".parse(), Ok(Seed::LARGEST));
        assert!(matches!("33554432".parse::<Seed>(), Err(SeedError::Range(_))));
        assert!(matches!("99999999999999".parse::<Seed>(), Err(SeedError::Range(_))));
        assert!(matches!("-1".parse::<Seed>(), Err(SeedError::Range(_))));
        assert!(matches!("K7".parse::<Seed>(), Err(SeedError::Shape(_))));
        assert_eq!("K2B\u{2011}807".parse(), Ok(Seed(20_000_000)));
    }
}
