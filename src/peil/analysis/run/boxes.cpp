#include "peil/analysis/run/boxes.h"

#include <algorithm>

#include "peil/base/text.h"
#include "peil/table/cells.h"

namespace peil::analysis {
namespace {

// Answers as 1 (plus), -1 (minus) or 0.
class Scores {
 public:
  Scores(const Run& run, const Prepared& design, const std::string& column, const Box& box)
      : column_(*design.table->column(column)), box_(box), texts_(!box.plus.texts.empty()) {
    if (!texts_) {
      (void)run.numeric_column(design, column);
      return;
    }
    const Grouping levels = grouping(column_);
    for (const Counted* counted : {&box.plus, &box.minus}) {
      for (const std::string& text : counted->texts) {
        if (std::ranges::find(levels.levels, text) != levels.levels.end()) continue;
        const auto meant = nearest(text, levels.levels);
        throw Refusal{box.name, "No row has '" + text + "' in column '" + column + "'." +
                                    (meant ? " Did you mean '" + *meant + "'?" : "")};
      }
    }
  }

  Item item() const {
    return {column_.name, ItemKind::Number, {}, texts_ ? by_text() : by_number()};
  }

  estimate::Answers answers() const {
    const table::Cells cells(column_);
    if (cells.bytes().empty()) return texts_ ? by_text() : by_number();
    estimate::CodedItem coded{cells.bytes(), {}};
    for (std::size_t i = 0; i < cells.texts().size(); ++i)
      coded.value.push_back(texts_ ? score(cells.texts()[i]) : score(cells.numbers()[i]));
    return coded;
  }

 private:
  template <class Value>
  double score(const Value& value) const {
    return (box_.plus.holds(value) ? 1.0 : 0.0) - (box_.minus.holds(value) ? 1.0 : 0.0);
  }
  NumberColumn by_number() const {
    NumberColumn result = number_column(column_);
    for (double& value : result.value) value = score(value);
    return result;
  }
  NumberColumn by_text() const {
    const Grouping levels = grouping(column_);
    NumberColumn result;
    for (const std::uint32_t level : levels.level) {
      const bool blank = level == Grouping::outside;
      result.value.push_back(blank ? 0.0 : score(levels.levels[level]));
      result.reason.push_back(blank ? Absent::Skipped : Absent::No);
    }
    return result;
  }

  const Column& column_;
  const Box& box_;
  bool texts_;
};

}  // namespace

Interval scale_of(const Box& box) {
  const bool net = !box.minus.texts.empty() || !box.minus.numbers.empty() || box.minus.range;
  return {net ? -1.0 : 0.0, 1.0};
}

std::optional<Interval> scale_of(const Column& column) {
  if (!column.numeric) return {};
  const auto none_or_one = [](double value) { return value == 0.0 || value == 1.0; };
  const table::Cells cells(column);
  const bool share = cells.bytes().empty()
                         ? std::ranges::all_of(number_column(column).value, none_or_one)
                         : std::ranges::all_of(cells.numbers(), none_or_one);
  return share ? std::optional(Interval{0.0, 1.0}) : std::nullopt;
}

Item scores(const Run& run, const Prepared& design, const std::string& column, const Box& box) {
  return Scores(run, design, column, box).item();
}

estimate::Answers scored(const Run& run, const Prepared& design, const std::string& column,
                         const Box& box) {
  return Scores(run, design, column, box).answers();
}

}  // namespace peil::analysis
