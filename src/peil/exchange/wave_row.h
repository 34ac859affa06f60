#pragma once

#include <string>
#include <vector>

#include "peil/base/mistakes.h"
#include "peil/exchange/import_key.h"
#include "peil/exchange/layout.h"
#include "peil/model/response.h"

namespace peil::exchange {

/// The post of every imported page. Waves of before ids were keyed have "import".
inline constexpr const char* imported_post = "import-keyed";

/// Turns a row of a file into a respondent and one page with all that they answered.
class WaveRow {
 public:
  /// All must outlive this.
  WaveRow(const Study& study, const Wave& wave, const Plan& plan, const ImportKey& key,
          const AnswerFile& file, const Layout& layout);

  /// Puts the row into `who` and `event`, which may hold another one. Mistakes are added to those
  /// there are; then the two are not to be used. The id is empty when the respondent is blank.
  /// `count` is the place among all rows, from 1; `line` is named in mistakes.
  void read(const std::vector<std::string>& fields, std::size_t count, std::size_t line,
            Mistakes& mistakes, Respondent& who, PageEvent& event) const;

  /// What is behind the id of a row: the respondent column, or the row's place.
  std::string respondent(const std::vector<std::string>& fields, std::size_t count) const;

 private:
  struct At;

  const std::string& name(std::size_t column) const { return file_.columns[column].name; }
  std::string needed(const At& at, std::size_t column) const;
  double weight(const At& at) const;
  std::string group(const At& at) const;
  std::string also_in(const At& at, const std::string& own) const;
  std::string language(const At& at) const;
  void read_answers(const At& at, Answers& answers) const;

  const Study& study_;
  const Wave& wave_;
  const Plan& plan_;
  const ImportPlan& import_;
  const ImportKey& key_;
  const AnswerFile& file_;
  const Layout& layout_;
};

}  // namespace peil::exchange
