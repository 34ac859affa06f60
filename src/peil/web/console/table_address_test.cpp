#include "peil/web/console/table_address.h"

#include <gtest/gtest.h>

#include "peil/base/chance.h"
#include "peil/study/table_spec_file.h"
#include "peil/study/testing/study_builder.h"

namespace peil::web::console {
namespace {

using namespace study::testing;

Study small() {
  return StudyBuilder("small")
      .languages({"nl", "en"})
      .reporting_group("all")
      .customer_group("people")
      .waves({"2011", "2013"})
      .overall("overall")
      .questions({mark("overall"), matrix("desk").row("kind").row("able"),
                  select_one("channel").choices({"phone", "letter"})})
      .value();
}

Result<TableSpec> read(const Fields& fields) {
  return study::read_table_spec(addressed_table(fields).text, "", small(), "2013");
}

TEST(TableAddress, IsReadAsTheFileThatSaysTheSame) {
  const std::string file = R"(title = "Een \"titel\""
before = "2011"
rows = ["overall", "desk"]
show = ["mean", "high"]
columns = ["customer_group", ["customer_group", "language"]]
total = true
only = "${channel} = 'phone'"
level = 0.1
sort = "difference"
letters = false
[[net]]
row = "overall"
label = "hoog"
answers = ["9", "10"]
)";
  const auto fields = fields_of_table(file);
  ASSERT_TRUE(fields);
  const auto from_address = read(*fields);
  ASSERT_TRUE(from_address.ok()) << from_address.problems().front().message;
  const TableSpec& spec = from_address.value();
  const TableSpec other = study::read_table_spec(file, "", small(), "2013").value();
  EXPECT_EQ(spec.title, "Een \"titel\"");
  EXPECT_EQ(spec.before, other.before);
  EXPECT_EQ(spec.items, (std::vector<TableItem>{"overall", "kind", "able"}));
  EXPECT_EQ(spec.show, other.show);
  EXPECT_EQ(spec.columns, other.columns);
  EXPECT_TRUE(spec.total);
  EXPECT_EQ(spec.only_text, "${channel} = 'phone'");
  EXPECT_DOUBLE_EQ(spec.level, 0.1);
  EXPECT_EQ(spec.sort, TableSort::Difference);
  EXPECT_FALSE(spec.letters);
  ASSERT_EQ(spec.nets.size(), 1u);
  EXPECT_EQ(spec.nets.front().answers, (std::vector<std::string>{"9", "10"}));
  // And through an address as a browser sends it.
  const auto again = parse_form(query_of(*fields));
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, *fields);
}

TEST(TableAddress, ARowWithItsVariableIsOneElement) {
  const std::string file =
      "title = \"t\"\nrows = [\"desk\", [\"overall\", \"channel\"]]\ncolumns = [\"language\"]\n";
  const auto fields = fields_of_table(file);
  ASSERT_TRUE(fields);
  EXPECT_EQ(query_of(*fields), "title=t&rows=desk&rows=overall%2cchannel&columns=language");
  const std::vector<TableItem> items{"kind", "able", {"overall", "channel"}};
  EXPECT_EQ(read(*fields).value().items, items);
  // As a form says it.
  const Fields chosen{
      {"title", "t"},    {"rows", "desk"}, {"nest_row", "overall"}, {"nest_within", "channel"},
      {"total", "true"}, {"nest_row", ""}, {"nest_within", ""}};
  EXPECT_EQ(read(with_nested_rows(chosen)).value().items, items);
  // A half of one is no row, and stays for whoever filled it in.
  const Fields half{{"title", "t"}, {"rows", "desk"}, {"nest_row", "overall"}, {"total", "true"}};
  const Fields left = with_nested_rows(half);
  EXPECT_NE(std::ranges::find(left, std::pair<std::string, std::string>("nest_row", "overall")),
            left.end());
  EXPECT_EQ(read(left).value().items, (std::vector<TableItem>{"kind", "able"}));
}

TEST(TableAddress, EveryKeyOfTheReaderHasAField) {
  // The reader says which keys there are when one is not among them.
  for (const TableKey& key : table_keys()) {
    const auto with = read(
        {{"title", "t"}, {"rows", "overall"}, {"total", "true"}, {std::string(key.name), "x"}});
    if (with.ok()) continue;
    for (const Problem& problem : with.problems())
      EXPECT_NE(problem.code, "key.unknown") << key.name;
  }
}

TEST(TableAddress, TakesANumberWithAPointOrAComma) {
  for (const char* level : {"0.01", "0,01", " 0,01"}) {
    const auto spec =
        read({{"title", "t"}, {"rows", "overall"}, {"total", "true"}, {"level", level}});
    ASSERT_TRUE(spec.ok()) << level << ": " << spec.problems().front().message;
    EXPECT_DOUBLE_EQ(spec.value().level, 0.01) << level;
  }
}

TEST(TableAddress, SaysInWhichFieldSomethingIsWrongAndWhat) {
  const Fields fields{{"title", "t"},
                      {"rows", "overall"},
                      {"rows", "ovrall"},
                      {"columns", "channel"},
                      {"columns", "chanel,language"},
                      {"rows", "overall,chanal"},
                      {"before", "2013"},
                      {"only", "${channel} = = 'phone'"},
                      {"level", "much"},
                      {"colour", "red"},
                      {"net_row", "overall"},
                      {"net_label", "x"},
                      {"net_answers", "11"}};
  const AddressedTable table = addressed_table(fields);
  const auto read = study::read_table_spec(table.text, "", small(), "2013");
  ASSERT_FALSE(read.ok());
  std::map<std::string, std::string> found;
  for (const Problem& problem : read.problems())
    found[problem.code + " " + at_fault(table, problem).field] = at_fault(table, problem).value;
  EXPECT_EQ(found.at("table.unknown-item rows"), "ovrall");
  EXPECT_EQ(found.at("table.unknown-column columns"), "chanel");
  EXPECT_EQ(found.at("table.unknown-column rows"), "chanal");
  EXPECT_EQ(found.at("table.wave-order before"), "2013");
  EXPECT_TRUE(found.at("expression.syntax only").starts_with("= 'phone'"))
      << found.at("expression.syntax only");
  EXPECT_EQ(found.at("value.wrong-type level"), "much");
  EXPECT_TRUE(found.contains("key.unknown colour"));
  EXPECT_EQ(found.at("table.net net"), "11");
}

TEST(TableAddress, AFieldThatStandsTwiceIsToldAndAnEmptyOneIsNone) {
  const auto twice = read({{"title", "a"}, {"title", "b"}, {"rows", "overall"}, {"total", "true"}});
  ASSERT_FALSE(twice.ok());
  EXPECT_EQ(twice.problems().front().code, "toml.key-twice");
  EXPECT_TRUE(read({{"title", "a"},
                    {"rows", "overall"},
                    {"total", "true"},
                    {"before", ""},
                    {"columns", ""},
                    {"net_row", ""},
                    {"net_label", ""},
                    {"net_answers", ""}})
                  .ok());
}

TEST(TableAddress, WhateverBytesStayWithinTheirField) {
  Chance chance("bytes", "fields");
  const std::string signs = "\"\\\n\r\t\x01\x7f]}[='#, \xc3\xa9\xff" + std::string(1, '\0');
  for (int i = 0; i < 2000; ++i) {
    std::string value;
    for (int n = 0; n < 12; ++n)
      value += signs[static_cast<std::size_t>(chance.below(signs.size()))];
    const AddressedTable table =
        addressed_table({{"title", value}, {"rows", "overall"}, {"total", "true"}});
    Problems found;
    const auto spec = study::read_table_spec(table.text, "", small(), "2013");
    if (spec.ok()) {
      EXPECT_EQ(spec.value().title, value);
      EXPECT_EQ(spec.value().items, std::vector<TableItem>{"overall"});
    } else {
      for (const Problem& problem : spec.problems())
        EXPECT_FALSE(problem.code == "key.unknown" || problem.code == "key.missing")
            << problem.message;
    }
  }
}

}  // namespace
}  // namespace peil::web::console
