#pragma once

#include <cmath>

namespace peil {

/// Compensated sum (Neumaier 1974): 100,000 weights add up to the same total in any order, to
/// the last printed digit. Do not compile with -ffast-math.
class Sum {
 public:
  void add(double x) {
    const double t = total_ + x;
    lost_ += std::abs(total_) >= std::abs(x) ? (total_ - t) + x : (x - t) + total_;
    total_ = t;
  }
  void add(const Sum& other) {
    add(other.total_);
    add(other.lost_);
  }
  double value() const { return total_ + lost_; }

 private:
  double total_ = 0.0;
  double lost_ = 0.0;
};

}  // namespace peil
