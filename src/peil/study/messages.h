#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace peil::study {

/// What an ICU MessageFormat text asks for, or why it is none.
struct Message {
  /// Names, also those inside plural and select; earlier answers (model/pipes.h) as "$name", with a
  /// bar behind it where something is said when there is none.
  std::set<std::string> arguments;
  std::string code;  ///< empty: nothing wrong
  std::string message, mend;
};

/// Reads a text as a message of a language. A text without { and } is no message: it has no
/// arguments and nothing is wrong with it. What an earlier answer fills in is no part of the
/// message.
///
/// Problems  "message.syntax"          does not parse
///           "message.plural-keyword"  not zero, one, two, few, many, other or =N
Message read_message(std::string_view text, std::string_view language);

/// What is wrong with the arguments of a translation, next to those of the source.
///
/// Problems  "message.argument-missing", "message.argument-unknown"
Message compare_messages(const Message& source, const Message& translation);

}  // namespace peil::study
