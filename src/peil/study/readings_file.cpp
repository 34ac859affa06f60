#include "peil/study/readings_file.h"

#include <nlohmann/json.hpp>

#include "peil/study/toml_table.h"

namespace peil::study {
namespace {

// A text of TOML between quotes is one of JSON.
std::string in_quotes(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

ConfirmedReading reading(const TomlTable& table) {
  return {table.text("words", Need::Must).value_or(""), table.text("says", Need::Must).value_or(""),
          table.at("says").line, table.text("after", Need::May).value_or("")};
}

}  // namespace

Result<ConfirmedReadings> read_readings(const std::string& text, const std::string& file) {
  Problems found;
  FileProblems problems(file, text, found);
  ConfirmedReadings result{file, {}};
  const auto root = read_toml(problems);
  if (!root) return found;
  const TomlTable whole(*root, problems, "this file", {"reading"});
  for (const TomlNode* node : whole.tables("reading", Need::May))
    result.all.push_back(
        reading(TomlTable(*node, problems, "a reading", {"words", "says", "after"})));
  if (!found.empty()) return found;
  return result;
}

std::string readings_text(const std::vector<ConfirmedReading>& readings) {
  std::string text;
  for (const ConfirmedReading& one : readings) {
    text += "[[reading]]\n";
    if (!one.after.empty()) text += "after = " + in_quotes(one.after) + "\n";
    text += "words = " + in_quotes(one.words) + "\nsays = " + in_quotes(one.claims) + "\n\n";
  }
  return text;
}

}  // namespace peil::study
