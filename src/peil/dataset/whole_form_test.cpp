// Columns of days, orders, texts at choices, calculations and of the places at which something was
// shown.
#include <gtest/gtest.h>

#include "peil/dataset/columns.h"
#include "peil/dataset/open_answers.h"
#include "peil/study/testing/form_text.h"

namespace peil::dataset {
namespace {

const std::string asked = R"toml(
[[question]]
type = "select_one"
name = "channel"
page = "one"
label = "Hoe?"
rotate = true
choices = [
  { name = "desk", label = "balie" },
  { name = "other", label = "anders", other = "channel_other" },
]
[[question]]
type = "matrix"
name = "staff"
page = "one"
label = "Hoe tevreden?"
points = 5
low = "laag"
high = "hoog"
rotate = true
rows = [{ name = "kind", label = "vriendelijk" }, { name = "able", label = "bekwaam" }]
[[question]]
type = "date"
name = "heard_on"
page = "two"
label = "Wanneer?"
[[question]]
type = "rank"
name = "order"
page = "two"
label = "Wat eerst?"
ranks = 2
choices = [
  { name = "speed", label = "snelheid" },
  { name = "words", label = "woorden" },
  { name = "price", label = "prijs" },
]
[[question]]
type = "calculate"
name = "high"
calculation = "if(${overall} > 7, 1, 0)"
[[question]]
type = "integer"
name = "why"
page = "three"
label = "Hoeveel?"
relevant = "${high} = 1"
)toml";

Response response(const std::string& id, Answers answers) {
  Response one;
  one.who.id = id;
  one.who.wave = "2013";
  one.who.group = one.who.stratum = "people";
  one.answers = std::move(answers);
  one.language = "nl";
  one.complete = true;
  return one;
}

struct Cells {
  explicit Cells(const std::vector<Response>& responses)
      : study(study::testing::study_of(asked)), data(columns(study, "2013", responses)) {}
  int code(const std::string& item, std::size_t row = 0) const {
    return std::get<CodeColumn>(data.value().item(item)->column).code.at(row);
  }
  Absent reason(const std::string& item, std::size_t row = 0) const {
    return std::visit([&](const auto& c) { return c.reason.at(row); },
                      data.value().item(item)->column);
  }
  Study study;
  Result<Dataset> data;
};

using Names = std::vector<std::string>;

TEST(ColumnsOfAForm, ADayIsTheNumberOfDaysSince1970AndOfAKindOfItsOwn) {
  const Cells cells({response("a", {{"heard_on", "1970-01-11"}}),
                     response("b", {{"heard_on", "2013-09-01"}}),
                     response("c", {{"heard_on", Absent::Skipped}})});
  const Item& item = *cells.data.value().item("heard_on");
  EXPECT_EQ(item.kind, ItemKind::Date);
  EXPECT_EQ(std::get<NumberColumn>(item.column).value.at(0), 10.0);
  EXPECT_EQ(std::get<NumberColumn>(item.column).value.at(1), 15949.0);
  EXPECT_EQ(cells.reason("heard_on", 2), Absent::Skipped);
}

TEST(ColumnsOfAForm, AnOrderIsThePlaceOfEachChoice) {
  const Cells cells({response("a", {{"order", Names{"price", "speed"}}})});
  EXPECT_EQ(cells.data.value().item("order/price")->kind, ItemKind::Place);
  EXPECT_EQ(cells.code("order/price"), 1);
  EXPECT_EQ(cells.code("order/speed"), 2);
  EXPECT_EQ(cells.reason("order/words"), Absent::Skipped);
  EXPECT_EQ(cells.data.value().item("order"), nullptr);
}

TEST(ColumnsOfAForm, RefuseWhatIsNoDayAndNoOrder) {
  const Cells day({response("a", {{"heard_on", "2013-02-30"}})});
  ASSERT_FALSE(day.data.ok());
  EXPECT_EQ(day.data.problems().at(0).code, "dataset.unknown-answer");
  const Cells order({response("a", {{"order", Names{"price", "speed", "words"}}})});
  EXPECT_FALSE(order.data.ok());  // three places of two
}

TEST(ColumnsOfAForm, HoldAtWhichPlaceChoicesAndRowsWereShown) {
  const Cells cells({response("a", {{"channel", "desk"},
                                    {"peil.order.channel", Names{"other", "desk"}},
                                    {"kind", std::int64_t{3}},
                                    {"able", std::int64_t{4}},
                                    {"peil.order.staff", Names{"kind", "able"}}}),
                     response("b", {{"channel", "desk"}})});
  EXPECT_EQ(cells.code("channel/desk/place"), 2);
  EXPECT_EQ(cells.code("channel/other/place"), 1);
  EXPECT_EQ(cells.code("kind/place"), 1);
  EXPECT_EQ(cells.code("able/place"), 2);
  EXPECT_EQ(cells.reason("channel/desk/place", 1), Absent::NotAsked);  // nobody wrote it down
}

TEST(ColumnsOfAForm, FollowACalculationWithoutAColumnOfIt) {
  const Cells cells({response("a", {{"overall", std::int64_t{9}}, {"why", std::int64_t{2}}}),
                     response("b", {{"overall", std::int64_t{5}}, {"why", std::int64_t{2}}})});
  EXPECT_EQ(cells.reason("why", 0), Absent::No);
  EXPECT_EQ(cells.reason("why", 1), Absent::NotAsked);
  EXPECT_EQ(cells.data.value().item("high"), nullptr);
}

TEST(ColumnsOfAForm, ATextAtAChoiceIsAnOpenAnswerWhereItIsChosen) {
  const Study study = study::testing::study_of(asked);
  const auto of = [&](const char* channel) {
    return open_answers(study, response("a", {{"channel", channel}, {"channel_other", "post"}}));
  };
  ASSERT_EQ(of("other").size(), 1u);
  EXPECT_EQ(of("other")[0].item, "channel_other");
  EXPECT_EQ(of("other")[0].text, "post");
  EXPECT_TRUE(of("desk").empty());
}

}  // namespace
}  // namespace peil::dataset
