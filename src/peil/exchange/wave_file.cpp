#include "peil/exchange/wave_file.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>

#include "peil/base/contract.h"
#include "peil/base/csv.h"
#include "peil/base/text.h"
#include "peil/exchange/given_text.h"
#include "peil/model/weight.h"

namespace peil::exchange {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

// The name that a field means; capitals do not matter.
template <class T>
const T* named(const std::vector<T>& list, std::string_view field, std::string T::* name) {
  const std::string wanted = lower(trim(field));
  const auto at =
      std::ranges::find_if(list, [&](const T& one) { return lower(one.*name) == wanted; });
  return at == list.end() ? nullptr : &*at;
}

struct ItemColumn {
  std::size_t column;
  std::string item;
  const Question* question;
};

}  // namespace

class WaveFile::Reader {
 public:
  Reader(const Study& study, const Wave& wave, const Plan& plan, const ImportKey& key,
         std::string file)
      : study_(study),
        wave_(wave),
        plan_(plan),
        import_(*plan.import),
        key_(key),
        file_(std::move(file)),
        csv_([this](const CsvReader::Row& row) { return see(row); }) {}

  void add(std::string_view piece) { csv_.add(piece); }

  Result<ImportedWave> finish() {
    if (!csv_.end())
      problem("import.quote-open", 0, "The file ends inside a field in quotes.",
              "Look for a quote that is not closed.");
    if (!header_seen_)
      problem("import.empty", 0, "The file has no header row.",
              "Put the names of the columns on the first line.");
    else if (result_.respondents.empty() && problems_.empty())
      problem("import.no-rows", 0, "The file has no answers.", "Is this the right file?");
    if (!problems_.empty()) return problems_;
    return std::move(result_);
  }

 private:
  using Row = std::vector<std::string>;

  void problem(const char* code, std::size_t line, std::string message, std::string mend) {
    problems_.push_back({code, file_, line, 0, std::move(message), std::move(mend)});
  }

  bool see(const CsvReader::Row& row) {
    if (row.quote_misplaced) {
      problem("import.quote", row.line, "There is a quote where there cannot be one.",
              "Put quotes around the whole field, and double those inside it.");
    }
    if (!header_seen_) {
      read_header(row.fields);
      return problems_.empty();  // with a wrong header every row would be wrong
    }
    if (row.fields.size() != header_.size()) {
      problem("import.fields", row.line,
              "The row has " + std::to_string(row.fields.size()) + " fields, the header " +
                  std::to_string(header_.size()) + ".",
              "Look for a separator that is missing or not in quotes.");
    } else if (!std::ranges::all_of(row.fields, is_utf8)) {
      problem("import.not-utf8", row.line, "The row holds signs that are not UTF-8.",
              "Save the file as UTF-8.");
    } else {
      read_row(row.fields, row.line);
    }
    return true;
  }

  // Columns.

  void read_header(const Row& fields) {
    header_seen_ = true;
    std::map<std::string, int> times;
    for (const std::string& field : fields) {
      header_.emplace_back(trim(field));
      if (++times[header_.back()] == 2 && !header_.back().empty())
        problem("import.column-twice", 1, "There are two columns '" + header_.back() + "'.",
                "Rename one of them.");
    }
    stratum_ = named_column("stratum", import_.stratum);
    psu_ = named_column("psu", import_.psu);
    weight_ = named_column("weight", import_.weight);
    group_ = named_column("group", import_.group);
    language_ = named_column("language", import_.language);
    respondent_ = named_column("respondent", import_.respondent);
    for (const MarginPlan& margin : plan_.margins) {
      if (margin.column == import_.group || margin.column == import_.language) continue;
      if (const auto column = named_column("column of a margin", margin.column))
        design_.emplace_back(margin.column, *column);
    }
    find_items();
    for (std::size_t c = 0; c < header_.size(); ++c) {
      if (!used_.contains(c)) result_.passed_over.push_back(header_[c]);
    }
  }

  std::optional<std::size_t> named_column(const std::string& what, const std::string& name) {
    if (name.empty()) return {};
    const auto at = std::ranges::find(header_, name);
    if (at == header_.end()) {
      const auto meant = nearest(name, header_);
      problem("import.no-such-column", 1,
              "There is no column '" + name + "' (" + what + " in the plan).",
              meant ? "Did you mean '" + *meant + "'?" : "Known are: " + join(header_, ", ") + ".");
      return {};
    }
    const auto column = static_cast<std::size_t>(at - header_.begin());
    used_.insert(column);
    return column;
  }

  void find_items() {
    for (const Question& question : study_.form(wave_.name).questions) {
      for (const std::string& item : items_of(question)) {
        const auto other = import_.columns.find(item);
        const std::string& name = other == import_.columns.end() ? item : other->second;
        const bool there = std::ranges::find(header_, name) != header_.end();
        if (!there && other == import_.columns.end()) {
          result_.not_asked.push_back(item);
        } else if (const auto column = named_column("item '" + item + "'", name)) {
          items_.push_back({*column, item, &question});
        }
      }
    }
    if (items_.empty() && problems_.empty())
      problem("import.no-items", 1, "No column holds answers to a question of the study.",
              "Name the columns under [import.columns] in the plan.");
  }

  // Rows.

  void read_row(const Row& fields, std::size_t line) {
    Respondent who;
    who.wave = wave_.name;
    who.id = id_of(fields, line);
    who.stratum = stratum_ ? needed(fields, *stratum_, line) : "";
    if (psu_) who.psu = who.stratum + "/" + needed(fields, *psu_, line);
    who.base_weight = weight_of(fields, line);
    who.group = group_of(fields, line);
    for (const auto& [name, column] : design_) who.design[name] = trim(fields[column]);
    if (!member_.empty()) who.design[panel_member] = member_;

    PageEvent event;
    event.respondent = who.id;
    event.page = study_.form(wave_.name).pages.back().name;
    event.post = imported_post;
    event.language = language_of(fields, line);
    event.version = study_.form(wave_.name).version;
    event.day = wave_.to;
    event.last = true;
    for (const ItemColumn& item : items_) {
      auto taken = given_text(*item.question, import_, fields[item.column]);
      if (auto* given = std::get_if<Given>(&taken)) {
        event.answers.emplace(item.item, std::move(*given));
      } else {
        auto& wrong = std::get<NotAnAnswer>(taken);
        problem("import.not-an-answer", line,
                "Column '" + header_[item.column] + "' " + wrong.message + ".", wrong.mend);
      }
    }
    if (!problems_.empty()) return;  // nothing will be kept: only look for further mistakes
    result_.respondents.push_back(std::move(who));
    result_.events.push_back(std::move(event));
  }

  std::string needed(const Row& fields, std::size_t column, std::size_t line) {
    std::string text(trim(fields[column]));
    if (text.empty())
      problem("import.blank", line, "Column '" + header_[column] + "' is blank.",
              "Every row needs a value here.");
    return text;
  }

  // The same file and key give the same ids, so that importing it anywhere gives the same dataset.
  std::string id_of(const Row& fields, std::size_t line) {
    ++row_;
    const std::string who =
        respondent_ ? needed(fields, *respondent_, line) : "row " + std::to_string(row_);
    const auto [there, fresh] = seen_.emplace(who, line);
    if (!fresh)
      problem("import.respondent-twice", line,
              "Respondent '" + who + "' was on line " + std::to_string(there->second) + " before.",
              "Leave one row for each respondent.");
    if (respondent_ && !plan_.panel.empty()) member_ = key_.member(study_.name, plan_.panel, who);
    return key_.id(study_.name, wave_.name, who);
  }

  double weight_of(const Row& fields, std::size_t line) {
    if (!weight_) return 1.0;
    const std::string text = needed(fields, *weight_, line);
    const auto weight = decimal_number(text);
    if (weight && Weight::allows(*weight) && *weight > 0.0) return *weight;
    if (!text.empty())
      problem("import.weight", line, "The weight is '" + text + "', not a number above 0.",
              "Correct it, or take the row out when it must not count.");
    return 1.0;
  }

  std::string group_of(const Row& fields, std::size_t line) {
    if (!group_) return study_.customer_groups.empty() ? "" : study_.customer_groups.front().name;
    const std::string text = needed(fields, *group_, line);
    if (const CustomerGroup* group = named(study_.customer_groups, text, &CustomerGroup::name))
      return group->name;
    if (!text.empty()) {
      std::vector<std::string> names;
      for (const CustomerGroup& g : study_.customer_groups) names.push_back(g.name);
      problem("import.unknown-group", line, "There is no customer group '" + text + "'.",
              "Known are: " + join(names, ", ") + ".");
    }
    return "";
  }

  std::string language_of(const Row& fields, std::size_t line) {
    if (!language_) return study_.source_language;
    const std::string text(trim(fields[*language_]));
    if (text.empty()) return study_.source_language;
    if (const Language* language = named(study_.languages, text, &Language::code))
      return language->code;
    problem("import.unknown-language", line, "The study has no language '" + text + "'.",
            "Correct it, or add the language to study.toml.");
    return "";
  }

  const Study& study_;
  const Wave& wave_;
  const Plan& plan_;
  const ImportPlan& import_;
  const ImportKey& key_;
  std::string file_;
  CsvReader csv_;
  bool header_seen_ = false;
  std::string member_;  // of the row's respondent in the panel of the wave
  std::vector<std::string> header_;
  std::optional<std::size_t> stratum_, psu_, weight_, group_, language_, respondent_;
  std::vector<std::pair<std::string, std::size_t>> design_;
  std::vector<ItemColumn> items_;
  std::set<std::size_t> used_;
  std::map<std::string, std::size_t> seen_;
  std::size_t row_ = 0;
  ImportedWave result_;
  Problems problems_;
};

WaveFile::WaveFile(const Study& study, const Wave& wave, const Plan& plan, const ImportKey& key,
                   std::string file) {
  expects(plan.import.has_value(), "WaveFile: a plan with an [import] part");
  expects(!study.form(wave.name).pages.empty(), "WaveFile: a questionnaire with a page");
  reader_ = std::make_unique<Reader>(study, wave, plan, key, std::move(file));
}

WaveFile::~WaveFile() = default;

void WaveFile::add(std::string_view piece) { reader_->add(piece); }

Result<ImportedWave> WaveFile::finish() { return reader_->finish(); }

}  // namespace peil::exchange
