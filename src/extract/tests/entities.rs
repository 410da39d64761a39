use super::found;
use crate::extract::EntityLabel;

/// Checks for each name the words that stand for it.
fn check(text: &str, expected: &[(&str, &[&str])]) {
    let (document, extraction) = found(text);
    for (name, words) in expected {
        let found: Vec<_> = extraction
            .mentions
            .iter()
            .filter(|mention| extraction.entities[mention.entity.0].name == *name)
            .map(|mention| mention.span.of(&document.text))
            .collect();
        assert_eq!(found, *words, "{name} in {text}");
    }
}

#[test]
fn one_person_under_many_names() {
    check(
        "Chinese President Xi Jinping spoke. Xi left. The Chinese leader waved. He smiled.",
        &[(
            "Xi Jinping",
            &["Xi Jinping", "Xi", "The Chinese leader", "He"],
        )],
    );
    check(
        "Senator Ann Doe and Rob Roe spoke. Ms. Doe left. The senator waved.",
        &[
            ("Ann Doe", &["Ann Doe", "Doe", "The senator"]),
            ("Rob Roe", &["Rob Roe"]),
        ],
    );
}

#[test]
fn the_office_says_who_is_meant() {
    check(
        "Japanese Prime Minister Se Takaichi spoke. Japan's leader left.",
        &[("Sanae Takaichi", &["Se Takaichi", "Japan's leader"])],
    );
    check(
        "The U.S. president spoke.",
        &[("Donald Trump", &["The U.S. president"])],
    );
    check("The former U.S. president spoke.", &[("Donald Trump", &[])]);
}

#[test]
fn ministries() {
    check(
        "China's Foreign Ministry spoke. China’s Foreign Affairs Ministry left. The ministry erred.",
        &[(
            "China's Foreign Ministry",
            &[
                "China's Foreign Ministry",
                "China’s Foreign Affairs Ministry",
                "The ministry",
            ],
        )],
    );
}

#[test]
fn ministries_of_whom_else() {
    let words: &[&str] = &["Foreign Ministry", "The ministry"];
    check(
        "The Foreign Ministry in Beijing spoke. The ministry erred.",
        &[("China's Foreign Ministry", words)],
    );
    check(
        "China's Foreign Ministry spoke. “It works,” the Foreign Ministry said.",
        &[(
            "China's Foreign Ministry",
            &["China's Foreign Ministry", "Foreign Ministry"],
        )],
    );
}

#[test]
fn roles_before_a_comma() {
    check(
        "They met the senator, Ann Roe of Ohio. The senator smiled.",
        &[("Ann Roe", &["Ann Roe", "The senator"])],
    );
}

#[test]
fn capitals_are_governments_when_they_speak() {
    let country = |text: &str| {
        let (_, extraction) = found(text);
        let speaker = extraction.attributions[0].speakers.first().copied();
        speaker.map(|id| {
            (
                extraction.entities[id.0].name.clone(),
                extraction.entities[id.0].label,
            )
        })
    };
    let china = Some(("China".to_owned(), EntityLabel::Country));
    assert_eq!(country("Beijing said it works."), china);
    check(
        "They met in Beijing.",
        &[("Beijing", &["Beijing"]), ("China", &[])],
    );
}

#[test]
fn capitals_are_governments_when_they_act() {
    check(
        "Beijing banned the imports after Washington's decision.",
        &[("China", &["Beijing"]), ("United States", &["Washington"])],
    );
    check(
        "Beijing hosted the games, and Paris's museums are full.",
        &[
            ("Beijing", &["Beijing"]),
            ("Paris", &["Paris"]),
            ("China", &[]),
            ("France", &[]),
        ],
    );
}

#[test]
fn the_island_needs_an_island() {
    check(
        "Taiwan waits. The island is calm.",
        &[("Taiwan", &["Taiwan", "The island"])],
    );
    check(
        "China waits. The island is calm.",
        &[("China", &["China"]), ("Taiwan", &[])],
    );
}

#[test]
fn pronouns() {
    check(
        "Donald Trump met Ursula von der Leyen. She left. He stayed.",
        &[
            ("Donald Trump", &["Donald Trump", "He"]),
            ("Ursula von der Leyen", &["Ursula von der Leyen", "She"]),
        ],
    );
    check(
        "“I like him,” Trump said of Putin.",
        &[("Donald Trump", &["I", "Trump"])],
    );
}

#[test]
fn words_alike_that_mean_something_else() {
    check(
        "Tell us more about turkey meat.",
        &[("United States", &[]), ("Turkey", &[])],
    );
}

#[test]
fn whoever_says_it_is_he() {
    check(
        "Trump spoke. Trump was there. Macron said he expected talks.",
        &[("Emmanuel Macron", &["Macron", "he"])],
    );
    check(
        "Trump spoke. Angela Merkel said he expected talks.",
        &[("Donald Trump", &["Trump", "he"])],
    );
}

#[test]
fn what_is_no_person() {
    let names = |text: &str| -> Vec<String> {
        let (_, extraction) = found(text);
        let people = extraction.entities.into_iter();
        people
            .filter(|entity| entity.label == EntityLabel::Person)
            .map(|entity| entity.name)
            .collect()
    };
    assert!(names("The Republican National Convention met.").is_empty());
    assert!(names("The Child Protection Act passed.").is_empty());
    assert_eq!(names("Senator Jane Gumble left."), ["Jane Gumble"]);
    assert_eq!(names("Republican Jane Gumble left."), ["Jane Gumble"]);
}

#[test]
fn spellings_of_one_person_are_folded() {
    check(
        "Senator Mehmet Doğan spoke. Dogan left. Mr. Doğan waved.",
        &[("Mehmet Doğan", &["Mehmet Doğan", "Dogan", "Doğan"])],
    );
    check(
        "Senator Gerald Hebert Jr. spoke. J. Gerald Hebert left, said G. Hebert. Mr. Hebert waved.",
        &[(
            "Gerald Hebert Jr.",
            &[
                "Gerald Hebert Jr.",
                "J. Gerald Hebert",
                "G. Hebert",
                "Hebert",
            ],
        )],
    );
    // As the list of actors spells him.
    check(
        "President Alexander van der Bellen spoke. Mr. Van der Bellen left.",
        &[(
            "Alexander Van der Bellen",
            &["Alexander van der Bellen", "Van der Bellen"],
        )],
    );
    check(
        "“It works,” said Don Fowler. Donald Fowler Jr. left. Ann Roe spoke. Ann smiled.",
        &[
            ("Don Fowler", &["Don Fowler"]),
            ("Ann Roe", &["Ann Roe", "Ann"]),
        ],
    );
    check(
        "Speaker Paul D. Ryan spoke.",
        &[("Paul Ryan", &["Paul D. Ryan"])],
    );
    check(
        "Senator Piet van der Molen spoke. Mr. Van der Molen left.",
        &[(
            "Piet van der Molen",
            &["Piet van der Molen", "Van der Molen"],
        )],
    );
}

#[test]
fn titles_weekdays_and_roles_are_no_names() {
    check(
        "Ms. Doe spoke on Monday in Roanoke, Va., said Vice President Ann Doe.",
        &[
            ("Ann Doe", &["Doe", "Ann Doe"]),
            ("Virginia", &["Va."]),
            ("Monday", &[]),
            ("Vice President Ann Doe", &[]),
        ],
    );
}

#[test]
fn titles_that_are_surnames_and_titles_in_a_row() {
    check(
        "Larry King asked. Mr. King left. “Mr. President, it works,” he said.",
        &[
            ("Larry King", &["Larry King", "King", "he"]),
            ("President", &[]),
        ],
    );
    check(
        "“It works,” German Chancellor Angela Merkel told reporters. Sens. Ann Roe and Jan Doe left.",
        &[
            ("Angela Merkel", &["Angela Merkel"]),
            ("Ann Roe", &["Ann Roe"]),
        ],
    );
}

#[test]
fn letters_stand_for_a_body_named_in_full() {
    check(
        "The Kettering Institute of Metals (KIM) said so. KIM was founded in 1990.",
        &[(
            "Kettering Institute of Metals",
            &["Kettering Institute of Metals", "KIM", "KIM"],
        )],
    );
}

#[test]
fn names_without_any_list() {
    check(
        "Nikola Brzak, an economist at the Kettering Institute of Metals, said so. Brzak lives in Ypsilanti.",
        &[
            ("Nikola Brzak", &["Nikola Brzak", "Brzak"]),
            (
                "Kettering Institute of Metals",
                &["Kettering Institute of Metals"],
            ),
            ("Ypsilanti", &["Ypsilanti"]),
        ],
    );
}

#[test]
fn plural_pronouns_stand_for_bodies_and_for_joined_people() {
    let meant = |text: &str| -> Vec<String> {
        let (document, found) = found(text);
        let plural = found.mentions.iter().filter(|mention| {
            let lower = mention.span.of(&document.text).to_lowercase();
            matches!(&*lower, "they" | "them" | "their")
        });
        plural
            .map(|mention| found.entities[mention.entity.0].name.clone())
            .collect()
    };
    assert_eq!(
        meant("Google opened an office in Paris. They said the city was growing."),
        ["Google"]
    );
    assert_eq!(
        meant("Xi Jinping and Donald Trump met in Busan. They said the talks went well."),
        ["Xi Jinping", "Donald Trump"]
    );
    // Others in the plural can be meant, or nobody is who speaks alone.
    for text in [
        "Google told the unions about the plan. They said the city was growing.",
        "Donald Trump met Xi Jinping in Busan. They said the talks went well.",
        "Google fired its workers. They said the city was growing.",
        "Google thanked them.",
    ] {
        assert_eq!(meant(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn several_speak_as_they() {
    let (_, found) =
        found("Xi Jinping and Donald Trump met in Busan. They said the talks went well.");
    let speakers = &found.attributions[0].speakers;
    assert_eq!(speakers.len(), 2, "{speakers:?}");
}
