#include "peil/analysis/plan/read_weighting.h"

#include <algorithm>

#include "peil/analysis/plan/file_form.h"
#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/table/level_names.h"

namespace peil::analysis {
namespace {

// A level of crossed columns has a part of each.
void check_parts(const std::string& level, std::size_t columns, const Node& at,
                 const AnalysisPlan& plan, Problems& found) {
  if (columns < 2 || table::parts_in(level) == columns) return;
  found.push_back({"plan.bad-value", plan.file, at.line, at.column,
                   "Level '" + level + "' has " + counted(table::parts_in(level), "part") +
                       ", but the margin crosses " + counted(columns, "column") + ".",
                   "Join one level of each column with |, and write a | that belongs to a level as "
                   "\\|."});
}

// The people of a margin, or the drawn of cells, from a file of variable, level and total.
void read_margin_file(PlanKeys& keys, MarginOfPlan& margin) {
  const std::string file = keys.text("file");
  margin.form = read_csv_form(keys);
  if (file.empty()) return;
  margin.file = data_of_file(file);
  for (const char* column : {"variable", "level", "total"}) keys.note("file", margin.file, column);
}

// Numbers by level under a key.
void read_levels(PlanKeys& keys, const char* key, const std::string& what, MarginOfPlan& margin,
                 const AnalysisPlan& plan, Problems& found) {
  for (const auto& [level, people] : keys.object(key)) {
    if (people->kind == Node::Kind::Number && people->number >= 0.0) {
      margin.persons[level] = people->number;
      check_parts(level, margin.columns.size(), *people, plan, found);
    } else {
      found.push_back({"plan.bad-value", plan.file, people->line, people->column,
                       what + " of level '" + level + "' must be a number of 0 or more.", ""});
    }
  }
}

MarginOfPlan read_margin(const Node& node, const std::string& data, AnalysisPlan& plan,
                         Problems& found) {
  PlanKeys keys(node, plan, found);
  MarginOfPlan margin;
  margin.columns = keys.required_texts("columns");
  for (const std::string& column : margin.columns) keys.note("columns", data, column);
  read_margin_file(keys, margin);
  margin.shares =
      keys.has("shares") || keys.one_of("as", {"persons", "shares"}, "persons") == "shares";
  const char* const key = keys.has("shares") ? "shares" : "persons";
  read_levels(keys, key, margin.shares ? "The share" : "The people", margin, plan, found);
  if ((margin.persons.empty() == margin.file.empty()) ||
      (keys.has("shares") && keys.has("persons"))) {
    keys.wrong(key, "plan.missing-key",
               "The margin needs 'persons', 'shares' or a 'file', one of them.",
               "Add \"persons\": { \"level\": people, ... }.");
  }
  keys.done();
  return margin;
}

const std::vector<std::pair<std::string, WeightingStep::Kind>> step_kinds{
    {"cells", WeightingStep::Kind::Cells}, {"poststratify", WeightingStep::Kind::PostStratify},
    {"rake", WeightingStep::Kind::Rake},   {"linear", WeightingStep::Kind::Linear},
    {"logit", WeightingStep::Kind::Logit}, {"trim", WeightingStep::Kind::Trim}};

void read_bounds(PlanKeys& keys, WeightingStep& step) {
  const std::vector<double> bounds = keys.numbers("bounds");
  if (bounds.size() == 2 && bounds[0] >= 0.0 && bounds[0] < 1.0 && bounds[1] > 1.0) {
    step.bounds = {bounds[0], bounds[1]};
  } else if (keys.has("bounds") || step.kind == WeightingStep::Kind::Logit) {
    keys.wrong("bounds", "plan.bad-value",
               "'bounds' must be two numbers, the first from 0 to below 1, the second above 1.",
               "Write \"bounds\": [0.6, 1.8].");
  }
}

void read_trim(PlanKeys& keys, WeightingStep& step) {
  if (keys.has("lower")) step.lower = keys.required_number("lower");
  if (keys.has("upper")) step.upper = keys.required_number("upper");
  step.of_mean = keys.one_of("unit", {"weight", "mean"}, "weight") == "mean";
  step.spread_equally = keys.one_of("spread", {"equal", "again"}, "again") == "equal";
  if (step.lower.value_or(0.0) < 0.0 || step.upper.value_or(1.0) <= step.lower.value_or(0.0)) {
    keys.wrong("lower", "plan.bad-value", "'lower' must be 0 or more and below 'upper'.", "");
  }
  if (!step.lower && !step.upper) {
    keys.wrong("upper", "plan.missing-key", "A trim needs 'lower', 'upper' or both.", "");
  }
}

// Cells by a column that says who answered, or by how many were drawn in each.
void read_cells(PlanKeys& keys, StepOfPlan& step, const std::string& data, const AnalysisPlan& plan,
                Problems& found) {
  step.columns = keys.required_texts("columns");
  for (const std::string& column : step.columns) keys.note("columns", data, column);
  step.respondent = keys.text("respondent");
  if (!step.respondent.empty()) keys.note("respondent", data, step.respondent);
  step.drawn.columns = step.columns;
  read_margin_file(keys, step.drawn);
  read_levels(keys, "drawn", "The number drawn", step.drawn, plan, found);
  const bool counts = !step.drawn.file.empty(), levels = !step.drawn.persons.empty();
  if (static_cast<int>(counts) + static_cast<int>(levels) +
          static_cast<int>(!step.respondent.empty()) !=
      1) {
    keys.wrong("respondent", "plan.missing-key",
               "Cells need 'respondent', 'drawn' or a 'file', one of them.",
               "Name the column that is 1 for who answered; or, where the data hold only them, add "
               "\"drawn\": { \"level\": people, ... }.");
  }
}

StepOfPlan read_step(const Node& node, const std::string& data, AnalysisPlan& plan,
                     Problems& found) {
  using Kind = WeightingStep::Kind;
  PlanKeys keys(node, plan, found);
  StepOfPlan step;
  std::vector<std::string> names;
  for (const auto& [name, kind] : step_kinds) names.push_back(name);
  (void)keys.required_text("step");
  const std::string name = keys.one_of("step", names, "rake");
  step.how.kind = std::ranges::find(step_kinds, name, &std::pair<std::string, Kind>::first)->second;
  if (step.how.kind == Kind::Cells) {
    read_cells(keys, step, data, plan, found);
  } else if (step.how.kind == Kind::Trim) {
    read_trim(keys, step.how);
  } else {
    if (step.how.kind == Kind::PostStratify) {
      if (const Node* margin = keys.any("margin"))
        step.margins.push_back(read_margin(*margin, data, plan, found));
    } else {
      for (const Node* margin : keys.list("margins"))
        step.margins.push_back(read_margin(*margin, data, plan, found));
    }
    if (step.how.kind != Kind::PostStratify) {
      for (const auto& [column, total] : keys.object("totals")) {
        keys.note("totals", data, column);
        if (total->kind != Node::Kind::Number) {
          found.push_back({"plan.wrong-type", plan.file, total->line, total->column,
                           "The total of '" + column + "' must be a number.", ""});
        }
        step.totals.emplace_back(column, total->number);
      }
    }
    if (step.margins.empty() && step.totals.empty()) {
      keys.wrong("margins", "plan.missing-key", "The step has no margins.",
                 "Add \"margins\": [ { \"columns\": [...], \"persons\": {...} } ].");
    }
    if (step.how.kind == Kind::Linear || step.how.kind == Kind::Logit) read_bounds(keys, step.how);
    step.how.tolerance = keys.number("tolerance", step.how.tolerance);
    const double sweeps = keys.number("most_sweeps", step.how.most_sweeps);
    if (!(step.how.tolerance > 0.0 && step.how.tolerance < 1.0))
      keys.wrong("tolerance", "plan.bad-value", "'tolerance' must lie between 0 and 1.", "");
    if (!(sweeps >= 1.0 && sweeps <= 1e6))
      keys.wrong("most_sweeps", "plan.bad-value", "'most_sweeps' goes from 1 to a million.", "");
    else
      step.how.most_sweeps = static_cast<int>(sweeps);
  }
  keys.done();
  return step;
}

void check_order(PlanKeys& keys, const std::vector<StepOfPlan>& steps) {
  std::vector<WeightingStep> how;
  for (const StepOfPlan& step : steps) how.push_back(step.how);
  for (const WrongOrder& wrong : wrong_order(how))
    keys.wrong("weighting", "plan.bad-value", wrong.message, wrong.mend);
}

}  // namespace

void read_weighting(PlanKeys& keys, DesignPlan& design, AnalysisPlan& plan, Problems& found) {
  for (const Node* step : keys.list("weighting"))
    design.weighting.push_back(read_step(*step, design.data, plan, found));
  check_order(keys, design.weighting);
}

ReplicatePlan read_replicates(const Node& node, const DesignPlan& design, AnalysisPlan& plan,
                              Problems& found) {
  using Method = ReplicatePlan::Method;
  PlanKeys keys(node, plan, found);
  ReplicatePlan replicates;
  const std::string method =
      keys.one_of("method", {"jk1", "jkn", "brr", "fay", "bootstrap"}, "bootstrap");
  replicates.method = method == "jk1"   ? Method::Jk1
                      : method == "jkn" ? Method::Jkn
                      : method == "brr" ? Method::Brr
                      : method == "fay" ? Method::Fay
                                        : Method::Bootstrap;
  replicates.mse = keys.flag("mse", true);
  replicates.scale = keys.number("scale", 0.0);
  replicates.rscales = keys.numbers("rscales");
  replicates.fay = keys.number("fay", 0.0);
  const Node* given_weights = keys.any("weights");
  const Node* factors = given_weights == nullptr ? nullptr : given_weights->member("factors");
  replicates.factors = factors != nullptr && factors->boolean;
  const bool made = given_weights == nullptr || replicates.factors;
  replicates.reweight = keys.flag("reweight", made);
  if (!(replicates.fay >= 0.0 && replicates.fay < 1.0))
    keys.wrong("fay", "plan.bad-value", "'fay' goes from 0 to below 1.", "0.5 is usual.");
  if (std::ranges::any_of(replicates.rscales, [](double s) { return s < 0.0; }) ||
      replicates.scale < 0.0)
    keys.wrong("scale", "plan.bad-value", "Scales are 0 or more.", "");
  if (!replicates.reweight && made && !design.weighting.empty())
    keys.wrong("reweight", "plan.bad-value",
               "Replicates that are made here must be weighted like the sample.",
               "Leave 'reweight' out, or set it to true.");
  if (const Node* weights = given_weights) {
    Keys given(*weights, plan.file, found);
    (void)given.flag("factors");
    replicates.file = given.text("file");
    replicates.form = read_csv_form(given);
    const std::vector<std::string> run = given.required_texts("columns");
    if (run.size() == 2) {
      replicates.first = run[0];
      replicates.last = run[1];
      const std::string source =
          replicates.file.empty() ? design.data : data_of_file(replicates.file);
      for (const std::string& column : run)
        plan.columns.push_back({source, column, weights->line, weights->column});
    } else {
      given.wrong("columns", "plan.bad-value", "'columns' names the first and the last of a run.",
                  "Write [\"rw001\", \"rw100\"].");
    }
    if (!replicates.file.empty()) {
      replicates.key = given.required_texts("key");
      for (const std::string& data : {design.data, data_of_file(replicates.file)}) {
        for (const std::string& column : replicates.key)
          plan.columns.push_back({data, column, weights->line, weights->column});
      }
    }
    given.done();
    if (replicates.method == Method::Jkn && replicates.rscales.empty())
      keys.wrong("rscales", "plan.missing-key",
                 "Given jkn weights need 'rscales', one per replicate.", "Add \"rscales\": [...].");
  }
  if (const Node* draw = keys.any("draw")) {
    Keys drawn(*draw, plan.file, found);
    const double draws = drawn.required_number("replicates");
    if (draws >= 2.0 && draws <= 100'000.0)
      replicates.draws = static_cast<std::size_t>(draws);
    else
      drawn.wrong("replicates", "plan.bad-value", "'replicates' goes from 2 to 100000.",
                  "1000 is usual.");
    replicates.seed = drawn.required_text("seed");
    drawn.done();
  }
  const bool drawn = replicates.draws > 0, weights_given = !replicates.first.empty();
  if (replicates.method == Method::Bootstrap ? drawn == weights_given : drawn) {
    keys.wrong("draw", "plan.bad-value",
               replicates.method == Method::Bootstrap
                   ? "A bootstrap has either 'weights' or 'draw'."
                   : "Only a bootstrap is drawn.",
               "Write \"draw\": { \"replicates\": 1000, \"seed\": \"...\" } for a bootstrap.");
  }
  keys.done();
  return replicates;
}

void add_files(AnalysisPlan& plan) {
  const auto add_margin = [&](const MarginOfPlan& margin) {
    if (margin.file.empty()) return;
    DataPlan& data = plan.data[margin.file];
    data.file = margin.file.substr(data_of_file("").size());
    data.categories = {"variable", "level"};
    if (margin.form != CsvForm{}) data.form = margin.form;
  };
  for (const auto& [name, design] : plan.designs) {
    for (const StepOfPlan& step : design.weighting) {
      for (const MarginOfPlan& margin : step.margins) add_margin(margin);
      add_margin(step.drawn);
    }
    if (!design.replicates || design.replicates->file.empty()) continue;
    const ReplicatePlan& replicates = *design.replicates;
    DataPlan& data = plan.data[data_of_file(replicates.file)];
    data.file = replicates.file;
    data.form = replicates.form;
    data.categories = replicates.key;
    if (const auto main = plan.data.find(design.data); main != plan.data.end())
      main->second.categories.insert(main->second.categories.end(), replicates.key.begin(),
                                     replicates.key.end());
  }
}

}  // namespace peil::analysis
