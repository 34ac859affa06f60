#pragma once

#include <string>
#include <vector>

#include "peil/report/deposit.h"

namespace peil::report {

/// A part of what is told beside the data: a heading, paragraphs, then a list or table.
struct AccountPart {
  std::string heading;
  std::vector<std::string> paragraphs{};
  std::vector<std::string> commands{};  ///< as they are typed
  std::vector<std::pair<std::string, std::string>>
      entries{};           ///< a file or variable, and its words
  bool are_files = false;  ///< the entries are files beside it
};

/// What is in the folder, how to compute the figures again, what was done to the data so that
/// nobody is recognised, whose it is and how it may be used: in one language, for the page and the
/// text beside it.
std::vector<AccountPart> account_of(const Deposit& deposit, const std::string& language);

/// What was done so that nobody is recognised alone.
std::vector<AccountPart> privacy_of(const Deposit& deposit, const std::string& language);

/// The statement of accessibility: what holds, what is known not to, and whom to tell.
std::vector<AccountPart> accessibility_of(const Deposit& deposit, const std::string& language);

}  // namespace peil::report
