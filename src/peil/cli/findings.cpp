#include <nlohmann/json.hpp>
#include <ostream>

#include "peil/app/list_findings.h"
#include "peil/base/text.h"
#include "peil/cli/commands.h"
#include "peil/cli/json_values.h"
#include "peil/disclosure/precision.h"
#include "peil/language/texts.h"

namespace peil::cli {
namespace {

using nlohmann::ordered_json;

ordered_json as_json(const findings::Tipping& t) {
  using Why = findings::Tipping::Why;
  if (t.why == Why::NotTested) return nullptr;
  if (t.why == Why::Unknown) return {{"known", false}, {"why", "response-unknown"}};
  if (t.why == Why::NobodyMissing) return {{"known", false}, {"why", "nobody-missing"}};
  return {{"known", true},
          {"silent", t.silent},
          {"fall_below", t.low},
          {"rise_above", t.high},
          {"nearest", findings::nearest_turn(t)}};
}

ordered_json as_json(const report::ToldComparison& c) {
  ordered_json one{{"measure", c.measure}, {"statistic", c.statistic},
                   {"group", c.group},     {"wave", c.wave},
                   {"value", c.value},     {"interval", ends(c.interval)},
                   {"answers", c.answers}, {"key", c.key}};
  if (c.added_afterwards) one["added_afterwards"] = *c.added_afterwards;
  if (c.verdict.empty()) return one;
  one["against"] = {{"group", if_any(c.against_group)},
                    {"wave", c.against_wave},
                    {"value", if_any(c.against)},
                    {"key", if_any(c.against_key)}};
  one["difference"] = if_any(c.difference);
  one["difference_interval"] = c.change ? ends(*c.change) : ordered_json(nullptr);
  one["p"] = if_any(c.p);
  one["adjusted_p"] = if_any(c.adjusted_p);
  one["family"] = c.family;
  one["verdict"] = c.verdict;
  one["stands_out_alone"] = c.stands_out_alone;
  one["tipping"] = as_json(c.tipping);
  return one;
}

ordered_json as_json(const findings::MixParts& mix) {
  ordered_json parts = ordered_json::array();
  for (const findings::MixParts::Part& part : mix.parts)
    parts.push_back({{"group", part.group},
                     {"share_before", part.share_before},
                     {"share_after", part.share_after},
                     {"difference", findings::difference_of(part.step)}});
  return {{"mix", mix.mix}, {"within", mix.within}, {"parts", std::move(parts)}};
}

ordered_json as_json(const findings::ResponseChange& c) {
  return {{"group", c.group},
          {"wave", c.after_wave},
          {"drawn", c.drawn_after},
          {"complete", c.complete_after},
          {"against",
           {{"wave", c.before_wave}, {"drawn", c.drawn_before}, {"complete", c.complete_before}}},
          {"difference", c.difference()},
          {"difference_interval", ends(c.interval)},
          {"p", if_any(c.p)},
          {"adjusted_p", if_any(c.adjusted_p)},
          {"family", c.family},
          {"verdict", c.outcome == findings::Outcome::Rose   ? "rose"
                      : c.outcome == findings::Outcome::Fell ? "fell"
                                                             : "not-shown"}};
}

ordered_json as_json(const findings::TrendWave& wave) {
  const findings::Evidence& mark = wave.mark;
  ordered_json one{{"wave", mark.wave}, {"time", wave.time}};
  one["value"] = mark.figure ? mark.figure->estimate().value : mark.tenths / 10.0;
  one["interval"] = mark.figure ? ends(mark.figure->interval()) : ordered_json(nullptr);
  one["answers"] = mark.answers > 0 ? ordered_json(mark.answers) : ordered_json(nullptr);
  one["key"] = mark.figure ? ordered_json(mark.figure->key()) : ordered_json(nullptr);
  return one;
}

ordered_json as_json(const findings::WaveTrend& line) {
  ordered_json waves = ordered_json::array(), left_out = ordered_json::array();
  for (const findings::TrendWave& wave : line.waves) waves.push_back(as_json(wave));
  for (const findings::WaveNotInTrend& wave : line.left_out) {
    const bool held = wave.why == findings::NotInTrend::Held;
    const bool few = wave.why == findings::NotInTrend::TooFew;
    left_out.push_back({{"wave", wave.wave},
                        {"why", held  ? "held"
                                : few ? "too-few"
                                      : "no-error"}});
  }
  ordered_json one{{"group", line.group},
                   {"waves", std::move(waves)},
                   {"left_out", std::move(left_out)},
                   {"verdict", findings::verdict_of(line)}};
  if (line.added_afterwards) one["added_afterwards"] = *line.added_afterwards;
  if (!line.p) return one;
  one["value"] = line.value();
  one["interval"] = ends(*line.interval);
  one["standard_error"] = line.standard_error;
  one["degrees_of_freedom"] = line.degrees_of_freedom;
  one["p"] = *line.p;
  one["adjusted_p"] = if_any(line.adjusted_p);
  one["family"] = line.family;
  one["stands_out_alone"] = findings::stands_out_alone(line);
  one["shared_people"] = line.shared;
  one["lack_of_fit"] = {{"chi_square", line.lack_of_fit},
                        {"degrees_of_freedom", line.lack_of_fit_degrees},
                        {"p", line.lack_of_fit_p}};
  one["key"] = findings::key_of(line);
  return one;
}

ordered_json as_json(const findings::DriverFigure& f) {
  return {{"value", f.value},
          {"interval", f.interval ? ends(*f.interval) : ordered_json(nullptr)},
          {"answers", f.answers},
          {"key", f.key}};
}

// Importance in percent, as `peil drivers` has it.
ordered_json as_json(const findings::DriverFinding& found, const std::string& kind) {
  ordered_json aspects = ordered_json::array();
  for (const findings::DriverLine& line : found.lines)
    aspects.push_back({{"aspect", line.driver.column},
                       {"mean", as_json(*line.mean)},
                       {"importance", as_json(*line.importance)},
                       {"probability", kind == "priority"    ? *line.probability
                                       : kind == "important" ? *line.important
                                                             : *line.high}});
  ordered_json one{
      {"group", found.group},   {"theme", if_any(found.theme)},
      {"family", found.family}, {"least_probability", found.sure},
      {"draws", found.draws},   {"verdict", found.lines.empty() ? "not-shown" : "shown"}};
  if (found.added_afterwards) one["added_afterwards"] = *found.added_afterwards;
  one["aspects"] = std::move(aspects);
  return one;
}

void print_json(const app::FindingsList& list, std::ostream& out) {
  ordered_json findings = ordered_json::array();
  for (const report::ToldFinding& f : list.findings.all) {
    ordered_json comparisons = ordered_json::array();
    for (const report::ToldComparison& c : f.comparisons) comparisons.push_back(as_json(c));
    ordered_json one{{"kind", f.kind}, {"stands_out", f.stands_out}};
    if (!f.benchmark.empty()) {
      one["benchmark"] = f.benchmark;
      one["not_known"] = f.not_known;
      if (!f.vouched.empty()) one["vouched"] = f.vouched;
    }
    one["sentence"] = f.sentence;
    if (f.mix) one["mix"] = as_json(*f.mix);
    if (f.response) one["response"] = as_json(*f.response);
    if (f.line) one["line"] = as_json(*f.line);
    if (f.response_afterwards) one["response"]["added_afterwards"] = *f.response_afterwards;
    if (f.drivers) one["drivers"] = as_json(*f.drivers, f.kind);
    one["comparisons"] = std::move(comparisons);
    findings.push_back(std::move(one));
  }
  const ordered_json all{{"study", list.study},           {"wave", list.wave},
                         {"fictional", list.fictional},   {"confidence", list.confidence},
                         {"correction", list.correction}, {"findings", std::move(findings)}};
  out << all.dump(2, ' ', false, ordered_json::error_handler_t::replace) << '\n';
}

void print_page(const app::FindingsList& list, const std::string& language, std::ostream& out) {
  const language::Texts& texts = language::texts(language);
  if (list.fictional) out << texts.form("report", "fictional") << ".\n";
  for (const report::ToldFinding& f : list.findings.all)
    out << (f.stands_out > 0 ? std::to_string(f.stands_out) + ". " : "-  ")
        << f.sentence.at(language) << '\n';
  if (const std::string& note = list.findings.note.at(language); !note.empty()) out << note << '\n';
}

int run_findings(const Arguments& arguments, Outside& outside, Streams streams) {
  const std::string language = arguments.text("--language", language::written().front());
  if (!language::is_written(language)) {
    streams.err << "--language is one of " << join(language::written(), ", ")
                << ".\nSee peil findings --help.\n";
    return WrongUse;
  }
  app::FindingsRequest request{arguments.text("STUDY"), ""};
  request.data = arguments.text("--data", request.study + "/data");
  const auto list = app::list_findings(request, outside);
  if (!list.ok()) return print(list.problems(), streams.err), ProblemsInInput;
  for (const auto* all : {&list.value().unheard, &list.value().no_drivers})
    for (const std::string& words : *all) streams.err << words << '\n';
  if (arguments.has("--json"))
    print_json(list.value(), streams.out);
  else
    print_page(list.value(), language, streams.out);
  return Done;
}

}  // namespace

const Command findings{
    {"findings",
     "Says what the last wave shows, what matters most first.",
     {{"STUDY", "the study's folder", true, false},
      {"--data", "the data folder; STUDY/data when not given", false, false},
      {"--language", "one of the languages of reports; the first of them when not given", false,
       false},
      {"--json", "an object with every comparison, in all languages", false, true}}},
    run_findings};

}  // namespace peil::cli
