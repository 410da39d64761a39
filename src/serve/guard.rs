//! Who may ask: whoever comes from this machine, and pages that it has served itself.
//!
//! A page from elsewhere must not read what is here, also where its name is made to lead here (DNS rebinding): such a
//! request still has the other name as its `Host`, and where a script sends it, its `Origin`.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

/// How long an address may be, question and all.
const LONGEST: usize = 16 << 10;

/// What every answer has.
const HEADERS: [(header::HeaderName, &str); 5] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        header::HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
];

/// The names under which the server can be asked.
#[derive(Debug)]
pub(super) struct Guard {
    /// As the user has named it.
    host: String,
    address: SocketAddr,
}

impl Guard {
    pub(super) fn new(host: &str, address: SocketAddr) -> Self {
        Self {
            host: host.to_ascii_lowercase(),
            address,
        }
    }

    /// Why a request is refused, if it is.
    fn refusal(&self, headers: &HeaderMap) -> Option<&'static str> {
        let text = |name: &str| Some(headers.get(name)?.to_str().unwrap_or("?"));
        let Some(host) = text("host") else {
            return Some("a request names its host");
        };
        if headers.get_all("host").iter().count() > 1 || !self.is_own(host) {
            return Some("this server is not known under that name");
        }
        let same = |origin: &str| origin.strip_prefix("http://") == Some(host);
        if text("origin").is_some_and(|origin| !same(origin)) {
            return Some("pages from elsewhere may not ask here");
        }
        let site = text("sec-fetch-site").unwrap_or("none");
        let is_visit = text("sec-fetch-mode") == Some("navigate");
        let is_own = ["none", "same-origin"].contains(&site) || is_visit;
        (!is_own).then_some("pages from elsewhere may not ask here")
    }

    /// Whether `host`, with its port, is a name of this server: `localhost` and addresses need no DNS that could lie.
    fn is_own(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.contains(']') => (name, port.parse().ok()),
            _ => (host.as_str(), Some(80)),
        };
        let literal = name.trim_start_matches('[').trim_end_matches(']');
        let is_address = literal
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback() || !self.address.ip().is_loopback());
        port == Some(self.address.port())
            && (name == "localhost" || name == self.host || is_address)
    }
}

/// Lets through what may be asked, and gives every answer what protects it.
pub(super) async fn check(
    State(guard): State<Arc<Guard>>,
    request: Request,
    next: Next,
) -> Response {
    let address = request.uri().path_and_query();
    let mut response = match guard.refusal(request.headers()) {
        Some(reason) => super::answer::problem(StatusCode::FORBIDDEN, reason).into_response(),
        None if address.is_some_and(|address| address.as_str().len() > LONGEST) => {
            super::answer::problem(StatusCode::URI_TOO_LONG, "the question is too long")
                .into_response()
        }
        None => next.run(request).await,
    };
    for (name, value) in HEADERS {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(listening: &str, host: &str, headers: &[(&'static str, &str)]) -> bool {
        let mut all = HeaderMap::new();
        all.insert("host", host.parse().unwrap());
        for (name, value) in headers {
            all.insert(*name, value.parse().unwrap());
        }
        let address: SocketAddr = listening.parse().unwrap();
        let guard = Guard::new("localhost", address);
        guard.refusal(&all).is_some()
    }

    #[test]
    fn only_own_names_are_answered() {
        let local = "127.0.0.1:4000";
        for host in [
            "localhost:4000",
            "127.0.0.1:4000",
            "[::1]:4000",
            "LOCALHOST:4000",
        ] {
            assert!(!refused(local, host, &[]), "{host}");
        }
        for host in [
            "evil.example:4000",
            "localhost",
            "localhost:4001",
            "localhost.evil.example:4000",
            "192.168.1.5:4000",
            "127.0.0.1.evil.example:4000",
            "",
        ] {
            assert!(refused(local, host, &[]), "{host}");
        }
        assert!(!refused("0.0.0.0:4000", "192.168.1.5:4000", &[]));
        assert!(refused("0.0.0.0:4000", "evil.example:4000", &[]));
    }

    #[test]
    fn only_own_pages_may_ask() {
        let local = "127.0.0.1:4000";
        let host = "localhost:4000";
        for origin in [
            "http://evil.example",
            "null",
            "http://localhost:4001",
            "https://localhost:4000",
        ] {
            assert!(refused(local, host, &[("origin", origin)]), "{origin}");
        }
        assert!(!refused(
            local,
            host,
            &[("origin", "http://localhost:4000")]
        ));
        assert!(refused(local, host, &[("sec-fetch-site", "cross-site")]));
        let visit = [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-mode", "navigate"),
        ];
        assert!(!refused(local, host, &visit));
    }
}
