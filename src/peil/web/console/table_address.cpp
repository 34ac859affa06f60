#include "peil/web/console/table_address.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/study/toml_table.h"
#include "peil/web/console/form_fields.h"

namespace peil::web::console {
namespace {

using study::TomlNode;

constexpr std::array keys{TableKey{"title", Holds::Text},   TableKey{"wave", Holds::Text},
                          TableKey{"before", Holds::Text},  TableKey{"rows", Holds::Blocks},
                          TableKey{"show", Holds::Texts},   TableKey{"columns", Holds::Blocks},
                          TableKey{"total", Holds::Yes},    TableKey{"only", Holds::Text},
                          TableKey{"level", Holds::Number}, TableKey{"sort", Holds::Text},
                          TableKey{"letters", Holds::Yes}};
constexpr std::array net_keys{std::string_view("net_row"), std::string_view("net_label"),
                              std::string_view("net_answers")};
constexpr std::array nest_keys{std::string_view("nest_row"), std::string_view("nest_within")};
constexpr char between = ',';

const TableKey* key_of(std::string_view name) {
  const auto* found = std::ranges::find(keys, name, &TableKey::name);
  return found == keys.end() ? nullptr : found;
}

bool is_net(std::string_view name) { return std::ranges::find(net_keys, name) != net_keys.end(); }

std::string toml_text(std::string_view text) {
  std::string made = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      made += std::string("\\") + c;
    else if (byte < 0x20 || byte == 0x7f)
      made += "\\u00" + hex(std::string(1, c));
    else
      made += c;
  }
  return made + '"';
}

// The text behind the quote at `at`, up to the one that ends it.
std::string unquoted(std::string_view line, std::size_t at) {
  std::string text;
  for (++at; at < line.size() && line[at] != '"'; ++at) {
    if (line[at] == '\\' && at + 1 < line.size()) ++at;
    text += line[at];
  }
  return text;
}

std::string list_of(const std::vector<std::string>& texts) {
  std::vector<std::string> all;
  for (const std::string& text : texts) all.push_back(toml_text(text));
  return "[" + join(all, ", ") + "]";
}

std::string block_of(const std::string& value) {
  const auto names = split(value, between);
  if (names.size() == 1) return toml_text(value);
  std::vector<std::string> all;
  for (const auto& name : names) all.emplace_back(trim(name));
  return list_of(all);
}

std::string value_of(Holds holds, const std::string& value) {
  if (holds == Holds::Yes && (value == "true" || value == "false")) return value;
  if (holds == Holds::Number) {
    if (const auto number = decimal_number(with_point(value))) return exact_text(*number);
  }
  return toml_text(value);
}

class Writing {
 public:
  explicit Writing(const Fields& fields) : fields_(fields) {}

  AddressedTable written() && {
    for (const TableKey& key : keys) write(key);
    for (const auto& [name, value] : fields_) {
      if (key_of(name) == nullptr && !is_net(name) && !is_half_of_nested(name))
        line(toml_text(name) + " = " + toml_text(value), name);
    }
    write_nets();
    return std::move(table_);
  }

 private:
  void line(const std::string& text, const std::string& field) {
    table_.text += text + '\n';
    table_.field_of_line.push_back(field);
  }

  std::vector<std::string> values(std::string_view name) const {
    std::vector<std::string> all;
    for (const auto& [field, value] : fields_) {
      if (field == name && !value.empty()) all.push_back(value);
    }
    return all;
  }

  void write(const TableKey& key) {
    const std::string name(key.name);
    const std::vector<std::string> given = values(name);
    if (given.empty()) return;
    if (key.holds == Holds::Texts) return line(name + " = " + list_of(given), name);
    if (key.holds == Holds::Blocks) {
      std::vector<std::string> blocks;
      for (const std::string& value : given) blocks.push_back(block_of(value));
      return line(name + " = [" + join(blocks, ", ") + "]", name);
    }
    for (const std::string& value : given) line(name + " = " + value_of(key.holds, value), name);
  }

  // The nth of each belong together; an empty one still has its place.
  void write_nets() {
    std::array<std::vector<std::string>, 3> all;
    for (const auto& [field, value] : fields_) {
      const auto* key = std::ranges::find(net_keys, field);
      if (key != net_keys.end())
        all[static_cast<std::size_t>(key - net_keys.begin())].push_back(value);
    }
    const std::size_t nets = std::max({all[0].size(), all[1].size(), all[2].size()});
    for (auto& values : all) values.resize(nets);
    for (std::size_t n = 0; n < nets; ++n) {
      if (all[0][n].empty() && all[1][n].empty() && all[2][n].empty()) continue;
      line("[[net]]", "net");
      if (!all[0][n].empty()) line("row = " + toml_text(all[0][n]), "net");
      if (!all[1][n].empty()) line("label = " + toml_text(all[1][n]), "net");
      std::vector<std::string> answers;
      for (const auto& answer : split(all[2][n], between)) {
        if (!trim(answer).empty()) answers.emplace_back(trim(answer));
      }
      line("answers = " + list_of(answers), "net");
    }
  }

  const Fields& fields_;
  AddressedTable table_;
};

// A value as the text of a field; nothing for what an address has no form of.
std::optional<std::string> text_of(const TomlNode& node) {
  if (const auto* text = std::get_if<std::string>(&node.value)) return *text;
  if (const auto* yes = std::get_if<bool>(&node.value)) return *yes ? "true" : "false";
  if (const auto* whole = std::get_if<std::int64_t>(&node.value)) return std::to_string(*whole);
  if (const auto* number = std::get_if<double>(&node.value)) return exact_text(*number);
  const auto* list = std::get_if<TomlNode::List>(&node.value);
  if (list == nullptr) return {};
  std::vector<std::string> parts;
  for (const TomlNode& one : *list) {
    const auto* text = std::get_if<std::string>(&one.value);
    if (text == nullptr || text->find(between) != std::string::npos) return {};
    parts.push_back(*text);
  }
  return join(parts, std::string(1, between));
}

bool add_net(const TomlNode& node, Fields& fields) {
  const auto* entries = std::get_if<TomlNode::Entries>(&node.value);
  if (entries == nullptr) return false;
  for (const char* part : {"row", "label", "answers"}) {
    const auto entry = std::ranges::find(*entries, part, &study::Entry::key);
    const auto text = entry == entries->end() ? std::string() : text_of(entry->node);
    if (!text) return false;
    fields.emplace_back("net_" + std::string(part), *text);
  }
  return true;
}

bool add_entry(const study::Entry& entry, Fields& fields) {
  const auto* list = std::get_if<TomlNode::List>(&entry.node.value);
  if (list == nullptr) {
    const auto text = text_of(entry.node);
    if (text) fields.emplace_back(entry.key, *text);
    return text.has_value();
  }
  return std::ranges::all_of(*list, [&](const TomlNode& one) {
    if (entry.key == "net") return add_net(one, fields);
    const auto text = text_of(one);
    if (text) fields.emplace_back(entry.key, *text);
    return text.has_value();
  });
}

std::string encoded(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~").find(c) != std::string_view::npos;
    safe += plain ? std::string(1, c) : "%" + hex(std::string(1, c));
  }
  return safe;
}

// The line of that number, from 1.
std::string_view line_of(std::string_view text, std::size_t number) {
  for (; number > 1 && !text.empty(); --number)
    text.remove_prefix(std::min(text.size(), text.find('\n') + 1));
  return text.substr(0, text.find('\n'));
}

std::size_t byte_of(std::string_view line, std::size_t column) {
  std::size_t at = 0;
  for (; at < line.size() && column > 1; --column) {
    ++at;
    while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U) ++at;
  }
  return at;
}

}  // namespace

std::span<const TableKey> table_keys() { return keys; }

bool is_half_of_nested(std::string_view field) {
  return std::ranges::find(nest_keys, field) != nest_keys.end();
}

Fields with_nested_rows(const Fields& fields) {
  Fields all;
  std::array<std::vector<std::string>, 2> parts;
  for (const auto& field : fields) {
    const auto* key = std::ranges::find(nest_keys, field.first);
    if (key == nest_keys.end())
      all.push_back(field);
    else
      parts[static_cast<std::size_t>(key - nest_keys.begin())].push_back(field.second);
  }
  auto& [rows, variables] = parts;
  const std::size_t pairs = std::max(rows.size(), variables.size());
  rows.resize(pairs);
  variables.resize(pairs);
  for (std::size_t n = 0; n < pairs; ++n) {
    if (!rows[n].empty() && !variables[n].empty()) {
      all.emplace_back("rows", rows[n] + between + variables[n]);
    } else if (!rows[n].empty() || !variables[n].empty()) {
      all.emplace_back(nest_keys[0], rows[n]);
      all.emplace_back(nest_keys[1], variables[n]);
    }
  }
  return all;
}

AddressedTable addressed_table(const Fields& fields) { return Writing(fields).written(); }

std::optional<Fields> fields_of_table(const std::string& text) {
  Problems found;
  study::FileProblems problems("", text, found);
  const auto node = study::read_toml(problems);
  if (!node) return {};
  const auto* entries = std::get_if<TomlNode::Entries>(&node->value);
  Fields fields;
  if (entries == nullptr || !std::ranges::all_of(*entries, [&](const study::Entry& entry) {
        return add_entry(entry, fields);
      }))
    return {};
  return fields;
}

std::string query_of(const Fields& fields) {
  std::string query;
  for (const auto& [name, value] : fields)
    query += (query.empty() ? "" : "&") + encoded(name) + "=" + encoded(value);
  return query;
}

AtFault at_fault(const AddressedTable& table, const Problem& problem) {
  if (problem.line == 0 || problem.line > table.field_of_line.size()) return {};
  const std::string_view line = line_of(table.text, problem.line);
  AtFault fault{table.field_of_line[problem.line - 1], {}};
  std::size_t at = byte_of(line, std::max<std::size_t>(1, problem.column));
  // Within a text, such as a condition, what is wrong begins here.
  if (at > 0 && at < line.size() && line[at] != '"') --at;
  if (at < line.size() && problem.column > 1) fault.value = unquoted(line, at);
  return fault;
}

}  // namespace peil::web::console
