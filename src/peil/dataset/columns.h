#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "peil/base/result.h"
#include "peil/dataset/item_columns.h"
#include "peil/dataset/lists.h"
#include "peil/model/dataset.h"
#include "peil/model/response.h"
#include "peil/model/sample.h"
#include "peil/model/study.h"

namespace peil::dataset {

/// Turns the responses of one wave into columns, one response at a time, so that the answers of a
/// large wave are never held twice.
///
/// Items        Those of dataset/item_columns.h. Open answers stay apart (dataset/open_answers.h).
/// Groupings    customer_group, reporting_group, language, then every design variable.
/// Order        Rows by respondent id, strata and PSUs by name: the same for any order of add().
/// Strata       Those of the draw, but where the plan merges some. The population of a stratum is
/// its frame count in the record of the draw, when the
///              plan asks for a finite population correction.
///
/// Form         Answers are routed and typed by the form of their own wave (Study::form).
///
/// Problems  "dataset.unknown-answer"  an answer that the form of the wave does not have
///           "dataset.unknown-version" answers to another version of the form than the study holds
///           "dataset.unknown-group"   a customer group that the study does not have, also one that
///                                     a person is said to be in too
///           "dataset.few-clusters"    errors for few clusters of answers that have strata, or no
///                                     clusters
class Columns {
 public:
  /// `study` must outlive this.
  Columns(const Study& study, std::string wave);

  /// A response with at least one accepted page; answers as interview::fold gives them.
  void add(const Response& response);

  /// Ends the work; call once. `record` is that of the wave's draw, if there was one.
  Result<Dataset> finish(const DrawRecord* record, std::size_t sampled, bool fictional);

 private:
  using Names = std::map<std::string, std::uint32_t, std::less<>>;

  Design design(const DrawRecord* record, const std::vector<std::uint32_t>& order) const;

  const Study& study_;
  std::string wave_;
  const Questionnaire& form_;  ///< to which the wave's answers were given
  ItemColumns items_;
  std::vector<std::pair<std::string, std::string>> ids_;  ///< respondent, digest of the response
  Names strata_;
  std::map<std::pair<std::string, std::string>, std::uint32_t> psus_;  ///< stratum, psu
  bool any_psu_ = false;
  std::vector<std::uint32_t> stratum_, psu_;  ///< per row, in order of arrival
  std::vector<double> weight_;
  ListRows lists_;
  std::vector<std::string> member_;  ///< per row; empty: the wave has no panel
  std::vector<Grouping> groupings_;
  std::map<std::string, std::size_t> unknown_groups_;    ///< customer group -> rows
  std::map<std::string, std::size_t> unknown_versions_;  ///< version -> rows
};

/// All at once, for small waves and tests.
Result<Dataset> columns(const Study& study, const std::string& wave,
                        const std::vector<Response>& responses, const DrawRecord* record = nullptr);

}  // namespace peil::dataset
