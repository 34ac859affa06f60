#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "peil/analysis/plan/asked.h"
#include "peil/base/result.h"
#include "peil/estimate/replicate_method.h"
#include "peil/model/expression.h"
#include "peil/model/weighting_step.h"

namespace peil::analysis {

/// A name of a column in a plan, and where it stands: columns are checked against the file's header
/// before a row is read.
struct ColumnUse {
  std::string data;  ///< name of the data
  std::string column;
  std::size_t line = 0;
  std::size_t place = 0;  ///< column of the text in its line
};

/// One file, or one wave of a study, and what is made of it.
struct DataPlan {
  std::string file;  ///< relative to the plan's folder; empty: a wave
  std::string wave;  ///< of the study that the plan is run for; empty: a file
  std::vector<std::string> missing{""};
  std::map<std::string, std::vector<std::string>> missing_of{};  ///< by column, beside `missing`
  CsvForm form{};                                                ///< how a CSV is written
  std::vector<std::string> categories;
  std::vector<std::pair<std::string, Expression>>
      derive;  ///< in order: later ones see earlier ones
  struct Keep {
    std::optional<Expression> condition;
    std::string column;  ///< with `in`, when there is no condition
    std::vector<std::string> in;
  };
  std::vector<Keep> keep;
  bool value_labels = false;
  bool mark_bad_bytes = false;  ///< bytes outside the encoding of an SPSS file become U+FFFD

  /// What messages call it: "wave.csv", "wave 2013".
  std::string called() const { return wave.empty() ? file : "wave " + wave; }
};

enum class FpcMeaning : unsigned char { None, Population, Fraction };

/// Known counts along one or more crossed columns, or a total of a numeric column.
struct MarginOfPlan {
  std::vector<std::string> columns;
  std::map<std::string, double> persons;  ///< level (crossed ones joined with |) -> people
  std::string file;                       ///< the people stand in a file: name of its data
  CsvForm form{};                         ///< how that file is written
  bool shares = false;  ///< the numbers are shares of the population, from 0 to 1, not people
};

/// Name of the data that a file beside the plan is read as when the plan names it elsewhere than
/// under 'data': margins, replicate weights.
inline std::string data_of_file(const std::string& file) { return "file " + file; }

/// One step of a weighting chain, and what the plan has it done to.
struct StepOfPlan {
  WeightingStep how;
  std::vector<MarginOfPlan> margins;
  std::vector<std::pair<std::string, double>> totals;  ///< linear: numeric column -> total
  std::vector<std::string> columns;                    ///< cells
  std::string respondent;  ///< cells: 1 = answered; empty: the data hold only who answered
  MarginOfPlan drawn{};    ///< cells without respondent: how many were drawn in each
};

struct ReplicatePlan {
  using Method = estimate::ReplicateMethod;
  Method method = Method::Bootstrap;
  bool mse = true;
  std::string file, first,
      last;  ///< given weights: file (may be empty: in the data), run of columns
  std::vector<std::string>
      key{};             ///< columns by which rows of the file and the data find each other
  CsvForm form{};        ///< how the file is written
  bool factors = false;  ///< the file has what the weight before any step is multiplied by
  double scale = 1.0;
  std::vector<double> rscales;
  double fay = 0.0;
  std::size_t draws = 0;  ///< drawn bootstrap
  std::string seed;
  bool reweight = false;
};

struct DesignPlan {
  std::string data;
  std::vector<std::string> strata;
  std::vector<std::string> clusters;  ///< one or two stages
  bool nested = true;
  std::string weight;  ///< column; empty: `constant_weight`
  double constant_weight = 1.0;
  std::vector<std::string> fpc;
  FpcMeaning fpc_meaning = FpcMeaning::None;
  std::string lonely_psu = "fail";
  bool lonely_in_domain = false;
  std::vector<StepOfPlan> weighting;
  std::optional<ReplicatePlan> replicates;
  bool few_clusters = false;          ///< of a wave whose plan says so (Design::few_clusters)
  std::string drawn_from{}, lists{};  ///< of a wave with people on several lists (Design::lists):
                                      ///< columns with the sets of lists as numbers; else empty
};

/// One analysis: its id, and what it asks for.
struct AnalysisStep {
  std::string id;
  std::string statistic;
  std::size_t line = 0;
  Asked asked;
};

/// A plan, read and checked as far as that goes without data.
struct AnalysisPlan {
  std::string file;
  std::string sha256;  ///< of its text
  std::map<std::string, DataPlan> data;
  std::map<std::string, DesignPlan> designs;
  std::vector<AnalysisStep> analyses;
  std::vector<ColumnUse> columns;
};

}  // namespace peil::analysis
