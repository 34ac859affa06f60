#include "peil/cli/simulate_repeat.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/cli/percent_words.h"
#include "peil/language/numbers.h"
#include "peil/simulation/stands_out.h"

namespace peil::cli {
namespace {

using findings::Measured;
using findings::Performance;
using findings::TestPerformance;
using simulation::Remark;
using simulation::RepeatedChange;
using simulation::RepeatedWave;
using simulation::RepeatedWaves;

std::string count(std::size_t n) {
  return language::count(static_cast<std::int64_t>(n), language::of_messages());
}

std::string percent(double share) { return percent_words(share); }

std::string percent(const Measured& m) {
  return fmt::format("{} ± {:.1f} %", percent_number(m.value, 1), 100.0 * m.error);
}

std::string short_name(const FigureName& name) {
  return name.domain + "/" + name.measure + "/" + name.statistic;
}

std::string mechanism(const RepeatedWaves& repeats) {
  std::vector<std::string> on{"customer group"};
  on.insert(on.end(), repeats.response_columns.begin(), repeats.response_columns.end());
  std::string text = "Whether somebody answers depends on " + join(on, ", ");
  if (repeats.odds_per_mark == 1.0) return text + ", and not on the mark itself.\n";
  return text +
         fmt::format(
             ",\nand on the mark itself: the odds of answering are multiplied by {} for every "
             "mark above the mean of the\ngroup. No weighting can see that.\n",
             repeats.odds_per_mark);
}

std::string head(const RepeatedWaves& repeats) {
  return fmt::format(
             "Fictional: study {}, seed {}, {}; a number behind ± is its Monte "
             "Carlo error.\n",
             repeats.study, repeats.seed, counted(count(repeats.repeats), "repeat")) +
         mechanism(repeats);
}

std::string about(const RepeatedWave& wave, std::size_t repeats) {
  std::string text = fmt::format(
      "\nWave {}: {} people can be drawn, {} are, {} answer on average; coefficient of variation\n"
      "of the weights {:.2f}.\n",
      wave.wave, count(wave.people), count(wave.drawn),
      count(static_cast<std::size_t>(std::llround(wave.answered))), wave.weight_variation);
  for (const auto& [code, times] : wave.failed) {
    text += fmt::format("In {} of {} there were no weights: {}.\n", count(times),
                        counted(count(repeats), "repeat"), code);
  }
  return text;
}

std::size_t widest_name(const RepeatedWaves& repeats) {
  std::size_t widest = 6;
  for (const RepeatedWave& wave : repeats.waves) {
    for (const auto& [name, p] : wave.figures)
      widest = std::max(widest, code_points(short_name(name)));
  }
  return widest;
}

std::string figures_table(const RepeatedWave& wave, std::size_t width, double confidence) {
  std::string text =
      fmt::format("{:<{}}  {:>7} {:>9} {:>16} {:>8} {:>8} {:>8} {:>6} {:>13} {:>13}\n", "figure",
                  width, "answers", "truth", "bias", "RMSE", "spread", "mean se", "ratio",
                  fmt::format("{:g} % holds", 100.0 * confidence), "false change");
  for (const auto& [name, p] : wave.figures) {
    const auto test = wave.no_change.find(name);
    text += fmt::format(
        "{:<{}}  {:>7.0f} {:>9.4f} {:>16} {:>8.4f} {:>8.4f} {:>8.4f} {:>6.3f} {:>13} {:>13}\n",
        short_name(name), width, p.answers, p.truth,
        fmt::format("{:+.4f} ± {:.4f}", p.bias.value, p.bias.error), p.root_mean_square_error,
        p.spread.value, p.mean_error, p.error_ratio.value, percent(p.coverage),
        test == wave.no_change.end() ? "not tested" : percent(test->second.found));
  }
  return text;
}

std::string change_table(const RepeatedChange& change, std::size_t width) {
  std::string text =
      fmt::format("\nChange from {} to {}\n{:<{}}  {:>11} {:>13} {:>8} {:>8}\n", change.before,
                  change.after, "figure", width, "true change", "shown", "rose", "fell");
  for (const auto& [name, t] : change.figures) {
    text += fmt::format("{:<{}}  {:>+11.4f} {:>13} {:>8} {:>8}\n", short_name(name), width,
                        t.true_change, percent(t.found), percent(t.rose), percent(t.fell));
  }
  return text;
}

std::string bias_words(const std::string& figure, const Performance& p) {
  std::string text =
      fmt::format("{}: {:.3f} too {} on average, {:.1f} times its standard error", figure,
                  std::abs(p.bias.value), p.bias.value > 0.0 ? "high" : "low",
                  std::abs(p.bias.value) / p.mean_error);
  text += fmt::format("; {} of the intervals hold the truth.", percent(p.coverage.value));
  if (p.plain_bias) {
    text += fmt::format(" Without weights it would be {:+.3f}, with them it is {:+.3f}.",
                        p.plain_bias->value, p.bias.value);
  }
  return text;
}

std::string words(const Remark& remark, const RepeatedWaves& repeats) {
  const std::string figure = remark.figure.text();
  const double confidence = 100.0 * repeats.confidence;
  switch (remark.what) {
    case Remark::What::Biased:
      return bias_words(figure, *remark.performance);
    case Remark::What::Coverage:
      return fmt::format(
          "{}: {} of the intervals hold the truth, not {:g} %; standard errors are {:.2f} times "
          "the true ones.",
          figure, percent(remark.performance->coverage), confidence,
          remark.performance->error_ratio.value);
    case Remark::What::Withheld:
      return fmt::format(
          "{}: could not be published in {} of {}.", figure, count(remark.performance->withheld),
          counted(count(remark.performance->published + remark.performance->withheld), "repeat"));
    case Remark::What::SeldomPublished:
      return fmt::format("{}: could be published in fewer than two of {}.", figure,
                         counted(count(repeats.repeats), "repeat"));
    case Remark::What::FalseChanges:
      return fmt::format(
          "{}: the test of a change finds one in {} of the cases without any, not {:g} %.", figure,
          percent(remark.test->found), 100.0 * (1.0 - repeats.confidence));
  }
  return {};
}

// Biases first, with what they come from; then the rest.
std::string in_words(const RepeatedWaves& repeats) {
  const std::vector<Remark> remarks = simulation::what_stands_out(repeats);
  if (remarks.empty())
    return "\nNothing stands out: no bias that matters, intervals and tests hold.\n";
  std::string biased, rest;
  for (const Remark& remark : remarks) {
    (remark.what == Remark::What::Biased ? biased : rest) += words(remark, repeats) + "\n";
  }
  if (!biased.empty() && repeats.odds_per_mark != 1.0) {
    biased +=
        "Whether somebody answers depends on the mark itself, so that weighting cannot remove the "
        "bias, however well\nthe margins fit; and the margin of error does not show it.\n";
  }
  return "\nWhat stands out\n" + biased + rest;
}

}  // namespace

std::string repeats_as_text(const RepeatedWaves& repeats) {
  const std::size_t width = widest_name(repeats);
  std::string text = head(repeats);
  for (const RepeatedWave& wave : repeats.waves)
    text += about(wave, repeats.repeats) + figures_table(wave, width, repeats.confidence);
  for (const RepeatedChange& change : repeats.changes) text += change_table(change, width);
  return text + in_words(repeats);
}

}  // namespace peil::cli
