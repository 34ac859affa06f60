#include "peil/analysis/plan/read_plan.h"

#include <algorithm>
#include <array>
#include <set>

#include "peil/analysis/plan/asked.h"
#include "peil/analysis/plan/file_form.h"
#include "peil/analysis/plan/plan_keys.h"
#include "peil/analysis/plan/read_weighting.h"
#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/model/weight.h"
#include "peil/study/expression.h"
#include "peil/study/expression_tokens.h"

namespace peil::analysis {
namespace {

// A bare name or a point, which only questionnaires have a meaning for.
std::optional<study::ExpressionProblem> without_meaning(std::string_view text) {
  using Kind = study::Token::Kind;
  constexpr std::array operators{"and", "or", "div", "mod"};
  std::optional<study::ExpressionProblem> none;
  const std::vector<study::Token> all = study::tokens(text, none);
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    const study::Token& token = all[i];
    if (token.kind == Kind::This) {
      return study::ExpressionProblem{"", token.offset, "A point means nothing in a plan.",
                                      "Write ${column} of the column that is meant."};
    }
    if (token.kind != Kind::Word || std::ranges::count(operators, token.text) > 0) continue;
    if (all[i + 1].kind == Kind::Sign && all[i + 1].text == "(") {  // a function
      if (token.text != "today") continue;
      return study::ExpressionProblem{"", token.offset, "today() is another day tomorrow.",
                                      "Write the day that is meant: date('2013-09-01')."};
    }
    const bool truth = token.text == "true" || token.text == "false";
    return study::ExpressionProblem{
        "", token.offset,
        "'" + token.text +
            "' is neither a column, which has ${ }, nor a text, "
            "which has quotes.",
        truth ? "Write " + token.text + "()."
              : "Write ${" + token.text + "} for the column, '" + token.text + "' for the text."};
  }
  return {};
}

std::optional<Expression> expression(Keys& keys, std::string_view key, const Node& node) {
  if (node.kind == Node::Kind::Text) {
    auto parsed = study::parse_expression(node.text);
    if (auto* ok = std::get_if<Expression>(&parsed)) {
      const auto bare = without_meaning(node.text);
      if (!bare) return std::move(*ok);
      keys.problems().push_back({"plan.bad-expression", keys.file(), node.line,
                                 node.column + 1 + bare->offset, bare->message, bare->mend});
      return {};
    }
    const auto& wrong = std::get<study::ExpressionProblem>(parsed);
    keys.problems().push_back({"plan.bad-expression", keys.file(), node.line,
                               node.column + 1 + wrong.offset, wrong.message, wrong.mend});
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

// A wave is taken whole and as its questionnaire says.
void refuse_keys_of_files(Keys& keys) {
  for (const char* key : {"file", "missing", "categories", "separator", "decimal", "encoding",
                          "labels", "bad_bytes", "keep"}) {
    if (keys.any(key) != nullptr)
      keys.wrong(key, "plan.key-of-files",
                 "'" + std::string(key) + "' is for files, not for a wave.",
                 std::string_view(key) == "keep"
                     ? "For figures about some of the people derive a column and use 'by'."
                     : "Leave it out.");
  }
}

// Texts that mean blank: of every column, or by column, where "*" is every other one.
void read_missing(Keys& keys, AnalysisPlan& plan, const std::string& name, DataPlan& data,
                  Problems& found) {
  const Node* node = keys.any("missing");
  if (node == nullptr) return;
  if (node->kind != Node::Kind::Object) {
    data.missing = keys.texts("missing");
    return;
  }
  Keys by_column(*node, plan.file, found);
  for (const auto& [column, codes] : keys.object("missing")) {
    std::vector<std::string> texts = by_column.texts(column);
    if (column == "*") {
      data.missing = std::move(texts);
      continue;
    }
    plan.columns.push_back({name, column, codes->line, codes->column});
    data.missing_of[column] = std::move(texts);
  }
  for (auto& [column, codes] : data.missing_of)
    codes.insert(codes.end(), data.missing.begin(), data.missing.end());
}

void read_data(AnalysisPlan& plan, const std::string& name, const Node& node, Problems& found) {
  Keys keys(node, plan.file, found);
  DataPlan data;
  data.wave = keys.text("wave");
  if (data.wave.empty())
    data.file = keys.required_text("file");
  else
    refuse_keys_of_files(keys);
  read_missing(keys, plan, name, data, found);
  data.form = read_csv_form(keys);
  data.categories = keys.texts("categories");
  data.value_labels = keys.flag("labels");
  data.mark_bad_bytes = keys.one_of("bad_bytes", {"refuse", "mark"}, "refuse") == "mark";
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

void read_lonely(PlanKeys& keys, DesignPlan& design) {
  design.lonely_psu =
      keys.one_of("lonely_psu", {"fail", "remove", "certainty", "adjust", "average"}, "fail");
  design.lonely_in_domain = keys.flag("lonely_in_domain");
  if (design.lonely_in_domain && design.lonely_psu != "adjust" && design.lonely_psu != "average") {
    keys.wrong("lonely_in_domain", "plan.bad-value",
               "'lonely_in_domain' says how far lonely_psu adjust and average reach; this design "
               "has " +
                   design.lonely_psu + ".",
               "Leave it out: with one PSU left in a domain the error can still be estimated.");
  }
}

// How a wave was drawn and is weighted stands in the study.
void refuse_keys_of_samples(PlanKeys& keys) {
  for (const char* key : {"strata", "clusters", "nested", "weight", "fpc", "weighting"}) {
    if (keys.has(key))
      keys.wrong(key, "plan.design-of-wave",
                 "How a wave is drawn and weighted is in its own plan in the study.",
                 "Leave '" + std::string(key) + "' out, or change plans/WAVE.toml.");
  }
}

void read_design(AnalysisPlan& plan, const std::string& name, const Node& node, Problems& found) {
  PlanKeys keys(node, plan, found);
  DesignPlan design;
  design.data = keys.text("data", plan.data.size() == 1 ? plan.data.begin()->first : "");
  if (!plan.data.contains(design.data)) {
    keys.wrong("data", "plan.unknown-data", "There is no data '" + design.data + "'.",
               "Name one of the entries under 'data'.");
  }
  const auto data = plan.data.find(design.data);
  const bool of_wave = data != plan.data.end() && !data->second.wave.empty();
  if (of_wave) refuse_keys_of_samples(keys);
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
    if (!Weight::countable(design.constant_weight) || design.constant_weight == 0.0) {
      keys.wrong("weight", "plan.bad-value", "A weight for all rows lies above 0.", "Write 1.");
      design.constant_weight = 1.0;
    }
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
  read_lonely(keys, design);
  if (design.clusters.size() > 2) {
    keys.wrong("clusters", "plan.bad-value", "'clusters' names at most two columns, one per stage.",
               "Later stages do not bear on the error: leave them out.");
  }
  read_weighting(keys, design, plan, found);
  if (const Node* replicates = keys.any("replicates")) {
    design.replicates = read_replicates(*replicates, design, plan, found);
    if (of_wave && !design.replicates->first.empty())
      keys.wrong("replicates", "plan.design-of-wave",
                 "The answers of a wave hold no replicate weights.",
                 "Have them made: leave 'weights' out, or write 'draw' for a bootstrap.");
  }
  keys.done();
  plan.designs.emplace(name, std::move(design));
}

// A wave needs no design of the plan: its own is there under the name of the data.
void add_designs_of_waves(AnalysisPlan& plan) {
  for (const auto& [name, data] : plan.data) {
    if (data.wave.empty() || std::ranges::any_of(plan.designs, [&](const auto& design) {
          return design.second.data == name;
        }))
      continue;
    DesignPlan design;
    design.data = name;
    plan.designs.emplace(name, std::move(design));
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
  plan.sha256 = sha256(text);
  Keys keys(root.value(), file, found);
  (void)keys.text("title");
  (void)keys.text("$schema");  // for editors
  for (const auto& [name, node] : keys.object("data")) read_data(plan, name, *node, found);
  for (const auto& [name, node] : keys.object("designs")) read_design(plan, name, *node, found);
  add_designs_of_waves(plan);
  std::set<std::string> ids;
  const std::vector<const Node*> analyses = keys.list("analyses");
  for (const Node* node : analyses) read_analysis(plan, *node, ids, found);
  add_files(plan);
  if (analyses.empty() && found.empty()) {
    keys.wrong("analyses", "plan.missing-key", "The plan asks for no analysis.",
               "Add \"analyses\": [ { \"id\": ..., \"statistic\": ... } ].");
  }
  keys.done();
  std::ranges::stable_sort(found, {}, [](const Problem& p) { return std::pair(p.line, p.column); });
  if (!found.empty()) return found;
  return plan;
}

}  // namespace peil::analysis
