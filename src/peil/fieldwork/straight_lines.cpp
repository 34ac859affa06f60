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

std::vector<StraightLines> straight_lines(const Dataset& dataset, const Study& study) {
  const AnswerCells cells(dataset, study);
  std::vector<StraightLines> all;
  for (const Question& question : study.form(dataset.wave).questions) {
    if (question.type != QuestionType::Matrix || question.rows.size() < least_rows) continue;
    const Rows rows = rows_of(question, dataset);
    std::vector<StraightLines> parts(cells.count());
    for (std::size_t person = 0; person < dataset.design.rows(); ++person) {
      if (const auto cell = cells.of(person)) count(parts[*cell], rows, person);
    }
    for (const AnswerDomain& domain : cells.domains()) {
      StraightLines one{question.name, domain.group, rows.size(), 0, 0, domain.language};
      for (const std::size_t cell : domain.cells) {
        if (parts[cell].people == 0) continue;
        one.people += parts[cell].people, one.same += parts[cell].same;
        one.people_in.emplace_back(cell, parts[cell].people);
      }
      if (one.people > 0) all.push_back(std::move(one));
    }
  }
  return all;
}

}  // namespace peil::fieldwork
