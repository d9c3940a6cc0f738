#ifndef C_SOURCE_KIT_H
#define C_SOURCE_KIT_H

/// Compiles for as long as somebody asks, with the compiler that a toolchain has as a library.
///
/// A request is a number of 32 bits, in this machine's order, and as many bytes of texts, each ended
/// by a zero: a folder and the arguments of `swiftc` for one call with `-c`. The call runs in that
/// folder. Its answer is a byte: 1 where it succeeded and the compiler had nothing to say, else 0.
/// - Parameter library: the path of the toolchain's SourceKit, `libsourcekitdInProc.so`.
/// - Parameter channel: a socket, which requests come from and answers go to.
/// - Returns: 0 at the end of the requests; 1 where the library is not what is needed, or where a
///   request cannot be read.
int csk_serve(const char *library, int channel);

#endif
