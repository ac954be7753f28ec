use super::*;

/// What is read, a turn a line: time, voice and words.
fn shown(file: &str, text: &str) -> Vec<String> {
    let (transcript, problem) = Transcript::read(file, text);
    let mut out: Vec<String> = problem.into_iter().collect();
    for (index, turn) in transcript.turns().iter().enumerate() {
        let voice = &transcript.voices()[usize::from(turn.voice)];
        let name = voice.name.as_deref().unwrap_or(&voice.label);
        let time = turn.time.map_or(String::new(), |time| format!("{} ", Transcript::clock(time)));
        out.push(format!("{time}{name}{}: {}", if voice.asks { "?" } else { "" }, transcript.words(index)));
    }
    out
}

#[test]
fn labelled_text_is_read_below_its_head() {
    let text = "Interview: Ada Holm, harbour clerk\nRecorded: 3 March 2026\nInterviewer: Tom Roe\n\n[00:00:04] ROE: Why now?\n\n[00:00:09] HOLM: We had to.\nIt was old.\n";
    assert_eq!(shown("a.txt", text), ["00:00:04 Tom Roe?: Why now?", "00:00:09 Ada Holm: We had to. It was old."]);
}

#[test]
fn labels_are_told_from_sentences_with_a_colon() {
    let text = "Mr Roe: Why?\nListen: nobody asked us.\nMr Roe: Nobody?\n**A. Holm:** No.\n**A. Holm:** Never.\n- Q: And now?\nMia Falk  0:41\nWait.";
    let read = [
        "Mr Roe: Why? Listen: nobody asked us.",
        "Mr Roe: Nobody?",
        "A. Holm: No.",
        "A. Holm: Never.",
        "Q?: And now?",
        "00:00:41 Mia Falk: Wait.",
    ];
    assert_eq!(shown("a.md", text), read);
    assert_eq!(shown("a.md", "# Minutes\n\nThe yard: it was sold.\n\nNobody bid."), [": The yard: it was sold.", ": Nobody bid."]);
    assert_eq!(shown("a.txt", "Interviewee: Ada Holm\n\nQ: Why?\nA: Because."), ["Q?: Why?", "Ada Holm: Because."]);
    assert_eq!(shown("a.txt", "ADA HOLM: One.\nROE: Two?\nHOLM: Three.")[2], "ADA HOLM: Three.");
    assert_eq!(
        shown("a.txt", "SPEAKER 1 (00:12): One.\n00:00:15 SPEAKER 2: Two.\n[0:20] and three"),
        ["00:00:12 SPEAKER 1: One.", "00:00:15 SPEAKER 2: Two.", "00:00:20 SPEAKER 2: and three"]
    );
}

#[test]
fn subtitles_are_read_with_their_voices() {
    let vtt = "WEBVTT - harbour\nDate: 3 March 2026\n\nNOTE Interviewer: Tom Roe\n\n1\n00:01.000 --> 00:04.000 align:start\n<v.loud Tom Roe>Fish &amp; <i>chips</i>?</v>\n\n\
               00:05.500 --> 00:06.000\n<v Ada Holm>We sold\nthe boats.</v>\n\n01:00:07.000 --> 01:00:08.000\nAll of th";
    assert_eq!(
        shown("a.vtt", vtt),
        ["00:00:01 Tom Roe?: Fish & chips?", "00:00:05 Ada Holm: We sold the boats.", "01:00:07 Ada Holm: All of th"]
    );
    let srt = "1\r\n00:00:01,000 --> 00:00:04,000\r\nHOLM: We sold it.\r\n\r\n2\r\n00:00:05,000 --> 00:00:06,000\r\nAll of it.\r\n";
    assert_eq!(shown("a.srt", srt), ["00:00:01 HOLM: We sold it.", "00:00:05 HOLM: All of it."]);
    assert_eq!(shown("a.vtt", "no cue here"), ["No cue with a time was found in this file, so none of its words are used."]);
}

#[test]
fn recognised_speech_is_read_as_far_as_it_goes() {
    let whole = r#"{"text": " All.", "segments": [{"id": 0, "start": 4.7, "text": " We sold \"it\".", "speaker": "SPEAKER_01"},
        {"start": "00:01:02,5", "words": [{"word": " caf\u00e9", "start": 62}, {"word": "bar"}]}], "date": "2026-03-03"}"#;
    assert_eq!(shown("a.json", whole), ["00:00:04 SPEAKER_01: We sold \"it\".", "00:01:02 : café bar"]);
    let cut = &whole[..whole.find("caf").expect("it is there")];
    assert_eq!(
        shown("a.json", cut),
        ["This JSON cannot be read from line 2 on; what stands before is used.", "00:00:04 SPEAKER_01: We sold \"it\"."]
    );
    assert_eq!(shown("a.json", r#"{"text": "We sold it."}"#), [": We sold it."]);
    assert_eq!(shown("a.json", r#"{"transcription": [{"timestamps": {"from": "00:00:02,100"}, "text": " One."}]}"#), ["00:00:02 : One."]);
    assert_eq!(shown("a.json", r#"[{"speaker": 1, "transcript": "Two.", "start": [3, 4]}]"#), ["00:00:03 Speaker 1: Two."]);
    for empty in ["", "{}", "[]", "[1, null]", "null", "{\"segments\": 4}"] {
        let said = shown("a.json", empty);
        assert!(said.len() == 1 && said[0].ends_with('.'), "{empty}: {said:?}");
    }
}

#[test]
fn what_is_no_transcript_says_so_in_a_line() {
    assert_eq!(shown("a.txt", "  \n"), ["No words were found in this transcript."]);
    assert_eq!(shown("a.txt", "a\0b"), ["This file holds bytes that are no text, so none of it is used."]);
    let (transcript, problem) = Transcript::read("a.txt", &"x ".repeat(9 << 20));
    assert_eq!(
        problem.as_deref(),
        Some("This transcript is 18 MB long; a file of more than 16 MB is not read. Split it, or leave it out of the story.")
    );
    assert!(transcript.turns().is_empty());
}

const HARBOUR: &str = "Interview: Ada Holm, harbour clerk\nInterviewer: Tom Roe\n\n\
    [00:00:04] ROE: So, um, what was it like?\n\
    [00:00:09] HOLM: The boats are old, um, they're very old, and the, the nets, you know, leak like sieves. We've sold twenty-six of them \
    to the yard in Odre since last autumn and nobody said thank you.\n\
    [00:00:31] ROE: Did you ever touch the money?\n\
    [00:00:33] HOLM: I never touched the money. I counted it twice, with my sister there, and I locked the door.";

/// What is found of a quote: voice, time, and how it differs; "exact" where it does not.
fn found(quote: &str) -> String {
    let (transcript, _) = Transcript::read("a.txt", HARBOUR);
    let transcripts = [Arc::new(transcript)];
    let Some(passage) = Sought::of(quote).and_then(|sought| search(&transcripts, &sought).into_iter().next()) else {
        return "nothing".to_owned();
    };
    let voice = &transcripts[0].voices()[usize::from(passage.voice)];
    let differences: Vec<String> = passage.differences.iter().map(|one| format!("“{}” for “{}”", one.quoted, one.said)).collect();
    let how = if passage.is_exact() { "exact".to_owned() } else { differences.join(", ") };
    let time = transcripts[0].turns()[passage.turn].time.map(Transcript::clock).unwrap_or_default();
    assert!(HARBOUR.get(passage.span.range()).is_some());
    format!("{} {time}: {how}", voice.label)
}

#[test]
fn sounds_fillers_repeats_numbers_and_marks_are_no_differences() {
    for quote in [
        "The boats are old, they’re very old, and the nets leak like sieves.",
        "the boats are old",
        "We’ve sold 26 of them",
        "The boats are old … and the nets, you know, leak like sieves",
        "We’ve sold twenty-six of [the boats] to the yard in Odre",
        "[W]e’ve sold … and nobody said thank you",
        "[They] are old, they’re very old",
    ] {
        assert_eq!(found(quote), "HOLM 00:00:09: exact", "{quote}");
    }
}

#[test]
fn other_words_are_told_with_those_that_were_said() {
    let said = |quote: &str, how: &str| assert_eq!(found(quote), format!("HOLM 00:00:09: {how}"), "{quote}");
    said("The boats are old, they are very old", "“they are” for “they're”");
    said("We’ve sold sixteen of them to the yard", "“sixteen” for “twenty-six”");
    said("We’ve sold them to the yard in Odre", "“” for “twenty-six of”");
    said("sold twenty-six of them [the boats] since last autumn", "“” for “to the yard in Odre”");
    said("the nets and ropes leak like sieves", "“and ropes” for “”");
    assert_eq!(found("I never took the money"), "HOLM 00:00:33: “took” for “touched”");
    assert_eq!(found("Did you ever touch the money?"), "ROE 00:00:31: exact");
    assert_eq!(found("we will build a swimming pool for all of you"), "nothing");
}

#[test]
fn what_was_not_heard_is_held_against_nobody_and_offices_are_no_names() {
    let said = "CHAIR: We call the [inaudible] at nine, and then, you know, then we vote.\nTHE CLERK: I was, I mean I was in the yard. He always says nobody will pay for this.";
    let (transcript, _) = Transcript::read("a.txt", said);
    assert!(transcript.voices().iter().all(Voice::is_unknown));
    let transcripts = [Arc::new(transcript)];
    let first = |quote: &str| search(&transcripts, &Sought::of(quote).expect("it is long enough")).into_iter().next().expect("it is found");
    for exact in ["We call the members at nine, and then we vote", "I was in the yard"] {
        assert_eq!(first(exact).differences, [], "{exact}");
    }
    assert!(first("nobody will pay for this").told_of_another);
    assert!(!first("We call the members at nine").told_of_another);
}

#[test]
fn brackets_hide_no_words_that_were_said() {
    for (quote, how) in [
        ("We’ve sold twenty-six of them [the boats] since last autumn", "“” for “to the yard in Odre”"),
        ("I counted it [the money] with my sister there", "“” for “twice”"),
        ("sold twenty-six of them to [a yard] since last autumn", "“” for “in Odre”"),
        ("I [only] counted it twice", "exact"),
        ("with [her] sister there, and I locked [it]", "exact"),
    ] {
        assert_eq!(found(quote).split(": ").nth(1), Some(how), "{quote}");
    }
}

mod whatever_the_file {
    use super::*;
    use proptest::prelude::*;

    /// Pieces that files of every kind are made of.
    fn piece() -> impl Strategy<Value = String> {
        let known = prop::sample::select(vec![
            "WEBVTT\n\n",
            "00:01.000 --> 00:02.000\n",
            "<v Ada Holm>",
            "</v>",
            "&amp;",
            "&nbsp;",
            "NOTE ",
            "STYLE\n",
            "\n\n",
            "\r\n",
            "\n",
            "HOLM: ",
            "Q: ",
            "[00:00:04] ",
            "Ada Holm (00:04): ",
            "Recorded: 3 March 2026\n",
            "---\n",
            "**",
            "[laughs]",
            "[",
            "(",
            "…",
            "... ",
            "we’re ",
            "we are ",
            "um, ",
            "twenty-six ",
            "26 ",
            "the boats leak ",
            "you know, ",
            "é💣",
            "{\"segments\": [",
            "{\"text\": \"",
            "\", \"start\": 4.5",
            "}",
            "]",
            ",",
            "\\u00e9",
            "\\ud83d\\ude00",
            "\\",
            "\"",
            "- ",
            ">> ",
            "ﬀ",
            "İ",
            "e\u{301}",
        ]);
        prop_oneof![4 => known.prop_map(str::to_owned), 1 => "\\PC{0,5}"]
    }

    proptest! {
        #![proptest_config(crate::cases::cases(400))]

        #[test]
        fn every_place_lies_in_it(
            ending in prop::sample::select(Transcript::ENDINGS),
            parts in prop::collection::vec(piece(), 0..40),
            quotes in prop::collection::vec(prop::collection::vec(piece(), 1..12), 1..4),
        ) {
            let text = parts.concat();
            let (transcript, problem) = Transcript::read(format!("a.{ending}"), &text);
            prop_assert!(problem.is_none_or(|problem| !problem.contains('\n')));
            for turn in 0..transcript.turns().len() {
                prop_assert!(text.get(transcript.place(turn).range()).is_some(), "{:?} of {text:?}", transcript.place(turn));
                prop_assert!(!transcript.words(turn).is_empty());
            }
            let transcripts = [Arc::new(transcript)];
            let own = transcripts[0].turns().len().min(3);
            let quotes = quotes.iter().map(|quote| quote.concat()).chain((0..own).map(|turn| transcripts[0].words(turn).to_owned()));
            for quote in quotes.collect::<Vec<_>>() {
                for passage in Sought::of(&quote).map(|sought| search(&transcripts, &sought)).unwrap_or_default() {
                    prop_assert!(text.get(passage.span.range()).is_some(), "{:?} of {text:?}", passage.span);
                    prop_assert!((0.0..=1.0).contains(&passage.likeness));
                }
            }
        }

        #[test]
        fn what_was_said_is_found_word_for_word(from in 0usize..30, words in 4usize..20) {
            let said = HARBOUR.split("HOLM: ").nth(1).and_then(|rest| rest.lines().next()).expect("there is a turn");
            let quote: Vec<&str> = said.split(' ').skip(from).take(words).collect();
            if quote.len() > 3 {
                prop_assert_eq!(found(&quote.join(" ")), "HOLM 00:00:09: exact");
            }
        }
    }
}
