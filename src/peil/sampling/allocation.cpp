#include "peil/sampling/allocation.h"

#include <algorithm>
#include <cmath>

#include "peil/base/contract.h"
#include "peil/base/counted.h"
#include "peil/base/sum.h"
#include "peil/base/text.h"
#include "peil/sampling/share_out.h"

namespace peil::sampling {
namespace {

bool counts(double value) { return std::isfinite(value) && value >= 0.0; }

class Allocating {
 public:
  Allocating(const AllocationRule& rule, std::span<const KnownStratum> strata,
             const std::string& where)
      : rule_(rule), strata_(strata), where_(where) {}

  Result<std::vector<std::size_t>> run() {
    check_strata();
    check_bounds();
    if (!problems_.empty()) return problems_;
    if (auto sizes = share_out(measures(), bounds_, rule_.total)) return *sizes;
    no_spread();
    return problems_;
  }

 private:
  void problem(const char* code, std::string message, const char* mend) {
    problems_.push_back({code, where_, 0, 0, std::move(message), mend});
  }

  void check_strata() {
    for (const KnownStratum& s : strata_) {
      if (s.units == 0) {
        problem("sample.stratum-empty", "Stratum '" + s.name + "' has no units.",
                "Leave the stratum out, or merge it with another.");
      }
      if (rule_.method == Allocation::Neyman && !counts(s.sd)) {
        problem("sample.bad-sd",
                "The standard deviation of stratum '" + s.name + "' is " + exact_text(s.sd) + ".",
                "A standard deviation is a number of 0 or more.");
      }
      if (rule_.method == Allocation::Power && !counts(s.size)) {
        problem("sample.bad-size",
                "The size of stratum '" + s.name + "' is " + exact_text(s.size) + ".",
                "A size is a number of 0 or more.");
      }
    }
  }

  void check_bounds() {
    if (rule_.total == 0)
      problem("sample.total-zero", "The plan asks for 0 units.", "Ask for one or more.");
    if (rule_.most && *rule_.most < rule_.least) {
      problem("sample.least-above-most",
              "Every stratum should give at least " + std::to_string(rule_.least) +
                  " and at most " + counted(*rule_.most, "unit") + ".",
              "Lower least, or raise most.");
      return;
    }
    std::size_t units = 0, leasts = 0, mosts = 0;
    for (const KnownStratum& s : strata_) {
      const std::size_t most = std::min(s.units, rule_.most.value_or(s.units));
      bounds_.push_back({std::min(rule_.least, most), most});
      units += s.units, leasts += bounds_.back().least, mosts += most;
    }
    if (rule_.total > mosts) too_large(units, mosts);
    if (rule_.total > 0 && rule_.total < leasts) too_small(leasts);
  }

  // "3 strata with at most 5 each give ".
  std::string each(const std::string& bound, const std::string& units, const std::string& verb) {
    const std::string with = " with at " + bound + " " + units;
    return counted(strata_.size(), "stratum" + with + " " + verb + "s ",
                   "strata" + with + " each " + verb + " ");
  }

  void too_large(std::size_t units, std::size_t mosts) {
    const std::string asked = "The plan asks for " + counted(rule_.total, "unit") + "; ";
    if (mosts == units) {
      problem("sample.total-too-large", asked + "the frame has " + std::to_string(units) + ".",
              "Ask for fewer.");
    } else {
      problem(
          "sample.total-too-large",
          asked + each("most", std::to_string(*rule_.most), "give") + std::to_string(mosts) + ".",
          "Ask for fewer, or raise most.");
    }
  }

  void too_small(std::size_t leasts) {
    const std::string least = rule_.least == 2 ? "two" : std::to_string(rule_.least);
    problem("sample.total-too-small",
            "The plan asks for " + counted(rule_.total, "unit") + "; " +
                each("least", least, "take") + std::to_string(leasts) + ".",
            "Ask for more, or take fewer strata.");
  }

  void no_spread() {
    std::size_t room = 0;
    for (std::size_t i = 0; i < strata_.size(); ++i)
      room += measure_[i] > 0 ? bounds_[i].most : bounds_[i].least;
    const char* what = rule_.method == Allocation::Neyman ? "standard deviation" : "size";
    const bool nowhere = std::ranges::all_of(measure_, [](auto m) { return m == 0; });
    problem("sample.no-spread",
            nowhere
                ? std::string("Every stratum has ") + what +
                      " 0, so nothing says which "
                      "should give more."
                : std::string("Strata with a ") + what + " above 0 give " + counted(room, "unit") +
                      " at most, with the least sizes of the others; the plan asks for " +
                      std::to_string(rule_.total) + ".",
            nowhere ? "Take a proportional allocation." : "Ask for fewer, or give the others one.");
  }

  const std::vector<std::uint64_t>& measures() {
    if (rule_.method == Allocation::Neyman || rule_.method == Allocation::Power)
      return measure_ = whole_measures(real_measures());
    for (const KnownStratum& s : strata_)
      measure_.push_back(rule_.method == Allocation::Equal ? 1 : s.units);
    return measure_;
  }

  std::vector<double> real_measures() const {
    std::vector<double> real;
    double largest_sd = 1.0;  // divided by, so that N sd is finite for any sd
    for (const KnownStratum& s : strata_) largest_sd = std::max(largest_sd, s.sd);
    for (const KnownStratum& s : strata_) {
      if (rule_.method == Allocation::Neyman) {
        real.push_back(static_cast<double>(s.units) * (s.sd / largest_sd));
      } else {
        real.push_back(s.size > 0.0 ? std::pow(s.size, rule_.power) : 0.0);
      }
    }
    return real;
  }

  const AllocationRule& rule_;
  std::span<const KnownStratum> strata_;
  const std::string& where_;
  Problems problems_;
  std::vector<SizeBounds> bounds_;
  std::vector<std::uint64_t> measure_;
};

}  // namespace

Result<std::vector<std::size_t>> allocated(const AllocationRule& rule,
                                           std::span<const KnownStratum> strata,
                                           const std::string& where) {
  expects(rule.method != Allocation::Given, "allocated: sizes that are not given");
  expects(rule.power >= 0.0 && rule.power <= 1.0, "allocated: a power from 0 to 1");
  return Allocating(rule, strata, where).run();
}

std::optional<double> anticipated_error(std::span<const KnownStratum> strata,
                                        std::span<const std::size_t> sizes) {
  expects(strata.size() == sizes.size(), "anticipated_error: one size per stratum");
  double units = 0.0;
  for (const KnownStratum& s : strata) units += static_cast<double>(s.units);
  Sum variance;
  for (std::size_t i = 0; i < strata.size(); ++i) {
    if (strata[i].sd == 0.0) continue;
    if (sizes[i] == 0) return {};
    const auto of = static_cast<double>(strata[i].units), n = static_cast<double>(sizes[i]);
    variance.add(std::pow(of / units * strata[i].sd, 2.0) * (1.0 - n / of) / n);
  }
  return std::sqrt(variance.value());
}

}  // namespace peil::sampling
