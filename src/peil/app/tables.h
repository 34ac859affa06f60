#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/disclosure/released.h"
#include "peil/model/figure.h"
#include "peil/ports/outside.h"

namespace peil::app {

/// Whose figures: a study's folder, its data folder, and a wave (absent: every wave with answers).
struct TablesRequest {
  std::string study, data;
  std::optional<std::string> wave;
};

struct TableRow {
  Figure figure;
  bool fictional = false;  ///< of fictional people
};

/// What the study has said of its figures beforehand, and stands beside each of them.
struct TableColumns {
  bool precision = false;         ///< it says how precise they have to be
  bool added_afterwards = false;  ///< it locked how a wave is analysed
};

/// Every figure that may leave, wave by wave, and what has to be said beside them.
struct Tables {
  std::vector<TableRow> rows;
  std::map<disclosure::Held, std::size_t> held;  ///< figures that stay inside, by reason
  std::vector<std::string> unheard;  ///< a sentence per wave with people nobody answered for
  std::size_t least_shown = 0;       ///< answers that a figure needs in this study
  TableColumns columns;
};

/// Problems  those of read_study and wave_results; "study.no-answers"; "weights.not-converged": a
///           wave of which nothing may be published
/// Throws    OutsideError
Result<Tables> tables(const TablesRequest& request, const Outside& outside);

/// One figure, computed again.
struct FigureAgain {
  TableRow row;
  std::string digest;  ///< as it is now
  std::string asked;   ///< as the key has it
  TableColumns columns;
  bool same() const { return digest == asked; }
};

/// `key` as printed: "2013/vr/overall/mean@3f9a2c51d0e7".
///
/// Problems  those of read_study and wave_results; "key.unknown": no key, no such figure, or one
///           that may not leave
/// Throws    OutsideError
Result<FigureAgain> figure_again(const std::string& key, const TablesRequest& request,
                                 const Outside& outside);

}  // namespace peil::app
