#include "peil/access/rules.h"

#include <algorithm>
#include <array>

#include "peil/base/contract.h"

namespace peil::access {
namespace {

constexpr unsigned bit(Role role) { return 1U << static_cast<unsigned>(role); }

constexpr unsigned anybody = bit(Role::Anybody);
constexpr unsigned respondent = bit(Role::Respondent);
constexpr unsigned lead = bit(Role::Lead);
constexpr unsigned who_has_the_letter = bit(Role::Reader) | lead;
constexpr unsigned who_sees_results = bit(Role::Reader) | bit(Role::Agency) | lead;
constexpr unsigned who_sees_the_log = bit(Role::Officer) | lead;
constexpr unsigned users = bit(Role::Reader) | bit(Role::Officer) | bit(Role::Agency) | lead;

constexpr std::array table{
    // The questionnaire.
    Rule{"GET", "/", anybody},
    Rule{"GET", "/health", anybody},
    Rule{"GET", "/style.css", anybody},
    Rule{"GET", "/favicon.ico", anybody},
    Rule{"GET", "/{language}", anybody},
    Rule{"GET", "/{language}/start", anybody},
    Rule{"POST", "/{language}/start", anybody},
    Rule{"POST", "/{language}/stop", anybody},  // forgets, and shows nothing
    Rule{"GET", "/{language}/thanks", respondent},
    Rule{"GET", "/{language}/q/{page}", respondent},
    Rule{"POST", "/{language}/q/{page}", respondent},
    // The console.
    Rule{"GET", "/console", anybody},
    Rule{"GET", "/console/style.css", anybody},
    Rule{"GET", "/console/logo", anybody},
    Rule{"GET", "/console/{language}/log-in", anybody},
    Rule{"POST", "/console/{language}/log-in", anybody},
    Rule{"POST", "/console/{language}/log-out", users},
    Rule{"GET", "/console/{language}", users},
    Rule{"GET", "/console/{language}/sessions", users},
    Rule{"POST", "/console/{language}/sessions/{session}/end", users, lead},
    Rule{"GET", "/console/{language}/audit", who_sees_the_log},
    Rule{"GET", "/console/{language}/audit.csv", lead},
    Rule{"GET", "/console/{language}/results", who_sees_results},
    Rule{"GET", "/console/{language}/waves/{wave}", who_sees_results},
    Rule{"GET", "/console/{language}/waves/{wave}/groups/{group}", who_sees_results},
    Rule{"GET", "/console/{language}/waves/{wave}/aspects/{item}", who_sees_results},
    Rule{"GET", "/console/{language}/waves/{wave}/figures/{group}/{item}/{statistic}",
         who_sees_results},
    Rule{"GET", "/console/{language}/waves/{wave}/charts/{chart}", who_sees_results},
    Rule{"GET", "/console/{language}/waves/{wave}/open-answers", who_sees_results},
    Rule{"GET", "/console/{language}/trend", who_sees_results},
    Rule{"GET", "/console/{language}/trend/charts/{chart}", who_sees_results},
    Rule{"GET", "/console/{language}/priorities", who_sees_results},
    Rule{"GET", "/console/{language}/priorities/charts/{chart}", who_sees_results},
    Rule{"GET", "/console/{language}/priorities/figures/{model}", who_sees_results},
    Rule{"GET", "/console/{language}/priorities/figures/{model}/{driver}", who_sees_results},
    Rule{"GET", "/console/{language}/next-wave", who_sees_results},
    Rule{"GET", "/console/{language}/tables", who_sees_results},
    Rule{"GET", "/console/{language}/tables/cells/{row}/{column}", who_sees_results},
    Rule{"GET", "/console/{language}/tables/file/{format}", who_sees_results},
    // What an organisation is about to say is not its agency's.
    Rule{"GET", "/console/{language}/letter", who_has_the_letter},
};

}  // namespace

bool Rule::lets(Role role, Whose whose) const {
  const unsigned named = whose == Whose::Own ? roles : others;
  return (named & (bit(role) | anybody)) != 0;
}

std::span<const Rule> rules() { return table; }

const Rule* rule_of(std::string_view method, std::string_view pattern) {
  const auto* rule = std::ranges::find_if(
      table, [&](const Rule& r) { return r.method == method && r.pattern == pattern; });
  return rule == table.end() ? nullptr : rule;
}

bool may(Role role, std::string_view method, std::string_view pattern, Whose whose) {
  const Rule* rule = rule_of(method, pattern);
  expects(rule != nullptr, "access: the table names the address");
  return rule->lets(role, whose);
}

}  // namespace peil::access
