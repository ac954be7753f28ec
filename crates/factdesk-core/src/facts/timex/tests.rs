use super::*;

/// What is read out of `text`, written on Wednesday, 12 March 2025, at half past four in the afternoon.
fn told(text: &str) -> String {
    let today = Date { year: Some(2025), month: Some(3), day: Some(12), weekday: None };
    let found = timexes(text, Some(today), Some("16:30:00"));
    found.iter().map(|timex| format!("{} = {}", timex.span.of(text), timex.value)).collect::<Vec<_>>().join("; ")
}

#[test]
fn a_day_with_a_time_is_one_moment() {
    assert_eq!(told("Doors open tomorrow at 7.30pm."), "tomorrow at 7.30pm = 2025-03-13T19:30");
    assert_eq!(told("They land at 6 a.m. on Sunday."), "6 a.m. on Sunday = XXXX-WXX-7T06");
    assert_eq!(told("The choir sings at 8 tonight."), "8 tonight = 2025-03-12T20:00");
    assert_eq!(told("It sank on 23.04.2022 14:55 in fog."), "23.04.2022 14:55 = 2022-04-23T14:55");
    assert_eq!(told("She rang on Friday evening."), "Friday evening = XXXX-WXX-5TEV");
}

#[test]
fn times_are_read_in_words() {
    assert_eq!(told("The bell rang at half past seven."), "half past seven = T07:30");
    assert_eq!(told("It struck a quarter to noon."), "a quarter to noon = T11:45");
    assert_eq!(told("Come in the morning at 7."), "in the morning at 7 = T07");
    assert_eq!(told("It grew by 2.1 pm and 37.1 in the morning."), "in the morning = TMO");
}

#[test]
fn spans_have_both_ends_and_a_length() {
    assert_eq!(told("Open from March to May."), "from March to May = (XXXX-03-01,XXXX-05-01,P2M)");
    assert_eq!(told("The works ran from 2014 to 2018."), "from 2014 to 2018 = (2014-01-01,2018-01-01,P4Y)");
    assert_eq!(told("Shut between 9.30 and 4pm on Monday."), "between 9.30 and 4pm on Monday = (XXXX-WXX-1T09:30,XXXX-WXX-1T16,PT6H30M)");
    assert_eq!(told("Call Monday 2-4pm."), "Monday 2-4pm = (XXXX-WXX-1T14,XXXX-WXX-1T16,PT2H)");
    assert_eq!(told("Open from May until the end of June 2024."), "from May until the end of June 2024 = (2024-05-01,2024-07-01,P2M)");
    assert_eq!(told("One in five until 9 p.m. tomorrow."), "9 p.m. tomorrow = 2025-03-13T21:00");
    assert_eq!(told("Rovers won 5 to 3 and lost 12 to 14."), "");
}

#[test]
fn what_is_counted_starts_from_the_day_of_the_copy() {
    assert_eq!(told("Rain for the next 3 days."), "next 3 days = (2025-03-13,2025-03-16,P3D)");
    assert_eq!(told("For the next 3 days it rained."), "");
    assert_eq!(told("Sales fell over the last two quarters."), "last two quarters = (2024-07-01,2025-01-01,P6M)");
    assert_eq!(told("The court will sit in two weeks."), "in two weeks = 2025-03-26");
    assert_eq!(told("They built it in two weeks."), "");
    assert_eq!(told("He left; two weeks later the mill was sold."), "");
    assert_eq!(told("It is due 3 days after April 12."), "3 days after April 12 = 2025-04-15");
    assert_eq!(told("The ferry will leave in 40 minutes."), "in 40 minutes = 2025-03-12T17:10:00");
}

#[test]
fn days_are_found_by_their_place_in_a_week_or_month() {
    assert_eq!(told("They meet on the last Friday of April."), "last Friday of April = 2025-04-25");
    assert_eq!(told("Polling is on Tuesday of next week."), "Tuesday of next week = 2025-03-18");
    assert_eq!(told("Rent falls due on the 9th day of next month."), "9th day of next month = 2025-04-09");
    assert_eq!(told("the first week of 2019"), "first week of 2019 = 2019-W01");
    assert_eq!(told("profits in Q3 2019 and 2020 H2"), "Q3 2019 = (2019-07-01,2019-10-01,P3M); 2020 H2 = (2020-07-01,2021-01-01,P6M)");
}

#[test]
fn dates_are_read_as_they_are_typed() {
    assert_eq!(told("on 31/Oct/1974 and 2019-aug-01"), "31/Oct/1974 = 1974-10-31; 2019-aug-01 = 2019-08-01");
    assert_eq!(told("on May twenty-nine, nineteen eighty-six"), "May twenty-nine, nineteen eighty-six = 1986-05-29");
    assert_eq!(told("due march 3, as troops march 3 miles"), "march 3 = 2025-03-03");
    assert_eq!(told("a budget of May 10,000 and 1/2 a loaf"), "");
}

#[test]
fn what_recurs_is_a_set() {
    assert_eq!(told("Market every Tuesday at 9am and each two days."), "every Tuesday at 9am = XXXX-WXX-2T09; each two days = P2D");
    assert_eq!(told("The quarterly bulletin of the Daily Courier, or Ellin Weekly."), "quarterly = P3M");
    assert_eq!(told("Closed Friday mornings."), "Friday mornings = XXXX-WXX-5TMO");
}

#[test]
fn what_is_told_by_reference_needs_a_day() {
    assert!(timexes("Doors open tomorrow at 7pm and in two weeks.", None, None).iter().all(|timex| !timex.value.contains("20")));
}
