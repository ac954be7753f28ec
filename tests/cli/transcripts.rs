//! What the program says of transcripts that it cannot read, and that the rest is used.

use crate::desk::Desk;

const DRAFT: &str = "ADA HOLM: no transcript.\n\n“We never sold a single boat,” said Ada Holm.\n";

#[test]
fn a_transcript_that_cannot_be_read_is_told_in_a_line_and_the_rest_is_used() {
    let desk = Desk::with(&[
        ("quay.set/quay.txt", DRAFT),
        ("quay.set/holm.transcript.txt", "[00:04] HOLM: We never sold a boat.\n"),
        ("quay.set/cut.transcript.vtt", "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nTom Roe: Did you ev"),
        ("quay.set/empty.transcript.json", ""),
        ("quay.set/half.transcript.json", "{\"segments\": [{\"start\": 1, \"text\": \"It rained.\"},\n{\"sta"),
    ]);
    desk.write("quay.set/random.transcript.srt", &[0xff, 0x00, 0xfe, 0x31]);
    // As large as an hour of film, and a hole on the disk.
    let huge = std::fs::File::create(desk.path().join("quay.set/huge.transcript.txt")).expect("a file can be made");
    huge.set_len(300 << 20).expect("it can be made large");
    let output = desk.factdesk("check quay.set").output().expect("the program runs");
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(stdout.contains("The transcript does not have “single” here (holm.transcript.txt, 00:00:04)."), "{stdout}");
    let mut told: Vec<&str> = stderr.lines().collect();
    told.sort_unstable();
    assert_eq!(
        told,
        [
            "factdesk: quay.set/empty.transcript.json: No words were found in this transcript.",
            "factdesk: quay.set/half.transcript.json: This JSON cannot be read from line 2 on; what stands before is used.",
            "factdesk: quay.set/huge.transcript.txt: This transcript is 300 MB long; a file of more than 16 MB is not read. Split it, or leave it out of the story.",
            "factdesk: quay.set/random.transcript.srt: not UTF-8: byte 0, on line 1, belongs to another encoding; save the file as UTF-8; \
             no quote is looked up in it until then",
        ]
    );
}
