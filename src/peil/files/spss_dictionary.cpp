#include "peil/files/spss_dictionary.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "peil/base/text.h"
#include "peil/files/spss_cursor.h"
#include "peil/files/spss_records.h"

namespace peil::files {
namespace {

constexpr std::size_t longest_piece = 255;
constexpr std::size_t shortest_limit = 120;  // bytes at which SPSS cuts labels; or 255
constexpr std::size_t width_of_piece = 252;  // what SPSS reckons with per piece of a long text

// The name that SPSS writes into the file, else the number; without either, UTF-8.
CodePage page_of(const SpssRecords& raw) {
  std::optional<CodePage> page;
  if (!raw.encoding.empty()) page = CodePage::named(raw.encoding);
  if (!page && raw.code_page != 0) page = CodePage::numbered(raw.code_page);
  if (!page && raw.encoding.empty() && raw.code_page == 0) page = CodePage::named("UTF-8");
  if (page) return std::move(*page);
  throw SpssTrouble("spss.code-page",
                    "The file is in the code page '" +
                        (raw.encoding.empty() ? std::to_string(raw.code_page) : raw.encoding) +
                        "', which peil does not know.");
}

// Short names are the same in capitals and in small letters.
std::string key_of(std::string name) {
  std::ranges::transform(name, name.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return name;
}

// "SHORT=long", tab, and so on; NUL may stand before a tab.
std::map<std::string, std::string> pairs(const std::string& text) {
  std::map<std::string, std::string> found;
  for (const std::string_view entry : split(text, '\t')) {
    const auto equals = entry.find('=');
    if (equals == std::string_view::npos) continue;
    found[key_of(spss_unpadded(entry.substr(0, equals)))] = spss_unpadded(entry.substr(equals + 1));
  }
  return found;
}

bool counts_days(int format) {
  constexpr int date[] = {20, 22, 23, 24, 28, 29, 30, 38, 39, 41};
  return std::ranges::find(date, format) != std::end(date);
}

// Makes variables of the records.
class Maker {
 public:
  Maker(const SpssRecords& raw, SpssDictionary& to, bool big_endian)
      : raw_(raw),
        to_(to),
        big_endian_(big_endian),
        long_names_(pairs(raw.long_names)),
        widths_(pairs(raw.long_widths)) {}

  void make() {
    for (std::size_t i = 0; i < raw_.records.size();) i += add_variable(i);
    for (const SpssLabels& labels : raw_.labels) add_labels(labels);
    for (const SpssLongLabels& labels : raw_.long_labels) add_long_labels(labels);
    for (const auto& [name, values] : raw_.long_missing) {
      SpssVariable* const variable = named(name);
      if (variable == nullptr || !variable->texts) continue;
      for (const std::string& value : values)
        variable->head.user_missing_texts.push_back(decoded(value));
    }
  }

 private:
  std::string decoded(const std::string& text) const {
    return to_.page.decode(text, text.size() >= spss_element).utf8;
  }

  // The variable that begins with record `i`; how many records it takes.
  std::size_t add_variable(std::size_t i) {
    const SpssRecord& record = raw_.records[i];
    SpssVariable variable;
    variable.texts = record.width > 0;
    variable.at = record.at;
    Column& head = variable.head;
    const auto long_name = long_names_.find(key_of(record.name));
    const std::string& name = long_name == long_names_.end() || long_name->second.empty()
                                  ? record.name
                                  : long_name->second;
    head.name = noted(name, "The name of variable", decoded(name));
    head.label = noted(record.label, "The label of variable", head.name);
    head.numeric = !variable.texts;
    head.day = !variable.texts && counts_days(record.format);
    add_missing(record, variable);
    const std::size_t records = join(i, variable);
    variable_of_.resize(i + records, to_.variables.size());
    keys_.push_back(key_of(record.name));
    to_.variables.push_back(std::move(variable));
    return records;
  }

  std::string noted(const std::string& raw, const char* what, const std::string& name) const {
    CodePage::Text text = to_.page.decode(raw, raw.size() + 3 >= shortest_limit);
    if (text.bad_bytes > 0) {
      to_.notes.push_back(std::string(what) + " '" + name + "' holds bytes that are not in " +
                          spss_encoding(to_.page) + "; each stands as \uFFFD.");
    }
    return std::move(text.utf8);
  }

  // A text over 255 bytes goes on in the records behind it.
  std::size_t join(std::size_t i, SpssVariable& variable) const {
    const SpssRecord& record = raw_.records[i];
    if (!variable.texts) return 1;
    const auto known = widths_.find(key_of(record.name));
    const auto width = known == widths_.end() ? std::nullopt : whole_number(known->second);
    std::size_t records = 1;
    variable.width = record.width;
    if (width && *width > static_cast<std::int64_t>(longest_piece)) {
      variable.width = static_cast<std::size_t>(*width);
      records = (variable.width + width_of_piece - 1) / width_of_piece;
    }
    for (std::size_t piece = 0; piece < records; ++piece) {
      if (i + piece >= raw_.records.size() || raw_.records[i + piece].width == 0)
        throw SpssTrouble("spss.damaged", "The file is damaged: the text '" + record.name +
                                              "' lacks a piece of the width it says.");
      const SpssRecord& at = raw_.records[i + piece];
      variable.pieces.emplace_back(at.at, std::min(at.width, longest_piece));
    }
    return records;
  }

  void add_missing(const SpssRecord& record, SpssVariable& variable) const {
    Column& head = variable.head;
    for (const std::string& text : record.missing_texts)
      head.user_missing_texts.push_back(decoded(text));
    const std::vector<double>& values = record.missing;
    const std::size_t range = record.range && values.size() >= 2 ? 2 : 0;
    constexpr double endless = std::numeric_limits<double>::infinity();
    if (range > 0) {
      const bool from_lowest = values[0] <= raw_.lowest || values[0] == spss_system_missing;
      variable.missing.emplace_back(from_lowest ? -endless : values[0],
                                    values[1] >= raw_.highest ? endless : values[1]);
    }
    for (std::size_t i = range; i < values.size(); ++i)
      variable.missing.emplace_back(values[i], values[i]);
    for (const auto& [low, high] : variable.missing) {
      head.user_missing.emplace_back(head.day ? spss_days(low) : low,
                                     head.day ? spss_days(high) : high);
    }
  }

  void add_label(SpssVariable& variable, const std::string& value, const std::string& label) const {
    const CodePage::Text text = to_.page.decode(label, label.size() + 3 >= shortest_limit);
    const CodePage::Text key = variable.texts ? to_.page.decode(value, value.size() >= spss_element)
                                              : CodePage::Text{value, std::size_t{0}};
    variable.bad_labels = variable.bad_labels || text.bad_bytes + key.bad_bytes > 0;
    variable.head.labels[key.utf8] = text.utf8;
  }

  void add_labels(const SpssLabels& labels) const {
    for (const std::size_t at : labels.elements) {
      const std::size_t record = at < raw_.record_at.size() ? raw_.record_at[at] : spss_no_record;
      if (record == spss_no_record)
        throw SpssTrouble("spss.damaged", "The file is damaged: value labels of no variable.");
      SpssVariable& variable = to_.variables[variable_of_[record]];
      for (const auto& [value, label] : labels.of) {
        if (variable.texts) {
          add_label(variable, spss_unpadded(value), label);
          continue;
        }
        const double number = SpssCursor(value, big_endian_).real();
        if (!std::isfinite(number) || number == spss_system_missing) continue;
        const double told_as = variable.head.day ? spss_days(number) : number;
        add_label(variable, exact_text(told_as == 0.0 ? 0.0 : told_as), label);
      }
    }
  }

  void add_long_labels(const SpssLongLabels& labels) const {
    SpssVariable* const variable = named(labels.name);
    if (variable == nullptr || !variable->texts) return;
    for (const auto& [value, label] : labels.of) add_label(*variable, value, label);
  }

  // By its long name, else by its short one.
  SpssVariable* named(const std::string& raw) const {
    const std::string name = decoded(raw), key = key_of(raw);
    for (SpssVariable& variable : to_.variables) {
      if (variable.head.name == name) return &variable;
    }
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      if (keys_[i] == key) return &to_.variables[i];
    }
    return nullptr;
  }

  const SpssRecords& raw_;
  SpssDictionary& to_;
  bool big_endian_;
  std::map<std::string, std::string> long_names_, widths_;
  std::vector<std::size_t> variable_of_;  // of each record
  std::vector<std::string> keys_;         // of each variable
};

}  // namespace

double spss_days(double seconds) {
  constexpr double day_seconds = 86400.0;
  constexpr double seconds_to_1970 = 141428.0 * day_seconds;
  return (seconds - seconds_to_1970) / day_seconds;
}

std::string spss_encoding(const CodePage& page) {
  return page.utf8() ? "UTF-8" : "the code page " + page.name();
}

SpssDictionary spss_dictionary(std::string_view bytes, const SpssOutline& outline) {
  constexpr std::int64_t weight_at = 76, bias_at = 84, records_at = 176;
  SpssCursor in(bytes, outline.big_endian);
  (void)in.take(weight_at);
  const std::int32_t weight = in.int32();  // place among the pieces of 8 bytes, from 1; 0: none
  (void)in.take(bias_at - weight_at - 4);
  const double bias = in.real();
  (void)in.take(records_at - bias_at - 8);
  const SpssRecords raw = spss_records(in, outline.big_endian);
  SpssDictionary dictionary{page_of(raw), bias, {}, {}, {}};
  if (raw.system_missing && *raw.system_missing != spss_system_missing &&
      !std::isnan(*raw.system_missing)) {
    dictionary.notes.push_back("The file declares " + exact_text(*raw.system_missing) +
                               " as system-missing, which no SPSS file does; that is passed over, "
                               "and the value counts as it stands.");
  }
  Maker maker(raw, dictionary, outline.big_endian);
  maker.make();
  for (const SpssVariable& variable : dictionary.variables) {
    if (weight > 0 && !variable.texts && variable.at == (static_cast<std::size_t>(weight) - 1) * 8)
      dictionary.weighted_by = variable.head.name;
  }
  return dictionary;
}

}  // namespace peil::files
