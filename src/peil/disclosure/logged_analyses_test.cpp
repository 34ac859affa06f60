#include "peil/disclosure/logged_analyses.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "peil/disclosure/expression_json.h"
#include "peil/disclosure/release_log.h"
#include "peil/model/expressions.h"
#include "peil/study/expression.h"

namespace peil::disclosure {
namespace {

using namespace expressions;

LoggedAnalyses entry() {
  LoggedAnalyses one;
  one.number = 1, one.at = "2014-05-13T18:53:20+02:00", one.by = "peil drivers";
  one.title = "drivers of 2013", one.plan = "ab12";
  one.waves = {{"2013", "0123456789ab"}};
  one.least_shown = 10, one.held = 3;
  one.rows = {{"2013",
               {{"mark of decided cases",
                 either(equal("outcome", "granted"), answer("overall"), text(""))}},
               {{{"overall", "staff"},
                 {"reporting_group"},
                 {{"vr", {86, true, false}}, {"boak", {6, false, true}}}},
                {{"mark of decided cases"}, {}, {{"", {40, true, true}}}}}}};
  return one;
}

TEST(LoggedAnalyses, AreReadAsTheyWereWritten) {
  const LoggedAnalyses written = entry();
  const auto log = read_log(log_line(written, "") + "\n", "log");
  ASSERT_TRUE(log.ok()) << log.problems().front().message;
  ASSERT_EQ(log.value().analyses.size(), 1u);
  EXPECT_EQ(log.value().lines(), 1u);
  const LoggedAnalyses& read = log.value().analyses[0];
  EXPECT_EQ(read.rows, written.rows);
  EXPECT_EQ(read.waves, written.waves);
  EXPECT_EQ(read.by, written.by);
  EXPECT_EQ(read.title, written.title);
  EXPECT_EQ(read.plan, written.plan);
  EXPECT_EQ(read.at, written.at);
  EXPECT_EQ(read.least_shown, 10u);
  EXPECT_EQ(read.held, 3u);
}

TEST(LoggedAnalyses, AreNoReleases) {
  EXPECT_EQ(releases_alone(log_line(entry(), "") + "\n").find("analyses"), std::string::npos);
}

TEST(LoggedAnalyses, AChangedLineIsTold) {
  std::string line = log_line(entry(), "");
  const std::size_t at = line.find("\"vr\":86");
  ASSERT_NE(at, std::string::npos);
  line.replace(at, 7, "\"vr\":87");
  const auto log = read_log(line + "\n", "log");
  ASSERT_FALSE(log.ok());
  EXPECT_EQ(log.problems().front().code, "releases.line");
}

// Every kind of expression, and a column of which the name has blanks.
TEST(ExpressionJson, ReadsBackWhatItWrote) {
  for (const char* written : {"if(${a} = 'x' and not(${b} >= 2.5), ${c} div 3 - -1, '')",
                              "selected(${ways}, 'web') or count-selected(${ways}) != 2",
                              "string-length(${open}) < 10 and ${a} <= 4 + ${b} * 2 mod 3",
                              "true() or false()", "${a} > 1"}) {
    const auto parsed = study::parse_expression(written);
    ASSERT_TRUE(std::holds_alternative<Expression>(parsed)) << written;
    const Expression& expression = std::get<Expression>(parsed);
    EXPECT_EQ(expression_of_json(json_of(expression)), expression) << written;
    const auto text = json_of(expression).dump();
    EXPECT_EQ(expression_of_json(nlohmann::ordered_json::parse(text)), expression) << text;
  }
  const Expression blanks = both(Expression::Op::Equal, answer("in \"the\" group"), number(0.1));
  EXPECT_EQ(expression_of_json(json_of(blanks)), blanks);
  EXPECT_THROW(expression_of_json(nlohmann::ordered_json::array({"perhaps"})),
               std::invalid_argument);
}

}  // namespace
}  // namespace peil::disclosure
