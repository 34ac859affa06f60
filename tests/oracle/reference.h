#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "peil/model/dataset.h"
#include "peil/model/estimate.h"

namespace peil::oracle {

/// Folder with the reference cases (figures that other software computed from real data): the
/// environment variable PEIL_REFERENCE, else ../shared/reference beside the source tree; nothing
/// when it is not there.
std::optional<std::string> reference_folder();

/// A CSV file as columns of text.
class Table {
 public:
  explicit Table(const std::string& path);
  std::size_t rows() const { return rows_; }
  bool has(const std::string& name) const { return columns_.contains(name); }
  const std::vector<std::string>& column(const std::string& name) const;
  /// Leaves only the rows for which `keep` is true.
  void keep_rows(const std::vector<bool>& keep);

  NumberColumn numbers(const std::string& name) const;  ///< blank: skipped
  Grouping grouping(const std::string& name) const;     ///< blank: outside

 private:
  std::map<std::string, std::vector<std::string>> columns_;
  std::size_t rows_ = 0;
};

/// Columns that hold the design; empty: none.
struct DesignColumns {
  std::string strata, cluster, weight, fpc;
};
Design design_of(const Table& table, const DesignColumns& columns);

/// analysis, variable, domain, level, quantity
using Key = std::tuple<std::string, std::string, std::string, std::string, std::string>;

Key key_of(const Table& table, std::size_t row);  ///< of a table with those five columns
std::string text(const Key& key);

using Figures = std::map<Key, double>;

/// What `peil analyse` prints for a plan (JSON); a figure printed twice or an exit status other
/// than 0 fails the test. Files are looked for from `folder` on.
Figures figures_of_plan(const std::string& plan, const std::string& folder);

/// Figures as peil computes them, to be held against a reference case.
class Printed {
 public:
  explicit Printed(std::string name) : name_(std::move(name)) {}

  void add(const std::string& analysis, const std::string& variable, const std::string& domain,
           const std::string& level, const std::string& quantity, double value);
  /// estimate, se, df, ci_low, ci_high and n; what the estimate lacks is left out.
  void add(const std::string& analysis, const std::string& variable, const std::string& domain,
           const std::string& level, const Estimate& estimate);

  /// Expects every figure of the named analyses (without the quantities that peil does not print)
  /// at its tolerance, and none of the plausible mistakes. Also writes NAME.csv into the folder
  /// that the environment variable PEIL_RESULTS names, if any.
  void expect(const std::set<std::string>& analyses,
              const std::set<std::string>& not_printed = {}) const;

 private:
  std::string name_;
  std::map<Key, double> values_;
};

}  // namespace peil::oracle
