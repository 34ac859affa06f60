#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "peil/model/estimate.h"

namespace peil::coding {

/// How often two coders put a case in each pair of categories: categories x categories, the first
/// coder's down.
struct Agreement {
  std::size_t categories = 0;
  std::vector<double> count;

  double at(std::size_t i, std::size_t j) const { return count[i * categories + j]; }
};

/// Counts pairs. A category is a place from 0; `none` (either coder) leaves the case out.
inline constexpr std::uint32_t none = 0xFFFFFFFF;
Agreement agreement(std::span<const std::uint32_t> first, std::span<const std::uint32_t> second,
                    std::size_t categories);

/// How much a pair of different categories counts as agreement: not at all, or less the farther
/// apart they are in their order.
enum class PairWeights : std::uint8_t { Unweighted, Linear, Quadratic };

/// Cohen's kappa: agreement beyond what the two coders' own shares give by chance.
struct Kappa {
  double kappa = 0.0;
  double observed = 0.0;             ///< (weighted) share of agreement
  double chance = 0.0;               ///< the same if the coders were independent
  double standard_error = 0.0;       ///< for an interval: kappa is what it is
  double standard_error_null = 0.0;  ///< for a test: if kappa were 0
  std::size_t cases = 0;
};

/// Nothing when chance alone agrees always (both coders use one and the same category), or when
/// there are no cases.
/// Source  Cohen (1968), Psychological Bulletin 70(4), 213-220; Fleiss, Cohen & Everitt (1969),
///         Psychological Bulletin 72(5), 323-327.
std::optional<Kappa> kappa(const Agreement& agreement, PairWeights weights);

/// Normal interval of a kappa at `confidence`, not kept within -1 and 1.
Interval interval(const Kappa& kappa, double confidence);

/// Cases that two coders or more gave a category: those that say anything of agreement.
/// Shapes   code: coders x cases, a place from 0 or `none`.
std::size_t compared_cases(std::span<const std::vector<std::uint32_t>> code);

/// Share of agreement on one category: 2 n_ii / (n_i. + n_.i). Nothing when nobody used it.
/// Source  Dice (1945), Ecology 26(3), 297-302.
std::optional<double> positive_agreement(const Agreement& agreement, std::size_t category);

/// How far apart two categories are: different or not, by the number of codings in between, or by
/// the squared gap of their numbers.
enum class Metric : std::uint8_t { Nominal, Ordinal, Interval };

/// Krippendorff's alpha for any number of coders, of whom any may skip a case: 1 - observed /
/// expected disagreement. A case that fewer than two coded says nothing.
///
/// Shapes   code: coders x cases, a place from 0 or `none`; value: the number of each category
///          (for Interval; places in order for the others).
/// Outcome  nothing when fewer than two categories were used: nothing could have differed.
/// Source   Krippendorff (2004), Content Analysis, 2nd ed., chapter 11; (2011) Computing
///          Krippendorff's Alpha-Reliability.
std::optional<double> krippendorff_alpha(std::span<const std::vector<std::uint32_t>> code,
                                         std::span<const double> value, Metric metric);

}  // namespace peil::coding
