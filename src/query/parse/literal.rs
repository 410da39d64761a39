//! Numbers and texts written out.

use crate::Span;
use crate::query::ast::Literal;
use crate::query::{Detail, Error};

/// Reads `1`, `-0x1F`, `1.5e3`.
pub(super) fn number(text: &str, span: Span) -> Result<Literal, Error> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits.trim_start()),
        None => (false, text),
    };
    let lower = digits.to_ascii_lowercase();
    if let Some(digits) = lower.strip_prefix("0x") {
        return integer(digits, 16, negative, span);
    }
    if let Some(digits) = lower.strip_prefix("0o") {
        return integer(digits, 8, negative, span);
    }
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return integer(digits, 10, negative, span);
    }
    float(digits, negative, span)
}

fn integer(digits: &str, base: u32, negative: bool, span: Span) -> Result<Literal, Error> {
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(base)) {
        return Err(bad_number(span));
    }
    let signed = if negative {
        i64::from_str_radix(&format!("-{digits}"), base)
    } else {
        i64::from_str_radix(digits, base)
    };
    signed.map(Literal::Integer).map_err(|_| {
        Error::syntax(
            Detail::IntegerOverflow,
            span,
            "this integer does not fit into 64 bits",
        )
        .hint("write it with a decimal point to make it a float")
    })
}

fn float(digits: &str, negative: bool, span: Span) -> Result<Literal, Error> {
    let number: f64 = digits.parse().map_err(|_| bad_number(span))?;
    if number.is_infinite() {
        return Err(Error::syntax(
            Detail::FloatingPointOverflow,
            span,
            "this number is too large for a float",
        ));
    }
    Ok(Literal::Float(if negative { -number } else { number }))
}

fn bad_number(span: Span) -> Error {
    Error::syntax(Detail::InvalidNumberLiteral, span, "this is not a number")
}

/// Reads `'text'` or `"text"`, escapes included.
pub(super) fn string(quoted: &str, span: Span) -> Result<String, Error> {
    let inside = &quoted[1..quoted.len() - 1];
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside.chars();
    while let Some(character) = rest.next() {
        if character == '\\' {
            text.push(escaped(&mut rest, span)?);
        } else {
            text.push(character);
        }
    }
    Ok(text)
}

fn escaped(rest: &mut std::str::Chars<'_>, span: Span) -> Result<char, Error> {
    Ok(match rest.next() {
        Some('n') => '\n',
        Some('t') => '\t',
        Some('r') => '\r',
        Some('b') => '\u{8}',
        Some('f') => '\u{C}',
        Some('u') => unicode(rest, 4, span)?,
        Some('U') => unicode(rest, 8, span)?,
        Some(character @ ('\\' | '\'' | '"' | '`' | '/')) => character,
        other => {
            let other = other.map(String::from).unwrap_or_default();
            let message = format!("`\\{other}` means nothing in a text");
            return Err(Error::syntax(Detail::UnexpectedSyntax, span, message)
                .hint("a backslash itself is written `\\\\`"));
        }
    })
}

fn unicode(rest: &mut std::str::Chars<'_>, length: usize, span: Span) -> Result<char, Error> {
    let digits: String = rest.take(length).collect();
    let code = (digits.chars().count() == length && digits.chars().all(|d| d.is_ascii_hexdigit()))
        .then(|| u32::from_str_radix(&digits, 16).ok())
        .flatten();
    code.and_then(char::from_u32).ok_or_else(|| {
        Error::syntax(
            Detail::InvalidUnicodeLiteral,
            span,
            format!("`\\u` and `\\U` are followed by 4 and 8 hexadecimal digits, not `{digits}`"),
        )
    })
}
