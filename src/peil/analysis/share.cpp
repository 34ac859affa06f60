#include "peil/analysis/share.h"

#include <algorithm>
#include <set>

#include "peil/analysis/put.h"
#include "peil/base/text.h"

namespace peil::analysis {
namespace {

// Answers that count: within a range, or one of some numbers or texts.
struct Counted {
  std::optional<estimate::Between> range;
  std::vector<double> numbers;
  std::vector<std::string> texts;

  bool holds(double value) const {
    if (range) return value >= range->from && value <= range->to;
    return std::ranges::find(numbers, value) != numbers.end();
  }
  bool holds(const std::string& text) const {
    return std::ranges::find(texts, text) != texts.end();
  }
};

// A share of answers, or (with `minus`) what one share is above another.
struct Box {
  std::string name;
  std::string column;  // empty: the variables of the analysis
  Counted plus, minus;
};

Counted read_counted(PlanKeys& keys, const char* key, const std::string& name, const Node* node) {
  using Kind = Node::Kind;
  Counted counted;
  bool good = node != nullptr;
  if (good && node->kind == Kind::Number) counted.numbers.push_back(node->number);
  if (good && node->kind == Kind::Text) counted.texts.push_back(node->text);
  if (good && node->kind == Kind::List) {
    for (const Node& item : node->items) {
      good = good && (item.kind == Kind::Number || item.kind == Kind::Text);
      if (item.kind == Kind::Number) counted.numbers.push_back(item.number);
      if (item.kind == Kind::Text) counted.texts.push_back(item.text);
    }
  }
  good = good && counted.numbers.empty() != counted.texts.empty();
  if (good && node->kind == Kind::List && counted.numbers.size() == 2) {
    counted.range = estimate::Between{counted.numbers[0], counted.numbers[1]};
    good = counted.numbers[0] <= counted.numbers[1];
  }
  if (!good)
    keys.wrong(
        key, "plan.bad-value",
        "'" + name + "' must say which answers count: [from, to], a list of codes, or texts.",
        "Write [9, 10], [1, 3, 5] or [\"yes\"].");
  return counted;
}

Box read_box(PlanKeys& keys, const Common& common, const std::string& name, const Node& node) {
  Box box{name, {}, {}, {}};
  if (node.kind != Node::Kind::Object) {
    box.plus = read_counted(keys, "boxes", name, &node);
    return box;
  }
  Keys in(node, keys.file(), keys.problems());
  box.column = in.text("of");
  box.plus = read_counted(keys, "boxes", name, in.any("answers"));
  in.done();
  if (!box.column.empty() && keys.plan().designs.contains(common.design))
    keys.note("boxes", keys.plan().designs.at(common.design).data, box.column);
  return box;
}

Box read_net(PlanKeys& keys, const Common& common, const std::string& name, const Node& node) {
  Box box{name, {}, {}, {}};
  Keys in(node, keys.file(), keys.problems());
  box.column = in.text("of");
  box.plus = read_counted(keys, "net", name + " plus", in.any("plus"));
  box.minus = read_counted(keys, "net", name + " minus", in.any("minus"));
  in.done();
  if (!box.column.empty() && keys.plan().designs.contains(common.design))
    keys.note("net", keys.plan().designs.at(common.design).data, box.column);
  return box;
}

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

  Item item() const { return texts_ ? by_text() : by_number(); }

 private:
  Item by_number() const {
    Item result = numbers(column_);
    for (double& value : std::get<NumberColumn>(result.column).value)
      value = (box_.plus.holds(value) ? 1.0 : 0.0) - (box_.minus.holds(value) ? 1.0 : 0.0);
    return result;
  }
  Item by_text() const {
    const Grouping levels = grouping(column_);
    NumberColumn result;
    for (const std::uint32_t level : levels.level) {
      const bool blank = level == Grouping::outside;
      const double score = blank ? 0.0
                                 : (box_.plus.holds(levels.levels[level]) ? 1.0 : 0.0) -
                                       (box_.minus.holds(levels.levels[level]) ? 1.0 : 0.0);
      result.value.push_back(score);
      result.reason.push_back(blank ? Absent::Skipped : Absent::No);
    }
    return {column_.name, ItemKind::Number, {}, std::move(result)};
  }

  const Column& column_;
  const Box& box_;
  bool texts_;
};

void put_box(Run& run, const Common& common, const Prepared& design, const Split& parts,
             const std::string& column, const Box& box, const std::string& variable) {
  const estimate::Tallies counted =
      tallies(design, parts.classes, Scores(run, design, column, box).item());
  for (const DomainAsked& domain : parts.domains) {
    const auto e = estimate::mean(parts.classes, counted, domain.domain, options(design, common));
    if (!e) {
      put(run, common.id, variable, domain.name, domain.level, "n", 0.0);
      continue;
    }
    if (!e->standard_error) throw lonely_refusal(parts.classes, variable);
    put_estimate(run, common, variable, domain, *e);
  }
}

std::function<void(Run&)> read_share(PlanKeys& keys, const std::string& id) {
  const Common common = read_common(keys, id, false);
  std::vector<Box> boxes;
  for (const auto& [name, node] : keys.object("boxes"))
    boxes.push_back(read_box(keys, common, name, *node));
  for (const auto& [name, node] : keys.object("net"))
    boxes.push_back(read_net(keys, common, name, *node));
  if (boxes.empty())
    keys.wrong("boxes", "plan.missing-key", "The analysis has neither 'boxes' nor 'net'.",
               "Add \"boxes\": { \"top2\": [9, 10] }.");
  std::set<std::string> seen;
  for (const Box& box : boxes) {
    if (box.column.empty() && common.variables.empty())
      keys.wrong("variables", "plan.missing-key", "'" + box.name + "' does not say of what it is.",
                 "Add \"variables\", or \"of\" to the box.");
    if (!seen.insert(box.name).second)
      keys.wrong("net", "plan.bad-value", "Two boxes have the name '" + box.name + "'.",
                 "Rename one.");
  }
  return [=](Run& run) {
    const Prepared& design = run.design(common.design);
    const Split parts = split(design, common);
    for (const Box& box : boxes) {
      if (!box.column.empty()) {
        put_box(run, common, design, parts, box.column, box, box.name);
        continue;
      }
      for (const std::string& column : common.variables)
        put_box(run, common, design, parts, column, box,
                common.variables.size() == 1 ? box.name : column + "|" + box.name);
    }
  };
}

}  // namespace

const Statistic share_statistic{"share", read_share};

}  // namespace peil::analysis
