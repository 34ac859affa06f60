#include "peil/report/labels.h"

#include <gtest/gtest.h>

#include "peil/report/sample_study.h"

namespace peil::report {
namespace {

TEST(Labels, OfADesignVariableAreThoseThatTheStudyGivesIt) {
  Study study = sample::study();
  study.background = {{"outcome",
                       sample::text("a", "Uitkomst van de zaak", "Outcome of the case"),
                       {{"granted", sample::text("b", "toegekend", "allowed")}}}};
  const std::vector<WaveResults> waves = sample::three_waves();
  const Material material(study, waves);
  const auto words = [&](const std::string& language) {
    const Pen pen(material, language);
    return flat(labels::variable(pen, "2013", "outcome")) + ": " +
           flat(labels::level(pen, "2013", "outcome", "granted")) + ", " +
           flat(labels::level(pen, "2013", "outcome", "refused"));
  };
  EXPECT_EQ(words("nl"), "Uitkomst van de zaak: toegekend, refused");
  EXPECT_EQ(words("en"), "Outcome of the case: allowed, refused");
}

TEST(Labels, OfADesignVariableWithoutAreThoseOfTheRegister) {
  const Study study = sample::study();
  const std::vector<WaveResults> waves = sample::three_waves();
  const Material material(study, waves);
  const Pen pen(material, "nl");
  EXPECT_EQ(flat(labels::variable(pen, "2013", "outcome")), "outcome");
  EXPECT_EQ(flat(labels::variable(pen, "2013", "customer_group")), "Klantgroep");
  EXPECT_EQ(flat(labels::level(pen, "2013", "customer_group", "advocaten")), "Advocaten");
}

}  // namespace
}  // namespace peil::report
