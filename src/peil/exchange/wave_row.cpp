#include "peil/exchange/wave_row.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/decimal_sign.h"
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

// The one whose name a field is, or a label in the file: capitals do not matter.
template <class T>
const T* named(const std::vector<T>& list, const AnswerColumn& column, const std::string& field,
               std::string T::* name) {
  const auto find = [&](std::string_view text) {
    const std::string wanted = lower(trim(text));
    const auto at =
        std::ranges::find_if(list, [&](const T& one) { return lower(one.*name) == wanted; });
    return at == list.end() ? nullptr : &*at;
  };
  if (const T* one = find(field)) return one;
  const auto label = column.labels.find(field);
  return label == column.labels.end() ? nullptr : find(label->second);
}

}  // namespace

struct WaveRow::At {
  const std::vector<std::string>& fields;
  std::size_t line;
  Mistakes& mistakes;

  std::string field(std::size_t column) const { return std::string(trim(fields[column])); }
};

WaveRow::WaveRow(const Study& study, const Wave& wave, const Plan& plan, const ImportKey& key,
                 const AnswerFile& file, const Layout& layout)
    : study_(study),
      wave_(wave),
      plan_(plan),
      import_(*plan.import),
      key_(key),
      file_(file),
      layout_(layout) {
  expects(!study.form(wave.name).pages.empty(), "WaveRow: a form with a page");
}

std::string WaveRow::respondent(const std::vector<std::string>& fields, std::size_t count) const {
  return layout_.respondent ? std::string(trim(fields[*layout_.respondent]))
                            : "row " + std::to_string(count);
}

void WaveRow::read(const std::vector<std::string>& fields, std::size_t count, std::size_t line,
                   Mistakes& mistakes, Respondent& who, PageEvent& event) const {
  const At at{fields, line, mistakes};
  const std::string of = respondent(fields, count);
  if (of.empty()) (void)needed(at, *layout_.respondent);
  who.id = of.empty() ? "" : key_.id(study_.name, wave_.name, of);
  who.wave = wave_.name;
  who.stratum = layout_.stratum ? needed(at, *layout_.stratum) : "";
  who.psu = layout_.psu ? who.stratum + "/" + needed(at, *layout_.psu) : "";
  who.base_weight = weight(at);
  who.group = group(at);
  if (layout_.also_in) who.design[import_.also_in] = also_in(at, who.group);
  for (const auto& [variable, column] : layout_.design) who.design[variable] = at.field(column);
  if (layout_.respondent && !plan_.panel.empty() && !of.empty())
    who.design[panel_member] = key_.member(study_.name, plan_.panel, of);

  const Questionnaire& form = study_.form(wave_.name);
  event.respondent = who.id;
  event.page = form.pages.back().name;
  event.post = imported_post;
  event.language = language(at);
  event.version = form.version;
  event.day = wave_.to;
  event.last = true;
  read_answers(at, event.answers);
}

void WaveRow::read_answers(const At& at, Answers& answers) const {
  for (const ItemColumn& item : layout_.items) {
    auto taken =
        given_text(*item.question, import_, file_.columns[item.column], at.fields[item.column]);
    if (auto* given = std::get_if<Given>(&taken)) {
      answers.insert_or_assign(item.item, std::move(*given));
      continue;
    }
    auto& wrong = std::get<NotAnAnswer>(taken);
    at.mistakes.add("import.not-an-answer", name(item.column), at.line,
                    "Column '" + name(item.column) + "' " + wrong.message + ".", wrong.mend);
  }
}

std::string WaveRow::needed(const At& at, std::size_t column) const {
  std::string text = at.field(column);
  if (text.empty())
    at.mistakes.add("import.blank", name(column), at.line,
                    "Column '" + name(column) + "' is blank.", "Every row needs a value here.");
  return text;
}

double WaveRow::weight(const At& at) const {
  if (!layout_.weight) return 1.0;
  const std::string text = needed(at, *layout_.weight);
  const auto number = number_in(text, import_.form.decimal);
  if (number && Weight::countable(*number) && *number > 0.0) return *number;
  if (!text.empty())
    at.mistakes.add("import.weight", name(*layout_.weight), at.line,
                    "The weight is '" + text + "', not a number above 0" +
                        (number && *number > 0.0 ? " to count with." : "."),
                    other_sign(text, import_.form.decimal) ? name_the_sign(import_.form.decimal)
                    : number && *number > 0.0              ? Weight::countable_words
                    : number == 0.0
                        ? "A weight of 0 counts for nobody: leave such rows out of the file."
                        : "Correct it in the program that made the weights.");
  return 1.0;
}

std::string WaveRow::group(const At& at) const {
  if (!layout_.group)
    return study_.customer_groups.empty() ? "" : study_.customer_groups.front().name;
  const std::string text = needed(at, *layout_.group);
  if (const CustomerGroup* one =
          named(study_.customer_groups, file_.columns[*layout_.group], text, &CustomerGroup::name))
    return one->name;
  if (!text.empty()) {
    std::vector<std::string> names;
    for (const CustomerGroup& g : study_.customer_groups) names.push_back(g.name);
    at.mistakes.add("import.unknown-group", name(*layout_.group), at.line,
                    "There is no customer group '" + text + "'.",
                    "Known are: " + join(names, ", ") + ".");
  }
  return "";
}

std::string WaveRow::also_in(const At& at, const std::string& own) const {
  std::vector<std::string> names;
  for (const std::string& text : groups_also_in(at.field(*layout_.also_in))) {
    const CustomerGroup* one =
        named(study_.customer_groups, file_.columns[*layout_.also_in], text, &CustomerGroup::name);
    if (one != nullptr && one->name != own) {
      names.push_back(one->name);
      continue;
    }
    at.mistakes.add("import.also-in", name(*layout_.also_in), at.line,
                    "The person is said to be in '" + text + "' too, which is " +
                        (one == nullptr ? "no customer group." : "their own group."),
                    "Name only the other groups that have the person, with a semicolon between "
                    "them.");
  }
  std::ranges::sort(names);
  return join(names, "; ");
}

std::string WaveRow::language(const At& at) const {
  if (!layout_.language) return study_.source_language;
  const std::string text = at.field(*layout_.language);
  if (text.empty()) return study_.source_language;
  if (const Language* one =
          named(study_.languages, file_.columns[*layout_.language], text, &Language::code))
    return one->code;
  at.mistakes.add("import.unknown-language", name(*layout_.language), at.line,
                  "The study has no language '" + text + "'.",
                  "Correct it, or add the language to study.toml.");
  return "";
}

}  // namespace peil::exchange
