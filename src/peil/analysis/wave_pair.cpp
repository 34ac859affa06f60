#include "peil/analysis/wave_pair.h"

#include "peil/analysis/models.h"
#include "peil/base/contract.h"

namespace peil::analysis {
namespace {

Samples read_samples(PlanKeys& keys) {
  const std::string word =
      keys.one_of("samples", {"independent", "panel", "overlapping"}, "independent");
  return word == "panel"         ? Samples::Panel
         : word == "overlapping" ? Samples::Overlapping
                                 : Samples::Independent;
}

// Both waves of one measure, counted once for all domains.
struct Counted {
  Item before, after;
  estimate::Tallies tallies_before, tallies_after;
};

class Comparison {
 public:
  Comparison(Run& run, const WavePair& pair) : run_(run), pair_(pair) {
    sides_.push_back(wave_side(run, pair.common, pair.before));
    sides_.push_back(wave_side(run, pair.common, pair.after));
    if (pair.samples != Samples::Independent)
      matched_ = match(run, before().design, after().design, pair.unit, pair.samples);
  }

  std::vector<Compared> all() {
    std::vector<Compared> result;
    for (const Measure& measure : pair_.measures) {
      Item first = answers_of(run_, before().design, measure);
      Item last = answers_of(run_, after().design, measure);
      estimate::Tallies of_first = estimate::tally(first, before().parts.classes);
      estimate::Tallies of_last = estimate::tally(last, after().parts.classes);
      const Counted counted{std::move(first), std::move(last), std::move(of_first),
                            std::move(of_last)};
      for (const DomainAsked& domain : levels_of(sides_)) {
        if (auto one = compare(measure, domain, counted)) result.push_back(std::move(*one));
      }
    }
    return result;
  }

 private:
  const WaveSide& before() const { return sides_[0]; }
  const WaveSide& after() const { return sides_[1]; }

  std::optional<Compared> compare(const Measure& measure, const DomainAsked& domain,
                                  const Counted& counted) {
    const auto first =
        mean_in(before(), counted.tallies_before, pair_.common, domain.level, measure.name);
    const auto last =
        mean_in(after(), counted.tallies_after, pair_.common, domain.level, measure.name);
    if (!first || !last) {
      refuse(run_, pair_.common.id, measure.name, domain,
             "Nobody has an answer to '" + measure.column + "' in " +
                 (first  ? "'" + pair_.after + "'"
                  : last ? "'" + pair_.before + "'"
                         : "either wave") +
                 ", so there is no change to estimate.");
      return {};
    }
    Compared result{measure.name, domain, *first, *last, {}, {}};
    settle(result, counted);
    if (result.difference.standard_error) return result;
    if (result.difference.why_no_error == NoError::LonelyPsu)
      throw lonely_refusal(before().parts.classes, measure.name);
    refuse(run_, pair_.common.id, measure.name, domain,
           "The covariance of the matched units is larger than the waves' own errors allow: too "
           "few units are in both waves. Compare them as independent samples.");
    return {};
  }

  // The difference with its error.
  void settle(Compared& to, const Counted& counted) const {
    const Estimate &first = to.before.mean, &last = to.after.mean;
    if (!matched_) {
      to.difference = estimate::independent_difference(first, last);
      return;
    }
    const estimate::WaveUnits units = units_of(before(), matched_->before, counted.before, to);
    const estimate::WaveUnits others = units_of(after(), matched_->after, counted.after, to);
    to.shared = estimate::overlap(units, others, pair_.common.degrees);
    to.difference = pair_.samples == Samples::Panel
                        ? estimate::panel_difference(first, last, units, others,
                                                     options(before().design, pair_.common))
                        : estimate::overlapping_difference(first, last, *to.shared);
  }

  static estimate::WaveUnits units_of(const WaveSide& side, const NumberedRows& rows,
                                      const Item& answers, const Compared& of) {
    const auto& column = std::get<NumberColumn>(answers.column);
    return wave_units(
        rows, estimate::linearised_mean(side.parts.classes, column, *side.domain(of.domain.level)));
  }

  Run& run_;
  const WavePair& pair_;
  std::vector<WaveSide> sides_;
  std::optional<MatchedWaves> matched_;
};

}  // namespace

WavePair read_wave_pair(PlanKeys& keys, const std::string& id) {
  WavePair pair;
  pair.before = keys.design("before");
  pair.after = keys.design("after");
  if (!pair.before.empty() && pair.before == pair.after) {
    keys.wrong("after", "plan.bad-value", "'before' and 'after' are the same design.",
               "Name two waves; domains of one wave are compared by 'difference'.");
  }
  const std::vector<std::string> designs{pair.before, pair.after};
  pair.common = read_common(keys, id, designs, false);
  pair.measures = read_measures(keys, pair.common, designs);
  pair.samples = read_samples(keys);
  if (pair.samples != Samples::Independent) {
    pair.unit = keys.column("unit", pair.before);
    if (!pair.unit.empty() && keys.plan().designs.contains(pair.after))
      keys.note("unit", keys.plan().designs.at(pair.after).data, pair.unit);
  } else if (keys.any("unit") != nullptr) {
    keys.wrong("unit", "plan.bad-value", "Independent samples are not matched by unit.",
               "Say \"samples\": \"panel\" or \"overlapping\", or leave 'unit' out.");
  }
  return pair;
}

std::vector<Compared> compared(Run& run, const WavePair& pair) {
  return Comparison(run, pair).all();
}

}  // namespace peil::analysis
