#include "peil/analysis/run/wave_pair.h"

#include <algorithm>

#include "peil/base/contract.h"

namespace peil::analysis {
namespace {

// A wave of which rows are matched with those of another, with its domains.
struct MatchedSide {
  Split parts;
  Item answers;  // to the measure at hand

  const estimate::Domain& domain(const std::string& level) const {
    const auto found = std::ranges::find(parts.domains, level, &DomainAsked::level);
    expects(found != parts.domains.end(), "compared: a level with answers is a domain");
    return found->domain;
  }
};

class Comparison {
 public:
  Comparison(Run& run, const WavePair& pair) : run_(run), pair_(pair) {
    sides_.push_back(wave_side(run, pair.common, pair.before));
    sides_.push_back(wave_side(run, pair.common, pair.after));
    if (pair.samples == Samples::Independent) return;
    rows_ = match(run, sides_[0].design, sides_[1].design, pair.unit, pair.samples);
    for (const WaveSide& side : sides_) matched_.push_back({split(side.design, pair.common), {}});
  }

  std::vector<Compared> all() {
    std::vector<Compared> result;
    const std::vector<WaveMeans> before = wave_means(run_, sides_[0], pair_.measures);
    const std::vector<WaveMeans> after = wave_means(run_, sides_[1], pair_.measures);
    const std::vector<DomainAsked> levels = levels_of(sides_);
    for (std::size_t m = 0; m < pair_.measures.size(); ++m) {
      for (std::size_t k = 0; k < matched_.size(); ++k)
        matched_[k].answers = answers_of(run_, sides_[k].design, pair_.measures[m]);
      for (const DomainAsked& domain : levels) {
        if (auto one = compare(pair_.measures[m], domain, before[m], after[m]))
          result.push_back(std::move(*one));
      }
    }
    return result;
  }

 private:
  std::optional<Compared> compare(const Measure& measure, const DomainAsked& domain,
                                  const WaveMeans& before, const WaveMeans& after) {
    const auto first = before.find(domain.level), last = after.find(domain.level);
    const bool in_first = first != before.end(), in_last = last != after.end();
    if (!in_first || !in_last) {
      refuse(run_, measure.name, domain,
             "Nobody has an answer to '" + measure.column + "' in " +
                 (in_first  ? "'" + pair_.after + "'"
                  : in_last ? "'" + pair_.before + "'"
                            : "either wave") +
                 ", so there is no change to estimate.");
      return {};
    }
    Compared result{measure.name, domain, first->second, last->second, {}, {}, {}, {}};
    settle(result);
    if (result.difference.alike > 0.0) result.scale = scale_of_both(measure);
    if (result.difference.standard_error) return result;
    const bool few = std::ranges::any_of(
        sides_, [](const WaveSide& side) { return side.design.design.few_clusters; });
    if (few) {
      refuse(run_, measure.name, domain, one_cluster_words(measure.name, domain));
      return {};
    }
    if (result.difference.why_no_error == NoError::LonelyPsu)
      throw lonely_refusal(sides_[0].by_domain.classes(), measure.name);
    refuse(run_, measure.name, domain,
           "The covariance of the matched units is larger than the waves' own errors allow: too "
           "few units are in both waves. Compare them as independent samples.");
    return {};
  }

  // Of answers that are no scores: a scale only where both waves have it.
  std::optional<Interval> scale_of_both(const Measure& measure) const {
    const auto scale = scale_of(run_, sides_[0].design, measure);
    return scale && scale_of(run_, sides_[1].design, measure) ? scale : std::nullopt;
  }

  // The difference with its error.
  void settle(Compared& to) const {
    const Estimate &first = to.before.mean, &last = to.after.mean;
    if (!rows_) {
      to.difference = estimate::independent_difference(first, last);
      to.errors = estimate::overlapping_errors(first, last, {});
      return;
    }
    const estimate::WaveUnits units = units_of(matched_[0], rows_->before, to.domain.level);
    const estimate::WaveUnits others = units_of(matched_[1], rows_->after, to.domain.level);
    to.shared = estimate::overlap(units, others, pair_.common.degrees);
    if (pair_.samples == Samples::Overlapping) {
      to.difference = estimate::overlapping_difference(first, last, *to.shared);
      to.errors = estimate::overlapping_errors(first, last, *to.shared);
      return;
    }
    const auto panel = estimate::panel_difference(first, last, units, others,
                                                  options(sides_[0].design, pair_.common));
    to.difference = panel.difference;
    to.errors = panel.errors;
  }

  static estimate::WaveUnits units_of(const MatchedSide& side, const estimate::NumberedRows& rows,
                                      const std::string& level) {
    const auto& column = std::get<NumberColumn>(side.answers.column);
    return estimate::wave_units(
        rows, estimate::linearised_mean(side.parts.classes, column, side.domain(level)));
  }

  Run& run_;
  const WavePair& pair_;
  std::vector<WaveSide> sides_;
  std::optional<MatchedWaves> rows_;  // of samples that are not independent
  std::vector<MatchedSide> matched_;  // likewise: before, after
};

}  // namespace

std::optional<estimate::AlikeDifference> Compared::alike(double confidence) const {
  if (!scale) return {};
  return estimate::alike_difference({after.mean, *scale}, {before.mean, *scale}, confidence);
}

Basis basis_of(const Compared& one) {
  return on_answers(std::min(one.before.mean.answers, one.after.mean.answers));
}

std::vector<Compared> compared(Run& run, const WavePair& pair) {
  std::vector<Compared> result;
  for (const Common& common : each_table(pair.common)) {
    WavePair one = pair;
    one.common = common;
    for (Compared& found : Comparison(run, one).all()) result.push_back(std::move(found));
  }
  return result;
}

}  // namespace peil::analysis
