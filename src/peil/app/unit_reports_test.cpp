// Reports per unit on the small study of AnsweredWorld: of group a 60 people, of b 34, of c 16, and
// of d 6, who are too few.
#include "peil/app/unit_reports.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "peil/app/make_table.h"
#include "peil/app/table_file.h"
#include "peil/app/testing/answered_world.h"
#include "peil/base/csv.h"
#include "peil/model/numbers_of.h"
#include "peil/report/unit_report.h"

namespace peil::app {
namespace {

using ::testing::AllOf;
using testing::AnsweredWorld;
using ::testing::Contains;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using Line = std::map<std::string, std::string>;

UnitsRequest asked_by(const std::string& variable, std::vector<std::string> languages = {"en"}) {
  return {"study", "data", {variable}, std::move(languages)};
}

UnitDocuments made(AnsweredWorld& world, const UnitsRequest& request) {
  Result<UnitDocuments> all = unit_documents(request, world.outside);
  EXPECT_TRUE(all.ok()) << (all.ok() ? "" : all.problems().front().message);
  return std::move(all).value();
}

const Document& page(const UnitDocuments& all, const std::string& file) {
  const auto found = std::ranges::find(all.pages, file, &UnitPage::file);
  EXPECT_NE(found, all.pages.end()) << file;
  return found->document;
}

// What a section says, a line a paragraph, point or row.
std::vector<std::string> lines_of(const Section& section) {
  std::vector<std::string> lines;
  for (const Block& block : section.blocks) {
    if (const auto* p = std::get_if<Paragraph>(&block)) lines.push_back(flat(p->words));
    if (const auto* list = std::get_if<BulletList>(&block)) {
      for (const Words& item : list->items) lines.push_back(flat(item));
    }
    const auto* table = std::get_if<PrintedTable>(&block);
    if (table == nullptr) continue;
    for (const PrintedRow& row : table->rows) {
      std::string line;
      for (const Words& cell : row.cells) line += flat(cell) + " | ";
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

std::vector<Line> rows_of_csv(const std::string& csv) {
  std::vector<std::string> heads;
  std::vector<Line> rows;
  CsvReader reader([&](const CsvReader::Row& row) {
    if (heads.empty()) {
      heads = row.fields;
      return true;
    }
    Line& line = rows.emplace_back();
    for (std::size_t i = 0; i < heads.size(); ++i) line[heads[i]] = row.fields.at(i);
    return true;
  });
  reader.add(csv);
  EXPECT_TRUE(reader.end());
  return rows;
}

// The same table as `peil tables --spec` makes it.
std::string csv_by_spec(AnsweredWorld& world) {
  world.files.at["by.toml"] =
      "title = \"t\"\nwave = \"2013\"\nbefore = \"2011\"\n"
      "rows = [\"overall\", \"staff\", \"speed\"]\nshow = [\"mean\"]\n"
      "columns = [\"customer_group\"]\ntotal = true\nletters = false\n";
  const Result<TableMade> table = make_table({"study", "data", "by.toml"}, world.outside);
  EXPECT_TRUE(table.ok()) << (table.ok() ? "" : table.problems().front().message);
  const report::Material material(table.value().of.study, table.value().of.waves);
  report::Pen pen(material, "en");
  return table_file(TableFormat::Csv, pen, table.value().table, nullptr);
}

TEST(UnitReports, AreAPagePerUnitAndAnOverviewInEachLanguage) {
  AnsweredWorld world;
  const UnitDocuments all = made(world, asked_by("customer_group", {"nl", "en"}));
  EXPECT_EQ(all.units, 4u);
  std::vector<std::string> files;
  for (const UnitPage& one : all.pages) files.push_back(one.file);
  EXPECT_EQ(files, (std::vector<std::string>{
                       "index.nl.html", "unit-001.nl.html", "unit-002.nl.html", "unit-003.nl.html",
                       "unit-004.nl.html", "index.en.html", "unit-001.en.html", "unit-002.en.html",
                       "unit-003.en.html", "unit-004.en.html"}));
  std::set<std::string> linked;
  for (const OtherEdition& other : page(all, "index.en.html").furniture.others)
    linked.insert(other.file);
  for (const Block& block : page(all, "index.en.html").summary.blocks) {
    if (const auto* table = std::get_if<PrintedTable>(&block)) {
      for (const PrintedRow& row : table->rows)
        if (!row.page.empty()) linked.insert(row.page);
    }
  }
  EXPECT_EQ(linked, (std::set<std::string>{"index.nl.html", "unit-001.en.html", "unit-002.en.html",
                                           "unit-003.en.html", "unit-004.en.html"}));
  const Document& first = page(all, "unit-001.en.html");
  EXPECT_THAT(flat(first.title), AllOf(StartsWith("Group A: "), HasSubstr("onderzoek 2013")));
  EXPECT_EQ(first.furniture.others.front().file, "index.en.html");
  EXPECT_EQ(first.furniture.others.back().file, "unit-001.nl.html");
}

TEST(UnitReports, SayFirstWhatMatters) {
  AnsweredWorld world;
  const UnitDocuments all = made(world, asked_by("customer_group"));
  const auto lines = lines_of(page(all, "unit-001.en.html").summary);
  ASSERT_GE(lines.size(), 6u);
  // Marks of a go from 5 to 8, and one higher in the second wave.
  EXPECT_THAT(lines[0], AllOf(HasSubstr("The overall mark is 7.5"), HasSubstr("(60 answers)")));
  EXPECT_THAT(lines[1], HasSubstr("higher than everybody else, more than chance"));
  EXPECT_THAT(lines[2],
              HasSubstr("Since 2011, when it was 6.5, it rose by 1.00, more than chance"));
  EXPECT_THAT(lines[3], HasSubstr("Label overall | 7.5 |"));
  EXPECT_THAT(lines_of(page(all, "unit-002.en.html").summary)[2],
              HasSubstr("no change since then is shown"));
}

// d stays inside, and c too: beside everybody, a and b it would tell of d.
TEST(UnitReports, WithholdAUnitOfTooFewAndAnotherFromWhichItWouldFollow) {
  AnsweredWorld world;
  const UnitDocuments all = made(world, asked_by("customer_group"));
  EXPECT_EQ(all.withheld, 2u);
  const std::string too_few = "too few answers (fewer than 10)",
                    protecting = "not shown, to protect another group";
  for (const auto& [file, why] :
       {std::pair{"unit-003.en.html", protecting}, {"unit-004.en.html", too_few}}) {
    const Document& withheld = page(all, file);
    const auto lines = lines_of(withheld.summary);
    EXPECT_EQ(lines[0], "The overall mark of this unit stays inside: " + why + ".");
    EXPECT_THAT(lines, Contains(HasSubstr("Label overall | " + why)));
    for (const Number& number : numbers_of(withheld))
      EXPECT_THAT(number.key, Not(HasSubstr("/overall/"))) << file;
  }
  const auto overview = lines_of(page(all, "index.en.html").summary);
  EXPECT_THAT(overview, Contains(EndsWith("c | " + protecting + " | ")));
  EXPECT_THAT(overview, Contains(EndsWith("d | " + too_few + " | ")));
  EXPECT_THAT(overview, Contains(HasSubstr("Group A | 7.5 |")));
  std::map<std::string, std::string> held;
  for (const Line& row : rows_of_csv(all.csv)) {
    if (row.at("row") != "overall" || row.at("held").empty()) continue;
    held[row.at("column")] = row.at("held");
    EXPECT_EQ(row.at("value") + row.at("rest_difference") + row.at("key"), "");
  }
  EXPECT_EQ(held, (std::map<std::string, std::string>{{"c", "protecting"}, {"d", "too-few"}}));
}

TEST(UnitReports, HaveTheNumbersOfTheTableBySpecification) {
  AnsweredWorld world;
  const UnitDocuments all = made(world, asked_by("customer_group"));
  const std::string csv = csv_by_spec(world);
  EXPECT_EQ(all.csv, csv);
  std::map<std::string, Line> of_key;
  for (const Line& row : rows_of_csv(csv)) of_key[row.at("key")] = row;
  const std::map<std::string, std::string> columns{{"", "value"},
                                                   {"low", "low"},
                                                   {"high", "high"},
                                                   {"rest", "rest_difference"},
                                                   {"rest-low", "rest_low"},
                                                   {"rest-high", "rest_high"}};
  std::size_t differences = 0, befores = 0, values = 0;
  for (const UnitPage& one : all.pages) {
    for (const Number& number : numbers_of(one.document)) {
      const auto row = of_key.find(number.key);
      if (row == of_key.end()) {
        ++befores;
        EXPECT_TRUE(std::ranges::any_of(of_key, [&](const auto& cell) {
          return cell.second.at("before") == number.value;
        })) << number.key;
      } else if (!number.before.empty()) {
        ++differences;
        const std::string column = number.part.empty() ? "change" : "change_" + number.part;
        EXPECT_EQ(row->second.at(column), number.value) << number.key;
      } else {
        ++values;
        EXPECT_EQ(row->second.at(columns.at(number.part)), number.value) << number.key;
      }
    }
  }
  EXPECT_GT(values, 40u);
  EXPECT_GT(differences, 12u);
  EXPECT_EQ(befores, 2u) << "of a and b, in a sentence each";
}

TEST(UnitReports, HaveNoLetters) {
  AnsweredWorld world;
  const UnitDocuments all = made(world, asked_by("customer_group"));
  EXPECT_EQ(all.table.families.pairs, 0u);
  for (const Line& row : rows_of_csv(all.csv))
    EXPECT_EQ(row.at("letter") + row.at("higher_than"), "");
}

TEST(UnitReports, SayOverHowManyTestsAndHowManyFiguresStayInside) {
  AnsweredWorld world;
  const UnitDocuments all = made(world, asked_by("customer_group"));
  const auto notes = lines_of(page(all, "unit-004.en.html").sections.front());
  const std::string tests = std::to_string(all.table.families.rest);
  EXPECT_THAT(notes, Contains(HasSubstr("everybody else: " + tests + " tests of all units")));
  EXPECT_THAT(notes, Contains(HasSubstr("The figures of all 4 units passed the gate together")));
  EXPECT_THAT(notes, Contains(HasSubstr("Of the 12 figures of all units")));
  EXPECT_THAT(notes, Contains("Of the 3 figures of this unit 3 stay inside: 3 (too few answers "
                              "(fewer than 10))."));
  EXPECT_THAT(notes, Not(Contains(HasSubstr("*")))) << "signs of tests are said in words";
}

TEST(UnitReports, StandInTheOrderOfTheStudy) {
  AnsweredWorld world;
  const UnitDocuments all = made(world, asked_by("customer_group"));
  const auto lines = lines_of(page(all, "index.en.html").summary);
  ASSERT_EQ(lines.size(), 8u);
  const std::vector<std::string> names{"Everybody", "Group A", "b", "c", "d"};
  for (std::size_t i = 0; i < names.size(); ++i)
    EXPECT_THAT(lines[3 + i], HasSubstr(names[i] + " | "));
  EXPECT_THAT(lines[2], HasSubstr("not by mark"));
}

TEST(UnitReports, AreMadeAgainFromWhatAPageSaysOfItself) {
  AnsweredWorld world;
  const UnitDocuments all = made(world, asked_by("channel", {"en", "nl"}));
  const Document& second = page(all, "unit-002.nl.html");
  const auto said = report::units_made(flat(second.colophon));
  ASSERT_TRUE(said);
  EXPECT_EQ(said->file, "unit-002.nl.html");
  const UnitDocuments again = made(world, request_of(*said, "study", "data"));
  const Document& same = page(again, said->file);
  EXPECT_EQ(flat(same.colophon), flat(second.colophon));
  EXPECT_EQ(lines_of(same.summary), lines_of(second.summary));
  EXPECT_EQ(again.csv, all.csv);
}

TEST(UnitReports, StandBesideTheLatestEarlierWaveOrTheOneThatIsNamed) {
  AnsweredWorld world;
  EXPECT_EQ(made(world, asked_by("channel")).table.spec.before, "2011");
  UnitsRequest first = asked_by("channel");
  first.of.wave = "2011";
  const UnitDocuments alone = made(world, first);
  EXPECT_EQ(alone.table.spec.before, "");
  EXPECT_THAT(flat(page(alone, "index.en.html").title),
              AllOf(HasSubstr("onderzoek 2011, by "), EndsWith("Label channel")));
  for (const UnitPage& one : alone.pages) {
    for (const Number& number : numbers_of(one.document)) EXPECT_THAT(number.before, IsEmpty());
  }
}

struct Refused {
  UnitsOf of;
  std::string code, where, says;
};

TEST(UnitReports, AreOfAVariableThatGivesEverybodyOneUnit) {
  AnsweredWorld world;
  for (const Refused& one : std::vector<Refused>{
           {{"chanel"}, "table.unknown-column", "--by", "'chanel'"},
           {{"ways"}, "table.several-answers", "--by", "several answers"},
           {{"overall"}, "table.no-column", "--by", "no units"},
           {{"open"}, "table.no-column", "--by", "in words"},
           {{"waves"}, "table.no-column", "--by", "Waves"},
           {{"channel", "2012"}, "table.unknown-wave", "--wave", "2012"},
           {{"channel", "2013", "2013"}, "table.wave-order", "--before", "not before"}}) {
    const auto refused = unit_documents({"study", "data", one.of, {"en"}}, world.outside);
    ASSERT_FALSE(refused.ok()) << one.of.variable;
    const Problem& problem = refused.problems().front();
    EXPECT_EQ(problem.code, one.code) << one.of.variable;
    EXPECT_EQ(problem.where, one.where) << one.of.variable;
    EXPECT_THAT(problem.message, HasSubstr(one.says));
  }
}

}  // namespace
}  // namespace peil::app
