#include "peil/fieldwork/straight_lines.h"

#include <variant>

#include "peil/base/contract.h"

namespace peil::fieldwork {
namespace {

using Rows = std::vector<const CodeColumn*>;

Rows rows_of(const Question& matrix, const Dataset& dataset) {
  Rows rows;
  for (const MatrixRow& row : matrix.rows) {
    const Item* item = dataset.item(row.name);
    expects(item != nullptr, "straight_lines: a row of the form is an item");
    rows.push_back(&std::get<CodeColumn>(item->column));
  }
  return rows;
}

void count(StraightLines& lines, const Rows& rows, std::size_t person) {
  const std::uint8_t first = rows.front()->code[person];
  bool same = true;
  for (const CodeColumn* row : rows) {
    if (row->code[person] == 0) return;
    same = same && row->code[person] == first;
  }
  ++lines.people;
  if (same) ++lines.same;
}

}  // namespace

std::vector<StraightLines> straight_lines(const Dataset& dataset, const Questionnaire& form) {
  const Grouping* groups = dataset.grouping("customer_group");
  expects(groups != nullptr, "straight_lines: a wave has customer groups");
  std::vector<StraightLines> all;
  for (const Question& question : form.questions) {
    if (question.type != QuestionType::Matrix || question.rows.size() < least_rows) continue;
    const Rows rows = rows_of(question, dataset);
    std::vector<StraightLines> parts(groups->levels.size());
    StraightLines everybody{question.name, "all", rows.size(), 0, 0};
    for (std::size_t g = 0; g < parts.size(); ++g)
      parts[g] = {question.name, groups->levels[g], rows.size(), 0, 0};
    for (std::size_t person = 0; person < dataset.design.rows(); ++person) {
      count(everybody, rows, person);
      if (groups->level[person] != Grouping::outside)
        count(parts[groups->level[person]], rows, person);
    }
    if (everybody.people == 0) continue;
    all.push_back(everybody);
    for (const StraightLines& part : parts) {
      if (part.people > 0) all.push_back(part);
    }
  }
  return all;
}

}  // namespace peil::fieldwork
