#include "peil/model/draw_record.h"

#include <gtest/gtest.h>

namespace peil {
namespace {

DrawRecord record() {
  DrawRecord r;
  r.study = "ind";
  r.wave = "2013";
  r.seed = "ind-2013";
  r.frame_sha256 = "f0";
  r.sample_sha256 = "50";
  r.frame_rows = 9;
  r.excluded = {{"geen adres", 1}};
  r.strata = {{"people/granted", 3, 2}};
  r.margins = {{"group", {{"people", 5}}}};
  r.program = "0.1.0 (abc)";
  r.plan_sha256 = "b1";
  r.file_sha256 = "f1";
  r.signed_off_by = "Zoë, lead";
  return r;
}

// Made by hand after docs/formats/sample.md; the seal by
// python3: sha256(json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)).
constexpr const char* canonical =
    R"~({"excluded":{"geen adres":1},"fictional":false,"file_sha256":"f1","frame_rows":9,)~"
    R"~("frame_sha256":"f0","margins":{"group":{"people":5}},"plan_sha256":"b1",)~"
    R"~("program":"0.1.0 (abc)","sample_sha256":"50","seed":"ind-2013",)~"
    R"~("signed_off_by":"Zoë, lead","strata":[{"frame":3,"name":"people/granted","sample":2}],)~"
    R"~("study":"ind","wave":"2013"})~";

TEST(DrawRecord, IsCanonicalJson) { EXPECT_EQ(draw_record_json(record()), canonical); }

TEST(DrawRecord, HasTheSealThatOtherToolsMake) {
  EXPECT_EQ(seal_of(record()), "7e1561dddcc37ee21c89fe119488a7dd2db93210d22048e7873276eff0f467b8");
}

TEST(DrawRecord, ReadsBackWhatItWrote) {
  const auto read = read_draw_record(sealed_draw_record(record()), "r.json", Seal::Required);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(draw_record_json(read.value()), canonical);
  EXPECT_TRUE(read_draw_record(canonical, "r.json", Seal::Ignored).ok());
}

std::string code(std::string text) {
  const auto read = read_draw_record(text, "r.json", Seal::Required);
  return read.ok() ? "" : read.problems().front().code;
}

TEST(DrawRecord, ThatWasChangedBreaksItsSeal) {
  std::string text = sealed_draw_record(record());
  text.replace(text.find("ind-2013"), 8, "ind-2014");
  EXPECT_EQ(code(text), "record.seal-broken");
  text = sealed_draw_record(record());
  text.insert(text.find('{') + 1, R"("note":"added",)");
  EXPECT_EQ(code(text), "record.seal-broken");
  EXPECT_EQ(code(canonical), "record.seal-broken");
}

TEST(DrawRecord, ThatIsNoneIsUnreadable) {
  EXPECT_EQ(code(""), "record.unreadable");
  EXPECT_EQ(code("[1]"), "record.unreadable");
  EXPECT_EQ(code("{}"), "record.unreadable");
  std::string text = sealed_draw_record(record());
  text.replace(text.find("\"frame_rows\": 9"), 15, "\"frame_rows\": \"9\"");
  EXPECT_EQ(code(text), "record.unreadable");
}

}  // namespace
}  // namespace peil
