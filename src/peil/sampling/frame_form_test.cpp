// How a frame is written where it does not say so itself: named by the plan, proposed by messages.
#include <gmock/gmock.h>

#include "peil/sampling/draw.h"
#include "peil/sampling/testing.h"

namespace peil::sampling {
namespace {

using testing::frame;
using testing::small_plan;
using testing::small_study;

Result<Sample> drawn(const std::string& text, const CsvForm& form = {}) {
  const Study study = small_study();
  Plan plan = small_plan();
  plan.frame_form = form;
  Draw draw(study, plan, "frame.csv");
  draw.add(text);
  return draw.end();
}

std::vector<std::string> keys_and_names(const Sample& sample) {
  std::vector<std::string> all;
  for (const SampledUnit& unit : sample.units)
    all.push_back(unit.key + " " + unit.contact.at("name"));
  return all;
}

// The frame of the tests with another sign between its fields.
std::string with_sign(const std::string& sign) {
  std::string text = frame();
  const std::string quoted = "\"Cas, \"\"de\"\" C\"";
  text.replace(text.find(quoted), quoted.size(), "Cas");
  std::string made;
  for (const char c : text) made += c == ',' ? sign : std::string(1, c);
  return made;
}

const std::vector<std::string> same{"f1 Firma 1", "f2 Firma 2", "c2 Bo", "c1 An", "c6 Fa"};

TEST(FrameForm, TabsAreKnown) { EXPECT_EQ(keys_and_names(drawn(with_sign("\t")).value()), same); }

// The first line has more commas than tabs: in the name of a column that nothing uses.
TEST(FrameForm, ASeparatorIsNamedWhereTheFirstLineMisleads) {
  std::string text = with_sign("\t");
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 3)
    text.insert(at, "\tx");
  text.replace(text.find("\tx\n"), 3, "\tleft, right, both, none, other, all, some, few, more\n");
  const Result<Sample> wrong = drawn(text);
  ASSERT_FALSE(wrong.ok());
  EXPECT_EQ(wrong.problems()[0].code, "frame.column-missing");
  EXPECT_EQ(wrong.problems()[0].mend,
            "The names of the columns hold it: say separator = \"tab\" under [frame] of the plan.");
  EXPECT_EQ(keys_and_names(drawn(text, {.separator = '\t'}).value()), same);
}

// c7 is called Gé: E9 in windows-1252.
std::string in_windows_1252(std::string text) {
  text.replace(text.find("Gé"), 3, "G\xE9");
  return text;
}

TEST(FrameForm, AnEncodingIsNamedAndProposed) {
  const Result<Sample> wrong = drawn(in_windows_1252(frame()));
  ASSERT_FALSE(wrong.ok());
  ASSERT_EQ(wrong.problems().size(), 1u);
  EXPECT_EQ(wrong.problems()[0].code, "frame.not-utf8");
  EXPECT_EQ(wrong.problems()[0].line, 8u);
  EXPECT_EQ(wrong.problems()[0].mend,
            "Save the file as UTF-8, or say encoding = \"windows-1252\" under [frame] of the plan "
            "when a Windows program wrote it so.");
  std::string header = frame();
  header.insert(header.find('\n'), ",\xE9t\xE9");
  EXPECT_THAT(drawn(header).problems()[0].mend, ::testing::HasSubstr("encoding = "));
}

TEST(FrameForm, TheSameUnitsAreDrawnFromEitherEncoding) {
  std::string utf8 = frame();
  for (std::size_t at = 0; (at = utf8.find("\nc", at)) != std::string::npos; at += 3)
    utf8.replace(at, 2, "\né");  // keys é1, é2, ...
  std::string windows = utf8;
  for (std::size_t at = 0; (at = windows.find("é", at)) != std::string::npos;)
    windows.replace(at, 2, "\xE9");
  const Sample expected = drawn(utf8).value();
  const Sample got = drawn(windows, {.windows_1252 = true}).value();
  EXPECT_EQ(keys_and_names(got), keys_and_names(expected));
  EXPECT_EQ(got.record.sample_sha256, expected.record.sample_sha256);
  EXPECT_NE(got.record.plan_sha256, expected.record.plan_sha256);  // it decides who is drawn
  // A byte order mark says UTF-8, whatever the plan says.
  EXPECT_EQ(keys_and_names(drawn("\xEF\xBB\xBF" + utf8, {.windows_1252 = true}).value()),
            keys_and_names(expected));
}

TEST(FrameForm, BytesThatWindows1252DoesNotHaveAreRefused) {
  std::string text = frame();
  text.replace(text.find("Gé"), 3, "G\x81");
  EXPECT_EQ(drawn(text).problems()[0].mend, "Save the file as UTF-8.");
  const Problems found = drawn(text, {.windows_1252 = true}).problems();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].message, "The row holds bytes that windows-1252 does not have.");
}

TEST(FrameForm, APlanThatNamesNothingKeepsItsDigest) {
  Plan plan = small_plan();
  const std::string digest = plan_digest(plan);
  plan.frame_form.decimal = ',';  // decides about weights, not about the draw
  EXPECT_EQ(plan_digest(plan), digest);
  plan.frame_form.separator = ';';
  EXPECT_NE(plan_digest(plan), digest);
}

}  // namespace
}  // namespace peil::sampling
