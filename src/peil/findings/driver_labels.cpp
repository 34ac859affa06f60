#include "peil/findings/driver_labels.h"

#include <algorithm>
#include <vector>

#include "peil/base/sum.h"

namespace peil::findings {
namespace {

double median(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2.0;
}

// Lines with both coordinates, which are those of the matrix.
bool is_placed(const DriverLine& line) { return line.importance && line.mean; }

drivers::Crossing at_medians(const std::vector<DriverLine>& lines) {
  std::vector<double> importance, performance;
  for (const DriverLine& line : lines) {
    importance.push_back(line.importance->value);
    performance.push_back(line.mean->value);
  }
  return {median(importance), median(performance)};
}

// Where an interval lies against a number: 1 above it, -1 below, 0 when it holds it or is not
// known.
int side(const DriverFigure& figure, double middle) {
  if (!figure.interval) return 0;
  if (figure.interval->low > middle) return 1;
  return figure.interval->high < middle ? -1 : 0;
}

void compare_stated(DriverTable& table) {
  Sum stated;
  std::size_t asked = 0;
  std::optional<Scale> scale;
  for (const DriverLine& line : table.lines) {
    if (!line.stated) continue;
    if (scale && scale != line.driver.stated_scale) return;  // answers that do not compare
    scale = line.driver.stated_scale;
    stated.add(line.stated->value), ++asked;
  }
  if (asked < 2) return;  // nothing to be more or less important than
  const double middle = stated.value() / static_cast<double>(asked);
  const double equal_part = 100.0 / static_cast<double>(table.lines.size());
  for (DriverLine& line : table.lines) {
    if (!line.stated || !line.importance) continue;
    const int said = side(*line.stated, middle), derived = side(*line.importance, equal_part);
    using enum StatedAgainstDerived;
    line.stated_against_derived = said == 0 || derived == 0 ? Unclear
                                  : said == derived         ? Agree
                                  : said > derived          ? StatedMore
                                                            : DerivedMore;
  }
}

}  // namespace

void label_lines(DriverTable& table) {
  compare_stated(table);
  if (!table.crossing || !table.model.scale || !std::ranges::all_of(table.lines, is_placed)) return;
  const Scale& scale = *table.model.scale;
  const drivers::Crossing medians = at_medians(table.lines);
  const drivers::Crossing middle{table.crossing->importance,
                                 static_cast<double>(scale.from + scale.to) / 2.0};
  for (DriverLine& line : table.lines) {
    const double importance = line.importance->value, performance = line.mean->value;
    const drivers::Quadrant here = drivers::quadrant(importance, performance, *table.crossing);
    const auto look = [&](LinesAt at, const drivers::Crossing& crossing) {
      const drivers::Quadrant there = drivers::quadrant(importance, performance, crossing);
      if (there != here) line.flips.push_back({at, there});
    };
    look(LinesAt::Medians, medians);
    look(LinesAt::ScaleMiddle, middle);
  }
}

}  // namespace peil::findings
