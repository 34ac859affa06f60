#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "peil/app/tables.h"
#include "peil/base/counted.h"
#include "peil/base/csv.h"
#include "peil/base/text.h"
#include "peil/cli/commands.h"
#include "peil/cli/table_by_spec.h"
#include "peil/disclosure/precision.h"

namespace peil::cli {
namespace {

using Rows = std::span<const app::TableRow>;

std::vector<std::string> cells(const app::TableRow& row) {
  const Estimate& e = row.figure.estimate();
  return {row.figure.key(),
          exact_text(e.value),
          e.standard_error ? exact_text(*e.standard_error) : "",
          exact_text(row.figure.interval().low),
          exact_text(row.figure.interval().high),
          std::to_string(e.answers),
          exact_text(e.degrees_of_freedom)};
}

void print_csv(Rows rows, const app::TableColumns& columns, std::ostream& out) {
  out << "fictional,key,value,standard_error,low,high,answers,degrees_of_freedom"
      << (columns.precision ? ",precision" : "")
      << (columns.added_afterwards ? ",added_afterwards\n" : "\n");
  for (const app::TableRow& row : rows) {
    out << (row.fictional ? "yes" : "no");
    for (const std::string& cell : cells(row)) out << ',' << csv_field(cell);
    if (columns.precision) out << ',' << disclosure::word_of(row.figure.precision());
    if (columns.added_afterwards) out << (row.figure.added_afterwards() ? ",yes" : ",no");
    out << '\n';
  }
}

void print_json(Rows rows, const app::TableColumns& columns, std::ostream& out) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const app::TableRow& row : rows) {
    const Estimate& e = row.figure.estimate();
    nlohmann::ordered_json one{{"fictional", row.fictional},
                               {"key", row.figure.key()},
                               {"value", e.value},
                               {"low", row.figure.interval().low},
                               {"high", row.figure.interval().high},
                               {"answers", e.answers},
                               {"degrees_of_freedom", e.degrees_of_freedom}};
    if (e.standard_error) one["standard_error"] = *e.standard_error;
    if (columns.precision) one["precision"] = disclosure::word_of(row.figure.precision());
    if (columns.added_afterwards) one["added_afterwards"] = row.figure.added_afterwards();
    list.push_back(std::move(one));
  }
  out << list.dump(2) << '\n';
}

void print_rows(Rows rows, const app::TableColumns& columns, const Arguments& arguments,
                std::ostream& out) {
  if (arguments.has("--json"))
    print_json(rows, columns, out);
  else
    print_csv(rows, columns, out);
}

// How many figures are shown though they miss the standard.
void tell_what_is_flagged(Rows rows, std::ostream& err) {
  const auto flagged = static_cast<std::size_t>(std::ranges::count_if(
      rows, [](const app::TableRow& row) { return misses(row.figure.precision()); }));
  if (flagged == 0) return;
  err << counted(flagged, "figure misses", "figures miss")
      << " the study's standard of precision; the column precision says which and why.\n";
}

// How many figures stayed inside, by reason.
void tell_what_stayed(const app::Tables& tables, std::ostream& err) {
  using disclosure::Held;
  for (const Held why : {Held::TooFew, Held::Protecting, Held::NoSpread, Held::OneAnswer,
                         Held::Dominated, Held::NoError, Held::Imprecise, Held::AfterRelease}) {
    const auto n = tables.held.find(why);
    if (n == tables.held.end()) continue;
    err << counted(n->second, "figure was", "figures were")
        << " held back: " << disclosure::because(why, tables.least_shown) << ".\n";
  }
}

int print_again(const app::FigureAgain& again, const Arguments& arguments, Streams streams) {
  print_rows({&again.row, 1}, again.columns, arguments, streams.out);
  if (again.same()) {
    streams.err << "The digest matches: the same data, plan and program.\n";
    return Done;
  }
  streams.err << "The digest is " << again.digest << " now, not " << again.asked
              << ": data, plan or program have changed since.\n";
  return ProblemsInInput;
}

int run_tables(const Arguments& arguments, Outside& outside, Streams streams) {
  if (arguments.has("--spec")) return run_table_by_spec(arguments, outside, streams);
  for (const char* of_spec : {"--format", "--out", "--language"}) {
    if (!arguments.has(of_spec)) continue;
    streams.err << of_spec << " goes with --spec.\nSee peil tables --help.\n";
    return WrongUse;
  }
  app::TablesRequest request{arguments.text("STUDY"), {}, {}};
  request.data = arguments.text("--data", request.study + "/data");
  if (arguments.has("--key")) {
    const auto again = app::figure_again(arguments.text("--key"), request, outside);
    if (!again.ok()) return print(again.problems(), streams.err), ProblemsInInput;
    return print_again(again.value(), arguments, streams);
  }
  if (arguments.has("--wave")) request.wave = arguments.text("--wave");
  const auto tables = app::tables(request, outside);
  if (!tables.ok()) return print(tables.problems(), streams.err), ProblemsInInput;
  for (const std::string& words : tables.value().unheard) streams.err << words << '\n';
  print_rows(tables.value().rows, tables.value().columns, arguments, streams.out);
  tell_what_is_flagged(tables.value().rows, streams.err);
  tell_what_stayed(tables.value(), streams.err);
  return Done;
}

}  // namespace

const Command tables{
    {"tables",
     "Prints every figure that may leave, with its error, interval, answers and key; or one table.",
     {{"STUDY", "the study's folder", true, false},
      {"--wave", "name of the wave; all waves with answers when not given", false, false},
      {"--data", "the data folder; STUDY/data when not given", false, false},
      {"--key", "computes one figure again and says whether its digest still fits", false, false},
      {"--json", "an array instead of CSV", false, true},
      {"--spec", "one table by a specification (docs/formats/table.md)", false, false},
      {"--format", "with --spec: csv, json or xlsx (csv)", false, false},
      {"--out", "with --spec: the file to write; standard output when not given", false, false},
      {"--language", "with --spec: one of the languages of reports", false, false}}},
    run_tables};

}  // namespace peil::cli
