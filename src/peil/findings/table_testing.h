#pragma once

// For tests only: a small study, its answers column by column, and tables of them from answers to
// cells.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "peil/analysis/run/derive.h"
#include "peil/analysis/run/run.h"
#include "peil/findings/cross_table.h"
#include "peil/study/testing/study_builder.h"

namespace peil::findings::table_testing {

using namespace study::testing;

inline Study study() {
  return StudyBuilder("small", "en")
      .reporting_group("clients")
      .customer_group("people")
      .customer_group("firms")
      .waves({"2013"})
      .overall("overall")
      .plan(drawn_plan("2013", "s"))
      .questions({mark("overall"), scale("wait"), mark("advise").recommend(),
                  select_one("contact").choices({"desk", "phone", "web"}),
                  select_multiple("channels").choices({"chat", "letter"})})
      .value();
}

// Answers of a wave, column by column; blank below 0.
struct Answers {
  std::vector<double> weight, overall, wait, advise, chat, letter;
  std::vector<int> contact;  // 0: none, 1 to 3

  std::size_t people() const { return weight.size(); }
};

inline Column numbers(const std::string& name, const std::vector<double>& values) {
  RealColumn data{values, {}};
  for (const double value : values) data.blank.push_back(value < 0.0 ? 1 : 0);
  return {name, true, std::move(data)};
}

inline Column texts(const std::string& name, const std::vector<int>& codes,
                    std::vector<std::string> levels) {
  ByteColumn data{{}, std::move(levels), {}};
  for (const int code : codes) data.code.push_back(static_cast<std::uint8_t>(code));
  data.number.resize(data.text.size(), 0.0);
  return {name, false, std::move(data)};
}

inline Table table_of(const Answers& answers) {
  Table table;
  table.rows = answers.people();
  std::vector<int> group;
  for (std::size_t i = 0; i < answers.people(); ++i) group.push_back(1 + static_cast<int>(i % 2));
  table.columns = {numbers("w", answers.weight),
                   numbers("overall", answers.overall),
                   numbers("wait", answers.wait),
                   numbers("advise", answers.advise),
                   numbers("channels/chat", answers.chat),
                   numbers("channels/letter", answers.letter),
                   texts("contact", answers.contact, {"desk", "phone", "web"}),
                   texts("customer_group", group, {"people", "firms"}),
                   texts("reporting_group", std::vector<int>(answers.people(), 1), {"clients"})};
  return table;
}

inline Dataset dataset() {
  Dataset set;
  set.wave = "2013";
  set.groupings = {{"customer_group", {"people", "firms"}, {}},
                   {"reporting_group", {"clients"}, {}},
                   {"language", {"en"}, {}}};
  return set;
}

inline CrossTable made(const TableSpec& spec, const Answers& answers, const Study& of = study(),
                       const Dataset& now = dataset()) {
  Result<TablePlan> planned = table_plan(of, spec, {now});
  EXPECT_TRUE(planned.ok());
  TablePlan plan = std::move(planned).value();
  plan.plan.designs.at("wave").weight = "w";
  const auto whole = analysis::derived(table_of(answers), plan.plan.data.at("wave"));
  EXPECT_TRUE(whole.ok()) << whole.problems().front().message;
  const std::map<std::string, Table> tables{{"wave", whole.value()}};
  const auto released = disclosure::release(plan.plan, tables, analysis::run(plan.plan, tables),
                                            {{"2013", {{}, "d", true}}}, of.rules);
  const std::vector<WaveResults> none;
  return cross_table(spec, plan, released, Sources(of, none));
}

inline TableSpec spec_of(std::vector<std::string> items,
                         std::vector<std::vector<std::string>> columns) {
  TableSpec spec;
  spec.file = "t.toml";
  spec.wave = "2013";
  spec.items.assign(items.begin(), items.end());
  spec.columns = std::move(columns);
  return spec;
}

inline std::size_t row_of(const CrossTable& table, const std::string& column) {
  const auto at = std::ranges::find(table.rows, column, &TableRow::column);
  EXPECT_NE(at, table.rows.end()) << column;
  return static_cast<std::size_t>(at - table.rows.begin());
}

// Twenty at the desk, twenty on the phone; marks 6 and 8 in turn at the desk, 7 and 9 on the phone;
// the first of each four stands for three people.
inline Answers by_hand() {
  Answers all;
  for (int i = 0; i < 40; ++i) {
    const bool phone = i >= 20;
    all.weight.push_back(i % 4 == 0 ? 3.0 : 1.0);
    all.overall.push_back((phone ? 7.0 : 6.0) + 2.0 * (i % 2));
    all.wait.push_back(1.0 + i % 5);
    all.advise.push_back(i % 4 == 0 ? 10.0 : i % 4 == 1 ? 3.0 : 8.0);
    all.chat.push_back(i % 2);
    all.letter.push_back(i % 3 == 0 ? 1.0 : 0.0);
    all.contact.push_back(phone ? 2 : 1);
  }
  return all;
}

// Eighty as by hand: forty at the desk, who gave 6 or 8.
inline Answers eighty() {
  Answers all = by_hand();
  const auto twice = [](auto& column) {
    const auto once = column;
    column.insert(column.end(), once.begin(), once.end());
  };
  for (auto* column : {&all.weight, &all.overall, &all.wait, &all.advise, &all.chat, &all.letter})
    twice(*column);
  twice(all.contact);
  return all;
}

inline Answers random_answers(std::mt19937& random, double effect, bool odd = false) {
  Answers all;
  const std::size_t people = 150 + random() % 150;
  // In odd ones nobody is on the web, or one, or a few.
  const std::size_t most_on_web[] = {people, people, 0, 1, 2 + random() % 40};
  std::size_t web = odd ? most_on_web[random() % 5] : people;
  for (std::size_t i = 0; i < people; ++i) {
    all.weight.push_back(1.0 + static_cast<double>(random() % 3) / 2.0);
    all.contact.push_back(1 + static_cast<int>(random() % 3));
    if (all.contact.back() == 3 && web-- == 0) {
      all.contact.back() = 1 + static_cast<int>(i % 2);
      web = 0;
    }
    const double shift = all.contact.back() == 1 ? effect : 0.0;
    all.overall.push_back(random() % 10 == 0 ? -1.0
                                             : 4.0 + static_cast<double>(random() % 5) + shift);
    all.wait.push_back(random() % 10 == 0 ? -1.0 : 1.0 + static_cast<double>(random() % 5));
    all.advise.push_back(static_cast<double>(random() % 11));
    all.chat.push_back(static_cast<double>(random() % 2));
    all.letter.push_back(static_cast<double>(random() % 2));
  }
  return all;
}

}  // namespace peil::findings::table_testing
