#pragma once

#include <memory>

#include "peil/ports/mail_sender.h"

namespace peil::mail {

/// Sends by SMTP (libcurl) over one connection that is used again, no faster than the server's
/// settings say. What the program at the other end says is kept as its number alone: its words may
/// hold an address.
std::unique_ptr<MailSender> smtp_sender(const MailServer& server);

}  // namespace peil::mail
