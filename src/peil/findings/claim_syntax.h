#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "peil/model/claim.h"

namespace peil::findings {

/// Which attributes a kind of claim must and may carry.
struct ClaimSyntax {
  ClaimKind kind;
  std::string name;
  std::vector<std::string> needed;
  std::vector<std::string> optional;
};

/// One row a kind, in the order of ClaimKind.
std::span<const ClaimSyntax> claim_syntaxes();

/// Every attribute of any kind, and every kind, for suggestions.
std::vector<std::string> known_attributes(const ClaimSyntax& syntax);
std::vector<std::string> known_kinds();

const ClaimSyntax* find_syntax(std::string_view kind);

/// A name as messages about the braces of a claim show it.
inline std::string in_quotes(const std::string& name) { return "'" + name + "'"; }

}  // namespace peil::findings
