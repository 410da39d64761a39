//! Laws of temporal values.

use super::*;
use crate::graph::Value;
use proptest::prelude::*;

const ZONES: [&str; 6] = [
    "+01:00",
    "-02:05:07",
    "Z",
    "Europe/Stockholm",
    "Australia/Eucla",
    "UTC",
];

fn date() -> impl Strategy<Value = Date> {
    let days = prop_oneof![
        -1_000_000_i64..1_000_000,
        -365_000_000_000_i64..364_000_000_000
    ];
    days.prop_map(|days| Date::of_days(days).unwrap())
}

fn local_time() -> impl Strategy<Value = LocalTime> {
    let nanoseconds = prop_oneof![
        0..DAY,
        (0..1440_i64).prop_map(|minute| minute * 60 * SECOND)
    ];
    nanoseconds.prop_map(|nanoseconds| LocalTime::of_nanoseconds(nanoseconds).unwrap())
}

fn local() -> impl Strategy<Value = LocalDateTime> {
    (date(), local_time()).prop_map(|(date, time)| LocalDateTime { date, time })
}

fn zone() -> impl Strategy<Value = Zone> {
    proptest::sample::select(&ZONES).prop_map(|name| Zone::parse(name).unwrap())
}

fn moment() -> impl Strategy<Value = DateTime> {
    (local(), zone()).prop_map(|(local, zone)| DateTime::at_local(local, zone).unwrap())
}

fn duration() -> impl Strategy<Value = Duration> {
    let nanoseconds = prop_oneof![any::<i64>(), -5_i64..5];
    let parts = (-100_000_i64..100_000, -100_000_i64..100_000, nanoseconds);
    parts.prop_map(|(months, days, rest)| Duration::new(months, days, rest.into()).unwrap())
}

fn temporal() -> impl Strategy<Value = Value> {
    prop_oneof![
        date().prop_map(Value::Date),
        local_time().prop_map(Value::LocalTime),
        (local_time(), -1080_i64..1080).prop_map(|(local, minutes)| {
            let offset = Offset::of_seconds(minutes * 60).unwrap();
            Value::from(Time { local, offset })
        }),
        local().prop_map(Value::from),
        moment().prop_map(Value::from),
        duration().prop_map(Value::from),
    ]
}

fn fields() -> impl Strategy<Value = DateField> {
    proptest::sample::select(&[
        DateField::Year,
        DateField::WeekYear,
        DateField::Quarter,
        DateField::Month,
        DateField::Week,
        DateField::Day,
        DateField::OrdinalDay,
        DateField::WeekDay,
        DateField::DayOfQuarter,
    ])
}

proptest! {
    #[test]
    fn what_is_printed_reads_as_the_same(value in temporal()) {
        let (kind, text) = value.as_temporal().unwrap();
        let text = text.to_string();
        prop_assert_eq!(Value::parse_temporal(kind, &text), Some(value.clone()), "{}", text);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[-+PTWQZ0-9:.,YMDHS\\[\\]é]{0,14}") {
        for kind in ["Date", "LocalTime", "Time", "LocalDateTime", "DateTime", "Duration"] {
            let _ = Value::parse_temporal(kind, &text);
        }
    }

    #[test]
    fn the_calendar_is_that_of_jiff(days in -4_000_000_i64..2_900_000) {
        let ours = Date::of_days(days).unwrap();
        let theirs = jiff::civil::date(1970, 1, 1) + jiff::Span::new().days(days);
        prop_assert_eq!(Date::from(theirs), ours);
        let week = theirs.iso_week_date();
        prop_assert_eq!(ours.civil(), (theirs.year().into(), theirs.month().into(), theirs.day().into()));
        prop_assert_eq!(ours.get(DateField::Week), i64::from(week.week()));
        prop_assert_eq!(ours.get(DateField::WeekYear), i64::from(week.year()));
        prop_assert_eq!(ours.get(DateField::OrdinalDay), i64::from(theirs.day_of_year()));
        prop_assert_eq!(
            ours.get(DateField::WeekDay),
            i64::from(theirs.weekday().to_monday_one_offset())
        );
    }

    #[test]
    fn a_part_put_back_changes_nothing(date in date(), field in fields()) {
        prop_assert_eq!(date.with(field, date.get(field)), Some(date));
    }

    #[test]
    fn a_part_is_what_it_is_set_to(date in date(), field in fields(), value in 1_i64..60) {
        if let Some(changed) = date.with(field, value) {
            prop_assert_eq!(changed.get(field), value);
        }
    }

    #[test]
    fn months_there_are_months_back(date in date(), months in -5000_i64..5000) {
        let start = date.with(DateField::Day, 1).unwrap();
        let later = start.plus_months(months).unwrap();
        prop_assert_eq!(start.months_until(later), months);
        prop_assert_eq!(later.plus_months(-months), Some(start));
    }

    #[test]
    fn a_moment_is_the_same_anywhere(moment in moment(), zone in zone()) {
        let there = moment.in_zone(zone).unwrap();
        prop_assert_eq!(there.instant(), moment.instant());
        prop_assert_eq!(there.in_zone(moment.zone().clone()).unwrap(), moment);
    }

    #[test]
    fn durations_can_be_taken_back(one in duration(), other in duration()) {
        let back = one.plus(&other).unwrap().plus(&other.negated().unwrap());
        prop_assert_eq!(back, Some(one));
        prop_assert_eq!(one.times(Decimal::from(1)), Some(one));
        prop_assert_eq!(one.times(Decimal::from(-1)), one.negated());
        prop_assert_eq!(one.times(Decimal::from(2)), one.plus(&one));
    }

    #[test]
    fn order_and_equality_agree(one in duration(), other in duration()) {
        prop_assert_eq!(one == other, one.cmp(&other).is_eq());
    }
}

#[test]
fn decimals_are_what_is_written() {
    let check = |text: &str, numerator: i128, denominator: i128| {
        let expected = Decimal {
            numerator,
            denominator,
        };
        assert_eq!(Decimal::parse(text), Some(expected), "{text}");
    };
    check("12", 12, 1);
    check("-0.75", -75, 100);
    check("+1,5", 15, 10);
    assert_eq!(Decimal::try_from(70.1).ok(), Decimal::parse("70.1"));
    for text in ["", "-", ".5", "1.5.2", "1e3", "٣"] {
        assert_eq!(Decimal::parse(text), None, "{text}");
    }
    assert!(Decimal::try_from(f64::NAN).is_err());
    assert!(Decimal::try_from(1e300).is_err());
}

#[test]
fn a_value_is_no_larger_for_them() {
    assert!(size_of::<Value>() <= 24, "{}", size_of::<Value>());
}
