#include "peil/files/spss_file.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <set>

#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/files/spss_column.h"
#include "peil/files/spss_cursor.h"
#include "peil/files/spss_dictionary.h"
#include "peil/files/spss_rows.h"

namespace peil::files {
namespace {

constexpr std::size_t most_told = 20;

// One variable on its way to a column.
class Reading {
 public:
  Reading(const SpssVariable& variable, const CodePage& page, const std::string& file,
          const SpssOptions& options)
      : variable_(variable),
        page_(page),
        file_(file),
        mark_(options.mark_bad_bytes),
        keep_declared_(options.keep_declared),
        column_(variable.head, variable.texts, options) {
    if (variable.bad_labels && options.value_labels && !mark_) {
      tell(bad_text(), "A value label of variable '" + name() + "' holds bytes that are not in " +
                           spss_encoding(page_) + ".");
    }
  }

  void add(std::string_view row, bool swapped) {
    variable_.texts ? add_text(row) : add_number(row, swapped);
  }

  Column finish(Table& table) && {
    if (marked_ > 0) {
      table.notes.push_back("Variable '" + name() + "' holds " +
                            counted(marked_, "byte that is", "bytes that are") + " not in " +
                            spss_encoding(page_) + "; each stands as \uFFFD.");
    }
    Column column = std::move(column_).finish();
    column.unreadable = std::move(unreadable_);
    return column;
  }

 private:
  const std::string& name() const { return variable_.head.name; }
  const char* bad_text() const { return page_.utf8() ? "spss.not-utf8" : "spss.code-page"; }
  std::string at_row() const { return " in row " + std::to_string(column_.rows() + 1); }

  void tell(const char* code, std::string message) {
    if (unreadable_.size() == most_told) return;
    unreadable_.push_back(
        {code, file_, 0, 0, std::move(message),
         code == std::string_view("spss.not-finite")
             ? "Make it missing in the program that wrote the file."
             : "Mend it in the program that wrote the file, or write \"bad_bytes\": \"mark\" "
               "beside 'file' in the plan: then each such byte stands as \uFFFD."});
  }

  void add_number(std::string_view row, bool swapped) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, row.data() + variable_.at, sizeof bits);
    const auto value = std::bit_cast<double>(swapped ? __builtin_bswap64(bits) : bits);
    const auto declared = [&](const auto& range) {
      return value >= range.first && value <= range.second;
    };
    if (value == spss_system_missing || std::isnan(value)) {
      column_.add_blank();
    } else if (!keep_declared_ && std::ranges::any_of(variable_.missing, declared)) {
      column_.add_user_missing();
    } else if (!std::isfinite(value)) {
      tell("spss.not-finite", "Variable '" + name() + "' is infinite" + at_row() + ".");
      column_.add_blank();
    } else {
      column_.add(variable_.head.day ? spss_days(value) : value);
    }
  }

  // Then the last character may be one that did not fit.
  bool fills_its_width() const {
    const char last = raw_[std::min(raw_.size(), variable_.width) - 1];
    return last != ' ' && last != '\0';
  }

  void add_text(std::string_view row) {
    raw_.clear();
    for (const auto& [at, size] : variable_.pieces) raw_ += row.substr(at, size);
    const CodePage::Text text = page_.decode(spss_unpadded(raw_), fills_its_width());
    if (!keep_declared_ && std::ranges::find(variable_.head.user_missing_texts, text.utf8) !=
                               variable_.head.user_missing_texts.end()) {
      column_.add_user_missing();
      return;
    }
    if (text.bad_bytes == 0 || mark_) {
      marked_ += text.bad_bytes;
      column_.add(text.utf8);
      return;
    }
    constexpr const char* digits = "0123456789ABCDEF";
    const std::string byte{digits[text.first_bad >> 4], digits[text.first_bad & 15]};
    tell(bad_text(), "Variable '" + name() + "' holds the byte " + byte + at_row() +
                         ", which makes no text in " + spss_encoding(page_) + " there.");
    column_.add_blank();
  }

  const SpssVariable& variable_;
  const CodePage& page_;
  const std::string& file_;
  bool mark_, keep_declared_;
  SpssColumn column_;
  std::vector<Problem> unreadable_;
  std::size_t marked_ = 0;
  std::string raw_;
};

Problems name_problems(const SpssDictionary& dictionary, const std::string& file,
                       const SpssOptions& options) {
  Problems found;
  std::set<std::string> seen;
  for (const SpssVariable& variable : dictionary.variables) {
    if (seen.insert(variable.head.name).second) continue;
    found.push_back({"spss.name-twice", file, 0, 0,
                     "Two variables are named '" + variable.head.name + "'.",
                     "Rename one in the program that wrote the file."});
  }
  for (const std::string& name : options.categories) {
    if (seen.contains(name)) continue;
    found.push_back({"plan.bad-value", file, 0, 0,
                     "The file has no column '" + name + "', which stands under 'categories'.",
                     "Take it from the list."});
  }
  return found;
}

Problem problem_of(const SpssTrouble& trouble, const std::string& file) {
  const bool page = trouble.code == std::string_view("spss.code-page");
  return {trouble.code,
          file,
          0,
          0,
          trouble.what(),
          page ? "Save it in SPSS with encoding UTF-8."
               : "Get the whole file again from where it came."};
}

// Only the dictionary when no rows are wanted.
Table table_of(std::string_view bytes, const SpssOutline& outline, const SpssDictionary& dictionary,
               const std::string& file, const SpssOptions& options, bool rows) {
  std::vector<Reading> readings;
  readings.reserve(dictionary.variables.size());
  for (const SpssVariable& variable : dictionary.variables)
    readings.emplace_back(variable, dictionary.page, file, options);
  Table table;
  table.notes = dictionary.notes;
  table.weighted_by = dictionary.weighted_by;
  if (rows) {
    const bool swapped = outline.big_endian != (std::endian::native == std::endian::big);
    SpssRows in(bytes, outline, dictionary.bias);
    for (std::string row; in.next(row); ++table.rows) {
      for (Reading& reading : readings) reading.add(row, swapped);
    }
  }
  for (Reading& reading : readings) table.columns.push_back(std::move(reading).finish(table));
  return table;
}

Result<Table> parse(std::string_view bytes, const std::string& file, const SpssOptions& options,
                    bool rows) {
  const Result<SpssOutline> outline = spss_outline(bytes, file);
  if (!outline.ok()) return outline.problems();
  try {
    const SpssDictionary dictionary = spss_dictionary(bytes, outline.value());
    if (Problems found = name_problems(dictionary, file, options); !found.empty()) return found;
    return table_of(bytes, outline.value(), dictionary, file, options, rows);
  } catch (const SpssTrouble& trouble) {
    return Problems{problem_of(trouble, file)};
  }
}

}  // namespace

Result<Table> SpssFile::head(std::string_view bytes, const std::string& file) const {
  return parse(bytes, file, {}, false);
}

Result<Table> SpssFile::read(std::string_view bytes, const std::string& file,
                             const SpssOptions& options) const {
  return parse(bytes, file, options, true);
}

}  // namespace peil::files
