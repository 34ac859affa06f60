#include "peil/fieldwork/item_response.h"

#include <span>
#include <variant>

namespace peil::fieldwork {
namespace {

std::span<const Absent> reasons(const Item& item) {
  return std::visit([](const auto& column) { return std::span(column.reason); }, item.column);
}

// In which order something was shown is nothing that people left open.
bool is_shown_order(const Item& item) {
  return item.kind == ItemKind::Place && item.name.ends_with("/place");
}

// One choice of several stands for its question: the first; the others have the same reasons. Of an
// order the first is the one that is seldom left without a place.
std::string question_of(const Item& item) {
  return item.kind == ItemKind::Chosen || item.kind == ItemKind::Place
             ? item.name.substr(0, item.name.find('/'))
             : item.name;
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

std::vector<ItemResponse> by_cell(const Item& item, const AnswerCells& cells) {
  std::vector<ItemResponse> parts(cells.count());
  const std::span<const Absent> reason = reasons(item);
  for (std::size_t row = 0; row < reason.size(); ++row) {
    if (const auto cell = cells.of(row)) count(parts[*cell], reason[row]);
  }
  return parts;
}

}  // namespace

std::vector<ItemResponse> item_responses(const Dataset& dataset, const Study& study) {
  const AnswerCells cells(dataset, study);
  std::vector<ItemResponse> all;
  std::string last;
  for (const Item& item : dataset.items) {
    if (is_shown_order(item)) continue;
    const std::string question = question_of(item);
    if (question == last) continue;
    last = question;
    const std::vector<ItemResponse> parts = by_cell(item, cells);
    for (const AnswerDomain& domain : cells.domains()) {
      ItemResponse one{question, domain.group};
      one.language = domain.language;
      for (const std::size_t cell : domain.cells) {
        add(one, parts[cell]);
        if (parts[cell].answers > 0) one.answered_in.emplace_back(cell, parts[cell].answers);
      }
      if (one.asked() > 0) all.push_back(std::move(one));
    }
  }
  return all;
}

}  // namespace peil::fieldwork
