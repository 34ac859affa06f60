// Somebody who has the file, the figures that are out and linear algebra.
#include <gtest/gtest.h>

#include <Eigen/Dense>

#include "peil/disclosure/open_data_testing.h"

namespace peil::disclosure {
namespace {

using testing::Opened;
using testing::random_people;

const std::vector<std::string> groups{"a", "b", "c", "d"}, wholes{"many", "rest"};

bool lies_in(const std::string& group, const std::string& domain) {
  const bool many = group == "a" || group == "b";
  return domain == "all" || domain == group || domain == (many ? "many" : "rest");
}

bool is_answer(const std::string& value) { return !value.empty() && !value.starts_with('.'); }

// What is known of the answers to an item: a column per group and where its answers are, in the
// file by name, in it without a name, or not in it.
class Attack {
 public:
  Attack(const Opened& opened, const Item& item) : opened_(opened) {
    const auto& reason = std::get<CodeColumn>(item.column).reason;
    const Grouping& group = *opened.wave.grouping("customer_group");
    for (std::size_t row = 0; row < reason.size(); ++row) {
      if (reason[row] == Absent::No) ++answers_[group.levels[group.level[row]]];
    }
    for (std::size_t row = 0; row < opened.data.rows(); ++row) {
      if (!is_answer(opened.at(item.name, row))) continue;
      const std::string named = opened.at("customer_group", row);
      ++(named == ".other" ? unnamed_[opened.at("reporting_group", row)] : named_[named]);
    }
  }

  // The answers of a domain that stand under no name: some of them, or nothing.
  Eigen::RowVectorXd of(const std::string& domain) const {
    Eigen::RowVectorXd vector = Eigen::RowVectorXd::Zero(4);
    for (std::size_t g = 0; g < groups.size(); ++g) {
      const auto named = named_.find(groups[g]), all = answers_.find(groups[g]);
      const std::size_t shown = named == named_.end() ? 0 : named->second;
      const bool more = all != answers_.end() && all->second > shown;
      if (more && lies_in(groups[g], domain)) vector[static_cast<Eigen::Index>(g)] = 1.0;
    }
    return vector;
  }

  bool follows(const std::string& secret, const std::string& measure,
               const std::string& statistic) const {
    std::vector<Eigen::RowVectorXd> known;
    for (const auto& [name, figure] : opened_.released.figures()) {
      if (name.measure == measure && name.statistic == statistic) known.push_back(of(name.domain));
    }
    // Everybody of a reporting group who stands in the file without a name.
    for (const std::string& whole : wholes) {
      const auto unnamed = unnamed_.find(whole);
      std::size_t left = 0;
      for (const std::string& group : groups) {
        if (of(group).sum() > 0 && lies_in(group, whole)) left += answers_.at(group);
      }
      if (unnamed != unnamed_.end() && unnamed->second == left) known.push_back(of(whole));
    }
    Eigen::MatrixXd matrix(static_cast<Eigen::Index>(known.size()) + 1, 4);
    matrix.setZero();
    for (std::size_t k = 0; k < known.size(); ++k)
      matrix.row(static_cast<Eigen::Index>(k)) = known[k];
    const auto before = rank(matrix);
    matrix.bottomRows(1) = of(secret);
    return rank(matrix) == before;
  }

 private:
  static Eigen::Index rank(const Eigen::MatrixXd& matrix) {
    return Eigen::FullPivLU<Eigen::MatrixXd>(matrix).rank();
  }

  const Opened& opened_;
  std::map<std::string, std::size_t> answers_, named_, unnamed_;
};

TEST(OpenDataAttack, NoFigureThatIsHeldFollowsFromTheFile) {
  Chance chance("open data", "attack");
  std::size_t held = 0;
  for (int wave = 0; wave < 40; ++wave) {
    const testing::OpenPeople people = random_people(chance);
    if (people.people.empty()) continue;
    const Opened opened(people);
    for (const auto& [name, why] : opened.released.held()) {
      if (!is_secret(why) && why != Held::Protecting) continue;
      const bool several = opened.wave.item(name.measure) == nullptr;
      const std::string item =
          several ? name.measure + "/" + name.statistic.substr(6) : name.measure;
      if (opened.variable(item) == nullptr) continue;
      const Attack attack(opened, *opened.wave.item(item));
      ASSERT_FALSE(attack.follows(name.domain, name.measure, name.statistic))
          << wave << ' ' << name.text();
      ++held;
    }
  }
  EXPECT_GT(held, 100u);
}

// The weight, or whatever else is told of them, does not tell whose the unnamed rows are.
TEST(OpenDataAttack, UnnamedRowsOfOneWeightAreOfMoreThanOneGroup) {
  Chance chance("open data", "unnamed");
  std::size_t unnamed = 0;
  for (int wave = 0; wave < 40; ++wave) {
    const testing::OpenPeople people = random_people(chance);
    if (people.people.empty()) continue;
    const Opened opened(people);
    const Grouping& group = *opened.wave.grouping("customer_group");
    const OpenVariable& named = *opened.variable("customer_group");
    for (std::size_t row = 0; row < opened.data.rows(); ++row) {
      if (opened.at("customer_group", row) != ".other") continue;
      ++unnamed;
      std::set<std::string> may_be;
      for (std::size_t other = 0; other < group.level.size(); ++other) {
        const std::string& name = group.levels[group.level[other]];
        const bool same = opened.weighted.weight[other].persons() == opened.data.weight[row] &&
                          lies_in(name, opened.at("reporting_group", row));
        if (same && std::ranges::find(named.merged, name) != named.merged.end())
          may_be.insert(name);
      }
      ASSERT_GT(may_be.size(), 1u) << wave;
    }
  }
  EXPECT_GT(unnamed, 20u);
}

}  // namespace
}  // namespace peil::disclosure
