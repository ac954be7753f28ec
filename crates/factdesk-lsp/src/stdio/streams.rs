//! Standard input and output as streams, with as few threads to wake as can be.
//!
//! Input is read on a thread of its own and never waits for anybody; output is written where it is
//! ready. An editor that does not read holds up what writes, but never what reads: it can always
//! finish what it is writing itself, and then read.

use std::fs::File;
use std::io::{self, Read, Write};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// How much is read at once.
const CHUNK_BYTES: usize = 1 << 16;

/// What comes in.
pub(super) struct Incoming {
    chunks: UnboundedReceiver<Vec<u8>>,
    /// What was taken last, and how much of it is out.
    chunk: Vec<u8>,
    given: usize,
}

impl Incoming {
    /// Reads `from` to its end; an error is one.
    ///
    /// # Errors
    /// The system gives no thread.
    pub(super) fn new(mut from: impl Read + Send + 'static) -> io::Result<Incoming> {
        let (send, chunks) = unbounded_channel();
        let read = move || {
            let mut chunk = vec![0; CHUNK_BYTES];
            loop {
                match from.read(&mut chunk) {
                    Ok(0) => break,
                    Ok(length) if send.send(chunk[..length].to_vec()).is_err() => break,
                    Ok(_) => {}
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(error) => {
                        tracing::warn!(%error, "standard input cannot be read");
                        break;
                    }
                }
            }
        };
        std::thread::Builder::new().name("factdesk-input".to_owned()).spawn(read)?;
        Ok(Incoming { chunks, chunk: Vec::new(), given: 0 })
    }
}

impl AsyncRead for Incoming {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, out: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        if this.given == this.chunk.len() {
            let Some(chunk) = ready!(this.chunks.poll_recv(cx)) else { return Poll::Ready(Ok(())) };
            (this.chunk, this.given) = (chunk, 0);
        }
        let rest = &this.chunk[this.given..];
        let now = rest.len().min(out.remaining());
        out.put_slice(&rest[..now]);
        this.given += now;
        Poll::Ready(Ok(()))
    }
}

/// What goes out, each message in one write.
pub(super) struct Outgoing<W>(pub(super) W);

impl<W: Write + Unpin> AsyncWrite for Outgoing<W> {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        loop {
            match this.0.write(bytes) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                done => return Poll::Ready(done),
            }
        }
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(self.get_mut().0.flush())
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.poll_flush(cx)
    }
}

/// Standard output without the buffer that sends each line by itself.
///
/// # Errors
/// The system gives no second handle to it.
pub(super) fn standard_output() -> io::Result<File> {
    #[cfg(unix)]
    let handle = std::os::fd::AsFd::as_fd(&io::stdout()).try_clone_to_owned()?;
    #[cfg(windows)]
    let handle = std::os::windows::io::AsHandle::as_handle(&io::stdout()).try_clone_to_owned()?;
    Ok(File::from(handle))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    #[tokio::test]
    async fn what_is_read_comes_in_whatever_its_length() {
        let sent: Vec<u8> = (0..3 * CHUNK_BYTES + 7).map(|index| (index % 251) as u8).collect();
        let mut incoming = Incoming::new(io::Cursor::new(sent.clone())).expect("a thread can be started");
        let mut first = [0; 5];
        incoming.read_exact(&mut first).await.expect("there are five bytes");
        let mut rest = Vec::new();
        incoming.read_to_end(&mut rest).await.expect("the rest is read");
        assert_eq!([&first[..], &rest[..]].concat(), sent);
    }

    #[tokio::test]
    async fn what_is_written_goes_out_at_once() {
        let mut outgoing = Outgoing(Vec::new());
        outgoing.write_all(b"Content-Length: 2\r\n\r\n{}").await.expect("a vector takes all");
        assert_eq!(outgoing.0, b"Content-Length: 2\r\n\r\n{}");
    }

    /// A pipe's two ends are one thread's here: what comes in is taken while output waits.
    #[tokio::test]
    async fn an_editor_that_writes_before_it_reads_is_listened_to() {
        let (mut answers, out) = io::pipe().expect("the system has pipes");
        let (input, mut editor) = io::pipe().expect("the system has pipes");
        let mut incoming = Incoming::new(input).expect("a thread can be started");
        let much = vec![b'x'; 1 << 21];
        let length = much.len();
        let editor = std::thread::spawn(move || {
            editor.write_all(&much).expect("all of it is taken");
            drop(editor);
            let mut all = Vec::new();
            answers.read_to_end(&mut all).expect("the answers can be read");
            all.len()
        });
        let mut outgoing = Outgoing(out);
        outgoing.write_all(&vec![b'y'; length]).await.expect("the editor reads in the end");
        drop(outgoing);
        let mut read = Vec::new();
        incoming.read_to_end(&mut read).await.expect("the input can be read");
        assert_eq!((read.len(), editor.join().expect("the editor ends")), (length, length));
    }
}
