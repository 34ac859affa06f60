#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "peil/base/html.h"
#include "peil/base/result.h"
#include "peil/model/study.h"
#include "peil/report/pen.h"
#include "peil/web/console/form_fields.h"
#include "peil/web/console/table_address.h"
#include "peil/web/console/words.h"

namespace peil::web::console {

/// Options under one heading, which may be empty.
struct Options {
  peil::Words heading;
  std::vector<Option> options;
};

/// What a table of a wave can be made of. The reader of specifications takes all of it.
struct TableChoices {
  std::vector<std::string> waves;   ///< that are shown, in order of time
  std::vector<Options> rows;        ///< items with figures, page by page of the form
  std::vector<Option> columns;      ///< variables with few levels: background first, then questions
  std::optional<Option> by_wave{};  ///< the waves as columns; nothing: there is but one
};
TableChoices table_choices(const report::Pen& pen, const std::string& wave,
                           const std::vector<std::string>& waves);

/// A table's form as somebody filled it in.
struct FormShown {
  Fields fields;
  AddressedTable table;
  Problems problems;  ///< of the specification, which all stand beside their fields
  std::vector<std::pair<std::string, std::string>> ready;  ///< titles and queries
  bool open = true;                                        ///< else folded away
};
Html table_form(const Words& words, const TableChoices& choices, const FormShown& shown);

/// A problem in the language of the page: its own sentence, or, where peil reports in another
/// language, the one that the texts have for its code.
Html told_problem(const Words& words, const Problem& problem, const std::string& value = "");

}  // namespace peil::web::console
