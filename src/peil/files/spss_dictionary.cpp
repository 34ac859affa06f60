#include "peil/files/spss_dictionary.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <map>

#include "peil/base/text.h"
#include "peil/files/spss_cursor.h"

namespace peil::files {
namespace {

constexpr std::size_t element = 8;
constexpr std::size_t longest_piece = 255;
constexpr std::size_t shortest_limit = 120;  // bytes at which SPSS cuts labels; or 255
constexpr std::size_t width_of_piece = 252;  // what SPSS reckons with per piece of a long text

// A variable record as it stands in the file: one piece of 255 bytes of a long text, or all of it.
struct Record {
  std::string name;  // raw
  std::size_t width = 0;
  std::size_t at = 0;
  int format = 0;
  std::string label;
  std::vector<double> missing;
  std::vector<std::string> missing_texts;
  bool range = false;
};

struct Labels {
  std::vector<std::pair<std::string, std::string>> of;  // 8 bytes and label, raw
  std::vector<std::size_t> elements;
};

struct LongLabels {
  std::string name;
  std::vector<std::pair<std::string, std::string>> of;
};

// Everything in the dictionary, before texts are decoded and pieces are joined.
struct Raw {
  std::vector<Record> records;
  std::vector<std::size_t> record_at;  // of each element of a row; the pieces behind a text: none
  std::vector<Labels> labels;
  std::vector<LongLabels> long_labels;
  std::vector<std::pair<std::string, std::vector<std::string>>> long_missing;
  std::string long_names, long_widths, encoding;
  int code_page = 0;
  std::optional<double> system_missing;
  double lowest = std::nextafter(spss_system_missing, 0.0);
  double highest = -spss_system_missing;
};

constexpr std::size_t no_record = static_cast<std::size_t>(-1);

void read_variable(SpssCursor& in, Raw& raw) {
  Record record;
  const std::int32_t width = in.int32(), has_label = in.int32(), missing = in.int32();
  record.format = (in.int32() >> 16) & 0xFF;
  (void)in.int32();
  record.name = spss_unpadded(in.take(element));
  if (has_label == 1) {
    const std::int64_t length = in.int32();
    record.label =
        spss_unpadded(in.take((length + 3) / 4 * 4).substr(0, static_cast<std::size_t>(length)));
  }
  record.range = missing < 0;
  for (std::int32_t i = 0; i < std::abs(missing); ++i) {
    if (width > 0)
      record.missing_texts.push_back(spss_unpadded(in.take(element)));
    else
      record.missing.push_back(in.real());
  }
  if (width < 0) {
    raw.record_at.push_back(no_record);
    return;
  }
  record.width = static_cast<std::size_t>(width);
  record.at = raw.record_at.size() * element;
  raw.record_at.push_back(raw.records.size());
  raw.records.push_back(std::move(record));
}

void read_value_labels(SpssCursor& in, Raw& raw) {
  Labels labels;
  const std::int32_t count = in.int32();
  for (std::int32_t i = 0; i < count; ++i) {
    std::string value(in.take(element));
    const std::size_t length = static_cast<unsigned char>(in.take(1).front());
    const auto padded = static_cast<std::int64_t>((length + 8) / 8 * 8 - 1);
    labels.of.emplace_back(std::move(value), spss_unpadded(in.take(padded).substr(0, length)));
  }
  (void)in.int32();  // the kind of the record that follows
  const std::int32_t variables = in.int32();
  for (std::int32_t i = 0; i < variables; ++i) {
    const std::int64_t place = in.int32();
    if (place < 1) throw in.damaged("value labels of no variable");
    labels.elements.push_back(static_cast<std::size_t>(place - 1));
  }
  raw.labels.push_back(std::move(labels));
}

std::string counted(SpssCursor& in) { return std::string(in.take(in.int32())); }

void read_long_labels(SpssCursor in, Raw& raw) {
  while (in.left() > 0) {
    LongLabels labels;
    labels.name = spss_unpadded(counted(in));
    (void)in.int32();  // width
    for (std::int32_t count = in.int32(); count > 0; --count) {
      std::string value = spss_unpadded(counted(in));
      labels.of.emplace_back(std::move(value), spss_unpadded(counted(in)));
    }
    raw.long_labels.push_back(std::move(labels));
  }
}

void read_long_missing(SpssCursor in, bool big_endian, Raw& raw) {
  while (in.left() > 0) {
    std::pair<std::string, std::vector<std::string>> of;
    of.first = spss_unpadded(counted(in));
    const int count = static_cast<unsigned char>(in.take(1).front());
    const std::int32_t length = in.int32();
    for (int i = 0; i < count; ++i) {
      std::string_view value = in.take(length);
      // Some writers repeat the length before each value.
      if (i > 0 && length == 8 && SpssCursor(value, big_endian).int32() == length)
        value = std::string_view(value.data() + 4, in.take(4).data() + 4);
      of.second.push_back(spss_unpadded(value));
    }
    raw.long_missing.push_back(std::move(of));
  }
}

void read_extension(SpssCursor& in, bool big_endian, Raw& raw) {
  const std::int32_t kind = in.int32();
  const std::int64_t size = in.int32(), count = in.int32();
  const std::string_view data = in.take(size * count);
  SpssCursor inside(data, big_endian);
  if (kind == 3 && data.size() >= 32) {
    (void)inside.take(28);
    raw.code_page = inside.int32();
  } else if (kind == 4 && data.size() >= 24) {
    raw.system_missing = inside.real();
    raw.highest = inside.real();
    raw.lowest = inside.real();
  } else if (kind == 13) {
    raw.long_names = data;
  } else if (kind == 14) {
    raw.long_widths = data;
  } else if (kind == 20) {
    raw.encoding = spss_unpadded(data);
  } else if (kind == 21) {
    read_long_labels(inside, raw);
  } else if (kind == 22) {
    read_long_missing(inside, big_endian, raw);
  }
}

Raw read_records(SpssCursor& in, bool big_endian) {
  Raw raw;
  for (;;) {
    const std::int32_t kind = in.int32();
    if (kind == 2) {
      read_variable(in, raw);
    } else if (kind == 3) {
      read_value_labels(in, raw);
    } else if (kind == 6) {
      (void)in.take(std::int64_t{80} * in.int32());
    } else if (kind == 7) {
      read_extension(in, big_endian, raw);
    } else {
      return raw;  // 999: the outline has seen every kind
    }
  }
}

// The name that SPSS writes into the file, else the number; without either, UTF-8.
CodePage page_of(const Raw& raw) {
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
  Maker(const Raw& raw, SpssDictionary& to, bool big_endian)
      : raw_(raw),
        to_(to),
        big_endian_(big_endian),
        long_names_(pairs(raw.long_names)),
        widths_(pairs(raw.long_widths)) {}

  void make() {
    for (std::size_t i = 0; i < raw_.records.size();) i += add_variable(i);
    for (const Labels& labels : raw_.labels) add_labels(labels);
    for (const LongLabels& labels : raw_.long_labels) add_long_labels(labels);
    for (const auto& [name, values] : raw_.long_missing) {
      SpssVariable* const variable = named(name);
      if (variable == nullptr || !variable->texts) continue;
      for (const std::string& value : values)
        variable->head.user_missing_texts.push_back(decoded(value));
    }
  }

 private:
  std::string decoded(const std::string& text) const {
    return to_.page.decode(text, text.size() >= element).utf8;
  }

  // The variable that begins with record `i`; how many records it takes.
  std::size_t add_variable(std::size_t i) {
    const Record& record = raw_.records[i];
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
    const Record& record = raw_.records[i];
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
      const Record& at = raw_.records[i + piece];
      variable.pieces.emplace_back(at.at, std::min(at.width, longest_piece));
    }
    return records;
  }

  void add_missing(const Record& record, SpssVariable& variable) const {
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
    const CodePage::Text key = variable.texts ? to_.page.decode(value, value.size() >= element)
                                              : CodePage::Text{value, std::size_t{0}};
    variable.bad_labels = variable.bad_labels || text.bad_bytes + key.bad_bytes > 0;
    variable.head.labels[key.utf8] = text.utf8;
  }

  void add_labels(const Labels& labels) const {
    for (const std::size_t at : labels.elements) {
      const std::size_t record = at < raw_.record_at.size() ? raw_.record_at[at] : no_record;
      if (record == no_record)
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

  void add_long_labels(const LongLabels& labels) const {
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

  const Raw& raw_;
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

std::string spss_unpadded(std::string_view bytes) {
  std::string text(bytes);
  std::erase(text, '\0');
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

SpssDictionary spss_dictionary(std::string_view bytes, const SpssOutline& outline) {
  constexpr std::int64_t weight_at = 76, bias_at = 84, records_at = 176;
  SpssCursor in(bytes, outline.big_endian);
  (void)in.take(weight_at);
  const std::int32_t weight = in.int32();  // place among the pieces of 8 bytes, from 1; 0: none
  (void)in.take(bias_at - weight_at - 4);
  const double bias = in.real();
  (void)in.take(records_at - bias_at - 8);
  const Raw raw = read_records(in, outline.big_endian);
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
