#pragma once

#include <map>
#include <string>

#include "peil/language/texts.h"
#include "peil/study/report_entries.h"

namespace peil::app::testing {

/// Tells every key of [report.account] in the files of a study, but those left `open`, also in the
/// translations in which reports are written.
inline void tell_account(std::map<std::string, std::string>& folder, const std::string& open = "") {
  std::string account = "\n[report.account]\n", units;
  for (const std::string_view key : study::account_keys) {
    if (key == open) continue;
    account += std::string(key) + " = \"Bekend\"\n";
    units += "<trans-unit id=\"report/account/" + std::string(key) +
             "\"><source>Bekend</source><target state=\"translated\">Known</target></trans-unit>";
  }
  folder.at("study.toml") += account;
  for (const std::string& language : language::written()) {
    const auto file = folder.find("translations/" + language + ".xlf");
    if (file == folder.end()) continue;
    file->second.insert(file->second.find("</body>"), units);
  }
}

}  // namespace peil::app::testing
