/// An offer as a browser makes it, with its sections cut to what matters here.
let browserOffer = """
    v=0\r
    o=- 4611731400430051336 2 IN IP4 127.0.0.1\r
    s=-\r
    t=0 0\r
    a=group:BUNDLE 0 1\r
    m=audio 9 UDP/TLS/RTP/SAVPF 111\r
    c=IN IP4 0.0.0.0\r
    a=mid:0\r
    m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r
    c=IN IP4 0.0.0.0\r
    a=ice-ufrag:Ab3+\r
    a=ice-pwd:x9/pWgWWf1bdVrnhWZ7A+QRf\r
    a=fingerprint:sha-256 \(certificate)\r
    a=setup:actpass\r
    a=mid:1\r
    a=sctp-port:5000\r

    """

/// The answer to it.
let peerAnswer = browserOffer.replacing("a=setup:actpass", with: "a=setup:active")

private let certificate = (0..<32).map { _ in "4F" }.joined(separator: ":")
