//! Going round with a memory: x = known + P x by van der Vorst's stabilised biconjugate gradients (`BiCGSTAB`, 1992). It takes some
//! dozens of rounds where a loop is mixed well and left often, and says so itself where it gets nowhere.

use super::rows::Rows;

/// Rounds after which it has shown to be too slow.
const ROUNDS: usize = 200;
/// Beginnings anew from what was found, with the error as it really is.
const TIMES: usize = 4;

/// Solves x = known + P x, where the rows of `p` are non-negative and `is_enough` says of an error known + P x - x whether it is small
/// enough. `Err` with the best it came to where it does not get there, or where `is_cancelled` says so.
pub(super) fn solve(
    p: &Rows,
    known: &[f64],
    is_enough: impl Fn(&[f64], &[f64]) -> bool,
    is_cancelled: &dyn Fn() -> bool,
) -> Result<Vec<f64>, Vec<f64>> {
    let mut found = known.to_vec();
    let mut error = vec![0.0; known.len()];
    for _ in 0..TIMES {
        error_of(p, known, &found, &mut error);
        if is_enough(&error, &found) {
            return Ok(found);
        }
        if !improve(p, &mut found, &error, &is_enough, is_cancelled) {
            break;
        }
        // One round of the plain kind: whatever should be positive is.
        p.times(&found, &mut error);
        for ((value, sum), known) in found.iter_mut().zip(&error).zip(known) {
            *value = (known + sum).max(0.0);
        }
    }
    if !is_all_finite(&found) {
        return Err(known.to_vec());
    }
    error_of(p, known, &found, &mut error);
    if is_enough(&error, &found) { Ok(found) } else { Err(found) }
}

/// known + P x - x.
fn error_of(p: &Rows, known: &[f64], found: &[f64], error: &mut [f64]) {
    p.times(found, error);
    for ((error, known), value) in error.iter_mut().zip(known).zip(found) {
        *error += known - value;
    }
}

/// Adds to what was found the solution of (I - P) y = error, as far as it comes. Whether to go on from there.
fn improve(
    p: &Rows,
    found: &mut [f64],
    error: &[f64],
    is_enough: &impl Fn(&[f64], &[f64]) -> bool,
    is_cancelled: &dyn Fn() -> bool,
) -> bool {
    let n = found.len();
    let shadow = error.to_vec();
    let mut left = error.to_vec();
    let mut way = error.to_vec();
    let (mut of_way, mut of_left) = (vec![0.0; n], vec![0.0; n]);
    let mut rho = dot(&shadow, &left);
    for _ in 0..ROUNDS {
        if is_cancelled() {
            return false;
        }
        less_its_image(p, &way, &mut of_way);
        let alpha = rho / dot(&shadow, &of_way);
        add(&mut left, -alpha, &of_way);
        less_its_image(p, &left, &mut of_left);
        let omega = dot(&of_left, &left) / dot(&of_left, &of_left);
        add(found, alpha, &way);
        if !omega.is_finite() {
            return is_all_finite(found);
        }
        add(found, omega, &left);
        add(&mut left, -omega, &of_left);
        if is_enough(&left, found) {
            return is_all_finite(found);
        }
        let before = std::mem::replace(&mut rho, dot(&shadow, &left));
        let beta = rho / before * (alpha / omega);
        if !beta.is_finite() || beta == 0.0 {
            return is_all_finite(found);
        }
        for ((way, of_way), left) in way.iter_mut().zip(&of_way).zip(&left) {
            *way = left + beta * (*way - omega * of_way);
        }
    }
    false
}

fn is_all_finite(numbers: &[f64]) -> bool {
    numbers.iter().all(|number| number.is_finite())
}

/// (I - P) x.
fn less_its_image(p: &Rows, numbers: &[f64], less: &mut [f64]) {
    p.times(numbers, less);
    for (less, number) in less.iter_mut().zip(numbers) {
        *less = number - *less;
    }
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn add(sum: &mut [f64], times: f64, other: &[f64]) {
    for (sum, other) in sum.iter_mut().zip(other) {
        *sum += times * other;
    }
}
