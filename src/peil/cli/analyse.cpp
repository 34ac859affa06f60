#include <nlohmann/json.hpp>
#include <ostream>

#include "peil/analysis/write/rows.h"
#include "peil/app/analyse.h"
#include "peil/app/read_study.h"
#include "peil/base/counted.h"
#include "peil/base/csv.h"
#include "peil/base/text.h"
#include "peil/cli/commands.h"

namespace peil::cli {
namespace {

std::string as_csv(const disclosure::ReleasedAnalyses& released) {
  std::string text = "analysis,variable,domain,level,quantity,value";
  text += released.of_waves() ? ",fictional,key\n" : "\n";
  for (const analysis::ResultRow& row : analysis::rows_of(released.results())) {
    for (const std::string* field : {&row.analysis, &row.variable, &row.domain, &row.level}) {
      text += csv_field(*field);
      text += ',';
    }
    text += csv_field(row.quantity);
    text += ',';
    text += exact_text(row.value);
    if (released.of_waves()) {
      text += released.fictional() ? ",yes," : ",no,";
      text += csv_field(released.key(row.analysis));
    }
    text += "\n";
  }
  return text;
}

std::string as_json(const disclosure::ReleasedAnalyses& released) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const analysis::ResultRow& row : analysis::rows_of(released.results())) {
    nlohmann::ordered_json one{{"analysis", row.analysis}, {"variable", row.variable},
                               {"domain", row.domain},     {"level", row.level},
                               {"quantity", row.quantity}, {"value", row.value}};
    if (released.of_waves()) {
      one["fictional"] = released.fictional();
      one["key"] = released.key(row.analysis);
    }
    list.push_back(std::move(one));
  }
  return list.dump(1) + "\n";
}

// How many figures stayed inside, by reason.
void tell_what_stayed(const disclosure::ReleasedAnalyses& released, std::ostream& err) {
  std::map<disclosure::Held, std::size_t> counts;
  for (const disclosure::HeldFigure& held : released.held()) ++counts[held.why];
  for (const auto& [why, count] : counts)
    err << counted(count, "figure was", "figures were")
        << " held back: " << disclosure::because(why, released.least_shown()) << ".\n";
}

int run_analyse(const Arguments& arguments, Outside& outside, Streams streams) {
  const auto threads = whole_number(arguments.text("--threads", "2"));
  if (!threads || *threads < 1 || *threads > 256) {
    streams.err << "peil analyse: --threads takes a whole number from 1 to 256.\n";
    return WrongUse;
  }
  std::optional<Result<Study>> study;
  std::unique_ptr<const ResponseStore> store;
  std::optional<app::StudyAnswers> answers;
  std::optional<app::AnalysesOut> out_by;
  if (arguments.has("--study")) {
    const std::string folder = arguments.text("--study");
    study = app::read_study(outside.files, folder);
    if (!study->ok()) return print(study->problems(), streams.err), ProblemsInInput;
    const std::string data = arguments.text("--data", folder + "/data");
    store = outside.read_answers(data);
    auto out = app::went_out(study->value(), data, outside);
    if (!out.ok()) return print(out.problems(), streams.err), ProblemsInInput;
    answers.emplace(study->value(), *store, outside.program(), std::move(out).value());
    out_by.emplace(data, "peil analyse", outside);
  }
  const Result<disclosure::ReleasedAnalyses> results =
      app::analyse(outside.files, arguments.text("PLAN"), static_cast<int>(*threads), outside.spss,
                   answers ? &*answers : nullptr, out_by ? &*out_by : nullptr);
  if (!results.ok()) {
    print(results.problems(), streams.err);
    return ProblemsInInput;
  }
  const disclosure::ReleasedAnalyses& released = results.value();
  for (const std::string& sentence : released.results().notes)
    streams.err << "Note: " << sentence << '\n';
  for (const std::string& sentence : released.results().refusals)
    streams.err << "Refused: " << sentence << '\n';
  tell_what_stayed(released, streams.err);
  for (const analysis::WrittenFile& file : released.results().files)
    outside.files.write(file.name, file.text);
  const std::string text = arguments.has("--json") ? as_json(released) : as_csv(released);
  if (arguments.has("--out")) {
    outside.files.write(arguments.text("--out"), text);
  } else {
    streams.out << text;
  }
  return released.results().bad_data ? ProblemsInInput : Done;
}

}  // namespace

const Command analyse{
    {"analyse",
     "Runs the statistics of a plan file on any CSV or SPSS file.",
     {{"PLAN", "the analysis plan (JSON)", true, false},
      {"--study", "the folder of the study whose waves the plan names", false, false},
      {"--data", "the study's data folder; STUDY/data when not given", false, false},
      {"--out", "file for the results (standard output)", false, false},
      {"--json", "an array of objects instead of CSV", false, true},
      {"--threads", "threads to use (2); results are the same for any", false, false}}},
    run_analyse};

}  // namespace peil::cli
