#include "peil/sampling/frame.h"

#include <algorithm>

#include "peil/base/chance.h"
#include "peil/base/counted.h"
#include "peil/base/csv_row.h"
#include "peil/base/nul_byte.h"
#include "peil/base/text.h"
#include "peil/base/windows_1252.h"
#include "peil/sampling/field_signs.h"

namespace peil::sampling {
namespace {

// More values than this and a column says who somebody is, not what kind of case it was.
constexpr std::size_t most_levels = 1000;

constexpr const char* mend_export = "Mend the row in the register and export the frame again.";

template <class T>
std::vector<std::string> names_of(const std::vector<T>& list, std::string T::* name) {
  std::vector<std::string> names;
  for (const T& one : list) names.push_back(one.*name);
  return names;
}

std::string meant(const std::string& wrong, const std::vector<std::string>& known) {
  const auto near = nearest(wrong, known);
  return near ? " Did you mean '" + *near + "'?" : "";
}

}  // namespace

FrameReader::FrameReader(const Study& study, const Plan& plan, std::string where, See see)
    : study_(study),
      plan_(plan),
      see_(std::move(see)),
      problems_(std::move(where)),
      csv_([this](const CsvReader::Row& r) { return row(r); }, plan.frame_form),
      numbers_(plan.seed),
      exclusions_(plan.exclusions),
      also_in_(study) {
  for (const Exclusion& rule : plan.exclusions) counts_.excluded[rule.reason] = 0;
}

void FrameReader::add(std::string_view piece) {
  sha256_.add(piece);
  if (first_bytes_.size() < 2) first_bytes_ += piece.substr(0, 2 - first_bytes_.size());
  csv_.add(piece);
}

Result<FrameCounts> FrameReader::end() {
  if (first_bytes_ == "\xFF\xFE" || first_bytes_ == "\xFE\xFF") {
    return Problems{{"frame.utf16", problems_.where(), 1, 0, "The file is UTF-16.",
                     "Save it as UTF-8 and draw again."}};
  }
  if (const bool whole = csv_.end(); csv_.too_large()) {
    problems_.add("frame.row-too-large", csv_.row_line(), "The row that begins here is too large.",
                  csv_limits::words);
  } else if (!whole) {
    problems_.add("frame.cut-short", csv_.row_line(),
                  "The row that begins here has a quote that is opened and never closed.",
                  "Close the quote, or export the frame again: it may have been cut short.");
  } else if (!at_ && !header_broken_) {
    problems_.add("frame.empty", 0, "The file is empty.", "Export the frame again.");
  } else if (at_ && counts_.rows == 0) {
    problems_.add("frame.no-rows", 0, "The file has names of columns and no rows.",
                  "Export the frame again.");
  }
  std::size_t left_out = 0;
  for (const auto& [reason, units] : counts_.excluded) left_out += units;
  if (problems_.empty() && left_out == counts_.rows) {
    problems_.add("frame.nothing-left", 0,
                  "The plan's rules leave out " +
                      counted(counts_.rows, "unit, the only one", "units, all there are") + ".",
                  "Look at the [[exclude]] rules of the plan.");
  }
  check_rules();
  for (const AlsoIn::Wrong& wrong : also_in_.one_sided())
    problems_.add("frame.also-in", 0, wrong.message, wrong.mend);
  if (!problems_.empty()) return problems_.take();
  counts_.sha256 = sha256_.hex();
  counts_.others = exclusions_.others();
  return std::move(counts_);
}

bool FrameReader::row(const CsvReader::Row& row) {
  if (!at_) {
    at_ = FrameColumns::read(row.fields, row.line, plan_, problems_);
    header_broken_ = !problems_.empty();
    if (header_broken_) return at_.reset(), false;
    counted_ = {at_->group};
    counted_.insert(counted_.end(), at_->design.begin(), at_->design.end());
    for (const std::size_t place : counted_) {
      margin_of_.push_back(&counts_.margins[at_->names[place]]);
    }
    return true;
  }
  if (is_empty(row)) return true;
  ++counts_.rows;
  if (!check_shape(row)) return true;
  const std::string& key = row.fields[at_->key];
  const std::string hmac = numbers_.of(key);
  check_keys(row, hmac);
  check_signs(row);
  check_fictional(row);
  count_stratum(row);
  if (leave_out(row)) return true;
  check_groups(row);
  if (!make_stratum(row)) return true;
  count_margins(row);
  if (!problems_.empty()) return true;
  const std::string& language = at_->language ? row.fields[*at_->language] : study_.source_language;
  see_({key, stratum_, row.fields[at_->group], language, number_of_hash(hmac), row.fields}, *at_);
  return true;
}

void FrameReader::check_rules() {
  const std::vector<OtherValues> others = exclusions_.others();
  for (const std::size_t i : exclusions_.never()) {
    const Exclusion& rule = plan_.exclusions[i];
    std::vector<std::string> holds;
    for (const auto& [value, units] :
         std::ranges::find(others, rule.column, &OtherValues::column)->units)
      holds.push_back("'" + value + "' (" + std::to_string(units) + ")");
    problems_.add("frame.exclude-never", 0,
                  "The plan leaves out '" + join(rule.values, "' and '") + "' of '" + rule.column +
                      "', and no unit has that; the column holds " + join(holds, ", ") + ".",
                  "Write the values as the frame does. When there is really nobody to leave out, "
                  "say `may_be_absent = true` in the rule.");
  }
}

// Rows without anything, as spreadsheets leave them behind the last one, are nothing.
bool FrameReader::is_empty(const CsvReader::Row& row) {
  const bool empty = std::ranges::all_of(row.fields, &std::string::empty);
  if (empty && empty_from_ == 0) empty_from_ = row.line;
  if (!empty && empty_from_ != 0) {
    problems_.add("frame.empty-row", empty_from_, "The row is empty, and others follow.",
                  "Take it out, or look whether its unit was lost.");
    empty_from_ = 0;
  }
  return empty;
}

bool FrameReader::check_shape(const CsvReader::Row& row) {
  const auto& fields = row.fields;
  if (row.quote_misplaced) {
    problem("frame.quote-misplaced", row, "There is a quote where none may be.",
            "Put quotes around the whole field, and double those inside.");
    return false;
  }
  if (fields.size() != at_->count) {
    problem("frame.field-count", row,
            "The row has " + counted(fields.size(), "field") + "; the first row has " +
                std::to_string(at_->count) + ".",
            "Put quotes around a field with a comma or semicolon in it.");
    return false;
  }
  if (has_nul(fields)) {
    problem("frame.nul-byte", row, nul_byte::words, nul_byte::mend_csv);
    return false;
  }
  if (!std::ranges::all_of(fields, is_utf8)) {
    problem("frame.not-utf8", row,
            plan_.frame_form.windows_1252 ? "The row holds bytes that windows-1252 does not have."
                                          : "The row is not UTF-8.",
            mend_of_encoding(fields, say_windows_1252));
    return false;
  }
  return true;
}

void FrameReader::check_keys(const CsvReader::Row& row, const std::string& hmac) {
  const std::string& key = row.fields[at_->key];
  if (key.empty()) {
    problem("frame.key-empty", row, "The unit has no '" + plan_.unit_key + "'.", mend_export);
    return;
  }
  if (const auto before = keys_.meet(hmac, row.line)) {
    problem("frame.key-duplicate", row,
            "The key '" + key + "' is on line " + std::to_string(*before) + " already.",
            "Leave one of the two rows out.");
  }
}

void FrameReader::check_signs(const CsvReader::Row& row) {
  const auto check = [&](std::size_t place, bool blanks_matter) {
    if (const auto sign = control_sign(row.fields[place])) {
      problem(
          "frame.control-character", row,
          "The field '" + at_->names[place] + "' has a control character (" + *sign + ") in it.",
          mend_export);
    } else if (blanks_matter && blanks_around(row.fields[place])) {
      problem("frame.blanks-around", row,
              "The field '" + at_->names[place] + "' begins or ends with a blank.", mend_export);
    }
  };
  check(at_->key, true);
  check(at_->group, true);
  if (at_->language) check(*at_->language, true);
  for (const std::size_t place : at_->strata) {
    if (place != at_->group) check(place, true);
  }
  for (const std::size_t place : at_->design) {
    if (std::ranges::find(at_->strata, place) == at_->strata.end()) check(place, true);
  }
  for (const std::size_t place : at_->contact) {
    if (!is_lines(row.fields[place])) check(place, false);
  }
}

// Of everybody, whether a rule leaves them out or not: who is marked as not to be asked is a case
// all the same.
void FrameReader::count_stratum(const CsvReader::Row& row) {
  if (plan_.cases.strata.empty()) return;
  std::vector<std::string> values;
  for (const std::size_t place : at_->strata) values.push_back(row.fields[place]);
  const std::string name = join(values, "/");
  if (const auto known = counts_.strata.find(name); known != counts_.strata.end())
    ++known->second;
  else if (counts_.strata.size() < most_levels)
    counts_.strata.emplace(name, 1);
}

bool FrameReader::leave_out(const CsvReader::Row& row) {
  bool sure = true;
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < plan_.exclusions.size(); ++i) {
    if (!exclusions_.fits(i, row.fields[at_->exclusions[i]])) continue;
    exclusions_.seen(i);
    if (!first) first = i;
  }
  if (first) return ++counts_.excluded[plan_.exclusions[*first].reason], true;
  for (std::size_t i = 0; i < plan_.exclusions.size(); ++i) {
    const Exclusion& rule = plan_.exclusions[i];
    const std::string& value = row.fields[at_->exclusions[i]];
    if (const auto meant = exclusions_.near(i, value)) {
      sure = false;
      problem("frame.exclude-near", row,
              "The field '" + rule.column + "' is '" + value + "', and the plan leaves out '" +
                  *meant + "'.",
              "Write them alike, or name this spelling in the rule: [[exclude]] takes a value only "
              "as it is written.");
    }
  }
  for (std::size_t i = 0; sure && i < plan_.exclusions.size(); ++i)
    exclusions_.count(i, row.fields[at_->exclusions[i]]);
  return false;
}

void FrameReader::check_groups(const CsvReader::Row& row) {
  const std::string& group = row.fields[at_->group];
  if (study_.customer_group(group) == nullptr) {
    problem("frame.group-unknown", row,
            "'" + group + "' is not a customer group." +
                meant(group, names_of(study_.customer_groups, &CustomerGroup::name)),
            "Name the group as study.toml does.");
  }
  if (at_->also_in) {
    for (const AlsoIn::Wrong& wrong : also_in_.see(group, row.fields[*at_->also_in]))
      problem("frame.also-in", row, wrong.message, wrong.mend);
  }
  if (!at_->language) return;
  const std::string& language = row.fields[*at_->language];
  if (study_.language(language) == nullptr) {
    problem("frame.language-unknown", row, "'" + language + "' is not a language of the study.",
            "Take one of: " + join(names_of(study_.languages, &Language::code), ", ") + ".");
  }
}

bool FrameReader::make_stratum(const CsvReader::Row& row) {
  stratum_.clear();
  for (const std::size_t place : at_->strata) {
    const std::string& value = row.fields[place];
    if (value.empty()) {
      problem("frame.stratum-value-empty", row, "The field '" + at_->names[place] + "' is empty.",
              "Fill it in, or leave such units out by a rule of the plan.");
      return false;
    }
    if (value.find('/') != std::string::npos) {
      problem("frame.stratum-value-slash", row,
              "The field '" + at_->names[place] +
                  "' has a '/' in it, which joins the names of "
                  "strata.",
              "Write the value without '/'.");
      return false;
    }
    if (!stratum_.empty()) stratum_ += '/';
    stratum_ += value;
  }
  return true;
}

void FrameReader::count_margins(const CsvReader::Row& row) {
  for (std::size_t i = 0; i < counted_.size(); ++i) {
    const std::string& level = row.fields[counted_[i]];
    auto& margin = *margin_of_[i];
    if (const auto found = margin.find(level); found != margin.end()) {
      ++found->second;
    } else if (margin.size() <= most_levels) {
      margin.emplace(level, 1);
      if (margin.size() <= most_levels) continue;  // one more is told, and told once
      problem("frame.not-coarse", row,
              "The column '" + at_->names[counted_[i]] + "' has more than " +
                  std::to_string(most_levels) + " different values.",
              "Take coarser values: a design column goes to the answer side.");
    }
  }
}

void FrameReader::check_fictional(const CsvReader::Row& row) {
  const bool fictional = at_->fictional && row.fields[*at_->fictional] == "yes";
  if (!fictional_) fictional_ = counts_.fictional = fictional;
  if (*fictional_ == fictional) return;
  problem("frame.fictional-mixed", row,
          fictional ? "This unit is fictional and the first is not."
                    : "This unit is not fictional and the first is.",
          "Keep real and made-up units in files of their own.");
}

void FrameReader::problem(const char* code, const CsvReader::Row& row, std::string message,
                          std::string mend) {
  problems_.add(code, row.line, std::move(message), std::move(mend));
}

}  // namespace peil::sampling
