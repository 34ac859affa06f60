#include "peil/fieldwork/item_response.h"

#include <span>
#include <variant>

#include "peil/base/contract.h"

namespace peil::fieldwork {
namespace {

std::span<const Absent> reasons(const Item& item) {
  return std::visit([](const auto& column) { return std::span(column.reason); }, item.column);
}

// One choice of several stands for its question: the first; the others have the same reasons.
std::string question_of(const Item& item) {
  return item.kind == ItemKind::Chosen ? item.name.substr(0, item.name.find('/')) : item.name;
}

void count(ItemResponse& response, Absent reason) {
  switch (reason) {
    case Absent::No:
      ++response.answers;
      break;
    case Absent::DontKnow:
      ++response.dont_know;
      break;
    case Absent::NotApplicable:
      ++response.not_applicable;
      break;
    case Absent::Skipped:
      ++response.skipped;
      break;
    case Absent::NotReached:
      ++response.not_reached;
      break;
    case Absent::NotAsked:
      break;
  }
}

void add(ItemResponse& whole, const ItemResponse& part) {
  whole.answers += part.answers, whole.dont_know += part.dont_know;
  whole.not_applicable += part.not_applicable, whole.skipped += part.skipped;
  whole.not_reached += part.not_reached;
}

std::vector<ItemResponse> by_group(const Item& item, const Grouping& groups) {
  std::vector<ItemResponse> parts;
  for (const std::string& group : groups.levels) parts.push_back({question_of(item), group});
  const std::span<const Absent> reason = reasons(item);
  for (std::size_t row = 0; row < groups.level.size(); ++row) {
    if (groups.level[row] != Grouping::outside) count(parts[groups.level[row]], reason[row]);
  }
  return parts;
}

}  // namespace

std::vector<ItemResponse> item_responses(const Dataset& dataset, const Study& study) {
  const Grouping* groups = dataset.grouping("customer_group");
  expects(groups != nullptr, "item_responses: a wave has customer groups");
  std::vector<ItemResponse> all;
  const auto keep = [&](ItemResponse one) {
    if (one.asked() > 0) all.push_back(std::move(one));
  };
  std::string last;
  for (const Item& item : dataset.items) {
    const std::string question = question_of(item);
    if (question == last) continue;
    last = question;
    const std::vector<ItemResponse> parts = by_group(item, *groups);
    ItemResponse everybody{question, "all"};
    for (const ItemResponse& part : parts) add(everybody, part);
    keep(everybody);
    for (const ReportingGroup& whole : study.reporting_groups) {
      ItemResponse one{question, whole.name};
      for (const ItemResponse& part : parts) {
        const CustomerGroup* group = study.customer_group(part.domain);
        if (group != nullptr && group->reporting_group == whole.name) add(one, part);
      }
      keep(one);
    }
    for (const ItemResponse& part : parts) keep(part);
  }
  return all;
}

}  // namespace peil::fieldwork
