#include "peil/exchange/wave_import.h"

#include <algorithm>
#include <functional>
#include <tuple>

#include "peil/base/contract.h"
#include "peil/base/counted.h"
#include "peil/base/nul_byte.h"
#include "peil/base/outside_error.h"
#include "peil/base/text.h"
#include "peil/base/windows_1252.h"

namespace peil::exchange {
namespace {

std::uint32_t check_of(const std::vector<std::string>& fields) {
  std::size_t check = fields.size();
  for (const std::string& field : fields)
    check = check * 1099511628211u + std::hash<std::string>()(field);
  return static_cast<std::uint32_t>(check ^ check >> 32);
}

int digit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

std::array<unsigned char, 16> bytes_of_id(const std::string& id) {
  std::array<unsigned char, 16> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i)
    bytes[i] = static_cast<unsigned char>(digit(id[2 * i]) * 16 + digit(id[2 * i + 1]));
  return bytes;
}

}  // namespace

WaveImport::WaveImport(const Study& study, const Wave& wave, const Plan& plan, const ImportKey& key,
                       const AnswerFile& file)
    : study_(study), wave_(wave), plan_(plan), key_(key), file_(file) {
  expects(plan.import.has_value(), "WaveImport: a plan with an [import] part");
}

Result<WaveFound> WaveImport::look() {
  Result<Layout> columns = layout(study_, wave_, plan_, file_);
  if (!columns.ok()) return columns.problems();
  layout_ = std::move(columns).value();
  found_.row_word = file_.row_word;
  found_.passed_over = layout_.passed_over;
  found_.not_asked = layout_.not_asked;
  const WaveRow reader(study_, wave_, plan_, key_, file_, layout_);
  Mistakes mistakes(file_.name, file_.row_word);
  const bool whole =
      file_.each([&](const AnswerFile::Row& row) { look_at(row, reader, mistakes); });
  find_doubles(reader, mistakes);

  Problems problems = mistakes.problems();
  if (!whole)
    problems.push_back({"import.quote-open", file_.name, 0, 0,
                        "The file ends inside a field in quotes, or has a row that is too large.",
                        "Look for a quote that is not closed. A row may have 20,000 fields and 4 "
                        "MiB."});
  found_.people = found_.rows - found_.empty - wrong_;
  if (problems.empty() && found_.people == 0)
    return Problems{{"import.no-rows", file_.name, 0, 0, "The file has no answers.",
                     "Is this the right file?"}};
  if (problems.empty()) return found_;
  problems.push_back({"import.count", file_.name, 0, 0,
                      "Of " + counted(found_.rows, "row") + " " + std::to_string(found_.people) +
                          " could be taken and " + std::to_string(wrong_) + " not.",
                      ""});
  return problems;
}

void WaveImport::look_at(const AnswerFile::Row& row, const WaveRow& reader, Mistakes& mistakes) {
  ++found_.rows;
  const std::size_t line = row.place.line;
  if (std::ranges::all_of(row.fields, [](const auto& f) { return trim(f).empty(); })) {
    ++found_.empty;
    if (found_.first_empty.size() < Mistakes::rows_told) found_.first_empty.push_back(line);
    return;
  }
  const std::size_t before = mistakes.added();
  if (row.quote_misplaced) {
    mistakes.add("import.quote", "", line, "A quote stands where it cannot.",
                 "Put quotes around the whole field, and double those inside it.");
  }
  if (row.fields.size() != file_.columns.size()) {
    mistakes.add("import.fields", "", line,
                 "The row has " + counted(row.fields.size(), "field") + ", the header " +
                     std::to_string(file_.columns.size()) + ".",
                 "Look for a separator that is missing or not in quotes.");
  } else if (has_nul(row.fields)) {
    mistakes.add("import.nul-byte", "", line, nul_byte::words, nul_byte::mend_csv);
  } else if (!std::ranges::all_of(row.fields, is_utf8)) {
    mistakes.add("import.not-utf8", "", line,
                 plan_.import->form.windows_1252
                     ? "The row holds bytes that windows-1252 does not have."
                     : "The row holds signs that are not UTF-8.",
                 mend_of_encoding(row.fields, say_windows_1252));
  } else {
    reader.read(row.fields, found_.rows, line, mistakes, who_, event_);
    if (!who_.id.empty())
      entries_.push_back({bytes_of_id(who_.id), row.place, static_cast<std::uint32_t>(found_.rows),
                          check_of(row.fields)});
  }
  if (mistakes.added() != before) ++wrong_;
}

// Sorts the rows by id, and names those that have the id of an earlier one.
void WaveImport::find_doubles(const WaveRow& reader, Mistakes& mistakes) {
  std::ranges::sort(entries_, [](const Entry& a, const Entry& b) {
    return std::tie(a.id, a.count) < std::tie(b.id, b.count);
  });
  std::vector<std::pair<const Entry*, std::uint32_t>> doubles;  // and the line of the first
  for (std::size_t i = 1, first = 0; i < entries_.size(); ++i) {
    if (entries_[i].id != entries_[first].id)
      first = i;
    else
      doubles.emplace_back(&entries_[i], entries_[first].place.line);
  }
  std::ranges::sort(doubles, {}, [](const auto& one) { return one.first->count; });
  for (const auto& [entry, line] : doubles) {
    file_.again(entry->place, fields_);
    mistakes.add("import.respondent-twice", "", entry->place.line,
                 "Respondent '" + reader.respondent(fields_, entry->count) + "' was on " +
                     file_.row_word + " " + std::to_string(line) + " before.",
                 "Leave one row for each respondent.");
  }
  wrong_ += doubles.size();
}

bool WaveImport::next(Respondent& who, PageEvent& event) {
  if (given_ == entries_.size()) return false;
  const Entry& entry = entries_[given_++];
  file_.again(entry.place, fields_);
  if (check_of(fields_) != entry.check)
    throw OutsideError(file_.name + ": was changed while it was read; nothing was imported.");
  Mistakes none(file_.name, file_.row_word);
  const WaveRow reader(study_, wave_, plan_, key_, file_, layout_);
  reader.read(fields_, entry.count, entry.place.line, none, who, event);
  expects(none.none(), "WaveImport: rows that were found without mistakes");
  return true;
}

}  // namespace peil::exchange
