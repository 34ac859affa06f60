#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "peil/base/result.h"
#include "peil/exchange/answer_file.h"
#include "peil/model/study.h"

namespace peil::exchange {

struct ItemColumn {
  std::size_t column;
  std::string item;
  const Question* question;  ///< of the wave's form
};

/// Which column of a file of answers holds what, by the [import] part of a plan.
struct Layout {
  std::optional<std::size_t> stratum, psu, weight, group, also_in, language, respondent;
  std::vector<std::pair<std::string, std::size_t>> design;  ///< further columns of margins
  std::vector<ItemColumn> items;
  std::vector<std::string> passed_over;  ///< columns that nothing uses
  std::vector<std::string> not_asked;    ///< items of the form without a column
};

/// Problems  "import.column-twice"    two columns of one name
///           "import.no-such-column"  a column of the plan that the file does not have
///           "import.no-items"        no column holds answers
///           and those of the cells of SPSS files that cannot be read, of columns that are used
/// Contract  the plan has an [import] part.
Result<Layout> layout(const Study& study, const Wave& wave, const Plan& plan,
                      const AnswerFile& file);

}  // namespace peil::exchange
