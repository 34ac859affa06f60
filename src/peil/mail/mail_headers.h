#pragma once

#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "peil/ports/mail_sender.h"

namespace peil::mail {

/// A text as it may stand in the header of an e-mail: as it is where it is plain ASCII, else in
/// encoded words of at most 75 signs, none of which ends within a sign. Line ends are blanks.
///
/// Source    RFC 2047, sections 2 and 5
std::string header_text(std::string_view text);

/// The header lines of an e-mail, but those that tell how the body is written: whom from and to, a
/// Message-ID without anything personal, how to get no more of them (RFC 2369).
///
/// Contract  addresses are addresses; `now` is the time in UTC.
std::vector<std::string> mail_headers(const Mail& mail, const MailServer& server, std::time_t now);

/// A body as it goes over the wire: lines end in CR LF, and there are no other control signs.
std::string mail_body(std::string_view body);

}  // namespace peil::mail
