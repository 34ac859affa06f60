#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace peil::estimate {

enum class Adjustment : std::uint8_t {
  None,  ///< the p-values as they are: a study may say so
  Bonferroni,
  Holm,
  Hochberg,
  BenjaminiHochberg,
  BenjaminiYekutieli
};

struct NamedAdjustment {
  std::string_view name;  ///< as in plans and output: "holm"
  Adjustment method;

  bool operator==(const NamedAdjustment&) const = default;
};
std::span<const NamedAdjustment> adjustments();

/// The adjustment that the rules of a study name: "holm", "benjamini-hochberg", "bonferroni" or
/// "none". Contract: one of these; the study check has seen to it.
Adjustment adjustment_of_rules(std::string_view correction);

/// p-values of one family of tests, adjusted for how many they are; never above 1, never below the
/// p-value itself, in the order given and with the same order of size. Bonferroni, Holm and
/// Hochberg bound the chance of one false alarm in the family (Hochberg for tests that are
/// independent or positively dependent); BH and BY bound the expected share of false alarms among
/// the alarms (BY under any dependence).
///
/// Contract  every p lies from 0 to 1.
/// Source    Holm (1979), Scandinavian Journal of Statistics 6, 65-70; Hochberg (1988), Biometrika
///           75, 800-802; Benjamini & Hochberg (1995), JRSS B 57, 289-300; Benjamini & Yekutieli
///           (2001), Annals of Statistics 29, 1165-1188. docs/methods/many-tests.md
std::vector<double> adjusted(std::span<const double> p, Adjustment method);

/// What each test of a family is held to: the p-value below which its adjusted one is below
/// `error_rate`, the others being what they are. Of a family of one that is `error_rate`.
///
/// Contract  every p lies from 0 to 1; None, Bonferroni, Holm or BenjaminiHochberg.
std::vector<double> levels(std::span<const double> p, Adjustment method, double error_rate);

}  // namespace peil::estimate
