#include "peil/app/record_contacts.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "peil/base/counted.h"
#include "peil/base/csv.h"
#include "peil/base/csv_row.h"
#include "peil/base/mistakes.h"
#include "peil/base/nul_byte.h"
#include "peil/base/text.h"
#include "peil/fieldwork/contact_number.h"

namespace peil::app {
namespace {

constexpr std::array contact_columns{"number", "result", "day", "mode", "step"};
enum class Column : std::uint8_t { Number, Result, Day, Mode, Step };
constexpr std::size_t needed = 4;  // all before `step`

// By which ways a result can have come. Empty: by any.
std::vector<ContactMode> ways_of(ContactResult result) {
  switch (result) {
    case ContactResult::BouncedSoft:
    case ContactResult::Bounced:
      return {ContactMode::Email, ContactMode::Sms};
    case ContactResult::Returned:
      return {ContactMode::Letter, ContactMode::Paper};
    case ContactResult::NoAnswer:
    case ContactResult::Appointment:
      return {ContactMode::Phone};
    case ContactResult::Sent:
      return {ContactMode::Letter, ContactMode::Email, ContactMode::Sms, ContactMode::Paper};
    default:
      return {};
  }
}

bool may_be_recorded(ContactResult result) {
  return result == ContactResult::Sent || !goes_out(result);
}

template <class Table>
std::string words_of(const Table& table) {
  std::vector<std::string> words;
  for (const auto& [value, name] : table) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, ContactResult>) {
      if (!may_be_recorded(value)) continue;
    }
    words.emplace_back(name);
  }
  return join(words, ", ");
}

bool is_step(std::string_view text) {
  return !text.empty() && text.size() <= 40 && std::ranges::all_of(text, [](char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || sign == '-';
  });
}

/// Reads the file row by row; every mistake is told, and none of the rows counts then.
class ContactFile {
 public:
  ContactFile(const RecordRequest& request, std::span<const Listed> people, Day today)
      : wave_(request.wave), today_(today), mistakes_(request.file, "line") {
    for (const Listed& person : people)
      people_[fieldwork::contact_number(person.id)].push_back(person.id);
  }

  void read(std::string_view bytes) {
    CsvReader reader([this](const CsvReader::Row& row) { return take(row); });
    reader.add(bytes);
    const bool ended = reader.end();
    if (!ended || reader.too_large())
      mistakes_.add("field.row", "", reader.row_line(),
                    ended ? "The row is too large." : "A quote is not closed.", csv_limits::words);
    if (place_.empty() && mistakes_.none())
      mistakes_.add("field.columns", "", 1, "The file is empty.", first_line);
  }

  const Mistakes& mistakes() const { return mistakes_; }
  const std::vector<ContactEvent>& events() const { return events_; }

 private:
  static constexpr const char* first_line =
      "The first line names the columns: number,result,day,mode, and step where messages were "
      "sent.";

  bool take(const CsvReader::Row& row) {
    if (has_nul(row.fields)) {
      mistakes_.add("field.row", "", row.line, nul_byte::words, nul_byte::mend_csv);
      return false;
    }
    if (place_.empty()) return take_header(row);
    if (row.quote_misplaced || row.fields.size() != width_) {
      mistakes_.add("field.row", "", row.line,
                    row.quote_misplaced ? "A quote stands within a field."
                                        : "The row has " + counted(row.fields.size(), "field") +
                                              "; the first row has " + std::to_string(width_) + ".",
                    "Put quotes around a field with a comma or semicolon in it.");
      return true;
    }
    take_event(row);
    return true;
  }

  bool take_header(const CsvReader::Row& row) {
    width_ = row.fields.size();
    place_.assign(contact_columns.size(), width_);
    for (std::size_t i = 0; i < width_; ++i) {
      const std::string_view name = trim(row.fields[i]);
      const auto at = static_cast<std::size_t>(std::ranges::find(contact_columns, name) -
                                               contact_columns.begin());
      if (at == contact_columns.size())
        mistakes_.add("field.columns", "", row.line,
                      "'" + std::string(name) + "' is no column of this file.",
                      std::string("Take it out: nothing else about people is kept. ") + first_line);
      else if (place_[at] != width_)
        mistakes_.add("field.columns", "", row.line,
                      "There are two columns '" + std::string(name) + "'.", first_line);
      else
        place_[at] = i;
    }
    for (std::size_t i = 0; i < needed; ++i) {
      if (place_[i] == width_)
        mistakes_.add("field.columns", "", row.line,
                      std::string("There is no column '") + contact_columns[i] + "'.", first_line);
    }
    return mistakes_.none();
  }

  std::string_view field(const CsvReader::Row& row, Column column) const {
    const std::size_t at = place_[static_cast<std::size_t>(column)];
    return at == width_ ? std::string_view() : trim(csv_spreadsheet_text(row.fields[at]));
  }

  void take_event(const CsvReader::Row& row) {
    const std::size_t before = mistakes_.added();
    ContactEvent event;
    event.wave = wave_;
    event.person = person(row);
    const auto result = named_in(contact_results, field(row, Column::Result));
    if (!result || !may_be_recorded(*result))
      wrong(row, "field.result", Column::Result, "is no result that can be recorded",
            "Write one of " + words_of(contact_results) + ".");
    const auto mode = named_in(contact_modes, field(row, Column::Mode));
    if (!mode)
      wrong(row, "field.mode", Column::Mode, "is no way to reach people",
            "Write one of " + words_of(contact_modes) + ".");
    const auto day = read_day(field(row, Column::Day));
    if (!day)
      wrong(row, "field.day", Column::Day, "is no day", "Write it as 2013-11-30.");
    else if (*day > today_)
      wrong(row, "field.day", Column::Day, "is still to come", "Correct the day.");
    event.step = field(row, Column::Step);
    if (!event.step.empty() && !is_step(event.step))
      wrong(row, "field.step", Column::Step, "is no name of a step",
            "Use small letters, digits and dashes: invite, reminder-1.");
    if (result == ContactResult::Sent && event.step.empty())
      mistakes_.add("field.step", "step", row.line, "A message that was sent is of a step.",
                    "Fill in the column step: invite, reminder-1.");
    if (result && mode) check_way(row, *result, *mode);
    if (mistakes_.added() > before) return;
    event.result = *result, event.mode = *mode, event.day = *day;
    events_.push_back(std::move(event));
  }

  std::string person(const CsvReader::Row& row) {
    const auto number = fieldwork::canonical_contact_number(field(row, Column::Number));
    if (!number) {
      wrong(row, "field.number", Column::Number, "is no contact number, or was mistyped",
            "Copy the ten digits as they stand on the letter.");
      return {};
    }
    const auto found = people_.find(*number);
    if (found == people_.end()) {
      wrong(row, "field.number", Column::Number, "is of nobody in wave " + wave_,
            "Look whether it is of another wave.");
      return {};
    }
    if (found->second.size() > 1)
      wrong(row, "field.number", Column::Number, "is of two people",
            "Who it is cannot be told: leave the row out.");
    return found->second.front();
  }

  void check_way(const CsvReader::Row& row, ContactResult result, ContactMode mode) {
    const auto ways = ways_of(result);
    if (ways.empty() || std::ranges::find(ways, mode) != ways.end()) return;
    std::vector<std::string> names;
    for (const ContactMode way : ways) names.emplace_back(contact_name(way));
    mistakes_.add("field.mode-of-result", "mode", row.line,
                  "'" + std::string(contact_name(result)) + "' cannot be by '" +
                      std::string(contact_name(mode)) + "'.",
                  "It is by " + join(names, " or ") + ".");
  }

  void wrong(const CsvReader::Row& row, const char* code, Column column, const std::string& what,
             const std::string& mend) {
    mistakes_.add(code, contact_columns[static_cast<std::size_t>(column)], row.line,
                  "'" + std::string(field(row, column)) + "' " + what + ".", mend);
  }

  const std::string& wave_;
  Day today_;
  Mistakes mistakes_;
  std::map<std::string, std::vector<std::string>, std::less<>> people_;  // by number
  std::size_t width_ = 0;
  std::vector<std::size_t> place_;  // of each column in a row; width_: it is not there
  std::vector<ContactEvent> events_;
};

}  // namespace

Result<ContactsRecorded> record_contacts(const Study& study, const RecordRequest& request,
                                         Outside& outside) {
  if (study.wave(request.wave) == nullptr)
    return Problems{{"wave.unknown", "--wave", 0, 0, "There is no wave '" + request.wave + "'.",
                     "See study.toml."}};
  const StoresToRead stores = outside.read_stores(request.data);
  const auto people = stores.people ? stores.people->listed(request.wave) : std::vector<Listed>();
  if (people.empty())
    return Problems{{"field.not-loaded", "--wave", 0, 0,
                     "There are no people of wave " + request.wave + " in this data folder.",
                     "Load the sample by `peil sample load`, or name another folder with --data."}};
  ContactFile file(request, people, outside.clock.today(study.time_zone));
  file.read(outside.files.read(request.file));
  if (!file.mistakes().none()) return file.mistakes().problems();
  const auto contacts = outside.contact_store(request.data, true);
  return ContactsRecorded{file.events().size(), contacts->add(file.events())};
}

}  // namespace peil::app
