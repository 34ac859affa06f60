#include "peil/access/rules.h"

#include <algorithm>
#include <array>

namespace peil::access {
namespace {

struct Rule {
  std::string_view method, pattern;
  Role least;
};

constexpr std::array rules{
    Rule{"GET", "/", Role::Anybody},
    Rule{"GET", "/health", Role::Anybody},
    Rule{"GET", "/style.css", Role::Anybody},
    Rule{"GET", "/favicon.ico", Role::Anybody},
    Rule{"GET", "/{language}", Role::Anybody},
    Rule{"GET", "/{language}/start", Role::Anybody},
    Rule{"POST", "/{language}/start", Role::Anybody},
    Rule{"POST", "/{language}/stop", Role::Anybody},  // forgets, and shows nothing
    Rule{"GET", "/{language}/thanks", Role::Respondent},
    Rule{"GET", "/{language}/q/{page}", Role::Respondent},
    Rule{"POST", "/{language}/q/{page}", Role::Respondent},
};

}  // namespace

std::optional<Role> least_role(std::string_view method, std::string_view pattern) {
  const auto* rule = std::ranges::find_if(
      rules, [&](const Rule& r) { return r.method == method && r.pattern == pattern; });
  if (rule == rules.end()) return {};
  return rule->least;
}

}  // namespace peil::access
