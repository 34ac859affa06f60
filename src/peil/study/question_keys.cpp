#include "peil/study/question_keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "peil/base/contract.h"
#include "peil/study/name_list.h"

namespace peil::study {
namespace {

constexpr std::array<std::string_view, 11> type_names{
    "select_one", "select_multiple", "integer", "text", "note",     "mark",
    "scale",      "matrix",          "date",    "rank", "calculate"};

}  // namespace

std::vector<std::string> question_types() { return {type_names.begin(), type_names.end()}; }

QuestionType question_type(std::string_view word) {
  const auto at = std::ranges::find(type_names, word);
  expects(at != type_names.end(), "question_type: a type that there is");
  return static_cast<QuestionType>(at - type_names.begin());
}

void check_keys_of_type(const TomlTable& table, const std::string& type) {
  struct Rule {
    std::string_view key;
    std::vector<std::string> types;
  };
  static const std::vector<std::string> answered{"select_one", "select_multiple", "integer", "text",
                                                 "mark",       "scale",           "matrix",  "date",
                                                 "rank"};
  // A note as well, and not a calculation, which nobody sees.
  static const std::vector<std::string> shown = [] {
    std::vector<std::string> all = answered;
    all.emplace_back("note");
    return all;
  }();
  static const std::vector<Rule> rules{
      {"page", shown},
      {"label", shown},
      {"hint", shown},
      {"relevant", shown},
      {"customer_groups", shown},
      {"calculation", {"calculate"}},
      {"ranks", {"rank"}},
      {"required", answered},
      {"dont_know", answered},
      {"not_applicable", answered},
      {"constraint", {"integer", "text", "date"}},
      {"constraint_message", {"integer", "text", "date"}},
      {"low", {"mark", "scale", "matrix"}},
      {"high", {"mark", "scale", "matrix"}},
      {"points", {"scale", "matrix"}},
      {"from", {"mark", "scale", "matrix"}},
      {"recommend", {"mark"}},
      {"aspect", {"mark", "scale"}},
      {"importance_of", {"mark", "scale"}},
      {"theme_codebook", {"text"}},
      {"personal", {"text"}},
      {"rotate", {"select_one", "select_multiple", "matrix", "rank"}},
      {"choices", {"select_one", "select_multiple", "rank"}},
      {"choice_filter", {"select_one", "select_multiple", "rank"}},
      {"rows", {"matrix"}},
  };
  for (const Rule& rule : rules) {
    const Entry* entry = table.entry(rule.key);
    if (entry == nullptr || std::ranges::find(rule.types, type) != rule.types.end()) continue;
    std::string mend = fmt::format("It goes with {}; take it out here.", list_of(rule.types));
    if (rule.key == "aspect" && type == "matrix") mend = "Put it in the rows of the matrix.";
    table.problems().add("question.key-not-for-type", entry->at,
                         fmt::format("A question of the type '{}' has no '{}'.", type, rule.key),
                         mend);
  }
}

}  // namespace peil::study
