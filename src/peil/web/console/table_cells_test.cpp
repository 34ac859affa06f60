// Accounts of the cells of a table.
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>

#include "peil/base/text.h"
#include "peil/web/console/testing/results_house.h"

namespace peil::web::console {
namespace {

using testing::ResultsHouse;

bool says(const HttpResponse& page, const std::string& part) {
  return page.body.find(part) != std::string::npos;
}

class ConsoleTableCells : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    house_ = new ResultsHouse;
    for (const Role role : {Role::Reader, Role::Agency, Role::Officer})
      sessions_[role] = house_->log_in(role);
  }
  static void TearDownTestSuite() { delete house_, house_ = nullptr; }

  static HttpResponse get(const std::string& target, Role role = Role::Reader) {
    return house_->ask(target, sessions_.at(role));
  }

  inline static ResultsHouse* house_ = nullptr;
  inline static std::map<Role, std::string> sessions_;
};

const std::string by_group = "title=Oordeel&rows=overall&show=mean&columns=customer_group";

// What a cell says of itself is what its table says of it, wherever it stands.
TEST_F(ConsoleTableCells, EveryCellHasAnAccountThatIsAnAddress) {
  const std::string query = by_group + "&show=high&rows=channel&before=2011&total=true";
  const HttpResponse page = get("/console/nl/tables?" + query);
  ASSERT_EQ(page.status, 200);
  const auto table = nlohmann::json::parse(get("/console/nl/tables/file/json?" + query).body);
  std::size_t shown = 0, held = 0;
  for (std::size_t r = 0; r < table["rows"].size(); ++r) {
    for (std::size_t c = 0; c < table["columns"].size(); ++c) {
      const std::string at = "/tables/cells/" + std::to_string(r + 1) + "/" + std::to_string(c + 1);
      const HttpResponse account = get("/console/nl" + at + "?" + query);
      ASSERT_EQ(account.status, 200) << at;
      const auto& cell = table["rows"][r]["cells"][c];
      const bool is_shown = cell.contains("value");
      EXPECT_EQ(says(page, "href=\"/console/nl" + at + "?title="), is_shown) << at;
      EXPECT_EQ(says(account, "Sleutel: "), is_shown) << at;
      EXPECT_TRUE(says(account, "Opzet: strata: ")) << at;
      if (!is_shown) {
        EXPECT_FALSE(says(account, "Waarde")) << account.body;
        ++held;
        continue;
      }
      for (const std::string& part :
           {cell["key"].get<std::string>(),
            "Waarde, niet afgerond: " + exact_text(cell["value"].get<double>()),
            "Antwoorden: " + std::to_string(cell["answers"].get<int>()),
            std::string("doorgelaten: dit cijfer mag naar buiten"),
            std::string("Meting ernaast: 2011")})
        EXPECT_TRUE(says(account, part)) << at << part << account.body;
      if (cell.contains("rest")) {
        EXPECT_TRUE(says(account, "Min alle anderen in de tabel: ")) << at;
      }
      ++shown;
    }
  }
  EXPECT_GT(shown, 5u);
  EXPECT_GT(held, 0u);
}

TEST_F(ConsoleTableCells, TheAccountOfACellSaysItsLettersAndItsChange) {
  const std::string query = by_group + "&before=2011";
  const auto table = nlohmann::json::parse(get("/console/en/tables/file/json?" + query).body);
  std::size_t letters = 0, changes = 0;
  for (std::size_t c = 0; c < table["columns"].size(); ++c) {
    const auto& cell = table["rows"][0]["cells"][c];
    if (!cell.contains("value")) continue;
    const HttpResponse account =
        get("/console/en/tables/cells/1/" + std::to_string(c + 1) + "?" + query);
    const std::string letter = table["columns"][c]["letter"];
    if (!letter.empty()) {
      EXPECT_TRUE(says(account, "Letter of its column: " + letter)) << account.body;
    }
    for (const auto& lower : cell.value("higher_than", nlohmann::json::array())) {
      EXPECT_TRUE(says(account, lower.get<std::string>() + " (Group") ||
                  says(account, lower.get<std::string>() + " ("));
      ++letters;
    }
    if (cell.contains("change") && cell["change"].contains("p")) {
      EXPECT_TRUE(says(account, "Change since then: "));
      EXPECT_TRUE(says(account, "Probability by chance (p): "));
      EXPECT_TRUE(says(account, "key " + cell["before"]["key"].get<std::string>())) << account.body;
      ++changes;
    }
    EXPECT_TRUE(says(account, "Benjamini and Hochberg")) << account.body;
  }
  EXPECT_GT(letters, 0u);
  EXPECT_GT(changes, 0u);
}

TEST_F(ConsoleTableCells, ACellThatIsNotThereIsNowhereAndMistakesAreTold) {
  for (const char* none : {"0/1", "1/0", "99/1", "1/99", "x/1", "1/-1", "1/99999999999999999999"})
    EXPECT_EQ(get("/console/nl/tables/cells/" + std::string(none) + "?" + by_group).status, 404)
        << none;
  EXPECT_EQ(get("/console/nl/tables/cells/1/1?title=t&rows=ovrall").status, 422);
  EXPECT_EQ(get("/console/nl/tables/cells/1/1?" + by_group, Role::Officer).status, 403);
  const HttpResponse cell = get("/console/nl/tables/cells/1/1?" + by_group, Role::Agency);
  EXPECT_EQ(cell.status, 200);
  EXPECT_EQ(house_->store.events(0, 100'000).back().event.object,
            "/console/nl/tables/cells/1/1?" + by_group);
  // The same in the other language, and the way back.
  EXPECT_TRUE(says(cell, "href=\"/console/en/tables/cells/1/1?title=Oordeel&amp;rows=overall"));
  EXPECT_TRUE(says(cell, "href=\"/console/nl/tables?title=Oordeel&amp;rows=overall"));
}

}  // namespace
}  // namespace peil::web::console
