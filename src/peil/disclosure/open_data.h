#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "peil/disclosure/released.h"
#include "peil/model/dataset.h"
#include "peil/model/study.h"
#include "peil/model/weight.h"

namespace peil::disclosure {

/// What may not single anybody out.
struct OpenDataRules {
  std::size_t least_alike = 10;                  ///< people who are told alike, at the least
  std::vector<std::string> quasi_identifiers{};  ///< questions with one choice
};

/// A variable of the file: what stands in it, and how often.
struct OpenVariable {
  enum class Kind : std::uint8_t { Group, Frame, Language, Answer };
  Kind kind = Kind::Answer;
  std::string name;                  ///< of the grouping or item
  bool is_key = false;               ///< it counts among what makes people alike
  std::vector<std::string> values;   ///< as written; one that begins with a point is no value
  std::vector<std::uint32_t> value;  ///< per row of the file
  std::vector<std::string> merged;   ///< values that became ".other", by name
  std::size_t coarsened = 0;         ///< rows of the file with ".other"
  std::size_t withheld = 0;          ///< rows of the file with ".withheld"
};

/// Answers that are not in the file, as one sum: of people whom the same released figures count.
struct OpenSum {
  std::string measure, statistic;
  std::string reporting_group, customer_group;  ///< empty: of more than one
  std::size_t answers = 0;
  double weight = 0.0;  ///< of these people, in persons
  double sum = 0.0;     ///< of what their answers count as, times the weight
};

/// The answers of a wave as they may be laid open, row by row, in an order that tells nothing.
struct OpenData {
  std::size_t responses = 0;            ///< of the wave, also those that are not in the file
  std::size_t least_alike = 0;          ///< rows of the file that are told alike, at the least
  std::vector<OpenVariable> variables;  ///< groups, language, frame, then answers as asked
  std::vector<double> weight;           ///< per row
  std::vector<OpenSum> sums;            ///< by measure and statistic
  std::vector<std::string> amounts;     ///< items with numbers, which are not in the file
  std::vector<std::string> unfigured;   ///< days and orders, of which there are no figures
  std::vector<std::string> left_out;    ///< other items of which nothing is

  std::size_t rows() const { return weight.size(); }
};

/// Chooses what may be laid open. With it and the figures that are out nothing follows that the
/// gate holds for what it tells of people, nor a sum of fewer than `least_alike` people who are
/// left out; no row is one of fewer that agree in groups, language, frame variables,
/// quasi-identifiers and weight. Figures that are out follow from rows and sums, but for those of
/// amounts and of items that are left out.
///
/// Shapes    one weight per row of the wave, in its order.
/// Cost      rows * items * statistics, and up to 2^keys passes over rare rows. Pure and
///           deterministic.
/// Contract  the wave is one of the study; `released` has its figures; the quasi-identifiers are
///           questions of its form with one choice.
/// Source    docs/methods/open-data.md
OpenData open_data(const Study& study, const Dataset& wave, const std::vector<Weight>& weights,
                   const Released& released, const OpenDataRules& rules);

}  // namespace peil::disclosure
