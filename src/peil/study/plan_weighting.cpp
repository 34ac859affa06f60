#include "peil/study/plan_weighting.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "peil/base/text.h"
#include "peil/study/name_list.h"

namespace peil::study {
namespace {

using Kind = WeightingStep::Kind;

constexpr std::array kinds{
    std::pair{"cells", Kind::Cells}, std::pair{"poststratify", Kind::PostStratify},
    std::pair{"rake", Kind::Rake},   std::pair{"linear", Kind::Linear},
    std::pair{"logit", Kind::Logit}, std::pair{"trim", Kind::Trim}};

class Reader {
 public:
  Reader(const TomlTable& file, Plan& plan)
      : file_(file), problems_(file.problems()), plan_(plan) {}

  void run() {
    std::vector<WeightingStep> order;
    const std::vector<const TomlNode*> nodes = file_.tables("weighting", Need::May);
    for (const TomlNode* node : nodes) order.push_back(read_step(*node));
    for (const WrongOrder& wrong : wrong_order(order))
      problems_.add("weighting.order", file_.at("weighting"), wrong.message, wrong.mend);
    const bool calibrates =
        std::ranges::any_of(order, [](const WeightingStep& step) { return step.calibrates(); });
    if (!plan_.margins.empty() && !plan_.weighting.empty() && !calibrates) {
      problems_.add("weighting.margins-unused", file_.at("weighting"),
                    "This plan has margins, and none of its [[weighting]] steps fits to them.",
                    "Add a [[weighting]] with step = \"rake\", or take the margins out.");
    }
    // Merged strata alone leave the margins to be raked to, as without any step.
  }

 private:
  WeightingStep read_step(const TomlNode& node) {
    const TomlTable table(node, problems_, "a [[weighting]]",
                          {"step", "strata", "margins", "totals", "bounds", "tolerance",
                           "most_sweeps", "lower", "upper", "unit", "spread"});
    std::vector<std::string> words;
    for (const auto& [word, kind] : kinds) words.emplace_back(word);
    StepOfWave step;
    const auto word = table.word("step", Need::Must, words);
    if (!word) return step.how;
    for (const auto& [known, kind] : kinds) {
      if (*word == known) step.how.kind = kind;
    }
    only_keys_of(table, step.how.kind, *word);
    if (step.how.kind == Kind::Cells) {
      read_strata(table);
      return step.how;
    }
    if (step.how.kind == Kind::Trim)
      read_trim(table, step.how);
    else
      read_calibration(table, step);
    plan_.weighting.push_back(step);
    return step.how;
  }

  void only_keys_of(const TomlTable& table, Kind kind, const std::string& word) {
    const std::vector<std::string> keys =
        kind == Kind::Cells  ? std::vector<std::string>{"step", "strata"}
        : kind == Kind::Trim ? std::vector<std::string>{"step", "lower", "upper", "unit", "spread"}
        : kind == Kind::Linear
            ? std::vector<std::string>{"step", "margins", "totals", "bounds", "tolerance"}
        : kind == Kind::Logit
            ? std::vector<std::string>{"step", "margins", "totals", "bounds", "tolerance"}
        : kind == Kind::Rake
            ? std::vector<std::string>{"step", "margins", "totals", "tolerance", "most_sweeps"}
            : std::vector<std::string>{"step", "margins", "tolerance", "most_sweeps"};
    for (const Entry& entry : table.entries()) {
      if (std::ranges::find(keys, entry.key) != keys.end()) continue;
      problems_.add("key.unknown", entry.at,
                    fmt::format("A step '{}' has no '{}'.", word, entry.key),
                    fmt::format("It has: {}.", join(std::span(keys).subspan(1), ", ")));
    }
  }

  void read_strata(const TomlTable& table) {
    const auto named = table.texts("strata", Need::Must);
    if (plan_.import) {
      problems_.add("weighting.cells-without-draw", table.at("strata"),
                    "An imported wave has no draw whose strata could be merged.",
                    "Take this step out.");
      return;
    }
    if (named.size() == 1) {
      problems_.add("weighting.stratum-twice", table.at("strata"),
                    "One stratum alone is not merged with anything.",
                    "Name at least two strata, or take this step out.");
    }
    std::vector<std::string> strata;
    for (const auto& [name, at] : named) {
      strata.push_back(name);
      if (plan_.weighed_in(name) == name) continue;
      problems_.add("weighting.stratum-twice", at,
                    fmt::format("The stratum '{}' is merged with others already.", name),
                    "Name all strata that are weighed as one in one step.");
    }
    plan_.merged_strata.push_back(std::move(strata));
  }

  void read_calibration(const TomlTable& table, StepOfWave& step) {
    std::vector<std::string> known;
    for (const MarginPlan& margin : plan_.margins) known.push_back(margin.name);
    for (const auto& [name, at] : table.texts("margins", Need::May)) {
      step.margins.push_back(name);
      if (std::ranges::find(known, name) != known.end()) continue;
      problems_.add("weighting.unknown-margin", at, fmt::format("There is no margin '{}'.", name),
                    did_you_mean(name, known));
    }
    if (step.how.kind != Kind::PostStratify) {
      if (const TomlNode* node = table.table("totals", Need::May)) {
        const TomlTable totals(*node, problems_, "totals", {}, true);
        for (const Entry& entry : totals.entries()) {
          if (const auto total = totals.number(entry.key, Need::May, -1e15, 1e15))
            step.totals[entry.key] = *total;
        }
      }
    }
    if (known.empty() && step.totals.empty()) {
      problems_.add("weighting.nothing-to-meet", table.at(),
                    "This step has nothing that the weights could agree with.",
                    "Add a [[margin]] with the known numbers of people.");
    }
    if (step.how.kind == Kind::Linear || step.how.kind == Kind::Logit) read_bounds(table, step.how);
    if (const auto tolerance = table.number("tolerance", Need::May, 1e-15, 0.1))
      step.how.tolerance = *tolerance;
    if (const auto sweeps = table.whole("most_sweeps", Need::May, 1, 1'000'000))
      step.how.most_sweeps = static_cast<int>(*sweeps);
  }

  // A table of two numbers: bounds = { low = 0.6, high = 1.8 }.
  void read_bounds(const TomlTable& table, WeightingStep& step) {
    if (!table.has("bounds")) {
      if (step.kind == Kind::Logit) {
        problems_.add("weighting.bounds", table.at(), "A logit calibration needs bounds.",
                      "Write bounds = { low = 0.6, high = 1.8 }.");
      }
      return;
    }
    const TomlNode* node = table.table("bounds", Need::May);
    if (node == nullptr) return;
    const TomlTable bounds(*node, problems_, "bounds", {"low", "high"});
    const auto low = bounds.number("low", Need::Must, 0.0, 1e6);
    const auto high = bounds.number("high", Need::Must, 0.0, 1e6);
    if (!low || !high) return;
    if (*low >= 1.0 || *high <= 1.0) {
      problems_.add("weighting.bounds", bounds.at(),
                    "The bounds are of a calibrated weight divided by the earlier one: one below "
                    "1, one above.",
                    "Write bounds = { low = 0.6, high = 1.8 }.");
      return;
    }
    step.bounds = {*low, *high};
  }

  void read_trim(const TomlTable& table, WeightingStep& step) {
    step.lower = table.number("lower", Need::May, 0.0, 1e12);
    step.upper = table.number("upper", Need::May, 0.0, 1e12);
    step.of_mean = table.word("unit", Need::May, {"weight", "mean"}) == "mean";
    step.spread_equally = table.word("spread", Need::May, {"equal", "again"}) == "equal";
    if (!table.has("lower") && !table.has("upper")) {
      problems_.add("weighting.bounds", table.at(), "A trim needs 'lower', 'upper' or both.",
                    "Write upper = 3 and unit = \"mean\".");
    } else if (step.upper && *step.upper <= step.lower.value_or(0.0)) {
      problems_.add("weighting.bounds", table.at("upper"),
                    "'upper' must lie above 'lower', and above 0.", "Correct one of the two.");
    }
  }

  const TomlTable& file_;
  FileProblems& problems_;
  Plan& plan_;
};

}  // namespace

std::string_view step_word(WeightingStep::Kind kind) {
  return std::ranges::find(kinds, kind, [](const auto& named) { return named.second; })->first;
}

void read_weighting(const TomlTable& plan_file, Plan& plan) { Reader(plan_file, plan).run(); }

}  // namespace peil::study
