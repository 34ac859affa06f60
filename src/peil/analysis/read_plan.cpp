#include "peil/analysis/read_plan.h"

#include <algorithm>
#include <set>

#include "peil/analysis/plan_keys.h"
#include "peil/analysis/statistics.h"
#include "peil/base/text.h"
#include "peil/study/expression.h"

namespace peil::analysis {
namespace {

std::optional<Expression> expression(Keys& keys, std::string_view key, const Node& node) {
  if (node.kind == Node::Kind::Text) {
    auto parsed = study::parse_expression(node.text);
    if (auto* ok = std::get_if<Expression>(&parsed)) return std::move(*ok);
    keys.problems().push_back({"plan.bad-expression", keys.file(), node.line, node.column,
                               std::get<study::ExpressionProblem>(parsed).message,
                               "Write it as in XLSForm: ${column} >= 4 and ${other} = 'x'."});
    return {};
  }
  keys.problems().push_back({"plan.wrong-type", keys.file(), node.line, node.column,
                             "'" + std::string(key) + "' must be an expression in quotes.", ""});
  return {};
}

// Columns that an expression uses, less those that the plan derives itself.
void note_columns(AnalysisPlan& plan, const std::string& data, const Node& at,
                  const Expression& expression) {
  for (const std::string& name : names_in(expression)) {
    plan.columns.push_back({data, name, at.line, at.column});
  }
}

DataPlan::Keep read_keep(AnalysisPlan& plan, Keys& keys, const std::string& name, const Node& node,
                         Problems& found) {
  DataPlan::Keep keep;
  if (node.kind != Node::Kind::Object) {
    keep.condition = expression(keys, "keep", node);
    if (keep.condition) note_columns(plan, name, node, *keep.condition);
    return keep;
  }
  Keys in(node, plan.file, found);
  keep.column = in.required_text("column");
  keep.in = in.required_texts("in");
  in.done();
  plan.columns.push_back({name, keep.column, node.line, node.column});
  return keep;
}

void read_data(AnalysisPlan& plan, const std::string& name, const Node& node, Problems& found) {
  Keys keys(node, plan.file, found);
  DataPlan data;
  data.file = keys.required_text("file");
  if (keys.has("missing")) data.missing = keys.texts("missing");
  data.categories = keys.texts("categories");
  data.value_labels = keys.flag("labels");
  for (const auto& [derived, how] : keys.object("derive")) {
    if (auto parsed = expression(keys, "derive", *how)) {
      note_columns(plan, name, *how, *parsed);
      data.derive.emplace_back(derived, std::move(*parsed));
    }
  }
  for (const Node* item : keys.list("keep")) {
    data.keep.push_back(read_keep(plan, keys, name, *item, found));
  }
  keys.done();
  plan.data.emplace(name, std::move(data));
}

MarginOfPlan read_margin(const Node& node, const std::string& data, AnalysisPlan& plan,
                         Problems& found) {
  PlanKeys keys(node, plan, found);
  MarginOfPlan margin;
  margin.columns = keys.required_texts("columns");
  for (const std::string& column : margin.columns) keys.note("columns", data, column);
  const std::string file = keys.text("file");
  if (!file.empty()) {
    margin.file = data_of_file(file);
    for (const char* column : {"variable", "level", "total"})
      keys.note("file", margin.file, column);
  }
  for (const auto& [level, people] : keys.object("persons")) {
    if (people->kind == Node::Kind::Number && people->number >= 0.0) {
      margin.persons[level] = people->number;
    } else {
      found.push_back({"plan.bad-value", plan.file, people->line, people->column,
                       "The people of level '" + level + "' must be a number of 0 or more.", ""});
    }
  }
  if (margin.persons.empty() == margin.file.empty()) {
    keys.wrong("persons", "plan.missing-key",
               "The margin needs 'persons' or a 'file', one of them.",
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
    keys.wrong("bounds", "plan.bad-value", "'bounds' must be two numbers, below and above 1.",
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

WeightingStep read_step(const Node& node, const std::string& data, AnalysisPlan& plan,
                        Problems& found) {
  using Kind = WeightingStep::Kind;
  PlanKeys keys(node, plan, found);
  WeightingStep step;
  std::vector<std::string> names;
  for (const auto& [name, kind] : step_kinds) names.push_back(name);
  (void)keys.required_text("step");
  const std::string name = keys.one_of("step", names, "rake");
  step.kind = std::ranges::find(step_kinds, name, &std::pair<std::string, Kind>::first)->second;
  if (step.kind == Kind::Cells) {
    step.columns = keys.required_texts("columns");
    step.respondent = keys.required_text("respondent");
    for (const std::string& column : step.columns) keys.note("columns", data, column);
    keys.note("respondent", data, step.respondent);
  } else if (step.kind == Kind::Trim) {
    read_trim(keys, step);
  } else {
    if (step.kind == Kind::PostStratify) {
      if (const Node* margin = keys.any("margin"))
        step.margins.push_back(read_margin(*margin, data, plan, found));
    } else {
      for (const Node* margin : keys.list("margins"))
        step.margins.push_back(read_margin(*margin, data, plan, found));
    }
    if (step.kind == Kind::Linear) {
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
    if (step.kind == Kind::Linear || step.kind == Kind::Logit) read_bounds(keys, step);
    step.tolerance = keys.number("tolerance", step.tolerance);
    const double sweeps = keys.number("most_sweeps", step.most_sweeps);
    if (!(step.tolerance > 0.0 && step.tolerance < 1.0))
      keys.wrong("tolerance", "plan.bad-value", "'tolerance' must lie between 0 and 1.", "");
    if (!(sweeps >= 1.0 && sweeps <= 1e6))
      keys.wrong("most_sweeps", "plan.bad-value", "'most_sweeps' goes from 1 to a million.", "");
    else
      step.most_sweeps = static_cast<int>(sweeps);
  }
  keys.done();
  return step;
}

// Cells come before the one step that calibrates, trims after it.
void check_order(PlanKeys& keys, const std::vector<WeightingStep>& steps) {
  using Kind = WeightingStep::Kind;
  bool calibrated = false, trimmed = false;
  for (const WeightingStep& step : steps) {
    const bool calibrates = step.kind != Kind::Cells && step.kind != Kind::Trim;
    if (calibrates && (calibrated || trimmed)) {
      keys.wrong("weighting", "plan.bad-value",
                 calibrated ? "A second calibration would undo the first."
                            : "A trim before the calibration would be undone by it.",
                 calibrated ? "Put all margins in one step." : "Put the trim after it.");
    }
    if (step.kind == Kind::Cells && (calibrated || trimmed))
      keys.wrong("weighting", "plan.bad-value", "Non-response cells come first.", "Move them up.");
    if (step.kind == Kind::Trim && !step.spread_equally && !calibrated)
      keys.wrong("weighting", "plan.bad-value",
                 "There is no calibration to do again after the trim.",
                 "Put one before it, or write \"spread\": \"equal\".");
    calibrated = calibrated || calibrates;
    trimmed = trimmed || step.kind == Kind::Trim;
  }
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
  replicates.reweight = keys.flag("reweight", keys.has("weights") ? false : true);
  if (!(replicates.fay >= 0.0 && replicates.fay < 1.0))
    keys.wrong("fay", "plan.bad-value", "'fay' goes from 0 to below 1.", "0.5 is usual.");
  if (std::ranges::any_of(replicates.rscales, [](double s) { return s < 0.0; }) ||
      replicates.scale < 0.0)
    keys.wrong("scale", "plan.bad-value", "Scales are 0 or more.", "");
  if (!replicates.reweight && !keys.has("weights") && !design.weighting.empty())
    keys.wrong("reweight", "plan.bad-value",
               "Replicates that are made here must be weighted like the sample.",
               "Leave 'reweight' out, or set it to true.");
  if (const Node* weights = keys.any("weights")) {
    Keys given(*weights, plan.file, found);
    replicates.file = given.text("file");
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
      replicates.key = given.required_text("key");
      for (const std::string& data : {design.data, data_of_file(replicates.file)})
        plan.columns.push_back({data, replicates.key, weights->line, weights->column});
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

void read_design(AnalysisPlan& plan, const std::string& name, const Node& node, Problems& found) {
  PlanKeys keys(node, plan, found);
  DesignPlan design;
  design.data = keys.text("data", plan.data.size() == 1 ? plan.data.begin()->first : "");
  if (!plan.data.contains(design.data)) {
    keys.wrong("data", "plan.unknown-data", "There is no data '" + design.data + "'.",
               "Name one of the entries under 'data'.");
  }
  const auto columns = [&](const char* key) {
    std::vector<std::string> named = keys.texts(key);
    for (const std::string& column : named) keys.note(key, design.data, column);
    return named;
  };
  design.strata = columns("strata");
  design.clusters = columns("clusters");
  design.nested = keys.flag("nested", true);
  if (const Node* weight = keys.any("weight");
      weight != nullptr && weight->kind == Node::Kind::Number) {
    design.constant_weight = weight->number;
  } else {
    design.weight = keys.text("weight");
    if (!design.weight.empty()) keys.note("weight", design.data, design.weight);
  }
  if (const Node* fpc = keys.any("fpc")) {
    PlanKeys of(*fpc, plan, found);
    design.fpc = of.required_texts("columns");
    for (const std::string& column : design.fpc) of.note("columns", design.data, column);
    (void)of.required_text("meaning");
    design.fpc_meaning =
        of.one_of("meaning", {"population", "fraction"}, "population") == "fraction"
            ? FpcMeaning::Fraction
            : FpcMeaning::Population;
    of.done();
  }
  design.lonely_psu =
      keys.one_of("lonely_psu", {"fail", "remove", "certainty", "adjust", "average"}, "fail");
  design.lonely_in_domain = keys.flag("lonely_in_domain");
  for (const Node* step : keys.list("weighting")) {
    design.weighting.push_back(read_step(*step, design.data, plan, found));
  }
  check_order(keys, design.weighting);
  if (const Node* replicates = keys.any("replicates")) {
    design.replicates = read_replicates(*replicates, design, plan, found);
  }
  keys.done();
  plan.designs.emplace(name, std::move(design));
}

// Files that designs name are read as data too. Keys are matched as texts, so that 007 is not 7.
void add_files(AnalysisPlan& plan) {
  for (const auto& [name, design] : plan.designs) {
    for (const WeightingStep& step : design.weighting) {
      for (const MarginOfPlan& margin : step.margins) {
        if (margin.file.empty()) continue;
        DataPlan& data = plan.data[margin.file];
        data.file = margin.file.substr(data_of_file("").size());
        data.categories = {"variable", "level"};
      }
    }
    if (!design.replicates || design.replicates->file.empty()) continue;
    const ReplicatePlan& replicates = *design.replicates;
    DataPlan& data = plan.data[data_of_file(replicates.file)];
    data.file = replicates.file;
    data.categories = {replicates.key};
    if (const auto main = plan.data.find(design.data); main != plan.data.end())
      main->second.categories.push_back(replicates.key);
  }
}

void read_analysis(AnalysisPlan& plan, const Node& node, std::set<std::string>& ids,
                   Problems& found) {
  PlanKeys keys(node, plan, found);
  const std::string id = keys.required_text("id");
  if (!id.empty() && !ids.insert(id).second) {
    keys.wrong("id", "plan.id-twice", "Two analyses have the id '" + id + "'.", "Rename one.");
  }
  const std::string name = keys.required_text("statistic");
  const auto all = statistics();
  const auto kind = std::ranges::find(all, std::string_view(name), &Statistic::name);
  if (kind == all.end()) {
    if (name.empty()) return;
    std::vector<std::string> known;
    for (const Statistic& s : all) known.emplace_back(s.name);
    const auto meant = nearest(name, known);
    keys.wrong("statistic", "plan.unknown-statistic", "There is no statistic '" + name + "'.",
               meant ? "Did you mean '" + *meant + "'?" : "Known: " + join(known, ", ") + ".");
    return;  // its keys cannot be judged
  }
  AnalysisStep step{id, name, node.line, kind->read(keys, id)};
  keys.done();
  plan.analyses.push_back(std::move(step));
}

}  // namespace

Result<AnalysisPlan> read_plan(std::string_view text, const std::string& file) {
  const Result<Node> root = read_json(text, file);
  if (!root.ok()) return root.problems();
  Problems found;
  AnalysisPlan plan;
  plan.file = file;
  Keys keys(root.value(), file, found);
  (void)keys.text("title");
  for (const auto& [name, node] : keys.object("data")) read_data(plan, name, *node, found);
  for (const auto& [name, node] : keys.object("designs")) read_design(plan, name, *node, found);
  std::set<std::string> ids;
  for (const Node* node : keys.list("analyses")) read_analysis(plan, *node, ids, found);
  add_files(plan);
  if (keys.list("analyses").empty() && found.empty()) {
    keys.wrong("analyses", "plan.missing-key", "The plan asks for no analysis.",
               "Add \"analyses\": [ { \"id\": ..., \"statistic\": ... } ].");
  }
  keys.done();
  std::ranges::stable_sort(found, {}, [](const Problem& p) { return std::pair(p.line, p.column); });
  if (!found.empty()) return found;
  return plan;
}

}  // namespace peil::analysis
