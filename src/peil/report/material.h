#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "peil/findings/finding.h"

namespace peil::report {

using findings::Step;

/// Steps of one kind that the report prints, each judged by the study (findings/families.h).
struct Family {
  std::vector<Step> steps;
  std::size_t tested = 0;  ///< of the study's family, whether printed or not

  const Step* to(const FigureName& after) const;  ///< nullptr: not among them
};

/// What all parts of the report draw on: released figures, the steps between waves and their
/// verdicts, and how many decimals each figure is printed with.
class Material {
 public:
  /// `drivers` of the last wave are told of among the findings.
  /// Contract: every WaveResults is of a wave of the study; at least one. Both outlive this.
  Material(const Study& study, std::span<const WaveResults> waves,
           const findings::DriversFound* drivers = nullptr);

  const Study& study() const { return study_; }
  const findings::Sources& sources() const { return sources_; }
  const disclosure::Released& released() const { return sources_.released; }
  const Wave& last() const { return *last_; }  ///< the latest wave with results
  const WaveResults* results(std::string_view wave) const { return sources_.wave(wave); }
  const WaveResults& last_results() const { return *results(last_->name); }
  /// A mark known only from print; nullptr when there is none or the wave itself is here.
  const PublishedMark* printed(std::string_view wave, std::string_view group) const;
  /// Waves with a mark of this reporting group, shown or from print, in order of time.
  std::vector<const Wave*> waves_of(std::string_view group) const;
  /// The nearest earlier wave with results or, for a reporting group, a printed mark.
  const Wave* before(const Wave& wave, std::string_view domain) const;
  /// The break that keeps two waves from being compared; nullptr: none.
  const Break* cut(std::string_view before, std::string_view after) const;

  /// Drawing left nothing to chance: everybody approached took part, and the interval has no width.
  bool has_no_margin(const Figure& figure) const;
  bool has_no_margin(const Step& step) const;  ///< both sides of it
  /// Whether any mark of a reporting group in the last wave has a margin; nothing: none is shown.
  std::optional<bool> marks_have_margins() const;

  const Family& trend() const { return trend_; }    ///< mark: reporting groups, every step
  const Family& groups() const { return groups_; }  ///< mark: customer groups, the last step
  const Family& tails() const { return tails_; }    ///< both tails: reporting groups, the last step
  /// Everything that is said of the last wave, what matters most first (findings/finding.h).
  const std::vector<findings::Finding>& findings() const { return findings_; }
  FigureName mark(std::string_view wave, std::string_view domain) const;

  /// Decimals of a figure as printed: one for marks, two on shorter scales, none for percentages,
  /// and one more wherever a demonstrated change would otherwise not be seen.
  int decimals(const FigureName& name) const;
  int extra_decimals(const FigureName& name) const;  ///< those more that a change asked for
  /// What the overall question of the last wave is answered with; nothing where its form has none.
  std::optional<Scale> overall_scale() const;
  bool names_scale() const;  ///< it is not the 1 to 10 that everybody knows
  /// True of a wave with results whose overall question is answered as that of the last wave is:
  /// both ends then mean the same.
  bool has_tails(std::string_view wave) const;
  /// Ends of what can be answered: 1 and 10 for a mark; nothing for an amount.
  std::optional<Interval> scale(const FigureName& name) const;

 private:
  void add(Family& family, const FigureName& after);
  void widen(std::span<const Step> steps);

  const Study& study_;
  findings::Sources sources_;
  findings::JudgedSteps judged_;
  const Wave* last_ = nullptr;
  Family trend_, groups_, tails_;
  std::vector<findings::Finding> findings_;
  std::map<std::string, int> extra_;  ///< decimals on top, by group, item and statistic
};

}  // namespace peil::report
