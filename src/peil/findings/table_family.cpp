#include "peil/findings/table_family.h"

#include <algorithm>

#include "peil/estimate/p_adjust.h"

namespace peil::findings {

std::size_t TableFamily::judge(double level) {
  std::vector<double> p;
  for (const TableTest* one : inside_) p.push_back(*one->p);
  const auto adjusted = estimate::adjusted(p, estimate::Adjustment::BenjaminiHochberg);
  double limit = -1.0;
  for (std::size_t i = 0; i < inside_.size(); ++i) {
    inside_[i]->adjusted = adjusted[i];
    inside_[i]->shown = adjusted[i] < level;
    if (inside_[i]->shown) limit = std::max(limit, p[i]);
  }
  for (TableTest* one : outside_) one->shown = *one->p <= limit;
  return inside_.size();
}

}  // namespace peil::findings
