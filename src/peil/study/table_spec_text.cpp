#include "peil/study/table_spec_text.h"

#include <nlohmann/json.hpp>
#include <vector>

#include "peil/base/text.h"

namespace peil::study {
namespace {

template <class All, class Text>
std::string toml_list(const All& all, const Text& text) {
  std::vector<std::string> texts;
  for (const auto& one : all) texts.push_back(text(one));
  return "[" + join(texts, ", ") + "]";
}

std::string toml_names(const std::vector<std::string>& names) {
  return toml_list(names, toml_string);
}

std::string row_text(const TableItem& row) {
  return row.within.empty() ? toml_string(row.item) : toml_names({row.item, row.within});
}

std::string shown_text(TableStatistic what) {
  constexpr const char* words[] = {"mean", "shares", "low", "high", "score"};  // no net
  return toml_string(words[static_cast<std::size_t>(what)]);
}

}  // namespace

// The escapes of JSON, and one more sign that may not stand there itself.
std::string toml_string(const std::string& text) {
  using nlohmann::json;
  std::string quoted = json(text).dump(-1, ' ', false, json::error_handler_t::replace);
  constexpr char removed = 0x7f;
  for (std::size_t at = 0; (at = quoted.find(removed, at)) != std::string::npos;)
    quoted.replace(at, 1, "\\u007f");
  return quoted;
}

std::string asked_text(const TableSpec& spec) {
  std::string text = "wave = " + toml_string(spec.wave) + "\n";
  const auto add = [&](const char* key, const std::string& value) {
    text += std::string(key) + " = " + value + "\n";
  };
  if (!spec.before.empty()) add("before", toml_string(spec.before));
  add("rows", toml_list(spec.items, row_text));
  if (!spec.show.empty()) add("show", toml_list(spec.show, shown_text));
  if (!spec.columns.empty()) add("columns", toml_list(spec.columns, toml_names));
  if (spec.total) add("total", "true");
  if (spec.only) add("only", toml_string(spec.only_text));
  if (!spec.letters) add("letters", "false");
  for (const TableNet& net : spec.nets) {
    text += "\n[[net]]\n";
    add("row", toml_string(net.item));
    add("label", toml_string(net.label));
    add("answers", toml_names(net.answers));
  }
  return text;
}

}  // namespace peil::study
