#include "peil/report/rounded_sum.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "peil/base/sum.h"
#include "peil/base/text.h"

namespace peil::report {
namespace {

// What is left of a sum of doubles after some hundred additions.
constexpr double of_a_whole = 1e-6;

double printed_percent(const PrintedPart& part) {
  const double step = std::pow(10.0, -part.decimals);
  const double number =
      decimal_number(number_text(part.share * 100.0, part.decimals)).value_or(0.0);
  if (part.share > 0.0 && number < step / 2.0) return step;                  // "<1%"
  if (part.share < 1.0 && number > 100.0 - step / 2.0) return 100.0 - step;  // ">99%"
  return number;
}

// The answers of one item in one column, from row `from` on; `share_of` gives none where a cell has
// no figure.
template <class ShareOf>
bool is_apart(const findings::CrossTable& table, std::size_t from, std::size_t to,
              std::size_t column, const ShareOf& share_of) {
  std::vector<PrintedPart> parts;
  for (std::size_t r = from; r < to; ++r) {
    if (table.rows[r].statistic != TableStatistic::Shares) continue;
    const findings::TableFigure* figure = share_of(table.cells[r][column]);
    if (figure == nullptr) return false;
    parts.push_back({figure->estimate.value, 0});
  }
  return is_rounded_apart(parts);
}

const findings::TableFigure* now(const findings::TableCell& cell) {
  return cell.figure ? &*cell.figure : nullptr;
}

const findings::TableFigure* before(const findings::TableCell& cell) {
  return cell.step ? &cell.step->before : nullptr;
}

}  // namespace

bool is_rounded_apart(std::span<const PrintedPart> parts) {
  Sum whole, printed;
  for (const PrintedPart& part : parts) {
    whole.add(part.share);
    printed.add(printed_percent(part));
  }
  return std::abs(whole.value() - 1.0) < of_a_whole &&
         std::abs(printed.value() - 100.0) > of_a_whole;
}

bool is_rounded_apart(const findings::CrossTable& table) {
  for (std::size_t from = 0; from < table.rows.size();) {
    std::size_t to = from + 1;
    while (to < table.rows.size() && table.rows[to].same_item(table.rows[from])) ++to;
    for (std::size_t c = 0; c < table.cells[from].size(); ++c) {
      if (is_apart(table, from, to, c, now) || is_apart(table, from, to, c, before)) return true;
    }
    from = to;
  }
  return false;
}

bool is_rounded_apart(const Pen& pen, std::span<const FigureName> names) {
  std::map<std::pair<std::string, std::string>, std::vector<PrintedPart>> wholes;
  for (const FigureName& name : names) {
    const Figure* figure = pen.material().released().figure(name);
    if (figure == nullptr || !name.statistic.starts_with("share:")) continue;
    wholes[{name.domain, name.measure}].push_back(
        {figure->estimate().value, pen.material().decimals(name)});
  }
  return std::ranges::any_of(wholes, [](const auto& of) { return is_rounded_apart(of.second); });
}

}  // namespace peil::report
