#include "peil/sampling/sample_file.h"

#include <gtest/gtest.h>

#include "peil/base/digest.h"
#include "peil/sampling/testing.h"

namespace peil::sampling {
namespace {

using testing::drawn;
using testing::frame;
using testing::replaced;
using testing::small_plan;

TEST(SampleFile, ReadsBackWhatItWrote) {
  Sample sample = drawn(frame()).value();
  const std::string csv = sample_csv(sample, small_plan());
  sample.record.file_sha256 = sha256(csv);
  const Result<Sample> read = read_sample(csv, sample.record, "sample.csv");
  ASSERT_TRUE(read.ok());
  ASSERT_EQ(read.value().units.size(), sample.units.size());
  for (std::size_t i = 0; i < sample.units.size(); ++i) {
    const SampledUnit &a = read.value().units[i], &b = sample.units[i];
    EXPECT_EQ(a.key, b.key);
    EXPECT_EQ(a.contact, b.contact);
    EXPECT_EQ(a.design, b.design);
    EXPECT_EQ(a.permanent_random_number, b.permanent_random_number);
    EXPECT_EQ(a.base_weight, b.base_weight);
  }
}

TEST(SampleFile, DesignThatASpreadsheetWouldReckonIsNeutralThereAndComesBack) {
  Sample sample = drawn(frame()).value();
  const std::map<std::string, std::string> formula{{"outcome", "=1+1"}};
  ASSERT_EQ(sample.units.front().design.size(), 1u);
  sample.units.front().design = formula;
  const std::string csv = sample_csv(sample, small_plan());
  EXPECT_EQ(csv.find(",=1+1"), std::string::npos);
  EXPECT_NE(csv.find(",'=1+1"), std::string::npos);
  sample.record.file_sha256 = sha256(csv);
  const Result<Sample> read = read_sample(csv, sample.record, "sample.csv");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.value().units.front().design, formula);
}

TEST(SampleFile, ThatWasTouchedIsNotAsRecorded) {
  Sample sample = drawn(frame()).value();
  const std::string csv = sample_csv(sample, small_plan());
  sample.record.file_sha256 = sha256(csv);
  const std::string touched = replaced(csv, "bo@example.invalid", "me@example.invalid");
  ASSERT_NE(touched, csv);
  EXPECT_EQ(read_sample(touched, sample.record, "sample.csv").problems().front().code,
            "sample.not-as-recorded");
  // A row taken out, and the hash of the file made to fit.
  const std::string less = csv.substr(0, csv.rfind('\n', csv.size() - 2) + 1);
  sample.record.file_sha256 = sha256(less);
  EXPECT_EQ(read_sample(less, sample.record, "sample.csv").problems().front().code,
            "sample.not-as-recorded");
  const std::string odd = replaced(csv, ",1.5,", ",many,");
  sample.record.file_sha256 = sha256(odd);
  const Problem p = read_sample(odd, sample.record, "sample.csv").problems().front();
  EXPECT_EQ(p.code, "sample.unreadable");
  EXPECT_EQ(p.line, 4u);
}

}  // namespace
}  // namespace peil::sampling
