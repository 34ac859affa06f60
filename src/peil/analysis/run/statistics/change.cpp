#include "peil/analysis/run/compute.h"

#include <cmath>

#include "peil/analysis/run/wave_pair.h"
#include "peil/estimate/student.h"
#include "peil/estimate/t_value.h"

namespace peil::analysis {
namespace {

using Asked = asked::Change;

class Printer {
 public:
  Printer(Run& run, const Common& common, const Compared& one)
      : run_(run), common_(common), one_(one) {}

  // The p-value of the change, where there is one.
  std::optional<double> print() {
    const std::optional<estimate::TTest> test = estimate::t_test(one_.difference);
    put_estimate(run_, common_, one_.variable, one_.domain, one_.difference);
    row("n_before", static_cast<double>(one_.before.mean.answers));
    row("n_after", static_cast<double>(one_.after.mean.answers));
    if (test) {
      row("t", test->t);
      row("p", test->p);
    }
    if (one_.shared) {
      overlap(*one_.shared);
    } else if (test) {
      welch(test->t);
    }
    effect_size();
    return test ? std::optional(test->p) : std::nullopt;
  }

 private:
  void row(const char* quantity, double value) {
    put(run_, common_.id, one_.variable, one_.domain.name, one_.domain.level, quantity, value);
  }

  void welch(double t) {
    const auto degrees = estimate::welch_degrees(one_.before.mean, one_.after.mean);
    if (!degrees) return;
    row("df_welch", *degrees);
    row("p_welch", estimate::t_p_value(t, *degrees));
  }

  void overlap(const estimate::Overlap& shared) {
    row("n_matched", static_cast<double>(shared.units));
    row("n_moved", static_cast<double>(shared.moved));
    row("covariance", shared.covariance);
  }

  // The change in standard deviations of one answer, those of both waves pooled.
  void effect_size() {
    if (!one_.before.sd || !one_.after.sd) return;
    const double pooled =
        std::sqrt((*one_.before.sd * *one_.before.sd + *one_.after.sd * *one_.after.sd) / 2.0);
    if (pooled > 0.0) row("cohens_d", one_.difference.value / pooled);
  }

  Run& run_;
  const Common& common_;
  const Compared& one_;
};

void change(Run& run, const Asked& asked) {
  std::vector<Compared> tested;
  std::vector<double> p;
  for (Compared& one : compared(run, asked.pair)) {
    const auto shown = Printer(run, asked.pair.common, one).print();
    if (!shown) continue;
    p.push_back(*shown);
    tested.push_back(std::move(one));
  }
  for (const estimate::NamedAdjustment& method : asked.methods) {
    const std::vector<double> values = estimate::adjusted(p, method.method);
    for (std::size_t i = 0; i < tested.size(); ++i) {
      put(run, asked.pair.common.id, tested[i].variable, tested[i].domain.name,
          tested[i].domain.level, std::string(method.name).c_str(), values[i]);
    }
  }
}

}  // namespace

void compute(Run& run, const asked::Change& asked) { change(run, asked); }

}  // namespace peil::analysis
