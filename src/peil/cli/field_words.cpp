#include "peil/cli/field_words.h"

#include <fmt/format.h>

#include "peil/base/counted.h"
#include "peil/cli/percent_words.h"
#include "peil/cli/representative.h"
#include "peil/cli/text_table.h"

namespace peil::cli {
namespace {

using fieldwork::FieldLine;

constexpr std::size_t most_days = 40;  // more are told by week

std::string field_percent(const std::optional<double>& share) {
  return share ? percent_words(*share) : "-";
}

std::string if_known(const std::optional<std::size_t>& people) {
  return people ? std::to_string(*people) : "?";
}

class FieldWriting {
 public:
  explicit FieldWriting(const app::FieldOfStudy& of) : study_(of.study), field_(of.field) {}

  std::string all() {
    text_ = fmt::format("{}, wave {}: the field.\n", study_.name, field_.wave);
    if (field_.fictional) text_ += "Fictional data: nobody was asked.\n";
    if (!field_.sending_recorded)
      text_ +=
          "What went out to whom is not recorded, so that sent and delivered are not known (?), "
          "and "
          "everybody of whom\nnothing was heard counts as written to (3.19).\n";
    if (field_.strangers > 0)
      text_ += fmt::format("{} of people who are not in this wave; counted nowhere.\n",
                           counted(field_.strangers, "recorded event is", "recorded events are"));
    add_counts();
    add_codes();
    add_rates();
    add_break_off();
    add_days();
    if (field_.representative) text_ += representative_words(*field_.representative, 0.0);
    return text_;
  }

 private:
  static std::string level(const FieldLine& line) {
    return line.level.empty() && line.variable != "all" ? "not known" : line.level;
  }

  void add_counts() {
    TextTable table;
    table.row({"people", "", "drawn", "sent", "delivered", "began", "to the end", "partial", "RR1",
               "RR2", "RR3", "REF1", "CON1"});
    for (const FieldLine& line : field_.lines) {
      const auto rates = line.rates();
      table.row({line.variable, level(line), std::to_string(line.drawn), if_known(line.sent),
                 if_known(line.delivered), std::to_string(line.started),
                 std::to_string(line.completed), std::to_string(line.partial),
                 field_percent(rates.rr1), field_percent(rates.rr2), field_percent(rates.rr3),
                 field_percent(rates.ref1), field_percent(rates.con1)});
    }
    text_ += '\n' + table.text();
    text_ += fmt::format(
        "Partial: broke off with answers to at least {} of the items that they were asked.\n",
        percent_words(field_.partial, 0));
  }

  void add_codes() {
    std::vector<std::string> heads{"outcome", ""};
    std::vector<const FieldLine*> lines;
    for (const FieldLine& line : field_.lines) {
      if (line.variable != "all" && line.variable != "customer_group") continue;
      lines.push_back(&line);
      heads.push_back(line.variable == "all" ? "all" : level(line));
    }
    TextTable table;
    table.row(heads);
    for (const fieldwork::OutcomeName& one : fieldwork::outcomes) {
      std::vector<std::string> row{std::string(one.code), std::string(one.words)};
      for (const FieldLine* line : lines) row.push_back(std::to_string(line->with(one.outcome)));
      table.row(row);
    }
    std::vector<std::string> sums{"", "together"};
    for (const FieldLine* line : lines) sums.push_back(std::to_string(line->drawn));
    table.row(sums);
    text_ += '\n' + table.text();
  }

  void add_rates() {
    const auto& everybody = field_.lines.front();
    const auto plain = everybody.rates(), weighted = everybody.rates_weighted();
    TextTable table;
    table.row({"rate (AAPOR)", "people", "weighted by the draw"});
    for (const fieldwork::NamedRate& one : fieldwork::named_rates()) {
      std::string name(one.name);
      if (name != "e") {
        for (char& sign : name)
          sign = sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 32) : sign;
      }
      table.row({name, field_percent(plain.*one.rate), field_percent(weighted.*one.rate)});
    }
    text_ += '\n' + table.text();
    text_ +=
        "RR5, RR6, REF3 and CON3 leave out everybody of whom nothing is known (3.x): where these "
        "are "
        "many, take RR1 or RR3.\n";
  }

  void add_break_off() {
    if (field_.break_off.empty()) return;
    TextTable table;
    table.row({"broke off after page", "people", "of them partial"});
    for (const auto& left : field_.break_off)
      table.row({left.page, std::to_string(left.people), std::to_string(left.partial)});
    text_ += '\n' + table.text();
  }

  void add_days() {
    if (field_.days.empty()) {
      text_ += "\nNobody came to the end yet.\n";
      return;
    }
    const bool by_week = field_.days.size() > most_days;
    TextTable table;
    table.row({by_week ? "week from" : "day", "to the end", "so far"});
    std::size_t people = 0;
    Day from = field_.days.front().day;
    for (std::size_t i = 0; i < field_.days.size(); ++i) {
      people += field_.days[i].people;
      const bool last = i + 1 == field_.days.size();
      if (by_week && !last && std::chrono::weekday(field_.days[i + 1].day) != std::chrono::Monday)
        continue;
      table.row({day_text(from), std::to_string(people), std::to_string(field_.days[i].so_far)});
      if (!last) people = 0, from = field_.days[i + 1].day;
    }
    text_ += '\n' + table.text();
    if (by_week) text_ += "By day: --json.\n";
  }

  const Study& study_;
  const app::FieldFigures& field_;
  std::string text_;
};

}  // namespace

std::string field_text(const app::FieldOfStudy& of) { return FieldWriting(of).all(); }

}  // namespace peil::cli
