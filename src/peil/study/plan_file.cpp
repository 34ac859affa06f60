#include "peil/study/plan_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "peil/base/text.h"
#include "peil/model/dataset.h"
#include "peil/study/plan_allocation.h"
#include "peil/study/plan_cases.h"
#include "peil/study/plan_import.h"
#include "peil/study/plan_messages.h"
#include "peil/study/plan_weighting.h"

namespace peil::study {
namespace {

class Reader {
 public:
  Reader(const TomlTable& file, Draft& draft)
      : file_(file), problems_(file.problems()), draft_(draft) {}

  Plan run() {
    read_wave();
    const bool import = file_.has("import");
    const bool sample = file_.has("frame") || file_.has("sample");
    if (import && sample) {
      problems_.add("plan.import-and-sample", file_.entry("import")->at,
                    "This plan has [import] and also [frame] or [sample].",
                    "A wave is drawn here or comes from a file: keep one of the two.");
    } else if (!import && !sample) {
      problems_.add("plan.neither", file_.at(), "This plan has neither [frame] nor [import].",
                    "Say how the sample is drawn, or which columns the file has.");
    }
    if (sample) read_frame(), read_sample(), read_exclusions(), read_cases(file_, plan_);
    if (import && !sample) {
      plan_.import = read_import(file_, plan_.wave, draft_);
      if (plan_.import) plan_.group = plan_.import->group;
      if (plan_.import) plan_.also_in = plan_.import->also_in;
      frame_read_ = !plan_.group.empty();
    }
    if (import && !sample && file_.has("exclude")) {
      problems_.add("plan.import-and-sample", file_.entry("exclude")->at,
                    "An imported wave has nobody to exclude.", "Take [[exclude]] out.");
    }
    if (import && !sample && file_.has("cases"))
      problems_.add("plan.import-and-sample", file_.entry("cases")->at,
                    "An imported wave has no frame to hold against cases.", "Take [cases] out.");
    read_margins();
    read_weighting(file_, plan_);
    check_few_clusters();
    check_also_in();
    read_panel();
    read_messages(file_, plan_, draft_);
    read_outcomes();
    return std::move(plan_);
  }

 private:
  void check_few_clusters() {
    if (!plan_.import || !plan_.import->few_clusters) return;
    const bool fitted = std::ranges::any_of(
        plan_.weighting, [](const StepOfWave& step) { return step.how.calibrates(); });
    if (plan_.margins.empty() && !fitted) return;
    problems_.add("import.few-clusters", file_.entry("import")->at,
                  "Errors for few clusters (few_clusters) know no margins, and the weights of this "
                  "wave are fitted to them.",
                  "Take few_clusters out, or the margins.");
  }

  void read_panel() {
    if (!file_.has("panel")) return;
    plan_.panel = file_.name("panel", Need::Must).value_or("");
    if (plan_.import && plan_.import->respondent.empty())
      problems_.add(
          "plan.panel-without-respondent", file_.at("panel"),
          "A panel is followed by its people, and the file has no column that names them.",
          "Name it: respondent = \"...\" under [import].");
  }

  void read_outcomes() {
    const TomlNode* node = file_.table("outcomes", Need::May);
    if (node == nullptr) return;
    if (file_.has("import"))
      problems_.add("plan.import-and-sample", node->at,
                    "Of an imported wave nobody recorded who was asked, so that nobody has an "
                    "outcome code.",
                    "Take [outcomes] out.");
    const TomlTable table(*node, problems_, "[outcomes]", {"partial"});
    plan_.partial = table.number("partial", Need::Must, 0.0, 1.0).value_or(default_partial);
  }

  void read_wave() {
    const auto wave = file_.name("wave", Need::Must, true);
    if (!wave) return;
    plan_.wave = *wave;
    const auto [before, fresh] =
        draft_.wave_places.insert({*wave, {problems_.file(), file_.at("wave")}});
    if (draft_.waves.unknown(*wave)) {
      problems_.add("plan.unknown-wave", file_.at("wave"),
                    fmt::format("The study has no wave '{}'.", *wave),
                    did_you_mean(*wave, draft_.waves.names));
    } else if (!fresh) {
      problems_.add("plan.two-for-wave", file_.at("wave"),
                    fmt::format("Wave '{}' has a plan in {} already.", *wave, before->second.file),
                    "Keep one of the two files.");
    } else if (problems_.file() != "plans/" + *wave + ".toml") {
      problems_.add(
          "plan.file-name", file_.at("wave"),
          fmt::format("This file plans wave '{}', and is called {}.", *wave, problems_.file()),
          fmt::format("Call it plans/{}.toml, or correct the wave.", *wave));
    }
  }

  void read_frame() {
    const TomlNode* node = file_.table("frame", Need::Must);
    if (node == nullptr) return;
    const TomlTable table(*node, problems_, "[frame]",
                          {"key", "group", "also_in", "language", "contact", "design",
                           "least_alike", "separator", "decimal", "encoding"});
    plan_.frame_form = read_csv_form(table, "plan.bad-sign");
    plan_.unit_key = table.text("key", Need::Must).value_or("");
    plan_.group = table.text("group", Need::Must).value_or("");
    plan_.language = table.text("language", Need::May).value_or("");
    if (const auto n = table.whole("least_alike", Need::May, 1, 1000))
      plan_.least_alike = static_cast<std::size_t>(*n);
    const auto contact = table.texts("contact", Need::May);
    const auto design = table.texts("design", Need::May);
    plan_.contact = only_texts(contact);
    plan_.design = only_texts(design);
    frame_read_ = !plan_.group.empty();
    read_also_in(table);
    const auto both = [&](const std::string& column, Place at, std::string_view what) {
      problems_.add(
          "plan.column-on-both-sides", at,
          fmt::format("'{}' is {}, so it cannot go to the answers as well.", column, what),
          "Take it out of one of the two: a person must not be known by the answers.");
    };
    for (const auto& [column, at] : design) {
      if (column == plan_.unit_key) both(column, at, "the key of a person");
      if (std::ranges::find(plan_.contact, column) != plan_.contact.end())
        both(column, at, "a contact column");
    }
    if (!plan_.group.empty() && plan_.group == plan_.unit_key)
      both(plan_.group, table.at("group"), "the key of a person");
    if (!plan_.group.empty() &&
        std::ranges::find(plan_.contact, plan_.group) != plan_.contact.end())
      both(plan_.group, table.at("group"), "a contact column");
  }

  void read_also_in(const TomlTable& table) {
    plan_.also_in = table.text("also_in", Need::May).value_or("");
    if (plan_.also_in.empty() ||
        std::ranges::find(plan_.design, plan_.also_in) != plan_.design.end())
      return;
    problems_.add("plan.also-in", table.at("also_in"),
                  fmt::format("'{}' says who is in several customer groups, and is no design "
                              "column: the figures could not tell.",
                              plan_.also_in),
                  fmt::format("Add '{}' to design.", plan_.also_in));
  }

  // A set of lists has so many places.
  void check_also_in() {
    if (plan_.also_in.empty() || draft_.customer_groups.names.size() <= Lists::most) return;
    problems_.add("plan.also-in", file_.entry(plan_.import ? "import" : "frame")->at,
                  fmt::format("People may be in several of at most {} customer groups, and the "
                              "study has {}.",
                              Lists::most, draft_.customer_groups.names.size()),
                  "Take also_in out, or merge customer groups.");
  }

  bool on_answer_side(const std::string& column) const {
    return column == plan_.group || std::ranges::find(plan_.design, column) != plan_.design.end();
  }

  void check_column(const std::string& column, Place at, std::string_view what) {
    if (!frame_read_ || on_answer_side(column)) return;
    std::vector<std::string> known{plan_.group};
    known.insert(known.end(), plan_.design.begin(), plan_.design.end());
    problems_.add(
        "plan.column-unknown", at,
        fmt::format("{} column '{}' is neither the group nor a design column.", what, column),
        did_you_mean(column, known));
  }

  void read_sample() {
    const TomlNode* node = file_.table("sample", Need::Must);
    if (node == nullptr) return;
    const TomlTable table(
        *node, problems_, "[sample]",
        {"seed", "strata", "allocation", "fpc", "total", "least", "most", "power", "sizes", "sd"});
    plan_.seed = table.text("seed", Need::Must).value_or("");
    const auto strata = table.texts("strata", Need::Must);
    for (const auto& [column, at] : strata) check_column(column, at, "The stratum");
    plan_.strata = only_texts(strata);
    plan_.fpc = table.yes("fpc", true);
    read_allocation(table, plan_, draft_);
  }

  void read_exclusions() {
    for (const TomlNode* node : file_.tables("exclude", Need::May)) {
      const TomlTable table(*node, problems_, "an [[exclude]]",
                            {"column", "values", "reason", "may_be_absent"});
      plan_.exclusions.push_back({table.text("column", Need::Must).value_or(""),
                                  only_texts(table.texts("values", Need::Must)),
                                  table.text("reason", Need::Must).value_or(""),
                                  table.yes("may_be_absent", false)});
    }
  }

  void read_margins() {
    std::optional<std::pair<std::string, double>> first;
    NameList names;
    for (const TomlNode* node : file_.tables("margin", Need::May)) {
      const TomlTable table(*node, problems_, "a [[margin]]",
                            {"name", "column", "from", "persons"});
      MarginPlan margin;
      const auto name = table.name("name", Need::Must);
      margin.name = name.value_or("");
      if (name && names.has(*name)) {
        problems_.add("name.duplicate", table.at("name"),
                      fmt::format("There are two margins called '{}'.", *name),
                      "Give one of them another name.");
      }
      if (name) names.names.push_back(*name);
      margin.column = table.text("column", Need::Must).value_or("");
      if (!margin.column.empty()) check_column(margin.column, table.at("column"), "The margin's");
      margin.from_frame = table.word("from", Need::May, {"frame"}) == "frame";
      check_source(table);
      if (const auto total = read_persons(table, margin)) {
        if (!first) {
          first = {margin.name, *total};
        } else if (std::abs(first->second - *total) > 0.5) {
          problems_.add(
              "margin.totals-differ", table.at("persons"),
              fmt::format("The margin '{}' adds up to {} people, and '{}' to {}.", margin.name,
                          exact_text(*total), first->first, exact_text(first->second)),
              "Margins describe one population: correct one of the two.");
        }
      }
      plan_.margins.push_back(std::move(margin));
    }
  }

  void check_source(const TomlTable& table) {
    const bool frame = table.has("from"), given = table.has("persons");
    if (frame && given) {
      problems_.add("margin.source", table.entry("persons")->at,
                    "This margin takes its counts from the frame and also gives them.",
                    "Keep from = \"frame\" or persons = { ... }.");
    } else if (!frame && !given) {
      problems_.add("margin.source", table.at(), "This margin does not say where its counts are.",
                    "Write from = \"frame\", or persons = { level = people, ... }.");
    } else if (frame && plan_.import) {
      problems_.add("margin.source", table.at("from"), "An imported wave has no frame.",
                    "Give the counts: persons = { level = people, ... }.");
    }
  }

  // Returns the margin's total when every level could be read.
  std::optional<double> read_persons(const TomlTable& table, MarginPlan& margin) {
    const TomlNode* node = table.has("persons") ? table.table("persons", Need::May) : nullptr;
    if (node == nullptr) return {};
    const TomlTable levels(*node, problems_, "persons", {}, true);
    double total = 0.0;
    bool whole = !levels.entries().empty();
    if (!whole) {
      problems_.add("value.empty", node->at, "'persons' has no levels.",
                    "Give the number of people in every level.");
    }
    for (const Entry& entry : levels.entries()) {
      const auto persons = levels.number(entry.key, Need::May, 1.0, 1e10);
      if (persons) margin.persons[entry.key] = *persons, total += *persons;
      if (!persons) whole = false;
      if (margin.column == plan_.group && draft_.customer_groups.unknown(entry.key)) {
        problems_.add("margin.level-unknown", entry.at,
                      fmt::format("The study has no customer group '{}'.", entry.key),
                      did_you_mean(entry.key, draft_.customer_groups.names));
      }
    }
    if (!levels.entries().empty() && margin.column == plan_.group && !plan_.group.empty() &&
        draft_.customer_groups.complete) {
      for (const std::string& group : draft_.customer_groups.names) {
        if (levels.has(group)) continue;
        whole = false;
        problems_.add(
            "margin.level-missing", node->at,
            fmt::format("The margin '{}' lacks the customer group '{}'.", margin.name, group),
            fmt::format("Add {} = and the number of people in it.", group));
      }
    }
    return whole ? std::optional(total) : std::nullopt;
  }

  const TomlTable& file_;
  FileProblems& problems_;
  Draft& draft_;
  Plan plan_;
  bool frame_read_ = false;
};

}  // namespace

void read_plan_file(const TomlNode& root, FileProblems& problems, Draft& draft) {
  const TomlTable file(root, problems, problems.file(),
                       {"wave", "frame", "sample", "exclude", "cases", "margin", "weighting",
                        "import", "panel", "outcomes", "field", "message"});
  draft.study.plans.push_back(Reader(file, draft).run());
}

}  // namespace peil::study
