#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "peil/model/mark.h"

namespace peil {

/// Half of the interval that was printed with a mark.
struct PrintedMargin {
  double half = 0.0;
  std::optional<double> confidence;  ///< as printed; absent: that of the study
};

/// A mark known only from print: an interval, not a number.
struct PublishedMark {
  std::string wave;
  std::string group;    ///< reporting group, customer group or "all"
  std::string measure;  ///< question name
  PrintedMark mark;
  std::optional<std::size_t> answers;
  std::optional<double> sd;
  std::string source;
  std::optional<PrintedMargin> margin = {};  ///< in place of sd
};

/// What a benchmark judges: government as a whole, one organisation, or the chain of
/// organisations around a life event. Levels do not compare with each other.
enum class BenchmarkLevel : unsigned char { Government, Chain, Organisation };

struct BenchmarkRow {
  std::string name;  ///< "kwaliteit-overheidsdienstverlening"
  std::string label;
  BenchmarkLevel level = BenchmarkLevel::Organisation;
  std::string year;
  PrintedMark mark;
  std::string population;  ///< who judged: "Dutch citizens with a life event"
  std::string question;
  std::string scale;  ///< "1-10"
  std::optional<std::size_t> answers;
  std::optional<double> sd;
  std::string source;
};

struct Published {
  std::vector<PublishedMark> marks;
  std::vector<BenchmarkRow> benchmarks;
};

}  // namespace peil
