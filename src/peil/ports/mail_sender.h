#pragma once

#include <cstdint>
#include <string>

#include "peil/model/message.h"

namespace peil {

/// The server that takes our e-mails, and what they say of who sends them.
struct MailServer {
  enum class Tls : std::uint8_t {
    StartTls,  ///< asked for, and without it nothing is sent
    Wrapped,   ///< from the first byte on
    None,      ///< to a server on this machine alone
  };
  std::string host;
  int port = 587;
  Tls tls = Tls::StartTls;
  std::string certificates{};  ///< file with the authorities that are trusted; empty: the system's
  std::string user{}, password{};
  std::string from;         ///< address
  std::string from_name{};  ///< how the sender is called
  std::string reply_to{};   ///< address; empty: as `from`
  std::string bounces{};    ///< address to which mail servers return messages; empty: as `from`
  std::string unsubscribe;  ///< address to which somebody writes who wants no more messages
  int per_minute = 120;
};

/// What became of an e-mail that was handed over.
struct HandedOver {
  enum class How : std::uint8_t {
    Taken,
    NoSuchAddress,  ///< refused for good at the address (5xx)
    NotNow,         ///< refused; may be taken later, or in another form
    InDoubt,        ///< the connection broke when it may have been taken
  };
  How how = How::Taken;
  std::string reply;  ///< number of the server's reply, without its words: "550"
};

/// Hands e-mails to a server, one at a time, over one connection.
class MailSender {
 public:
  virtual ~MailSender() = default;
  /// Throws OutsideError when nothing went out and nothing would: no connection, no TLS, the user
  /// or the sender refused. What it says names no person.
  virtual HandedOver send(const Mail& mail) = 0;
};

}  // namespace peil
