use super::check;

#[test]
fn according_to_somebody() {
    check(
        "According to Trump, the deal works.",
        &["Donald Trump [According to] the deal works"],
    );
    check(
        "The deal works, according to Trump.",
        &["Donald Trump [according to] The deal works"],
    );
    check("It was paid by Trump's bank account.", &[]);
    check(
        "According to China's Foreign Ministry, Xi told Trump that it works.",
        &[
            "China's Foreign Ministry [^According to] Xi told Trump that it works",
            "Xi Jinping [told] that it works > Donald Trump < China's Foreign Ministry",
        ],
    );
    check(
        "By Trump's account, Xi said that it works.",
        &[
            "Donald Trump [account] Xi said that it works",
            "Xi Jinping [said] that it works < Donald Trump",
        ],
    );
}

#[test]
fn a_statement_in_a_statement() {
    check(
        "Trump said that Xi had called for talks.",
        &[
            "Donald Trump [said] that Xi had called for talks",
            "Xi Jinping [had called for] talks < Donald Trump",
        ],
    );
    check(
        "Trump said Xi had told Putin that it works.",
        &[
            "Donald Trump [said] Xi had told Putin that it works",
            "Xi Jinping [had told] that it works > Vladimir Putin < Donald Trump",
        ],
    );
}

#[test]
fn addressees() {
    check(
        "Trump told Xi that it works.",
        &["Donald Trump [told] that it works > Xi Jinping"],
    );
    check(
        "Trump said to Xi that it works.",
        &["Donald Trump [said] that it works > Xi Jinping"],
    );
    check(
        "Trump urged Xi to hold back.",
        &["Donald Trump [urged] to hold back > Xi Jinping"],
    );
    check(
        "Dong Jun urged his counterpart, Pete Hegseth, to hold back.",
        &["Dong Jun [urged] to hold back > Pete Hegseth"],
    );
}

#[test]
fn venues() {
    check(
        "Trump wrote on Truth Social that it works.",
        &["Donald Trump [wrote on Truth Social] that it works @ Truth Social"],
    );
    check(
        "Trump said in an interview with CNN that it works.",
        &["Donald Trump [said] that it works @ CNN"],
    );
    check("Trump said CNN lies.", &["Donald Trump [said] CNN lies"]);
}

#[test]
fn where_a_statement_comes_from() {
    check(
        "Xi told Trump that it works, according to China's Foreign Ministry.",
        &[
            "Xi Jinping [told] that it works > Donald Trump < China's Foreign Ministry",
            "China's Foreign Ministry [^according to] Xi told Trump that it works",
        ],
    );
    check(
        "According to the White House, Trump left early and told Xi that it works.",
        &[
            "White House [^According to] Trump left early and told Xi that it works",
            "Donald Trump [told] that it works > Xi Jinping < White House",
        ],
    );
    check(
        "Trump said that Xi had promised him that it works.",
        &[
            "Donald Trump [said] that Xi had promised him that it works",
            "Xi Jinping [had promised] that it works > Donald Trump < Donald Trump",
        ],
    );
}

#[test]
fn what_an_event_shows() {
    check("Trump met Putin, highlighting the need for talks.", &[]);
    check(
        "Trump met Putin, signaling that talks go on.",
        &["Donald Trump [signaling] that talks go on"],
    );
}
