#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/estimate/first_stage.h"
#include "peil/estimate/margin_fit.h"
#include "peil/model/dataset.h"
#include "peil/weighting/weighted.h"

namespace peil::estimate {

/// Rows that no variance can tell apart, apart from their answers: same stratum, PSU, second-stage
/// unit, margin levels, lists, groupings and weights. Their answers need only be counted.
struct RowClass {
  std::uint32_t stratum = 0;
  std::uint32_t psu = 0;   ///< 0 for all when the rows are the sampling units
  std::uint32_t cell = 0;  ///< combination of margin levels; 0 for all without margins
  double base = 0.0;       ///< weight before the margins
  double weight = 0.0;     ///< weight as used
  std::size_t rows = 0;
};

/// The units drawn inside the PSUs.
struct SampledUnits {
  std::vector<std::uint32_t> of_class;     ///< unit of each class
  std::vector<std::uint32_t> psu_of_unit;  ///< every unit lies in one PSU
  std::vector<SampledStratum> psus;        ///< by PSU: a stratum to its own units
};

/// A sample as its classes of rows, ordered by stratum, PSU, unit, cell, groupings and weights, so
/// that every sum over them comes out the same for any order of the rows.
struct Classes {
  std::vector<RowClass> classes;
  std::vector<std::uint32_t> of_row;              ///< class of each row
  std::vector<std::vector<std::uint32_t>> level;  ///< per grouping asked for, per class
  std::vector<SampledStratum> strata;
  std::vector<std::uint32_t> stratum_of_psu;  ///< empty when the rows are the PSUs
  std::optional<MarginFit> fit;               ///< present: the weights were fitted to margins
  std::optional<SampledUnits> second;         ///< present: a sample of two stages
  bool few_clusters = false;                  ///< as the design has it
  std::optional<Lists> lists;                 ///< present: somebody is on two lists

  bool clustered() const { return !stratum_of_psu.empty(); }
};

/// Gathers the rows of a design. `groupings` are those whose levels will be domains.
/// Contract  one element per row everywhere; a second stage lies inside PSUs, and every
/// second-stage
///           unit has a row.
Classes classes_of(const Design& design, const weighting::Weighted& weighted,
                   std::span<const Grouping* const> groupings = {});

/// The same with the weights of the design as they are.
Classes classes_of(const Design& design, std::span<const Grouping* const> groupings = {});

}  // namespace peil::estimate
