//! Dates, times and durations in queries.

use super::*;

/// Checks what a map makes of `other`.
fn check_of(other: &str, expression: &str, expected: &str) {
    let query = format!("WITH {other} AS other RETURN {expression} AS x");
    assert_eq!(told(&mut Graph::new(), &query), expected, "{query}");
}

fn check_detail(expression: &str, detail: Detail, message: &str) {
    let query = format!("RETURN {expression} AS x");
    let error = answer(&mut Graph::new(), &query).unwrap_err();
    let found = (error.detail, error.diagnostic.message.as_str());
    assert_eq!(found, (detail, message), "{query}");
}

#[test]
fn dates_are_read_from_text() {
    for text in ["2015-07-21", "20150721", "2015-W30-2", "2015W302"] {
        check_value(&format!("date('{text}')"), "2015-07-21");
    }
    for text in ["2015-202", "2015202", "2015-Q3-21", "2015Q321", "2015-7-21"] {
        check_value(&format!("date('{text}')"), "2015-07-21");
    }
    check_value("date('2015-07')", "2015-07-01");
    check_value("date('201507')", "2015-07-01");
    check_value("date('2015-W30')", "2015-07-20");
    check_value("date('2015W30')", "2015-07-20");
    check_value("date('2015-Q3')", "2015-07-01");
    check_value("date('2015')", "2015-01-01");
    check_value("date('-0044-03-15')", "-0044-03-15");
    check_value("date('+12345-W01')", "+12345-01-01");
}

#[test]
fn times_are_read_from_text() {
    check_value("localtime('21:40:32.142')", "21:40:32.142");
    check_value("localtime('214032,142')", "21:40:32.142");
    check_value("localtime('214032')", "21:40:32");
    check_value("localtime('2140')", "21:40");
    check_value("localtime('21')", "21:00");
    check_value("time('21:40:32.142+0100')", "21:40:32.142+01:00");
    check_value("time('214032.142Z')", "21:40:32.142Z");
    check_value("time('214032-0100')", "21:40:32-01:00");
    check_value("time('2140-00:00')", "21:40Z");
    check_value("time('2140-02')", "21:40-02:00");
    check_value("time('22+18:00')", "22:00+18:00");
    check_value("time('21:40')", "21:40Z");
}

#[test]
fn moments_are_read_from_text() {
    check_value(
        "localdatetime('2015-W30-2T214032.142')",
        "2015-07-21T21:40:32.142",
    );
    check_value("localdatetime('2015T214032')", "2015-01-01T21:40:32");
    check_value("localdatetime('2015-W30T2140')", "2015-07-20T21:40");
    check_value("localdatetime('2015202T21')", "2015-07-21T21:00");
    check_value(
        "datetime('2015-W30-2T214032.142Z')",
        "2015-07-21T21:40:32.142Z",
    );
    check_value("datetime('2015T214032-0100')", "2015-01-01T21:40:32-01:00");
    check_value("datetime('2015202T21+18:00')", "2015-07-21T21:00+18:00");
    check_value("datetime('2015-07-21T21:40')", "2015-07-21T21:40Z");
    check_value(
        "datetime('2015-07-21T21:40:32.142+0845[Australia/Eucla]')",
        "2015-07-21T21:40:32.142+08:45[Australia/Eucla]",
    );
    check_value(
        "datetime('2015-07-21T21:40:32.142-04[America/New_York]')",
        "2015-07-21T21:40:32.142-04:00[America/New_York]",
    );
    // Before time zones, there was the sun.
    check_value(
        "datetime('1818-07-21T21:40:32.142[Europe/Stockholm]')",
        "1818-07-21T21:40:32.142+00:53:28[Europe/Stockholm]",
    );
    check_value(
        "datetime('2015-07-21T21:40:32.142[Europe/London]')",
        "2015-07-21T21:40:32.142+01:00[Europe/London]",
    );
}

#[test]
fn durations_are_read_from_text() {
    check_value("duration('P14DT16H12M')", "P14DT16H12M");
    check_value("duration('P5M1.5D')", "P5M1DT12H");
    check_value("duration('P0.75M')", "P22DT19H51M49.5S");
    check_value("duration('PT0.75M')", "PT45S");
    check_value("duration('P2.5W')", "P17DT12H");
    check_value("duration('P12Y5M14DT16H12M70S')", "P12Y5M14DT16H13M10S");
    check_value(
        "duration('P2012-02-02T14:37:21.545')",
        "P2012Y2M2DT14H37M21.545S",
    );
    check_value("duration('P20120202T143721')", "P2012Y2M2DT14H37M21S");
    check_value("duration('-P1Y2M')", "P-1Y-2M");
    check_value("duration('PT-0,5S')", "PT-0.5S");
    check_value("duration({days: 14.1, seconds: 70.1})", "P14DT2H25M10.1S");
}

#[test]
fn dates_are_taken_from_others() {
    for other in [
        "date({year: 1984, month: 11, day: 11})",
        "localdatetime({year: 1984, month: 11, day: 11, hour: 12})",
        "datetime({year: 1984, month: 11, day: 11, hour: 12, timezone: '+01:00'})",
    ] {
        check_of(other, "date(other)", "1984-11-11");
        check_of(other, "date({date: other, year: 28})", "0028-11-11");
        check_of(other, "date({date: other, day: 28})", "1984-11-28");
        check_of(other, "date({date: other, week: 1})", "1984-01-08");
        check_of(other, "date({date: other, ordinalDay: 28})", "1984-01-28");
        check_of(other, "date({date: other, quarter: 3})", "1984-08-11");
        check_of(
            other,
            "localdatetime({date: other, day: 28, hour: 10, minute: 10, second: 10})",
            "1984-11-28T10:10:10",
        );
        check_of(
            other,
            "datetime({date: other, hour: 10, timezone: 'Pacific/Honolulu'})",
            "1984-11-11T10:00-10:00[Pacific/Honolulu]",
        );
        check_of(
            other,
            "datetime({date: other, hour: 10})",
            "1984-11-11T10:00Z",
        );
    }
}

#[test]
fn times_are_taken_from_others() {
    let time = "time({hour: 12, minute: 31, second: 14, microsecond: 645876, timezone: '+01:00'})";
    check_of(time, "localtime(other)", "12:31:14.645876");
    check_of(
        time,
        "time({time: other, second: 42})",
        "12:31:42.645876+01:00",
    );
    check_of(
        time,
        "time({time: other, second: 42, timezone: '+05:00'})",
        "16:31:42.645876+05:00",
    );
    let local = "localtime({hour: 12, minute: 31})";
    check_of(
        local,
        "time({time: other, timezone: '+05:00'})",
        "12:31+05:00",
    );
    let moment =
        "datetime({year: 1984, month: 10, day: 11, hour: 12, timezone: 'Europe/Stockholm'})";
    check_of(moment, "time(other)", "12:00+01:00");
    check_of(
        moment,
        "time({time: other, timezone: '+05:00'})",
        "16:00+05:00",
    );
    check_of(
        moment,
        "datetime({year: 1984, month: 3, day: 7, time: other, second: 42})",
        "1984-03-07T12:00:42+01:00[Europe/Stockholm]",
    );
    check_of(
        moment,
        "datetime({year: 1984, month: 3, day: 7, time: other, timezone: 'Pacific/Honolulu'})",
        "1984-03-07T01:00-10:00[Pacific/Honolulu]",
    );
    check_of(
        moment,
        "datetime({datetime: other, day: 28, timezone: '+05:00'})",
        "1984-10-28T16:00+05:00",
    );
    check_of(moment, "localdatetime(other)", "1984-10-11T12:00");
}

#[test]
fn moments_are_counted_from_1970() {
    check_value(
        "datetime({epochSeconds: 416779, nanosecond: 9})",
        "1970-01-05T19:46:19.000000009Z",
    );
    check_value(
        "datetime({epochMillis: 237821673987, timezone: 'Europe/Stockholm'})",
        "1977-07-15T14:34:33.987+01:00[Europe/Stockholm]",
    );
    check_value("datetime('1969-12-31T23:59:59.5Z').epochSeconds", "-1");
    check_value("datetime('1969-12-31T23:59:59.5Z').epochMillis", "-500");
}

#[test]
fn one_query_sees_one_time() {
    check_value("datetime() = datetime.statement()", "true");
    check_value("datetime.transaction() = datetime()", "true");
    check_value("datetime() <= datetime.realtime()", "true");
    check_value("time.statement('+02:00').offset", "+02:00");
    check_value("datetime({timezone: 'Asia/Tokyo'}).offset", "+09:00");
    check_value("date() = datetime().year", "false");
}

#[test]
fn clocks_that_change() {
    let zone = "timezone: 'Europe/Stockholm'";
    let skipped = format!("datetime({{year: 2025, month: 3, day: 30, hour: 2, {zone}}})");
    check_value(&skipped, "2025-03-30T03:00+02:00[Europe/Stockholm]");
    let twice = format!("datetime({{year: 2025, month: 10, day: 26, hour: 2, {zone}}})");
    check_value(&twice, "2025-10-26T02:00+02:00[Europe/Stockholm]");
    check_value(
        &format!("{twice} + duration('PT1H')"),
        "2025-10-26T02:00+01:00[Europe/Stockholm]",
    );
    check_value(
        &format!("{twice} + duration('P1D')"),
        "2025-10-27T02:00+01:00[Europe/Stockholm]",
    );
    check_value(
        "datetime('2025-10-26T02:00+01:00[Europe/Stockholm]')",
        "2025-10-26T02:00+01:00[Europe/Stockholm]",
    );
    check_value(
        "datetime('+102025-07-26T02:00[Europe/Stockholm]')",
        "+102025-07-26T02:00+02:00[Europe/Stockholm]",
    );
}

#[test]
fn dates_and_times_are_ordered_by_type_then_time() {
    let list = "[duration('P1D'), localtime('12'), time('12'), date('2025'), \
        localdatetime('2025'), 'text', datetime('2025')]";
    let query = format!("UNWIND {list} AS x WITH x ORDER BY x RETURN toString(x) AS text");
    assert_eq!(
        told(&mut Graph::new(), &query),
        "2025-01-01T00:00Z / 2025-01-01T00:00 / 2025-01-01 / 12:00Z / 12:00 / P1D / text"
    );
    check_value("date('2025') < datetime('2026')", "null");
    check_value("date('2025') = localdatetime('2025')", "false");
    check_value("duration('P1D') < duration('P2D')", "null");
    check_value("duration('P1D') = duration('PT24H')", "false");
    check_value("time('12:00Z') = time('13:00+01:00')", "false");
    check_value("time('12:00Z') < time('13:00+01:00')", "true");
    check_value(
        "datetime('2025-06-01T12:00Z') >= datetime('2025-06-01T13:00+02:00')",
        "true",
    );
}

#[test]
fn dates_and_times_are_grouped_and_aggregated() {
    let mut graph = Graph::new();
    let rows = "UNWIND ['2025-01-02', '2025-01-01', '20250102'] AS text WITH date(text) AS day";
    assert_eq!(
        told(
            &mut graph,
            &format!("{rows} RETURN day, count(*) AS n ORDER BY day")
        ),
        "2025-01-01 1 / 2025-01-02 2"
    );
    assert_eq!(
        told(
            &mut graph,
            &format!("{rows} RETURN min(day) AS a, max(day) AS b")
        ),
        "2025-01-01 2025-01-02"
    );
    let rows = "UNWIND ['P1D', 'PT12H', 'P1M'] AS text WITH duration(text) AS length";
    assert_eq!(
        told(
            &mut graph,
            &format!("{rows} RETURN sum(length) AS a, avg(length) AS b, max(length) AS c")
        ),
        "P1M1DT12H P10DT15H29M42S P1M"
    );
}

#[test]
fn durations_are_calculated_with() {
    check_value("date('2025-01-31') + duration('P1M')", "2025-02-28");
    check_value("duration('P1M') + date('2025-01-31')", "2025-02-28");
    check_value("date('2025-03-01') - duration('PT47H')", "2025-02-28");
    check_value("localtime('23:00') + duration('P1DT2H')", "01:00");
    check_value("duration('P1M') / 2", "P15DT5H14M33S");
    check_value("2.5 * duration('P1D')", "P2DT12H");
    check_value("duration('P1D') / 7", "PT3H25M42.857142857S");
    check_value("duration('PT0.000000001S') * -1", "PT-0.000000001S");
    check_value(
        "duration.between(date('2025-01-31'), date('2025-02-28'))",
        "P28D",
    );
    check_value("duration.between(datetime('2025-01-01'), null)", "null");
}

#[test]
fn parts_have_names() {
    check_value("datetime('2025-11-24T21:40:32Z')['weekDay']", "1");
    check_value("duration('P1Y8M10DT100M').monthsOfYear", "8");
    check_value("duration('PT-0.5S').seconds", "-1");
    check_value("date('2025-11-24').hour", "null");
    check_value(
        "datetime('2025-11-24T12:00[Asia/Taipei]').timezone",
        "Asia/Taipei",
    );
    check_value(
        "date.truncate('week', date('2025-11-27'), {dayOfWeek: 5})",
        "2025-11-28",
    );
    check_value(
        "date.truncate('century', date('-0044-03-15'))",
        "-0100-01-01",
    );
    check_value(
        "time.truncate('minute', time('12:31:14+01:00'))",
        "12:31+01:00",
    );
}

#[test]
fn null_makes_null() {
    check_value("date({year: null})", "null");
    check_value("date.truncate('year', null)", "null");
    check_value("duration({days: null})", "null");
    check_value("date('2025') + null", "null");
}

#[test]
fn what_is_no_date_or_time_is_explained() {
    use Detail as D;
    check_detail(
        "date('yesterday')",
        D::InvalidArgumentValue,
        "`yesterday` is not a date",
    );
    check_detail(
        "date('2025-02-30')",
        D::InvalidArgumentValue,
        "`2025-02-30` is not a date",
    );
    check_detail(
        "date({year: 2025, month: 13})",
        D::NumberOutOfRange,
        "`month` cannot be 13 here",
    );
    check_detail(
        "date({yaer: 2025})",
        D::InvalidArgumentValue,
        "`yaer` is no part of a date",
    );
    check_detail(
        "date({})",
        D::InvalidArgumentValue,
        "`year` is missing in the map",
    );
    check_detail(
        "date({year: 2025, day: 3})",
        D::InvalidArgumentValue,
        "`day` needs `month` beside it",
    );
    check_detail(
        "localtime({minute: 3})",
        D::InvalidArgumentValue,
        "`hour` is missing in the map",
    );
    check_detail(
        "date(localtime())",
        D::InvalidArgumentValue,
        "a time has no date, so it makes no date",
    );
    check_detail(
        "localtime(date())",
        D::InvalidArgumentValue,
        "a date has no time of day",
    );
}

#[test]
fn what_cannot_be_is_explained() {
    use Detail as D;
    check_detail(
        "datetime({year: 2025, timezone: 'Europe/Atlantis'})",
        D::InvalidArgumentValue,
        "there is no time zone `Europe/Atlantis`",
    );
    check_detail(
        "datetime('2025-07-21T21:40+05:00[Europe/London]')",
        D::InvalidArgumentValue,
        "`2025-07-21T21:40+05:00[Europe/London]` is not a date and time",
    );
    check_detail(
        "duration('P')",
        D::InvalidArgumentValue,
        "`P` is not a duration",
    );
    check_detail(
        "duration('PT')",
        D::InvalidArgumentValue,
        "`PT` is not a duration",
    );
    check_detail(
        "duration('P1D1Y')",
        D::InvalidArgumentValue,
        "`P1D1Y` is not a duration",
    );
    check_detail(
        "date(1)",
        D::InvalidArgumentValue,
        "`date` cannot take an integer",
    );
    check_detail(
        "date.truncate('yer', date())",
        D::InvalidArgumentValue,
        "there is no unit `yer`",
    );
    check_detail(
        "date.truncate('hour', date())",
        D::InvalidArgumentValue,
        "a date cannot be truncated to the unit `hour`",
    );
    check_detail(
        "date('+999999999-12-31') + duration('P1D')",
        D::NumberOutOfRange,
        "the result is no date or duration that there is",
    );
    check_detail(
        "duration({days: 9223372036854775807}) * 2",
        D::NumberOutOfRange,
        "the result is no date or duration that there is",
    );
    check_detail(
        "date() - date()",
        D::InvalidArgumentType,
        "a date and a date cannot be calculated with in this way",
    );
    check_detail(
        "date() * 2",
        D::InvalidArgumentType,
        "a date and an integer cannot be calculated with in this way",
    );
}

#[test]
fn extremes_are_errors_or_values() {
    let fields = [
        "year",
        "quarter",
        "month",
        "week",
        "day",
        "ordinalDay",
        "dayOfWeek",
        "dayOfQuarter",
        "hour",
        "nanosecond",
    ];
    let moment = "datetime('2025[Asia/Taipei]')";
    for number in [i64::MAX, i64::MIN + 1, i64::MIN / 7, 999_999_999_999] {
        for field in fields {
            let query = format!("RETURN datetime({{datetime: {moment}, {field}: {number}}})");
            let error = answer(&mut Graph::new(), &query).unwrap_err();
            assert_eq!(error.detail, Detail::NumberOutOfRange, "{query}");
        }
        for unit in ["days", "months", "seconds", "nanoseconds"] {
            for result in ["d + d", "d - d", "d * 3", "d / 7", "d.hours", "'' + d"] {
                let query = format!("WITH duration({{{unit}: {number}}}) AS d RETURN {result}");
                let _ = answer(&mut Graph::new(), &query);
            }
            let query = format!("RETURN {moment} + duration({{{unit}: {number}}})");
            let _ = answer(&mut Graph::new(), &query);
        }
        for call in [
            format!("datetime({{epochSeconds: {number}, timezone: 'Asia/Taipei'}})"),
            format!("datetime({{epochMillis: {number}, nanosecond: 5}})"),
            format!("datetime.fromEpoch({number}, {number})"),
            format!("duration({{years: {number}, quarters: {number}, weeks: 1e300}})"),
        ] {
            let _ = answer(&mut Graph::new(), &format!("RETURN {call}"));
        }
    }
    check_value(
        "duration.between(date('-999999999-01-01'), datetime('+999999999-12-31T12:00[Asia/Taipei]')).years",
        "1999999998",
    );
}
