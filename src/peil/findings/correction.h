#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace peil::findings {

/// P-values of one family, adjusted so that each may be held against the study's level by itself.
///
/// `how`     "holm", "bonferroni", "benjamini-hochberg" or "none", as in the rules of a study.
/// Source    Holm (1979), Scandinavian Journal of Statistics 6, 65-70; Benjamini & Hochberg (1995),
///           Journal of the Royal Statistical Society B 57, 289-300.
std::vector<double> adjusted(std::span<const double> p, std::string_view how);

}  // namespace peil::findings
