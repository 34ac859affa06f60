#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/report/said_testing.h"
#include "peil/report/views.h"

namespace peil::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// A group of two strata that is shared out, and one that is not.
std::vector<findings::GroupAllocation> allocations() {
  findings::GroupAllocation vr;
  vr.group = "vr", vr.interviews = 300, vr.margin = 0.154, vr.margin_as_now = 0.171;
  vr.invitations = 1100, vr.cost = 4200.0;
  vr.strata = {
      {"vreemdelingen/granted", "vreemdelingen", 8000, 600, 1.4, false, 0.25, 180, 200, 720,
       2880.0},
      {"referenten/granted", "referenten", 2000, 400, 1.5, true, 0.5, 120, 100, 240, 1320.0}};
  vr.groups = {{"vreemdelingen", 180, 0.204, 0.193}, {"referenten", 120, 0.26, {}}};
  findings::GroupAllocation boak;
  boak.group = "boak", boak.why = findings::NotShared::Across;
  return {vr, boak};
}

std::string view_of(const findings::Prices& prices, const std::string& language = "en") {
  Study study = sample::study();
  study.plans[0].group = "customer_group";
  study.background = {{"outcome",
                       sample::text("o", "Uitkomst", "Outcome"),
                       {{"granted", sample::text("g", "toegekend", "granted permit")}}}};
  const auto waves = sample::three_waves();
  const Material material(study, waves);
  Pen pen(material, language);
  return said_testing::said(
      next_allocation_view(pen, allocations(), "2013", prices, Allocation::Neyman));
}

TEST(NextAllocationView, TellsStrataWithLabelsAndHowTheyDifferFromTheWave) {
  EXPECT_THAT(
      view_of({12.0, 2.0}),
      AllOf(HasSubstr("300 interviews. The margin of the mark is then 0.15; shared out as "
                      "2013 was it would be 0.17. That takes 1,100 invitations. Cost: 4,200."),
            HasSubstr("Aliens, granted permit | 8,000 | 600 | 180 | −20 | 720 | 2,880 |"),
            HasSubstr("Sponsors, granted permit | 2,000 | 400 | 120 | +20 | 240 | 1,320 |")));
}

TEST(NextAllocationView, TellsTheMarginOfEveryCustomerGroup) {
  EXPECT_THAT(view_of({}), AllOf(HasSubstr("Aliens | 180 | 0.20 | 0.19 |"),
                                 HasSubstr("Sponsors | 120 | 0.26 | too few interviews |"),
                                 HasSubstr("The mark of Sponsors is not shown; their spread"),
                                 Not(HasSubstr("Cost"))));
}

TEST(NextAllocationView, SaysWhyAGroupIsNotSharedOut) {
  EXPECT_THAT(view_of({}, "nl"),
              HasSubstr("De strata van de steekproef lopen over klantgroepen heen"));
}

}  // namespace
}  // namespace peil::report
