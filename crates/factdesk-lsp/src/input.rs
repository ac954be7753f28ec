//! The editor's messages, before the transport sees them.
//!
//! The transport takes one message that it cannot decode for the end of the session. Editors do
//! send such messages: half of a surrogate pair, left over when an emoji was cut in two, makes a
//! JSON string that no decoder of UTF-8 accepts. Here it becomes U+FFFD, which counts as one
//! UTF-16 unit like the half it stands for; what cannot be mended is passed over.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, ReadBuf};
use tower_lsp::jsonrpc::Request;

/// How much is read at once: a keystroke in one go, a long draft in few.
const CHUNK_BYTES: usize = 1 << 16;

/// A header longer than this is none, and a message longer than that is not waited for.
const MAX_HEADER_BYTES: usize = 1 << 12;
const MAX_MESSAGE_BYTES: usize = 1 << 30;

/// Reads messages from `inner` and gives on those that can be decoded.
pub(crate) struct Input<R> {
    inner: R,
    chunk: Box<[u8]>,
    /// What was read and is not dealt with, from `start` on.
    raw: Vec<u8>,
    start: usize,
    /// The length of the message at `start`, once its header is read.
    expected: Option<usize>,
    /// A message on its way out, and how much of it is out.
    ready: Vec<u8>,
    given: usize,
}

impl<R> Input<R> {
    pub(crate) fn new(inner: R) -> Input<R> {
        let chunk = vec![0; CHUNK_BYTES].into_boxed_slice();
        Input { inner, chunk, raw: Vec::new(), start: 0, expected: None, ready: Vec::new(), given: 0 }
    }

    /// Moves the next whole message that can be decoded to `ready`; says whether there was one.
    fn advance(&mut self) -> bool {
        loop {
            let rest = &self.raw[self.start..];
            let Some(length) = self.expected else {
                let Some(end) = rest.windows(4).position(|bytes| bytes == b"\r\n\r\n") else {
                    if MAX_HEADER_BYTES < rest.len() {
                        tracing::warn!(bytes = rest.len(), "what the editor sent is no message");
                        self.start = self.raw.len();
                    }
                    return false;
                };
                self.expected = content_length(&rest[..end]);
                if self.expected.is_none() {
                    tracing::warn!(bytes = end, "a header of the editor has no usable length");
                }
                self.start += end + 4;
                continue;
            };
            let Some(body) = rest.get(..length) else { return false };
            let body = mended(body);
            self.start += length;
            self.expected = None;
            if serde_json::from_slice::<Request>(&body).is_ok() {
                self.ready.clear();
                self.ready.extend_from_slice(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
                self.ready.extend_from_slice(&body);
                self.given = 0;
                return true;
            }
            tracing::warn!(bytes = length, "a message of the editor cannot be decoded");
        }
    }

    /// Forgets what was dealt with.
    fn compact(&mut self) {
        self.raw.drain(..self.start);
        self.start = 0;
    }
}

impl<R: AsyncRead + Unpin> AsyncRead for Input<R> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, out: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        loop {
            if this.given < this.ready.len() {
                let rest = &this.ready[this.given..];
                let now = rest.len().min(out.remaining());
                out.put_slice(&rest[..now]);
                this.given += now;
                return Poll::Ready(Ok(()));
            }
            if this.advance() {
                continue;
            }
            this.compact();
            let mut chunk = ReadBuf::new(&mut this.chunk);
            ready!(Pin::new(&mut this.inner).poll_read(cx, &mut chunk))?;
            if chunk.filled().is_empty() {
                return Poll::Ready(Ok(()));
            }
            this.raw.extend_from_slice(chunk.filled());
        }
    }
}

/// The length a header announces, however its name is written.
fn content_length(header: &[u8]) -> Option<usize> {
    let header = std::str::from_utf8(header).ok()?;
    let fields = header.lines().filter_map(|line| line.split_once(':'));
    let length = fields.into_iter().find(|(name, _)| name.trim().eq_ignore_ascii_case("Content-Length"))?.1;
    length.trim().parse().ok().filter(|length| *length <= MAX_MESSAGE_BYTES)
}

/// `body` with U+FFFD for each escaped half of a surrogate pair that stands alone.
fn mended(body: &[u8]) -> std::borrow::Cow<'_, [u8]> {
    let mut lone = Vec::new();
    let mut at = 0;
    while let Some(found) = body[at..].iter().position(|byte| *byte == b'\\') {
        at += found;
        at += match (escape(body, at), escape(body, at + 6)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                lone.push(at);
                6
            }
            // Whatever is escaped otherwise, a backslash too, takes two bytes.
            _ => 2,
        };
        if body.len() <= at {
            break;
        }
    }
    if lone.is_empty() {
        return body.into();
    }
    let mut body = body.to_vec();
    for at in lone {
        body[at..at + 6].copy_from_slice(b"\\uFFFD");
    }
    body.into()
}

/// The code unit that is escaped as `\uXXXX` at `at`.
fn escape(body: &[u8], at: usize) -> Option<u16> {
    let digits = body.get(at..at + 6)?.strip_prefix(b"\\u")?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use tokio::io::AsyncReadExt;

    const GOOD: &str = r#"{"jsonrpc":"2.0","method":"a","params":{"b":"“c”"}}"#;

    fn frame(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    /// What comes through when `sent` arrives in pieces of `size` bytes.
    fn through(sent: &[u8], size: usize) -> String {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime can be made");
        runtime.block_on(async {
            let (mut editor, server) = tokio::io::duplex(size);
            let sent = sent.to_vec();
            tokio::spawn(async move { tokio::io::AsyncWriteExt::write_all(&mut editor, &sent).await });
            let mut out = String::new();
            Input::new(server).read_to_string(&mut out).await.expect("what comes through is text");
            out
        })
    }

    #[test]
    fn good_messages_come_through_as_they_are_in_pieces_of_any_size() {
        let sent = frame(GOOD).repeat(3);
        for size in [1, 7, 64, 4096] {
            assert_eq!(through(sent.as_bytes(), size), sent);
        }
    }

    #[test]
    fn bad_messages_are_passed_over() {
        for bad in ["{", "", "[]", "{\"jsonrpc\":\"1.0\"}", "{\"jsonrpc\":\"2.0\",\"method\":7}", "\u{0}"] {
            let sent = format!("{}{}{}", frame(GOOD), frame(bad), frame(GOOD));
            assert_eq!(through(sent.as_bytes(), 64), frame(GOOD).repeat(2), "{bad}");
        }
        let not_text = [frame(GOOD).as_bytes(), b"Content-Length: 2\r\n\r\n\xff\xfe", frame(GOOD).as_bytes()].concat();
        assert_eq!(through(&not_text, 64), frame(GOOD).repeat(2));
    }

    #[test]
    fn headers_may_be_odd() {
        let odd = format!("content-length:{}\r\nContent-Type: x\r\nX-Y: z\r\n\r\n{GOOD}", GOOD.len());
        assert_eq!(through(odd.as_bytes(), 64), frame(GOOD));
        let useless = format!("Content-Type: x\r\n\r\nContent-Length: {}\r\n\r\n{}", usize::MAX, frame(GOOD));
        assert_eq!(through(useless.as_bytes(), 64), frame(GOOD));
    }

    #[test]
    fn half_a_surrogate_pair_becomes_a_replacement() {
        let mend = |text: &str| String::from_utf8(mended(text.as_bytes()).into_owned()).expect("it stays text");
        assert_eq!(mend(r#""\ud83d\ude00 \ud83d""#), r#""\ud83d\ude00 \uFFFD""#);
        assert_eq!(mend(r#""\ude00\ud83d\n""#), r#""\uFFFD\uFFFD\n""#);
        assert_eq!(mend(r#""\\ud83d \u00e9\""#), r#""\\ud83d \u00e9\""#);
        let cut = frame(&GOOD.replace("“c”", "\\uD83D"));
        assert_eq!(through(cut.as_bytes(), 64), cut.replace("D83D", "FFFD"));
    }

    proptest! {
        #[test]
        fn anything_is_survived(bytes in prop::collection::vec(any::<u8>(), 0..80), text in "(\\\\|u|d8|[0-9a-f]|\"){0,20}") {
            let sent = [&bytes[..], b"\r\n\r\n", frame(&text).as_bytes(), frame(GOOD).as_bytes()].concat();
            let out = through(&sent, 16);
            prop_assert!(out.is_empty() || out.ends_with(&frame(GOOD)));
            let _ = mended(&bytes);
        }
    }
}
