#include "peil/access/rules.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

namespace peil::access {
namespace {

// Who may call what, written out by hand: a change of the table has to be made here as well.
// A anybody, P respondent, r reader, o officer, a agency, l lead; behind a bar for what is of
// others.
const std::map<std::string, std::string> expected{
    {"GET /", "A"},
    {"GET /health", "A"},
    {"GET /style.css", "A"},
    {"GET /favicon.ico", "A"},
    {"GET /{language}", "A"},
    {"GET /{language}/start", "A"},
    {"POST /{language}/start", "A"},
    {"POST /{language}/stop", "A"},
    {"GET /{language}/thanks", "P"},
    {"GET /{language}/q/{page}", "P"},
    {"POST /{language}/q/{page}", "P"},
    {"GET /console", "A"},
    {"GET /console/style.css", "A"},
    {"GET /console/logo", "A"},
    {"GET /console/{language}/log-in", "A"},
    {"POST /console/{language}/log-in", "A"},
    {"POST /console/{language}/log-out", "roal"},
    {"GET /console/{language}", "roal"},
    {"GET /console/{language}/sessions", "roal"},
    {"POST /console/{language}/sessions/{session}/end", "roal|l"},
    {"GET /console/{language}/audit", "ol"},
    {"GET /console/{language}/audit.csv", "l"},
    {"GET /console/{language}/results", "ral"},
    {"GET /console/{language}/waves/{wave}", "ral"},
    {"GET /console/{language}/waves/{wave}/groups/{group}", "ral"},
    {"GET /console/{language}/waves/{wave}/aspects/{item}", "ral"},
    {"GET /console/{language}/waves/{wave}/figures/{group}/{item}/{statistic}", "ral"},
    {"GET /console/{language}/waves/{wave}/charts/{chart}", "ral"},
    {"GET /console/{language}/waves/{wave}/open-answers", "ral"},
    {"GET /console/{language}/trend", "ral"},
    {"GET /console/{language}/trend/charts/{chart}", "ral"},
    {"GET /console/{language}/priorities", "ral"},
    {"GET /console/{language}/priorities/charts/{chart}", "ral"},
    {"GET /console/{language}/priorities/figures/{model}", "ral"},
    {"GET /console/{language}/priorities/figures/{model}/{driver}", "ral"},
    {"GET /console/{language}/next-wave", "ral"},
    {"GET /console/{language}/tables", "ral"},
    {"GET /console/{language}/tables/cells/{row}/{column}", "ral"},
    {"GET /console/{language}/tables/file/{format}", "ral"},
    {"GET /console/{language}/letter", "rl"},
};

const std::map<Role, char> signs{{Role::Respondent, 'P'},
                                 {Role::Reader, 'r'},
                                 {Role::Officer, 'o'},
                                 {Role::Agency, 'a'},
                                 {Role::Lead, 'l'}};

bool lets(const std::string& written, Role role) {
  if (written.find('A') != std::string::npos) return true;
  return role != Role::Anybody && written.find(signs.at(role)) != std::string::npos;
}

TEST(Rules, AreThoseThatAreWrittenOutHere) {
  std::set<std::string> named;
  for (const Rule& rule : rules()) {
    const std::string address = std::string(rule.method) + " " + std::string(rule.pattern);
    EXPECT_TRUE(named.insert(address).second) << address;
    ASSERT_TRUE(expected.contains(address)) << address;
    const std::string all = expected.at(address);
    const auto bar = all.find('|');
    const std::string others = bar == std::string::npos ? "" : all.substr(bar + 1);
    for (const Role role :
         {Role::Anybody, Role::Respondent, Role::Reader, Role::Officer, Role::Agency, Role::Lead}) {
      const int number = static_cast<int>(role);
      EXPECT_EQ(may(role, rule.method, rule.pattern), lets(all.substr(0, bar), role))
          << address << " " << number;
      EXPECT_EQ(may(role, rule.method, rule.pattern, Whose::Others), lets(others, role))
          << address << " " << number;
    }
  }
  EXPECT_EQ(named.size(), expected.size());
}

TEST(Rules, AnAddressThatIsNotThereHasNone) {
  EXPECT_EQ(rule_of("GET", "/secret"), nullptr);
  EXPECT_EQ(rule_of("DELETE", "/"), nullptr);
}

}  // namespace
}  // namespace peil::access
