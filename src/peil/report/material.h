#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "peil/findings/change.h"
#include "peil/report/released.h"

namespace peil::report {

/// Why a step between two waves has no verdict.
enum class Untested : std::uint8_t {
  No,             ///< it has one
  First,          ///< there is no wave before it
  FromPrint,      ///< one of both is known only as a printed mark
  NotComparable,  ///< the study says that something changed too much
  Held,           ///< one of both figures is not shown
  TooFew,         ///< fewer answers than the study tests on
};

/// From one wave to the next, for one group and statistic.
struct Step {
  FigureName before, after;
  Untested untested = Untested::No;
  findings::Change change;                                       ///< of itself
  findings::Direction verdict = findings::Direction::NotTested;  ///< within its family
  std::optional<double> adjusted_p;
};

/// Steps that are judged together, so that the more are looked at, the more each has to show.
struct Family {
  std::vector<Step> steps;
  std::size_t tested = 0;

  const Step* to(const FigureName& after) const;  ///< nullptr: not in this family
};

/// What all parts of the report draw on: released figures, the steps between waves and their
/// verdicts, and how many decimals each figure is printed with.
class Material {
 public:
  /// Contract: every WaveResults is of a wave of the study; at least one. Both outlive this.
  Material(const Study& study, std::span<const WaveResults> waves);

  const Study& study() const { return study_; }
  const Released& released() const { return released_; }
  const Wave& last() const { return *last_; }  ///< the latest wave with results
  const WaveResults* results(std::string_view wave) const;
  const WaveResults& last_results() const { return *results(last_->name); }
  /// A mark known only from print; nullptr when there is none or the wave itself is here.
  const PublishedMark* printed(std::string_view wave, std::string_view group) const;
  /// Waves with a mark of this reporting group, shown or from print, in order of time.
  std::vector<const Wave*> waves_of(std::string_view group) const;
  /// The nearest earlier wave with results or, for a reporting group, a printed mark.
  const Wave* before(const Wave& wave, std::string_view domain) const;
  /// The break that keeps two waves from being compared; nullptr: none.
  const Break* cut(std::string_view before, std::string_view after) const;

  const Family& trend() const { return trend_; }    ///< mark: reporting groups, every step
  const Family& groups() const { return groups_; }  ///< mark: customer groups, the last step
  const Family& tails() const { return tails_; }    ///< both tails: reporting groups, the last step
  FigureName mark(std::string_view wave, std::string_view domain) const;

  /// Decimals of a figure as printed: one for marks, two on shorter scales, none for percentages,
  /// and one more wherever a demonstrated change would otherwise not be seen.
  int decimals(const FigureName& name) const;
  int extra_decimals(const FigureName& name) const;  ///< those more that a change asked for
  bool overall_is_mark() const;  ///< on 1 to 10; else the overall question is a shorter scale
  /// Ends of what can be answered: 1 and 10 for a mark; nothing for an amount.
  std::optional<Interval> scale(const FigureName& name) const;

 private:
  Step step(const FigureName& before, const FigureName& after) const;
  void judge(Family& family) const;
  void widen(const Family& family);

  const Study& study_;
  std::map<std::string, const WaveResults*, std::less<>> results_;
  Released released_;
  const Wave* last_ = nullptr;
  Family trend_, groups_, tails_;
  std::map<std::string, int> extra_;  ///< decimals on top, by group, item and statistic
};

}  // namespace peil::report
