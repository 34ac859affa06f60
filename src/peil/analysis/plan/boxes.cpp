#include "peil/analysis/plan/boxes.h"

#include <algorithm>
#include <array>

#include "peil/analysis/plan/plan_keys.h"
#include "peil/table/level_names.h"

namespace peil::analysis {
namespace {

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
    counted.range = Range{counted.numbers[0], counted.numbers[1]};
    good = counted.numbers[0] <= counted.numbers[1];
  }
  if (!good)
    keys.wrong(
        key, "plan.bad-value",
        "'" + name + "' must say which answers count: [from, to], a list of codes, or texts.",
        "Write [9, 10], [1, 3, 5] or [\"yes\"].");
  return counted;
}

}  // namespace

bool Counted::holds(double value) const {
  if (range) return value >= range->from && value <= range->to;
  return std::ranges::find(numbers, value) != numbers.end();
}

bool Counted::holds(const std::string& text) const {
  return std::ranges::find(texts, text) != texts.end();
}

std::string of_item(const std::string& item, const Box& box) {
  return table::joined(std::array{item, box.name});
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

}  // namespace peil::analysis
