// Thousands of addresses that nobody meant: each gets a page, and none has a figure that is held.
#include <gtest/gtest.h>

#include <algorithm>
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
  ResultsHouse house{40};
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

}  // namespace
}  // namespace peil::web::console
