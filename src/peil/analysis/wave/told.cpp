#include "peil/analysis/wave/told.h"

#include <algorithm>
#include <variant>

namespace peil::analysis {
namespace {

using Columns = std::vector<std::string>;

class Telling {
 public:
  explicit Telling(std::string id) : id_(std::move(id)) {}

  std::vector<Told> done() && { return std::move(told_); }

  void operator()(const asked::Mean& of) { values(of.common); }
  void operator()(const asked::Total& of) { values(of.common); }
  void operator()(const asked::Spread& of) { values(of.common); }
  void operator()(const asked::Proportion& of) {
    for (const std::string& name : of.common.variables) add(of.common, name, {name});
  }
  void operator()(const asked::ShareIntervals& of) {
    measures(of.common, of.common.design, of.measures);
  }
  void operator()(const asked::Quantile& of) {
    values(of.common);
    for (Told& told : told_) {
      for (const double p : of.probabilities)
        told.least_share = std::min({told.least_share, p, 1.0 - p});
    }
  }
  void operator()(const asked::Ratio& of) {
    add(of.common, "", {of.numerator, of.denominator}, true);
  }
  void operator()(const asked::Share& of) {
    for (const Box& box : of.boxes) {
      if (!box.column.empty()) {
        add(of.common, box.name, {box.column}, false, 0, box);
        continue;
      }
      for (const std::string& column : of.common.variables)
        add(of.common, of.common.variables.size() == 1 ? box.name : of_item(column, box), {column},
            false, 0, box);
    }
  }
  void operator()(const asked::Estimates& of) {
    for (const Common* common : {&of.everybody, &of.by}) {
      for (const std::string& name : common->variables) {
        for (const std::string& statistic : of.statistics)
          add(*common, of.plain_names ? name : statistic + "(" + name + ")", {name}, true);
      }
      for (const auto& [above, below] : of.ratios)
        add(*common, above + "/" + below, {above, below}, true);
    }
    for (const std::string& name : of.plain_means) add(of.everybody, "", {name}, true);
    if (of.weights) add(of.everybody, "", {});
  }
  void operator()(const asked::Benchmark& of) {
    for (const Measure& measure : of.measures)
      add(of.common, measure.name, {measure.column}, !measure.box, 0, measure.box);
  }
  void operator()(const asked::Difference& of) {
    Common common = of.common;
    common.by.insert(common.by.begin(), of.within.begin(), of.within.end());
    values(common);
  }
  void operator()(const asked::Banner& of) {
    std::vector<std::string> sides{"1"};
    if (of.show == asked::Banner::Show::Rest) sides.emplace_back("0");
    for (const std::string& variable : of.common.variables)
      banner(of.common, {variable}, of.set, of.columns, sides);
  }
  void operator()(const asked::StandardisedMean& of) {
    for (const std::string& variable : of.common.variables)
      banner(of.common, {variable, of.over}, of.over, of.columns, {"1"});
    for (Told& told : told_) told.classes = {of.over};
  }
  void operator()(const asked::MixEffect& of) {
    Common common = of.common;
    common.levels = of.classes;
    common.by = {of.over};
    for (const std::string& design : {of.before, of.after}) {
      common.design = design;
      values(common);
    }
  }
  void operator()(const asked::TwoFrames& of) {
    for (const std::string& design : {of.common.design, of.second}) {
      Common common = of.common;
      common.design = design;
      for (const std::string& variable : common.variables) add(common, "", {variable}, true);
    }
  }
  void operator()(const asked::Pairwise& of) {
    values(of.common);
    if (!of.share_of.empty()) add(of.common, "", {of.share_of});
  }
  void operator()(const asked::Change& of) { pair(of.pair); }
  void operator()(const asked::Equivalence& of) { pair(of.pair); }
  void operator()(const asked::Trend& of) {
    for (const std::string& design : of.designs) measures(of.common, design, of.measures);
  }
  void operator()(const asked::ChiSquare& of) { add(of.common, "", {of.rows, of.columns}); }
  void operator()(const asked::Correlation& of) {
    for (const std::string& name : of.common.variables) add(of.common, name, {name, of.with}, true);
  }
  void operator()(const asked::Alpha& of) { add(of.common, "", of.items, true); }
  void operator()(const asked::Regression& of) { model(of.model); }
  void operator()(const asked::Drivers& of) { model(of.model, of.equal); }
  void operator()(const asked::Priority& of) { model(of.model, of.equal); }
  void operator()(const asked::FewClusters& of) { model(of.model); }
  void operator()(const asked::WildBootstrap& of) { model(of.model); }
  void operator()(const asked::RandomisationInference& of) {
    Common common = of.common;
    common.by = {of.treated};
    for (const std::string& variable : common.variables) add(common, "", {variable}, true);
  }
  void operator()(const asked::PenaltyReward& of) {
    model(of.model, of.equal);
    for (Told& told : told_) told.parameters += of.model.predictors.size();  // two each
  }
  void operator()(const asked::Survival& of) { durations(of.common, of.keys); }
  void operator()(const asked::LogRank& of) { durations(of.common, of.keys); }
  void operator()(const asked::RestrictedMean& of) { durations(of.common, of.keys); }
  void operator()(const asked::Kappa& of) { coders(of.coders); }
  void operator()(const asked::Krippendorff& of) { coders(of.coders); }
  void operator()(const asked::CategoryAgreement& of) { coders(of.coders); }
  void operator()(const asked::WeightsUsed& of) { whole(of.design); }
  void operator()(const asked::Describe& of) { whole(of.design); }
  void operator()(const asked::Allocated& of) { whole(of.design); }
  void operator()(const asked::Inclusion& of) { whole(of.design); }
  void operator()(const asked::Systematic& of) { whole(of.design); }
  void operator()(const asked::Adjust&) {}      // of figures that another analysis prints
  void operator()(const asked::SampleSize&) {}  // without data
  void operator()(const asked::Power&) {}       // likewise

 private:
  void add(const Common& common, const std::string& variable, const Columns& columns,
           bool of_values = false, std::size_t parameters = 0, const std::optional<Box>& box = {}) {
    Told one{id_,       variable,      common.design, columns,
             common.by, common.levels, of_values,     parameters};
    one.box = box;
    if (common.by_each.empty()) told_.push_back(one);
    for (const std::string& by : common.by_each) {
      one.by = by.empty() ? Columns{} : Columns{by};
      told_.push_back(one);
    }
  }
  // Every 0/1 column is a figure of its own, printed under its name.
  void banner(const Common& common, const Columns& answered, const std::string& set,
              const Columns& columns, const std::vector<std::string>& sides) {
    Told& one = told_.emplace_back();
    one.analysis = id_;
    one.variable = answered.front();
    one.design = common.design;
    one.columns = answered;
    one.levels = sides;
    one.of_values = true;
    one.domain = set;
    one.each = columns;
    one.aside = "0";
  }
  void values(const Common& common) {
    for (const std::string& name : common.variables) add(common, name, {name}, true);
  }
  void measures(Common common, const std::string& design, const std::vector<Measure>& all) {
    common.design = design;
    for (const Measure& measure : all)
      add(common, measure.name, {measure.column}, !measure.box, 0, measure.box);
  }
  void pair(const WavePair& pair) {
    measures(pair.common, pair.before, pair.measures);
    measures(pair.common, pair.after, pair.measures);
  }
  // At equal classes a mean is fitted to each of them.
  void model(const Model& model, const AtEqual& equal = {}) {
    Columns columns = model.predictors;
    columns.push_back(model.outcome);
    std::size_t parameters = columns.size();
    if (equal.asked()) columns.push_back(equal.over);
    if (!equal.classes.empty()) parameters += equal.classes.size() - 1;
    add(model.common, "", columns, true, parameters);
  }
  void durations(const Common& common, const DurationKeys& keys) {
    Columns columns;
    for (const std::string& name : {keys.time, keys.event, keys.opened}) {
      if (!name.empty()) columns.push_back(name);
    }
    add(common, "", columns, true);
  }
  void coders(const asked::Coders& of) {
    told_.push_back({id_, "", of.design, of.coders, {}, {}, false, 0});
  }
  void whole(const std::string& design) {
    told_.push_back({id_, "", design, {}, {}, {}, false, 0});
  }

  std::string id_;
  std::vector<Told> told_;
};

}  // namespace

std::vector<Told> told(const AnalysisStep& step) {
  Telling telling(step.id);
  std::visit(telling, step.asked);
  return std::move(telling).done();
}

bool shows_rows(const analysis::Asked& asked) {
  if (const auto* weights = std::get_if<asked::WeightsUsed>(&asked)) return !weights->file.empty();
  return std::holds_alternative<asked::Describe>(asked) ||
         std::holds_alternative<asked::Inclusion>(asked) ||
         std::holds_alternative<asked::Systematic>(asked) ||
         std::holds_alternative<asked::Allocated>(asked);
}

}  // namespace peil::analysis
