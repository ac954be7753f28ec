//! What stands between the transport and the handlers.
//!
//! The transport polls all handlers on one task: a panic in one would end that task and leave a
//! process that answers nothing. Here it becomes the answer to its own request. And the transport
//! keeps to itself whether `shutdown` came before `exit`, which decides the exit status.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use tower_lsp::jsonrpc::{Error, Request, Response};
use tower_service::Service;

/// Wraps the service of the handlers.
pub(crate) struct Boundary<S> {
    inner: S,
    shutdown: Arc<Shutdown>,
}

/// Whether the editor has asked for the shutdown.
#[derive(Debug, Default)]
pub(crate) struct Shutdown(AtomicBool);

impl Shutdown {
    pub(crate) fn was_asked_for(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl<S> Boundary<S> {
    pub(crate) fn new(inner: S) -> (Boundary<S>, Arc<Shutdown>) {
        let shutdown = Arc::new(Shutdown::default());
        (Boundary { inner, shutdown: Arc::clone(&shutdown) }, shutdown)
    }
}

impl<S> Service<Request> for Boundary<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = BoxFuture<'static, Result<Option<Response>, S::Error>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        // Some editors send it as a notification; it says the same.
        if request.method() == "shutdown" {
            self.shutdown.0.store(true, Ordering::Relaxed);
        }
        let id = request.id().cloned();
        let answer = self.inner.call(request);
        Box::pin(async move {
            AssertUnwindSafe(answer).catch_unwind().await.unwrap_or_else(|_| {
                tracing::error!("a handler panicked");
                Ok(id.map(|id| Response::from_error(id, Error::internal_error())))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Panics;

    impl Service<Request> for Panics {
        type Response = Option<Response>;
        type Error = std::convert::Infallible;
        type Future = BoxFuture<'static, Result<Option<Response>, std::convert::Infallible>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, _: Request) -> Self::Future {
            Box::pin(async { panic!("on purpose") })
        }
    }

    #[tokio::test]
    async fn a_panic_is_an_answer() {
        let (mut boundary, shutdown) = Boundary::new(Panics);
        let Ok(answer) = boundary.call(Request::build("textDocument/hover").id(7).finish()).await;
        assert_eq!(answer, Some(Response::from_error(7.into(), Error::internal_error())));
        let Ok(silence) = boundary.call(Request::build("textDocument/didChange").finish()).await;
        assert_eq!(silence, None);
        assert!(!shutdown.was_asked_for());
    }
}
