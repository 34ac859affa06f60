// Lagging levels and highest answers of one wave are one set of figures to whoever subtracts.
#include <gtest/gtest.h>

#include <cmath>
#include <utility>
#include <vector>

#include "peil/disclosure/response_signs.h"
#include "peil/study/testing/study_builder.h"

namespace peil::disclosure {
namespace {

using fieldwork::LaggingLevel;
using fieldwork::LaggingLevels;
using fieldwork::TopLines;

// Of 61 firms forty are of a region that lags and gave 5.5, twenty gave tens throughout on one day,
// and one gave a 2. `people`: how many are of a cell of lagging levels and a part of top lines.
struct BothSigns {
  struct Of {
    std::size_t people, cell, part;
  };
  static constexpr double own_mark = 2.0, of_level = 5.5, ten = 10.0;
  static constexpr std::size_t firms = 61, in_level = 40, tens = 20, mensen = 200;

  BothSigns() {
    lagging.levels.resize(1);
    LaggingLevel& level = lagging.levels.front();
    level.variable = "region", level.level = "north";
    level.answers = in_level, level.others_answers = firms + mensen - in_level;
    level.most_alike = 15, level.unweighted = level.weighted = of_level, level.cells = {1};
    lagging.cells = {{"mensen", mensen}, {"bedrijven", in_level}, {"bedrijven", tens + 1}};
    top.people = firms + mensen;
    fieldwork::TopCell cell;
    cell.variable = "customer_group", cell.level = "bedrijven";
    cell.people = firms, cell.top = tens;
    top.cells = {cell};
    top.parts = {{"mensen", {}, false, mensen, mensen},
                 {"bedrijven", {0}, true, tens, tens},
                 {"bedrijven", {0}, false, in_level + 1, in_level + 1}};
    for (const Of& of : {Of{mensen, 0, 0}, {in_level, 1, 2}, {tens, 2, 1}, {1, 2, 2}}) {
      lagging.cell_of.insert(lagging.cell_of.end(), of.people, of.cell);
      top.part_of.insert(top.part_of.end(), of.people, of.part);
    }
  }

  // What whoever subtracts finds, from the mean and the number of all firms.
  static double found_out(double of_firms) {
    return of_firms * firms - of_level * in_level - ten * tens;
  }

  LaggingLevels lagging;
  TopLines top;
};

class BothGates : public ::testing::Test {
 protected:
  static Study made() {
    using namespace study::testing;
    return StudyBuilder("small")
        .reporting_group("vr")
        .customer_group("mensen")
        .reporting_group("boak")
        .customer_group("bedrijven")
        .waves({"2013"})
        .overall("overall")
        .questions({mark("overall")})
        .value();
  }
  // All means of groups are out.
  Released marks() const {
    WaveResults wave;
    wave.wave = "2013", wave.digest = "0123456789ab";
    for (const auto& [group, people] : {std::pair<const char*, std::size_t>{"all", 261},
                                        {"vr", BothSigns::mensen},
                                        {"mensen", BothSigns::mensen},
                                        {"boak", BothSigns::firms},
                                        {"bedrijven", BothSigns::firms}}) {
      const auto n = static_cast<double>(people);
      wave.estimates[{"2013", group, "overall", "mean"}] = {7.0, 1.5 / std::sqrt(n), people,
                                                            n - 1.0};
    }
    const std::vector waves{wave};
    return release(study_, waves);
  }
  ReleasedSigns both(const BothSigns& found) const {
    return release_signs(study_, "2013", found.lagging, {true}, found.top, marks());
  }
  Study study_ = made();
};

TEST_F(BothGates, EachAloneTellsOfEnough) {
  const BothSigns found;
  const auto lagging = release_signs(study_, "2013", found.lagging, {true}, {}, marks()).lagging;
  ASSERT_EQ(lagging.size(), 1u);
  EXPECT_FALSE(lagging[0].mark_held);
  const ReleasedSigns top = release_signs(study_, "2013", {}, {}, found.top, marks());
  EXPECT_EQ(top.top->cells.size(), 1u);
}

TEST_F(BothGates, TogetherDoNotGiveOnePersonAway) {
  const BothSigns found;
  const double of_firms = (BothSigns::of_level * BothSigns::in_level +
                           BothSigns::ten * BothSigns::tens + BothSigns::own_mark) /
                          BothSigns::firms;
  EXPECT_NEAR(BothSigns::found_out(of_firms), BothSigns::own_mark, 1e-9)
      << "with both a 2 is found out";
  const ReleasedSigns signs = both(found);
  ASSERT_EQ(signs.lagging.size(), 1u);
  const bool tells_both = !signs.lagging[0].mark_held && !signs.top->cells.empty();
  EXPECT_FALSE(tells_both);
  // The cheaper of the two stays inside, and nothing else.
  EXPECT_EQ(signs.lagging[0].mark_held, Held::Protecting);
  EXPECT_EQ(signs.lagging[0].told.weighted, 0.0);
  EXPECT_EQ(signs.top->cells.size(), 1u);
}

// The same figures of people who lie otherwise: ten firms are left where there was one.
TEST_F(BothGates, TogetherTellOfEnough) {
  BothSigns found;
  const auto nine_more = [](std::vector<std::size_t>& of_rows, std::size_t place) {
    of_rows.insert(of_rows.end(), 9, place);
  };
  nine_more(found.lagging.cell_of, 2), nine_more(found.top.part_of, 2);
  found.lagging.cells[2].answers += 9;
  found.top.parts[2].people += 9, found.top.parts[2].marked += 9;
  found.top.cells[0].people += 9, found.top.people += 9;
  const ReleasedSigns signs = both(found);
  EXPECT_FALSE(signs.lagging.at(0).mark_held);
  EXPECT_EQ(signs.top->cells.size(), 1u);
}

}  // namespace
}  // namespace peil::disclosure
