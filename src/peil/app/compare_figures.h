#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/model/figure.h"
#include "peil/report/figure_files.h"

namespace peil::app {

/// A line of figures.json or figures.csv.
struct FigureRow {
  std::string digest;  ///< of its key
  std::optional<double> value, low, high;
  std::optional<std::int64_t> answers;
};

/// Such a file. Its figures are called as their keys without the digest: "2013/vr/overall/mean";
/// those of drivers, of the last wave, as their analysis, "drivers/speed".
struct FiguresFile {
  std::map<std::string, FigureRow> figures;
  report::MadeFrom made_from;  ///< empty: the file does not say (.csv, or of an older peil)
};

/// Problems  "figures.not-read"  it is no such file, by its ending .csv or .json
Result<FiguresFile> read_figures(const std::string& text, const std::string& path);

/// Why a figure is another one. Parts are named as WeighedWave::made_from has them.
struct FigureCauses {
  std::vector<std::string> parts;  ///< that differ between the two files
  std::string hidden;              ///< why the gate holds it now; "": it does not, or nobody knows
  bool wave = false;    ///< one of the files has no answers to its wave; of drivers: another wave
  bool untold = false;  ///< a file does not say what its figures are made from

  /// All that is known is the same: it lies in something else.
  bool elsewhere() const { return parts.empty() && hidden.empty() && !wave && !untold; }
};

/// Without `before` it is new, without `after` it is gone.
struct FigureChange {
  std::string figure;
  std::optional<FigureRow> before, after;
  FigureCauses causes;
};

struct FigureChanges {
  std::vector<FigureChange> all;  ///< by name
  std::size_t same = 0;           ///< figures that are as they were, whatever they are made from
};

/// Why the gate holds a figure now, in words; "": it does not.
using HiddenNow = std::function<std::string(const FigureName&)>;

/// What differs between the figures of two drafts in value, interval or number of answers, and why.
/// More than one cause can be named; how much each of them did is not known. `hidden` where the
/// later draft is what the study gives now.
FigureChanges compare_figures(const FiguresFile& earlier, const FiguresFile& later,
                              const HiddenNow& hidden);

}  // namespace peil::app
