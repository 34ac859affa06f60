#include "peil/analysis/run/not_numeric.h"

#include <algorithm>

#include "peil/base/decimal_sign.h"
#include "peil/base/text.h"
#include "peil/table/cells.h"

namespace peil::analysis {

std::string not_numeric(const Column& column, const std::string& otherwise) {
  const std::span<const std::string> texts = table::Cells(column).texts();
  const auto word =
      std::ranges::find_if(texts, [](const std::string& text) { return !decimal_number(text); });
  const std::string holds = "Column '" + column.name + "' holds '";
  if (word == texts.end())
    return "Column '" + column.name + "' is a text variable" +
           (texts.empty() ? "" : ", though it holds numbers such as '" + texts.front() + "'") +
           ". Make it a numeric one in the file, or " + otherwise + ".";
  if (other_sign(*word, '.'))
    return holds + *word +
           "'. If the file writes decimals with a comma, say \"decimal\": \",\" with its data in "
           "the plan.";
  if (has_thousands(*word))
    return holds + *word +
           "', a number with signs between its thousands, which are not read. Have the file "
           "written "
           "without them.";
  return holds + *word + "', which is no number. Say so under 'missing', or " + otherwise + ".";
}

}  // namespace peil::analysis
