#include "peil/simulation/stands_out.h"

#include <cmath>

namespace peil::simulation {
namespace {

using findings::Measured;
using findings::Performance;

constexpr double seldom = 4.0;               // Monte Carlo errors
constexpr double worth_telling = 0.01;       // of coverage and of false changes
constexpr double bias_worth_telling = 0.25;  // of the figure's own standard error

bool is_biased(const Performance& p) {
  const double size = std::abs(p.bias.value);
  return size > seldom * p.bias.error && size > bias_worth_telling * p.mean_error;
}

// A share that chance alone would seldom bring so far from the right one in so many trials.
bool is_off(const Measured& share, double right, std::size_t trials) {
  const double gap = std::abs(share.value - right);
  return gap > seldom * findings::share_error(right, trials) && gap > worth_telling;
}

}  // namespace

std::vector<Remark> what_stands_out(const RepeatedWaves& repeats) {
  using What = Remark::What;
  std::vector<Remark> remarks;
  for (const RepeatedWave& wave : repeats.waves) {
    for (const auto& [name, p] : wave.figures) {
      if (is_biased(p)) {
        remarks.push_back({What::Biased, name, &p});
      } else if (is_off(p.coverage, repeats.confidence, p.published)) {
        remarks.push_back({What::Coverage, name, &p});
      }
      if (p.withheld > 0) remarks.push_back({What::Withheld, name, &p});
    }
    for (const FigureName& name : wave.seldom_published)
      remarks.push_back({What::SeldomPublished, name});
    for (const auto& [name, t] : wave.no_change) {
      if (is_off(t.found, 1.0 - repeats.confidence, t.tested))
        remarks.push_back({What::FalseChanges, name, nullptr, &t});
    }
  }
  return remarks;
}

}  // namespace peil::simulation
