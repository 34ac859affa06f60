#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "peil/app/read_study.h"
#include "peil/app/wave_results.h"
#include "peil/base/csv.h"
#include "peil/base/text.h"
#include "peil/cli/commands.h"
#include "peil/disclosure/released.h"
#include "peil/weighting/unheard.h"

namespace peil::cli {
namespace {

struct Row {
  Figure figure;
  bool fictional;
};

std::vector<std::string> cells(const Row& row) {
  const Estimate& e = row.figure.estimate();
  return {row.figure.key(),
          exact_text(e.value),
          e.standard_error ? exact_text(*e.standard_error) : "",
          exact_text(row.figure.interval().low),
          exact_text(row.figure.interval().high),
          std::to_string(e.answers),
          exact_text(e.degrees_of_freedom)};
}

void print_csv(const std::vector<Row>& rows, std::ostream& out) {
  out << "fictional,key,value,standard_error,low,high,answers,degrees_of_freedom\n";
  for (const Row& row : rows) {
    out << (row.fictional ? "yes" : "no");
    for (const std::string& cell : cells(row)) out << ',' << csv_field(cell);
    out << '\n';
  }
}

void print_json(const std::vector<Row>& rows, std::ostream& out) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Row& row : rows) {
    const Estimate& e = row.figure.estimate();
    nlohmann::ordered_json one{{"fictional", row.fictional},
                               {"key", row.figure.key()},
                               {"value", e.value},
                               {"low", row.figure.interval().low},
                               {"high", row.figure.interval().high},
                               {"answers", e.answers},
                               {"degrees_of_freedom", e.degrees_of_freedom}};
    if (e.standard_error) one["standard_error"] = *e.standard_error;
    list.push_back(std::move(one));
  }
  out << list.dump(2) << '\n';
}

void print_rows(const std::vector<Row>& rows, const Arguments& arguments, std::ostream& out) {
  if (arguments.has("--json"))
    print_json(rows, out);
  else
    print_csv(rows, out);
}

// How many figures stayed inside, by reason.
void tell_what_stayed(const disclosure::Released& released, const Rules& rules, std::ostream& err) {
  using disclosure::Held;
  const auto tell = [&](Held why, const std::string& because) {
    const auto n = std::ranges::count_if(released.held(),
                                         [&](const auto& entry) { return entry.second == why; });
    if (n == 0) return;
    err << n << (n == 1 ? " figure was" : " figures were") << " held back: " << because << ".\n";
  };
  tell(Held::TooFew, "fewer than " + std::to_string(rules.least_shown) + " answers are behind it");
  tell(Held::Protecting,
       "without it a figure on too few answers cannot be worked out by subtraction");
  tell(Held::NoSpread, "everybody gave the same answer, so it would tell what each of them said");
  tell(Held::NoError,
       "the design gives no standard error (a stratum with one sampled unit, or no degrees of "
       "freedom)");
}

// Names the first and the last part of a key: "2013/vr/overall/mean" and "3f9a2c51".
struct Key {
  std::string name, digest, wave;
};

std::optional<Key> read_key(const std::string& text) {
  const std::size_t at = text.rfind('@'), slash = text.find('/');
  if (at == std::string::npos || slash == std::string::npos || slash > at) return {};
  return Key{text.substr(0, at), text.substr(at + 1), text.substr(0, slash)};
}

int wrong_key(const std::string& text, const char* why, Streams streams) {
  print({{"key.unknown", text, 0, 0, why,
          "Copy the whole key, as in '2013/vr/overall/mean@3f9a2c51d0e7'."}},
        streams.err);
  return ProblemsInInput;
}

const char* why_not(disclosure::Held why) {
  switch (why) {
    case disclosure::Held::NotConverged:
      return "This figure may not leave: the weights of its wave do not meet the margins.";
    case disclosure::Held::Protecting:
      return "This figure may not leave: one on too few answers would follow from it.";
    case disclosure::Held::NoSpread:
      return "This figure may not leave: everybody gave the same answer.";
    case disclosure::Held::NoError:
      return "This figure may not leave: the design gives it no standard error.";
    default:
      return "This figure may not leave: too few answers are behind it.";
  }
}

struct Work {
  const Arguments& arguments;
  const Study& study;
  const ResponseStore& store;
  std::string program;
  Streams streams;
};

int run_key(const Work& work) {
  const std::string text = work.arguments.text("--key");
  const std::optional<Key> key = read_key(text);
  if (!key) return wrong_key(text, "This is not a key.", work.streams);
  const Result<WaveResults> results =
      app::wave_results(work.study, work.store, key->wave, work.program);
  if (!results.ok()) return print(results.problems(), work.streams.err), ProblemsInInput;
  const auto& estimates = results.value().estimates;
  const auto found = std::ranges::find_if(
      estimates, [&](const auto& entry) { return entry.first.text() == key->name; });
  if (found == estimates.end())
    return wrong_key(text, "The wave has no such figure.", work.streams);
  const WaveResults& wave = results.value();
  const disclosure::Released released = disclosure::release(work.study, std::span(&wave, 1));
  const Figure* figure = released.figure(found->first);
  if (figure == nullptr) return wrong_key(text, why_not(released.why(found->first)), work.streams);
  print_rows({{*figure, wave.fictional}}, work.arguments, work.streams.out);
  if (results.value().digest == key->digest) {
    work.streams.err << "The digest matches: the same data, plan and program.\n";
    return Done;
  }
  work.streams.err << "The digest is " << results.value().digest << " now, not " << key->digest
                   << ": data, plan or program have changed since.\n";
  return ProblemsInInput;
}

// The waves asked for: one by name, or all that have answers, in the study's order.
std::vector<std::string> waves_of(const Work& work) {
  if (work.arguments.has("--wave")) return {work.arguments.text("--wave")};
  const std::vector<std::string> there = work.store.waves();
  std::vector<std::string> waves;
  for (const Wave& wave : work.study.waves) {
    if (std::ranges::find(there, wave.name) != there.end()) waves.push_back(wave.name);
  }
  return waves;
}

int run_waves(const Work& work) {
  const std::vector<std::string> waves = waves_of(work);
  if (waves.empty()) {
    work.streams.err << "No wave of this study has answers in the data folder.\n";
    return ProblemsInInput;
  }
  std::vector<WaveResults> all;
  for (const std::string& wave : waves) {
    Result<WaveResults> results = app::wave_results(work.study, work.store, wave, work.program);
    if (!results.ok()) return print(results.problems(), work.streams.err), ProblemsInInput;
    const WeightingAccount& weighting = results.value().weighting;
    if (const std::string words = weighting::unheard_words(wave, weighting); !words.empty())
      work.streams.err << words << '\n';
    if (!weighting.converged) {
      work.streams.err << "Wave " << wave << ": the weights do not meet the margins (largest gap "
                       << exact_text(weighting.largest_gap)
                       << "), so nothing of it may be published. Merge levels of the margins.\n";
      return ProblemsInInput;
    }
    all.push_back(std::move(results).value());
  }
  const disclosure::Released released = disclosure::release(work.study, all);
  std::vector<Row> rows;
  for (const WaveResults& wave : all) {
    for (const auto& [name, figure] : released.figures()) {
      if (name.wave == wave.wave) rows.push_back({figure, wave.fictional});
    }
  }
  print_rows(rows, work.arguments, work.streams.out);
  tell_what_stayed(released, work.study.rules, work.streams.err);
  return Done;
}

int run_tables(const Arguments& arguments, Outside& outside, Streams streams) {
  const std::string folder = arguments.text("STUDY");
  const Result<Study> study = app::read_study(outside.files, folder);
  if (!study.ok()) return print(study.problems(), streams.err), ProblemsInInput;
  const auto answers = outside.read_answers(arguments.text("--data", folder + "/data"));
  const Work work{arguments, study.value(), *answers, outside.program(), streams};
  return arguments.has("--key") ? run_key(work) : run_waves(work);
}

}  // namespace

const Command tables{
    {"tables",
     "Prints every figure that may leave, with its error, interval, answers and key.",
     {{"STUDY", "the study's folder", true, false},
      {"--wave", "name of the wave; all waves with answers when not given", false, false},
      {"--data", "the data folder; STUDY/data when not given", false, false},
      {"--key", "computes one figure again and says whether its digest still fits", false, false},
      {"--json", "an array instead of CSV", false, true}}},
    run_tables};

}  // namespace peil::cli
