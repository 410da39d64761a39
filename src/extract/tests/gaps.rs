//! What the models get wrong today; to be looked at when it changes.

use super::check;

#[test]
fn known_gaps() {
    check(
        "For the Baltic states the danger is close.",
        &["(the Baltic) [states] the danger is close"],
    );
    check(
        "Trump neither confirmed nor denied the report.",
        &[
            "Donald Trump [!confirmed] nor denied the report",
            "Donald Trump [!denied] the report",
        ],
    );
    check(
        "Trump wrote on Truth Social that it works.",
        &["Donald Trump [wrote on Truth Social] that it works @ Truth Social"],
    );
}
