#pragma once

#include <cstdint>

namespace peil {

/// How a figure does against the precision standard of its study.
enum class Precision : std::uint8_t {
  NotJudged,       ///< the study has no standard for figures of this kind
  Met,             ///< by the standard it may stand without a word
  FewEffective,    ///< a share: fewer effective answers than the standard asks
  TooWide,         ///< its interval is wider than any may be
  RelativelyWide,  ///< a share: its interval is wide for a share of this size
};

constexpr bool misses(Precision precision) { return precision > Precision::Met; }

/// What a study asks of its figures before they are shown without a word.
///
/// Units     shares 0 to 1; widths are those of the interval at the study's confidence, both ends
///           apart; that of means is in marks from 1 to 10, on other scales in proportion.
/// Source    docs/methods/precision.md
struct PrecisionStandard {
  enum class Miss : std::uint8_t { Nothing, Flag, Withhold };

  Miss shares = Miss::Nothing;  ///< what happens to a share that misses it
  Miss means = Miss::Nothing;
  double least_effective = 30.0;
  double widest_share = 0.30;     ///< as wide as this is too wide for any share
  double widest_relative = 1.30;  ///< of narrower ones: by the share, and by what is left of 1
  double widest_mean = 0.5;

  bool is_asked() const { return shares != Miss::Nothing || means != Miss::Nothing; }
  bool operator==(const PrecisionStandard&) const = default;
};

}  // namespace peil
