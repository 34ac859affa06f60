#include "peil/base/mistakes.h"

#include <algorithm>

#include "peil/base/counted.h"
#include "peil/base/text.h"

namespace peil {

std::string rows_in_words(const std::string& word, const std::vector<std::size_t>& first,
                          std::size_t count) {
  std::string text = count == 1 ? word + " " : word + "s ";
  for (std::size_t i = 0; i < first.size(); ++i) {
    const bool last = i + 1 == count;
    text += (i == 0 ? "" : last ? " and " : ", ") + std::to_string(first[i]);
  }
  if (count > first.size()) text += " and " + std::to_string(count - first.size()) + " more";
  return text;
}

void Mistakes::count(Kind& kind, std::size_t row) {
  if (!kind.first.empty() && kind.first.back() == row) return;  // two of one kind in a row
  ++kind.rows;
  if (kind.first.size() < rows_told) kind.first.push_back(row);
}

void Mistakes::add(const char* code, const std::string& column, std::size_t row,
                   std::string message, std::string mend) {
  ++added_;
  const Group group{code, column};
  const auto known = known_.find({group, message});
  if (known != known_.end()) return count(kinds_[known->second], row);
  if (different_[group] == kinds_told) {
    Kind& rest = rest_[group];
    if (rest.rows == 0)
      rest.problem = {code,
                      file_,
                      row,
                      0,
                      (column.empty() ? "More rows" : "Other values of column '" + column + "'") +
                          std::string(" are wrong likewise."),
                      ""};
    return count(rest, row);
  }
  ++different_[group];
  known_.emplace(std::pair(group, message), kinds_.size());
  kinds_.push_back({{code, file_, row, 0, std::move(message), std::move(mend)}});
  count(kinds_.back(), row);
}

Problem Mistakes::told(const Kind& kind) const {
  Problem problem = kind.problem;
  if (kind.rows > 1) {
    problem.message += " So in " + counted(kind.rows, "row") + ": " +
                       rows_in_words(row_word_, kind.first, kind.rows) + ".";
  }
  return problem;
}

Problems Mistakes::problems() const {
  Problems found;
  for (const Kind& kind : kinds_) found.push_back(told(kind));
  for (const auto& [group, rest] : rest_) found.push_back(told(rest));
  std::ranges::stable_sort(found, {}, &Problem::line);
  return found;
}

}  // namespace peil
