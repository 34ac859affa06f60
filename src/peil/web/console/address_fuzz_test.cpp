// Thousands of addresses that nobody meant: each gets a page, and all of them together tell nothing
// about too few people.
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "peil/base/chance.h"
#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/web/console/testing/results_house.h"

namespace peil::web::console {
namespace {

using testing::ResultsHouse;

class Addresses {
 public:
  explicit Addresses(std::string_view seed) : chance_(seed, "addresses") {}

  std::string page() {
    static const std::vector<std::string> pages{"waves/2013",
                                                "waves/2011/groups/d",
                                                "waves/2013/aspects/overall",
                                                "waves/2013/figures/d/overall/mean",
                                                "waves/2013/figures/all/channel/share:letter",
                                                "trend",
                                                "trend/charts/1.svg",
                                                "priorities",
                                                "priorities/charts/1.svg",
                                                "results",
                                                "waves/2013/charts/1.svg",
                                                "waves/2013/open-answers",
                                                "priorities/figures/many/staff",
                                                "next-wave"};
    return "/console/" + language() + "/" + mutated(one_of(pages));
  }
  std::string table() {
    const std::string file =
        chance_.below(4) == 0
            ? "/" + one_of({"file/csv", "file/json", "file/toml", "cells/1/1", "cells/2/99"})
            : "";
    return "/console/" + language() + "/tables" + file + "?" + mutated(query());
  }

  std::string next_wave() {
    const auto number = [&] {
      return one_of({"0.1", "0,2", "3", "0", "-1", "1e-9", "1e999", "nan", "9.9999", "0.0011", "",
                     "0.99", "999999", "x", "%20", "1,000.5"});
    };
    std::string all = std::string(one_of({"margin", "change"})) + "=" + number();
    for (const char* field :
         {"margin", "change", "power", "interview-price", "invitation-price", "title"}) {
      if (chance_.below(4) == 0) all += "&" + std::string(field) + "=" + number();
    }
    return "/console/" + language() + "/next-wave?" + mutated(all);
  }

  std::string query() {
    std::string all = "title=t&rows=" + one_of(items);
    const auto add = [&](const std::string& key, const std::string& value) {
      all += "&" + key + "=" + value;
    };
    if (chance_.below(3) == 0) add("rows", one_of(items));
    if (chance_.below(6) == 0) add("rows", one_of(items) + "," + one_of(variables));
    if (chance_.below(12) == 0) {
      add("nest_row", one_of(items));
      if (chance_.below(4) != 0) add("nest_within", one_of(variables));
    }
    if (chance_.below(16) == 0) add("columns", one_of({"waves", "customer_group,waves"}));
    if (chance_.below(4) != 0) add("columns", one_of(variables));
    if (chance_.below(4) == 0) add("columns", one_of(variables) + "," + one_of(variables));
    if (chance_.below(2) == 0) add("total", "true");
    if (chance_.below(2) == 0) add("only", filter());
    if (chance_.below(3) == 0) add("show", one_of({"mean", "shares", "low", "high", "score"}));
    if (chance_.below(4) == 0) add("wave", one_of({"2011", "2013", "2009"}));
    if (chance_.below(4) == 0) add("before", one_of({"2011", "2013", ""}));
    if (chance_.below(8) == 0) add("sort", one_of({"difference", "asked", "x"}));
    if (chance_.below(8) == 0) add("level", one_of({"0.1", "0", "-1", "1e999", "nan", "x"}));
    if (chance_.below(8) == 0) all += "&net_row=overall&net_label=n&net_answers=9,10";
    return all;
  }

  std::string filter() {
    static const std::vector<std::string> parts{"${channel} = 'letter'",
                                                "${channel} != 'letter'",
                                                "${channel} = 'phone'",
                                                "${overall} >= 8",
                                                "${overall} < 6",
                                                "${staff} = 7",
                                                "${customer_group} = 'd'",
                                                "${customer_group} != 'd'",
                                                "${'ways/web'} = 1",
                                                "${reporting_group} = 'rest'",
                                                "selected(${ways}, 'mail')",
                                                "${language} = 'nl'",
                                                "not(${customer_group} = 'a')",
                                                "${open} = 'x'",
                                                "true()"};
    std::string all = one_of(parts);
    while (chance_.below(2) == 0) all += one_of({" and ", " or "}) + one_of(parts);
    std::string encoded;
    for (const char c : all) encoded += "%" + hex(std::string(1, c));
    return encoded;
  }

 private:
  const std::string& one_of(const std::vector<std::string>& all) {
    return all[static_cast<std::size_t>(chance_.below(all.size()))];
  }
  std::string one_of(std::initializer_list<const char*> all) {
    return all.begin()[chance_.below(all.size())];
  }
  std::string language() { return one_of({"nl", "en"}); }

  std::string mutated(std::string text) {
    for (std::uint64_t times = chance_.below(4); times > 0; --times) {
      const auto at = static_cast<std::size_t>(chance_.below(text.size() + 1));
      switch (chance_.below(8)) {
        case 0:
          text.insert(at, "%" + one_of({"00", "ff", "0a", "c3", "22", "zz", "2f", "e2%80%ae"}));
          break;
        case 1:
          text = text.substr(0, at);
          break;
        case 2:
          text.insert(at, text.substr(at));
          break;
        case 3:
          text.insert(at, std::string(static_cast<std::size_t>(chance_.below(3000)), 'a'));
          break;
        case 4:
          text.insert(at, std::string(1, static_cast<char>(1 + chance_.below(255))));
          break;
        case 5:
          text += "&rows=" + one_of(items) + "&title=u";
          break;
        case 6:
          if (at < text.size()) text.erase(at, 1 + static_cast<std::size_t>(chance_.below(5)));
          break;
        default:
          text.insert(at, one_of({"&&", "==", "'", "\"", "[[net]]", "<b>", "../", "${", ","}));
      }
    }
    return text;
  }

  Chance chance_;
  const std::vector<std::string> items{"overall", "staff", "speed", "channel", "ways", "open", "x"};
  const std::vector<std::string> variables{
      "customer_group", "reporting_group", "language", "channel", "ways", "overall", "x"};
};

class AddressFuzz : public ::testing::Test {
 protected:
  explicit AddressFuzz(std::size_t sets_of_an_item = 40) : house(sets_of_an_item) {}

  ResultsHouse house;
  std::string reader = house.log_in(Role::Reader);

  void expect_a_page(const std::string& target, const HttpResponse& got) {
    SCOPED_TRACE(target.substr(0, 600));
    const std::set<int> known{200, 303, 404, 405, 422};
    EXPECT_TRUE(known.contains(got.status)) << got.status << "\n" << got.body.substr(0, 2000);
    EXPECT_EQ(got.body.find("<script"), std::string::npos);
    const bool is_page = got.header("Content-Type").starts_with("text/html");
    if (got.status == 303 || !is_page) return;
    EXPECT_TRUE(is_utf8(got.body));
    const std::string language = target.starts_with("/console/nl") ? "nl" : "en";
    EXPECT_NE(got.body.find("<html lang=\"" + language + "\">"), std::string::npos);
    EXPECT_NE(got.body.find("<h1>"), std::string::npos);
  }
};

TEST_F(AddressFuzz, EveryAddressGetsAPageInTheLanguageOfTheReader) {
  Addresses addresses("bytes");
  int answered = 0, refused = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string target = i % 3 == 0 ? addresses.page() : addresses.table();
    const HttpResponse got = house.ask(target, reader);
    expect_a_page(target, got);
    if (HasFailure()) return;
    answered += got.status == 200 ? 1 : 0;
    refused += got.status >= 400 ? 1 : 0;
  }
  EXPECT_GT(answered, 200);
  EXPECT_GT(refused, 500);
}

TEST_F(AddressFuzz, EveryWishOfTheNextWaveIsWorkedOutOrToldToBeWrong) {
  Addresses addresses("next wave");
  int answered = 0, refused = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string target = addresses.next_wave();
    const HttpResponse got = house.ask(target, reader);
    expect_a_page(target, got);
    if (HasFailure()) return;
    answered += got.status == 200 ? 1 : 0;
    refused += got.status == 422 ? 1 : 0;
  }
  EXPECT_GT(answered, 100);
  EXPECT_GT(refused, 500);
}

TEST_F(AddressFuzz, NoPageHasAFigureThatTheGateHolds) {
  Addresses addresses("figures");
  const auto book = house.kept->look();
  std::set<std::string> released;
  for (const auto& [name, figure] : book->whole->released().figures())
    released.insert(figure.key());
  std::size_t seen = 0;
  for (int i = 0; i < 400; ++i) {
    const HttpResponse got = house.ask(addresses.page(), reader);
    const std::string before = "data-key=\"";
    for (auto at = got.body.find(before); at != std::string::npos;
         at = got.body.find(before, at + 1)) {
      const auto from = at + before.size();
      const std::string key = got.body.substr(from, got.body.find('"', from) - from);
      if (key.empty() || std::ranges::count(key.substr(0, key.find('@')), '/') != 3) continue;
      ++seen;
      EXPECT_TRUE(released.contains(key)) << key;
    }
  }
  EXPECT_GT(seen, 300u);
}

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
class TableAttack : public AddressFuzz {
 protected:
  TableAttack() : AddressFuzz(300) {}
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
