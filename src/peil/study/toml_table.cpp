#include "peil/study/toml_table.h"

#include <fmt/format.h>

#include <cmath>

#include "peil/base/text.h"
#include "peil/study/name_list.h"

namespace peil::study {
namespace {

const std::vector<Entry> no_entries;

// Signs below the blank that are no line end or tab; XML and HTML refuse them.
bool is_control(char c) {
  return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F;
}

std::string shown(double value) { return exact_text(value); }

}  // namespace

std::string_view kind_of(const TomlNode& node) {
  constexpr std::string_view kinds[]{"a time",           "true or false", "a whole number",
                                     "a decimal number", "a text",        "a date",
                                     "a list",           "a table"};
  return kinds[node.value.index()];
}

TomlTable::TomlTable(const TomlNode& node, FileProblems& problems, std::string what,
                     std::initializer_list<std::string_view> keys, bool other_keys)
    : entries_(&no_entries), problems_(&problems), what_(std::move(what)), at_(node.at) {
  if (const auto* entries = std::get_if<TomlNode::Entries>(&node.value)) {
    entries_ = entries;
  } else {
    is_table_ = false;
    problems_->add("value.wrong-type", node.at,
                   fmt::format("There is {} here where {} should be.", kind_of(node), what_),
                   "Write it as keys and values between { and }, or under a header in brackets.");
  }
  if (other_keys) return;
  const std::vector<std::string> known(keys.begin(), keys.end());
  for (const Entry& entry : *entries_) {
    if (std::ranges::find(known, entry.key) != known.end()) continue;
    problems_->add("key.unknown", entry.at,
                   fmt::format("There is no key '{}' in {}.", entry.key, what_),
                   did_you_mean(entry.key, known, 30));
    if (auto near = nearest(entry.key, known)) meant_.push_back(std::move(*near));
  }
}

const Entry* TomlTable::entry(std::string_view key) const {
  const auto it = std::ranges::find(*entries_, key, &Entry::key);
  return it == entries_->end() ? nullptr : &*it;
}

Place TomlTable::at(std::string_view key) const {
  const Entry* found = entry(key);
  return found == nullptr ? at_ : found->node.at;
}

bool TomlTable::may_miss(std::string_view key) const {
  return is_table_ && std::ranges::find(meant_, key) == meant_.end();
}

const TomlNode* TomlTable::need(std::string_view key, Need need) const {
  if (const Entry* found = entry(key)) return &found->node;
  if (need == Need::Must && may_miss(key)) {
    problems_->add("key.missing", at_, fmt::format("The key '{}' is missing in {}.", key, what_),
                   fmt::format("Add a line {} = ... to it.", key));
  }
  return nullptr;
}

void TomlTable::wrong_type(std::string_view key, const TomlNode& node, std::string_view wanted,
                           std::string_view mend) const {
  problems_->add("value.wrong-type", node.at,
                 fmt::format("'{}' should be {}, and this is {}.", key, wanted, kind_of(node)),
                 std::string(mend));
}

std::optional<std::string> TomlTable::text(std::string_view key, Need must) const {
  const TomlNode* node = need(key, must);
  if (node == nullptr) return {};
  const auto* text = std::get_if<std::string>(&node->value);
  if (text == nullptr) {
    wrong_type(key, *node, "a text", "Put it between double quotes.");
    return {};
  }
  if (trim(*text).empty()) {
    problems_->add("value.empty", node->at, fmt::format("'{}' is empty.", key),
                   must == Need::Must ? "Write the text between the quotes."
                                      : "Write the text between the quotes, or take the line out.");
    return {};
  }
  if (std::ranges::any_of(*text, is_control)) {
    problems_->add("value.control-sign", node->at,
                   fmt::format("'{}' has a control sign in it that cannot be printed.", key),
                   "Type the text again; it was probably copied from another program.");
    return {};
  }
  return *text;
}

std::optional<std::string> TomlTable::name(std::string_view key, Need must,
                                           bool digit_first) const {
  const std::optional<std::string> found = text(key, must);
  if (found && !is_name(*found, digit_first)) {
    problems_->add("name.bad", at(key), fmt::format("'{}' cannot be a name.", *found),
                   digit_first
                       ? "Use a-z, 0-9, _ and - only, at most 64 signs."
                       : "Use a-z, 0-9, _ and - only, begin with a letter, at most 64 signs.");
  }
  return found;
}

std::optional<std::string> TomlTable::word(std::string_view key, Need must,
                                           const std::vector<std::string>& words) const {
  const std::optional<std::string> found = text(key, must);
  if (!found || std::ranges::find(words, *found) != words.end()) return found;
  problems_->add("value.not-one-of", at(key),
                 fmt::format("'{}' cannot be '{}'; it is one of {}.", key, *found, list_of(words)),
                 did_you_mean(*found, words));
  return {};
}

std::optional<std::int64_t> TomlTable::whole(std::string_view key, Need must, std::int64_t least,
                                             std::int64_t most) const {
  const TomlNode* node = need(key, must);
  if (node == nullptr) return {};
  const auto* n = std::get_if<std::int64_t>(&node->value);
  if (n == nullptr) {
    wrong_type(key, *node, "a whole number", "Write digits without quotes and without a point.");
    return {};
  }
  if (*n >= least && *n <= most) return *n;
  problems_->add("value.out-of-range", node->at,
                 fmt::format("'{}' is {} and must lie from {} to {}.", key, *n, least, most),
                 "Write a number within these limits.");
  return {};
}

std::optional<double> TomlTable::number(std::string_view key, Need must, double least,
                                        double most) const {
  const TomlNode* node = need(key, must);
  if (node == nullptr) return {};
  std::optional<double> x;
  if (const auto* n = std::get_if<std::int64_t>(&node->value)) x = static_cast<double>(*n);
  if (const auto* d = std::get_if<double>(&node->value)) x = *d;
  if (!x) {
    wrong_type(key, *node, "a number", "Write digits without quotes, with a point for decimals.");
    return {};
  }
  if (std::isfinite(*x) && *x >= least && *x <= most) return x;
  problems_->add(
      "value.out-of-range", node->at,
      fmt::format("'{}' is {} and must lie from {} to {}.", key,
                  std::isfinite(*x) ? shown(*x) : "no finite number", shown(least), shown(most)),
      "Write a number within these limits.");
  return {};
}

bool TomlTable::yes(std::string_view key, bool otherwise) const {
  const TomlNode* node = need(key, Need::May);
  if (node == nullptr) return otherwise;
  if (const auto* yes = std::get_if<bool>(&node->value)) return *yes;
  wrong_type(key, *node, "true or false", "Write true or false without quotes.");
  return otherwise;
}

std::optional<Day> TomlTable::day(std::string_view key, Need must) const {
  const TomlNode* node = need(key, must);
  if (node == nullptr) return {};
  if (const auto* day = std::get_if<Day>(&node->value)) return *day;
  wrong_type(key, *node, "a date", "Write it as 2013-09-01, without quotes.");
  return {};
}

std::vector<std::pair<std::string, Place>> TomlTable::texts(std::string_view key, Need must) const {
  std::vector<std::pair<std::string, Place>> all;
  const TomlNode* node = need(key, must);
  if (node == nullptr) return all;
  const auto* list = std::get_if<TomlNode::List>(&node->value);
  if (list == nullptr) {
    wrong_type(key, *node, "a list of texts", "Write it as [\"one\", \"two\"].");
    return all;
  }
  if (list->empty() && must == Need::Must) {
    problems_->add("value.empty", node->at, fmt::format("The list '{}' is empty.", key),
                   "Name at least one.");
  }
  for (const TomlNode& part : *list) {
    const auto* text = std::get_if<std::string>(&part.value);
    if (text == nullptr) {
      wrong_type(key, part, "a list of texts", "Put every part between double quotes.");
    } else if (std::ranges::find(all, *text, &std::pair<std::string, Place>::first) != all.end()) {
      problems_->add("name.duplicate", part.at,
                     fmt::format("'{}' is in the list '{}' twice.", *text, key),
                     "Take one of the two out.");
    } else {
      all.emplace_back(*text, part.at);
    }
  }
  return all;
}

std::vector<const TomlNode*> TomlTable::tables(std::string_view key, Need must) const {
  std::vector<const TomlNode*> all;
  const Entry* found = entry(key);
  if (found == nullptr) {
    if (must == Need::Must && may_miss(key)) {
      problems_->add("key.missing", at_, fmt::format("There is no [[{}]] in {}.", key, what_),
                     fmt::format("Add at least one [[{}]].", key));
    }
    return all;
  }
  const auto* list = std::get_if<TomlNode::List>(&found->node.value);
  if (list == nullptr) {
    wrong_type(key, found->node, "a list of tables",
               fmt::format("Write it as [[{}]], with two brackets on either side.", key));
    return all;
  }
  for (const TomlNode& part : *list) all.push_back(&part);
  return all;
}

const TomlNode* TomlTable::table(std::string_view key, Need must) const {
  const TomlNode* node = need(key, must);
  if (node == nullptr) return nullptr;
  if (std::holds_alternative<TomlNode::Entries>(node->value)) return node;
  wrong_type(key, *node, "a table", fmt::format("Write it under a header [{}].", key));
  return nullptr;
}

}  // namespace peil::study
