// Many tables that one reader asks for, with filters: all of them together tell nothing about too
// few people.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "peil/base/chance.h"
#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/web/console/testing/results_house.h"

namespace peil::web::console {
namespace {

using testing::ResultsHouse;

// Sums over people, as somebody knows them who has seen tables: whatever is a sum and difference of
// them is known too. Elimination in whole numbers modulo a prime.
class WhatIsTold {
 public:
  void add(const std::vector<bool>& people) { rows_.push_back(people); }

  bool follows(const std::vector<bool>& people) {
    reduce();
    std::vector<std::int64_t> left(people.begin(), people.end());
    for (const auto& [pivot, row] : basis_) subtract(left, row, left[pivot]);
    return std::ranges::all_of(left, [](std::int64_t n) { return n == 0; });
  }

 private:
  static constexpr std::int64_t prime = 1'000'003;

  static void subtract(std::vector<std::int64_t>& from, const std::vector<std::int64_t>& row,
                       std::int64_t times) {
    if (times == 0) return;
    for (std::size_t i = 0; i < from.size(); ++i)
      from[i] = ((from[i] - times * row[i]) % prime + prime) % prime;
  }
  static std::int64_t inverse(std::int64_t n) {
    std::int64_t result = 1, power = n;
    for (std::int64_t e = prime - 2; e > 0; e /= 2, power = power * power % prime)
      if (e % 2 == 1) result = result * power % prime;
    return result;
  }
  void reduce() {
    for (; done_ < rows_.size(); ++done_) {
      std::vector<std::int64_t> row(rows_[done_].begin(), rows_[done_].end());
      for (const auto& [pivot, other] : basis_) subtract(row, other, row[pivot]);
      const auto first = std::ranges::find_if(row, [](std::int64_t n) { return n != 0; });
      if (first == row.end()) continue;
      const auto pivot = static_cast<std::size_t>(first - row.begin());
      const std::int64_t scale = inverse(*first);
      for (std::int64_t& n : row) n = n * scale % prime;
      for (auto& [at, other] : basis_) subtract(other, row, other[pivot]);
      basis_.emplace_back(pivot, std::move(row));
    }
  }

  std::vector<std::vector<bool>> rows_;
  std::size_t done_ = 0;
  std::vector<std::pair<std::size_t, std::vector<std::int64_t>>> basis_;
};

using Somebody = app::testing::AnsweredWorld::Somebody;

bool has_level(const Somebody& who, const std::string& variable, const std::string& level) {
  if (variable == "customer_group") return who.group == level;
  if (variable == "reporting_group")
    return level == (who.group == "a" || who.group == "b" ? "many" : "rest");
  const Given& given = who.answers.at(variable);
  if (const auto* several = std::get_if<std::vector<std::string>>(&given))
    return std::ranges::find(*several, level) != several->end();
  return std::get<std::string>(given) == level;
}

// A condition as the address has it, and the same by hand.
struct Condition {
  std::string text;
  std::vector<std::pair<std::string, std::string>> all_of;
  bool negated = false;

  bool holds(const Somebody& who) const {
    const bool all = std::ranges::all_of(
        all_of, [&](const auto& one) { return has_level(who, one.first, one.second); });
    return all != negated;
  }
};

Condition condition(Chance& chance) {
  static const std::vector<std::pair<std::string, std::string>> simple{
      {"channel", "letter"},       {"channel", "phone"},    {"channel", "desk"},
      {"customer_group", "a"},     {"customer_group", "c"}, {"customer_group", "d"},
      {"reporting_group", "rest"}, {"ways", "web"},         {"ways", "mail"}};
  Condition made;
  std::vector<std::string> words;
  for (std::uint64_t n = 1 + chance.below(2); n > 0; --n) {
    const auto& [variable, level] = simple[static_cast<std::size_t>(chance.below(simple.size()))];
    made.all_of.emplace_back(variable, level);
    words.push_back(variable == "ways" ? "${'ways/" + level + "'} = 1"
                                       : "${" + variable + "} = '" + level + "'");
  }
  made.negated = chance.below(2) == 0;
  made.text = join(words, " and ");
  if (made.negated) made.text = "not(" + made.text + ")";
  return made;
}

// Everybody answered the overall mark, so that a figure of it is about all people of its column.
class TableAttack : public ::testing::Test {
 protected:
  ResultsHouse house{300};
  std::string reader = house.log_in(Role::Reader);
};

TEST_F(TableAttack, AllTablesTogetherTellNothingAboutTooFew) {
  const std::vector<Somebody> people = house.world.people("2013");
  std::map<std::string, std::size_t> part_of;  // who cannot be told apart, by what tells them apart
  std::vector<std::size_t> size;
  std::vector<Somebody> sample;
  for (const Somebody& who : people) {
    std::string signs = who.group;
    for (const char* v : {"desk", "phone", "letter"})
      signs += has_level(who, "channel", v) ? '1' : '0';
    signs += has_level(who, "ways", "web") ? '1' : '0';
    const auto [at, fresh] = part_of.try_emplace(signs, size.size());
    if (fresh) size.push_back(0), sample.push_back(who);
    ++size[at->second];
  }
  WhatIsTold told;
  const auto tell = [&](const auto& is_in) {
    std::vector<bool> parts;
    for (const Somebody& who : sample) parts.push_back(is_in(who));
    told.add(parts);
  };
  const auto book = house.kept->look();
  for (const auto& [name, figure] : book->whole->released().figures()) {
    if (name.wave != "2013" || name.measure != "overall" || name.statistic != "mean") continue;
    tell([&](const Somebody& who) {
      return name.domain == "all" || has_level(who, "customer_group", name.domain) ||
             has_level(who, "reporting_group", name.domain);
    });
  }
  Chance chance("attack", "tables");
  std::size_t cells = 0, held = 0;
  for (int t = 0; t < 150; ++t) {
    const bool filtered = chance.below(5) != 0;
    const Condition only = condition(chance);
    std::string query = "title=t&rows=overall&show=mean";
    if (filtered) {
      query += "&only=";
      for (const char c : only.text) query += "%" + hex(std::string(1, c));
    }
    if (chance.below(3) == 0) query += "&total=true";
    query += "&columns=" + std::vector<std::string>{
                               "customer_group", "reporting_group", "channel", "ways",
                               "customer_group,channel"}[static_cast<std::size_t>(chance.below(5))];
    const HttpResponse got = house.ask("/console/en/tables/file/json?" + query, reader);
    ASSERT_EQ(got.status, 200) << only.text << "\n" << got.body;
    const auto table = nlohmann::json::parse(got.body);
    const auto& row = table["rows"][0]["cells"];
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (!row[c].contains("value")) {
        ++held;
        continue;
      }
      ++cells;
      const std::string block = table["columns"][c]["block"], level = table["columns"][c]["column"];
      const auto variables = split(block, '|');
      const auto levels = split(level, '|');
      std::size_t answers = 0;
      const auto is_in = [&](const Somebody& who) {
        if (filtered && !only.holds(who)) return false;
        for (std::size_t v = 0; v < levels.size(); ++v) {
          if (level != "all" && !has_level(who, std::string(variables[v]), std::string(levels[v])))
            return false;
        }
        return true;
      };
      for (const Somebody& who : people) answers += is_in(who) ? 1 : 0;
      ASSERT_EQ(answers, row[c]["answers"].get<std::size_t>()) << query << ' ' << level;
      tell(is_in);
    }
  }
  EXPECT_GT(cells, 100u);
  EXPECT_GT(held, 100u);
  // Every set of parts with fewer than ten people.
  std::vector<std::pair<std::vector<bool>, std::size_t>> sets{{std::vector<bool>(size.size()), 0}};
  for (std::size_t part = 0; part < size.size(); ++part) {
    for (std::size_t s = 0, before = sets.size(); s < before && sets.size() < 200'000; ++s) {
      if (sets[s].second + size[part] >= 10) continue;
      sets.push_back(sets[s]);
      sets.back().first[part] = true;
      sets.back().second += size[part];
    }
  }
  ASSERT_GT(sets.size(), 50u);
  for (std::size_t s = 1; s < sets.size(); ++s)
    ASSERT_FALSE(told.follows(sets[s].first)) << "about " << sets[s].second << " people";
}

}  // namespace
}  // namespace peil::web::console
