// Frames that are not taken, and why.
#include <gtest/gtest.h>

#include "peil/sampling/testing.h"

namespace peil::sampling {
namespace {

using testing::drawn;
using testing::frame;
using testing::replaced;

struct Broken {
  const char* name;
  std::string text;
  std::vector<std::string> problems;  ///< "code:line: message"
};

std::vector<std::string> told(const std::string& text) {
  const Result<Sample> sample = drawn(text);
  std::vector<std::string> all;
  if (sample.ok()) return all;
  for (const Problem& p : sample.problems()) {
    EXPECT_EQ(p.where, p.code.starts_with("sample.") ? "plans/2013.toml" : "frame.csv");
    all.push_back(p.code + ":" + std::to_string(p.line) + ": " + p.message);
  }
  return all;
}

std::string with(const std::string& line) {
  std::vector<std::string> lines = testing::rows;
  lines.push_back(line);
  return frame(lines);
}

TEST(Frame, TellsEveryMistakeWithItsLine) {
  const std::string good = frame();
  const std::vector<Broken> broken{
      {"empty", "", {"frame.empty:0: The file is empty."}},
      {"blank lines", "\n\r\n", {"frame.empty:0: The file is empty."}},
      {"header only",
       testing::header,
       {"frame.no-rows:0: The file has names of columns and no rows."}},
      {"utf-16",
       std::string("\xFF\xFE"
                   "c\0a\0",
                   6),
       {"frame.utf16:1: The file is UTF-16."}},
      {"utf-16 without mark",
       std::string("c\0a\0s\0e\0\n\0", 10),
       {"frame.nul-byte:1: There is a byte 0 here, so this is not a file of text."}},
      {"byte 0",
       with(std::string("c9,people,granted,nl,G\0,e,yes,no\n", 33)),
       {"frame.nul-byte:11: There is a byte 0 here, so this is not a file of text."}},
      {"latin-1",
       with("c9,people,granted,nl,G\xE9,e,yes,no\n"),
       {"frame.not-utf8:11: The row is not UTF-8."}},
      {"short row",
       with("c9,people,granted,nl\n"),
       {"frame.field-count:11: The row has 4 fields; the first row has 8."}},
      {"long row",
       with("c9,people,granted,nl,N,e,yes,no,more\n"),
       {"frame.field-count:11: The row has 9 fields; the first row has 8."}},
      {"missing column",
       replaced(good, "case,group,", "case,groep,"),
       {"frame.column-missing:1: There is no column 'group' (the customer group); there is one "
        "'groep'."}},
      {"two missing columns",
       replaced(replaced(good, ",address,", ",x,"), "case,", "number,"),
       {"frame.column-missing:1: There is no column 'case' (the key).",
        "frame.column-missing:1: There is no column 'address' (a rule that leaves people out)."}},
      {"duplicate header",
       replaced(good, "opted_out\n", "opted_out,email\n"),
       {"frame.duplicate-header:1: There are two columns 'email'."}},
      {"duplicate key",
       with("c2,people,granted,nl,N,e,yes,no\n"),
       {"frame.key-duplicate:11: The key 'c2' is on line 3 already."}},
      {"duplicate of one left out",
       with("c4,people,granted,nl,N,e,yes,no\n"),
       {"frame.key-duplicate:11: The key 'c4' is on line 5 already."}},
      {"empty key",
       with(",people,granted,nl,N,e,yes,no\n"),
       {"frame.key-empty:11: The unit has no 'case'."}},
      {"unknown group",
       with("c9,peple,granted,nl,N,e,yes,no\n"),
       {"frame.group-unknown:11: 'peple' is not a customer group. Did you mean 'people'?"}},
      {"unknown language",
       with("c9,people,granted,fr,N,e,yes,no\n"),
       {"frame.language-unknown:11: 'fr' is not a language of the study."}},
      {"empty stratum value",
       with("c9,people,,nl,N,e,yes,no\n"),
       {"frame.stratum-value-empty:11: The field 'outcome' is empty."}},
      {"slash in stratum value",
       with("c9,people,a/b,nl,N,e,yes,no\n"),
       {"frame.stratum-value-slash:11: The field 'outcome' has a '/' in it, which joins the names "
        "of strata."}},
      {"mail header",
       with("c9,people,granted,nl,\"N\r\nBcc: x@example.invalid\",e,yes,no\n"),
       {"frame.control-character:11: The field 'name' has a control character (U+000D) in it."}},
      {"line end",
       with("c9,people,granted,nl,N,\"e@x\nf\",yes,no\n"),
       {"frame.control-character:11: The field 'email' has a control character (U+000A) in it."}},
      {"a head in an address",
       with("c9,people,granted,nl,N,\"Street 1\nTown: x\",yes,no\n"),
       {"frame.control-character:11: The field 'email' has a control character (U+000A) in it."}},
      {"an empty row in the midst",
       with(",,,,,,,\nc9,people,granted,nl,N,e,yes,no\n"),
       {"frame.empty-row:11: The row is empty, and others follow."}},
      {"near a value that leaves out",
       with("c9,people,granted,nl,N,e,yes,Yes\nc10,people,granted,nl,N,e,yes, y\n"),
       {"frame.exclude-near:11: The field 'opted_out' is 'Yes', and the plan leaves out 'yes'.",
        "frame.exclude-near:12: The field 'opted_out' is ' y', and the plan leaves out 'y'."}},
      {"next line",
       with("c9,people,granted,nl,N\xC2\x85,e,yes,no\n"),
       {"frame.control-character:11: The field 'name' has a control character (U+0085) in it."}},
      {"line separator",
       with("c9,people,granted,nl,N\xE2\x80\xA8,e,yes,no\n"),
       {"frame.control-character:11: The field 'name' has a control character (U+2028) in it."}},
      {"blank after a value",
       with("c9,people,granted ,nl,N,e,yes,no\n"),
       {"frame.blanks-around:11: The field 'outcome' begins or ends with a blank."}},
      {"quote inside",
       with("c9,people,granted,nl,N \"x\",e,yes,no\n"),
       {"frame.quote-misplaced:11: There is a quote where none may be."}},
      {"cut short",
       with("c9,people,granted,nl,\"N,e,yes,no\n"),
       {"frame.cut-short:11: The row that begins here has a quote that is opened and never "
        "closed."}},
      {"fictional and not",
       "case,group,outcome,language,name,email,address,opted_out,fictional\n"
       "c1,people,granted,nl,N,e,yes,no,yes\nc2,people,granted,nl,N,e,yes,no,no\n",
       {"frame.fictional-mixed:3: This unit is not fictional and the first is."}},
      {"all left out",
       testing::header + "c1,people,granted,nl,N,e,no,no\n",
       {"frame.nothing-left:0: The plan's rules leave out 1 unit, the only one."}},
      {"two at once",
       with("c9,people,granted\n,people,granted,nl,N,e,yes,no\n"),
       {"frame.field-count:11: The row has 3 fields; the first row has 8.",
        "frame.key-empty:12: The unit has no 'case'."}},
      {"too few in a stratum", replaced(good, "c2,people,granted", "c2,people,refused"), {}},
      {"a stratum too small",
       replaced(replaced(good, "c2,people,granted", "c2,people,refused"), "c1,people,granted",
                "c1,people,refused"),
       {"sample.stratum-too-small:0: Stratum 'people/granted' has 1 unit on the frame; the plan "
        "asks for 2."}},
      {"strata that differ",
       replaced(good, "firms,none", "firms,nonne"),
       {"sample.stratum-without-size:0: Stratum 'firms/nonne' has 2 units on the frame and no size "
        "in the plan.",
        "sample.stratum-not-on-frame:0: The plan asks for 2 units of stratum 'firms/none', which "
        "no "
        "unit of the frame is in; there is one 'firms/nonne'."}}};
  for (const Broken& b : broken) EXPECT_EQ(told(b.text), b.problems) << b.name;
}

TEST(Frame, DoesNotLookIntoWhatTheRulesLeaveOut) {
  EXPECT_TRUE(drawn(with("c9,strangers,,xx,,,no,no\n")).ok());
}

TEST(Frame, PrintsAHundredMistakesAndTheNumberOfTheOthers) {
  std::string text = testing::header;
  for (int i = 20; i < 270; ++i) text += std::string(static_cast<std::size_t>(i), ',') + "\n" + "";
  for (std::size_t from = text.find("\n,"); from != std::string::npos;
       from = text.find("\n,", from + 1))
    text.insert(from + 1, "x");
  const std::vector<std::string> all = told(text);
  ASSERT_EQ(all.size(), 101u);
  EXPECT_EQ(all.back(), "frame.more:0: There are 150 more mistakes.");
}

TEST(Frame, TellsLikeMistakesOnceWithTheirNumberAndFirstLines) {
  std::string text = testing::header;
  for (int i = 0; i < 250; ++i) text += "too,short\n";
  const std::vector<std::string> all = told(text);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_NE(all.front().find("So in 250 rows: lines 2, 3, 4, 5, 6 and 245 more."),
            std::string::npos)
      << all.front();
}

TEST(Frame, RefusesADesignColumnThatTellsPeopleApart) {
  std::string text = testing::header;
  for (int i = 0; i < 1500; ++i) {
    const std::string n = std::to_string(i);
    text += "c" + n + ",people,born-" + n + ",nl,N,e,yes,no\n";
  }
  const std::vector<std::string> all = told(text);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0],
            "frame.not-coarse:1002: The column 'outcome' has more than 1000 different values.");
}

// Who is in two groups has a row in both, and each names the other.
TEST(Frame, HoldsTheGroupsThatPeopleAreInTooAgainstTheirRows) {
  Plan plan = testing::small_plan();
  plan.design.push_back("also");
  plan.also_in = "also";
  const auto told_of = [&](const std::string& granted, const std::string& firm) {
    std::string text = "case,group,outcome,language,name,email,address,opted_out,also\n";
    for (const std::string& line : testing::rows) {
      const std::string also = line.starts_with("c1") ? granted : line[0] == 'f' ? firm : "";
      text += line.substr(0, line.size() - 1) + "," + also + "\n";
    }
    plan.least_alike = 1;
    const Result<Sample> sample = drawn(text, plan);
    std::vector<std::string> all;
    for (const Problem& p : sample.ok() ? Problems{} : sample.problems())
      all.push_back(p.code + ":" + std::to_string(p.line) + ": " + p.message);
    return all;
  };
  using Told = std::vector<std::string>;
  EXPECT_EQ(told_of("", ""), Told{});
  EXPECT_EQ(told_of("firms", ""),
            Told{"frame.also-in:0: 1 unit of 'people' that may be drawn is said to be in 'firms' "
                 "too, and 0 of 'firms' to be in 'people': a person counts for less where another "
                 "list had a chance to draw them."});
  EXPECT_EQ(told_of("firms", "people"),
            Told{"frame.also-in:0: 2 units of 'firms' that may be drawn are said to be in 'people' "
                 "too, and 1 of 'people' to be in 'firms': a person counts for less where another "
                 "list had a chance to draw them."});
  EXPECT_EQ(told_of("people; firm; firms; firms", ""),
            (Told{"frame.also-in:2: The unit is said to be in 'people' too, which is its own "
                  "group.",
                  "frame.also-in:2: The unit is said to be in 'firm' too, which is no customer "
                  "group. Did you mean 'firms'?",
                  "frame.also-in:2: The unit is said to be in 'firms' twice.",
                  "frame.also-in:0: 1 unit of 'people' that may be drawn is said to be in 'firms' "
                  "too, and 0 of 'firms' to be in 'people': a person counts for less where another "
                  "list had a chance to draw them."}));
}

}  // namespace
}  // namespace peil::sampling
