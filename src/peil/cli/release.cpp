#include "peil/app/release.h"

#include <algorithm>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/cli/commands.h"
#include "peil/disclosure/release_log.h"

namespace peil::cli {
namespace {

using Json = nlohmann::ordered_json;

std::size_t went_out(const LoggedRelease& entry) {
  return static_cast<std::size_t>(std::ranges::count_if(entry.figures, &LoggedFigure::went_out));
}

// How many figures a rule speaks against: "3 too-few, 1 protecting".
std::string rules_text(const LoggedRelease& entry, bool out) {
  std::map<std::string, std::size_t> rules;
  for (const LoggedFigure& figure : entry.figures) {
    if (!figure.rule.empty() && figure.went_out() == out) ++rules[figure.rule];
  }
  std::vector<std::string> parts;
  for (const auto& [rule, n] : rules) parts.push_back(std::to_string(n) + ' ' + rule);
  return join(parts, ", ");
}

void print_entry(const LoggedRelease& entry, std::ostream& out) {
  const std::size_t shown = went_out(entry);
  out << entry.number << "  " << entry.at << "  wave " << entry.wave << "  " << entry.output
      << "  by " << entry.by << "  " << disclosure::word_of(entry.verdict)
      << (entry.fictional ? "  (fictional)" : "") << '\n';
  out << "   " << counted(shown, "figure") << " went out (digest " << entry.digest << ')';
  if (const std::string rules = rules_text(entry, true); !rules.empty())
    out << ", of which imprecise: " << rules;
  out << ".\n";
  if (const std::size_t held = entry.figures.size() - shown; held > 0)
    out << "   " << counted(held, "figure") << " stayed inside: " << rules_text(entry, false)
        << ".\n";
  if (!entry.approved_by.empty())
    out << "   Approved by " << entry.approved_by << ": " << entry.reason << '\n';
  for (const ReleaseException& made : entry.exceptions) out << "   Exception: " << made.key << '\n';
}

std::string rules_text(const disclosure::LoggedTable& table) {
  std::map<std::string, std::size_t> rules;
  for (const auto& [cell, rule] : table.held) ++rules[rule];
  std::vector<std::string> parts;
  for (const auto& [rule, n] : rules) parts.push_back(std::to_string(n) + ' ' + rule);
  return join(parts, ", ");
}

void print_table(const disclosure::LoggedTable& table, std::ostream& out) {
  std::vector<std::string> waves;
  for (const auto& [wave, digest] : table.waves) waves.push_back(wave + " (digest " + digest + ')');
  out << table.number << "  " << table.at << "  table \"" << table.title << "\"  by " << table.by
      << (table.fictional ? "  (fictional)" : "") << "\n   of wave " << join(waves, " and wave ")
      << ":\n";
  for (const std::string_view line : split(table.specification, '\n')) {
    if (!line.empty()) out << "     " << line << '\n';
  }
  if (!table.held.empty())
    out << "   " << counted(table.held.size(), "figure") << " stayed inside: " << rules_text(table)
        << ".\n";
}

// How many sets of people figures went out of, by wave: the sets themselves stay in the file.
std::map<std::string, std::size_t> sets_out(const disclosure::LoggedAnalyses& analyses) {
  std::map<std::string, std::size_t> out;
  for (const disclosure::LoggedRows& rows : analyses.rows) {
    for (const disclosure::LoggedSets& sets : rows.sets)
      out[rows.wave] += static_cast<std::size_t>(
          std::ranges::count_if(sets.levels, [](const auto& level) { return level.second.out; }));
  }
  return out;
}

void print_analyses(const disclosure::LoggedAnalyses& analyses, std::ostream& out) {
  out << analyses.number << "  " << analyses.at << "  analyses \"" << analyses.title << "\"  by "
      << analyses.by << (analyses.fictional ? "  (fictional)" : "") << '\n';
  const auto sets = sets_out(analyses);
  for (const auto& [wave, digest] : analyses.waves) {
    const auto of = sets.find(wave);
    out << "   figures of " << counted(of == sets.end() ? 0 : of->second, "set")
        << " of people went out of wave " << wave << " (digest " << digest << ").\n";
  }
  if (analyses.held > 0) out << "   " << counted(analyses.held, "figure") << " stayed inside.\n";
}

// In the order in which they went out.
void print_all(const app::ReleaseList& log, std::ostream& out) {
  auto table = log.tables.begin();
  auto analyses = log.analyses.begin();
  const auto others_before = [&](std::size_t number) {
    const auto due = [&](const auto& at, const auto& all) {
      return at != all.end() && at->number < number;
    };
    while (due(table, log.tables) || due(analyses, log.analyses)) {
      const bool is_table = due(table, log.tables) &&
                            (!due(analyses, log.analyses) || table->number < analyses->number);
      if (is_table)
        print_table(*table++, out);
      else
        print_analyses(*analyses++, out);
    }
  };
  for (const LoggedRelease& entry : log.entries) {
    others_before(entry.number);
    print_entry(entry, out);
  }
  others_before(std::numeric_limits<std::size_t>::max());
}

Json as_json(const disclosure::LoggedAnalyses& analyses) {
  Json one{{"number", analyses.number},
           {"at", analyses.at},
           {"by", analyses.by},
           {"title", analyses.title},
           {"plan", analyses.plan}};
  one["waves"] = Json::object();
  for (const auto& [wave, digest] : analyses.waves) one["waves"][wave] = digest;
  one["fictional"] = analyses.fictional;
  one["sets"] = Json::object();
  for (const auto& [wave, sets] : sets_out(analyses)) one["sets"][wave] = sets;
  one["held"] = analyses.held;
  return one;
}

Json as_json(const disclosure::LoggedTable& table) {
  Json one{{"number", table.number}, {"at", table.at}, {"by", table.by}, {"title", table.title}};
  one["waves"] = Json::object();
  for (const auto& [wave, digest] : table.waves) one["waves"][wave] = digest;
  one["fictional"] = table.fictional;
  one["specification"] = table.specification;
  one["held"] = table.held.size();
  return one;
}

// Without who answered how much: that stays in the file.
Json as_json(const LoggedRelease& entry) {
  Json one{{"number", entry.number},
           {"at", entry.at},
           {"by", entry.by},
           {"wave", entry.wave},
           {"digest", entry.digest},
           {"output", entry.output},
           {"fictional", entry.fictional},
           {"verdict", disclosure::word_of(entry.verdict)}};
  if (!entry.approved_by.empty()) {
    one["approved_by"] = entry.approved_by;
    one["reason"] = entry.reason;
  }
  one["exceptions"] = Json::array();
  for (const ReleaseException& made : entry.exceptions)
    one["exceptions"].push_back({{"key", made.key},
                                 {"reason", made.reason},
                                 {"asked_by", made.asked_by},
                                 {"approved_by", made.approved_by}});
  one["figures"] = Json::array();
  for (const LoggedFigure& figure : entry.figures) {
    Json row;
    if (figure.went_out())
      row["key"] = entry.key(figure);
    else
      row["figure"] = figure.name.text();
    row["verdict"] = disclosure::word_of(figure.verdict);
    if (!figure.rule.empty()) row["rule"] = figure.rule;
    if (figure.went_out()) row["value"] = *figure.value, row["answers"] = figure.answers;
    one["figures"].push_back(std::move(row));
  }
  return one;
}

int list(const std::string& study, const std::string& data, const Arguments& arguments,
         Outside& outside, Streams streams) {
  const auto log = app::releases(study, data, outside);
  if (!log.ok()) return print(log.problems(), streams.err), ProblemsInInput;
  if (arguments.has("--json")) {
    Json all{{"end_of_chain", log.value().end_of_chain},
             {"releases", Json::array()},
             {"tables", Json::array()},
             {"analyses", Json::array()}};
    for (const LoggedRelease& entry : log.value().entries)
      all["releases"].push_back(as_json(entry));
    for (const disclosure::LoggedTable& table : log.value().tables)
      all["tables"].push_back(as_json(table));
    for (const disclosure::LoggedAnalyses& analyses : log.value().analyses)
      all["analyses"].push_back(as_json(analyses));
    streams.out << all.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    return Done;
  }
  if (log.value().entries.empty() && log.value().tables.empty() && log.value().analyses.empty()) {
    streams.out << "Nothing has gone out.\n";
    return Done;
  }
  print_all(log.value(), streams.out);
  streams.out << "The chain is whole and ends in " << log.value().end_of_chain << ".\n";
  return Done;
}

int wrong(Streams streams, const std::string& what) {
  streams.err << what << "\nSee peil release --help.\n";
  return WrongUse;
}

int record(const app::ReleaseRequest& request, const Arguments& arguments, Outside& outside,
           Streams streams) {
  const auto made = app::release(request, outside);
  if (!made.ok()) return print(made.problems(), streams.err), ProblemsInInput;
  if (arguments.has("--json"))
    streams.out << as_json(made.value()).dump(2, ' ', false, Json::error_handler_t::replace)
                << '\n';
  else
    print_entry(made.value(), streams.out);
  return Done;
}

int run_release(const Arguments& arguments, Outside& outside, Streams streams) {
  const std::string study = arguments.text("STUDY"),
                    data = arguments.text("--data", study + "/data");
  if (!arguments.has("--wave")) {
    for (const char* option : {"--as", "--output", "--except", "--reason", "--approved-by"}) {
      if (arguments.has(option))
        return wrong(streams, std::string(option) + " is for a release: say of which --wave.");
    }
    return list(study, data, arguments, outside, streams);
  }
  app::ReleaseRequest request{study, data, arguments.text("--wave"), arguments.text("--as")};
  if (trim(request.by).empty())
    return wrong(streams, "Say who releases the figures with --as NAME.");
  request.output = arguments.text("--output", "tables");
  if (trim(request.output).empty()) return wrong(streams, "--output names what they went out in.");
  request.reason = arguments.text("--reason");
  request.approved_by = arguments.text("--approved-by");
  if (arguments.has("--except")) {
    const std::string keys = arguments.text("--except");
    for (const std::string_view key : split(keys, ',')) request.except.emplace_back(trim(key));
  }
  return record(request, arguments, outside, streams);
}

}  // namespace

const Command release{
    {"release",
     "Records that the figures of a wave have gone out, or prints what has.",
     {{"STUDY", "the study's folder", true, false},
      {"--wave", "name of the wave that goes out; the log is printed when not given", false, false},
      {"--as", "who releases it; needed with --wave", false, false},
      {"--output", "what the figures went out in; tables when not given", false, false},
      {"--except",
       "keys, with commas, of figures that go out though they miss the precision standard", false,
       false},
      {"--reason", "why an exception is made, or imprecise figures go out", false, false},
      {"--approved-by", "the second person who says so", false, false},
      {"--data", "the data folder; STUDY/data when not given", false, false},
      {"--json", "the log, or the release, as JSON", false, true}}},
    run_release};

}  // namespace peil::cli
