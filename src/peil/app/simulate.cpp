#include "peil/app/simulate.h"

#include <algorithm>

#include "peil/app/draw_sample.h"
#include "peil/app/load_sample.h"
#include "peil/base/chance.h"
#include "peil/base/counted.h"
#include "peil/base/csv.h"
#include "peil/base/outside_error.h"
#include "peil/interview/login_code.h"
#include "peil/sampling/plan_of_draw.h"
#include "peil/simulation/respond.h"
#include "peil/study/read.h"

namespace peil::app {
namespace {

using simulation::FictionalPerson;
using simulation::Recipe;

/// Ids and codes from the seed, so that a simulation can be repeated. They guard fictional answers
/// only.
class SeededSecrets : public Secrets {
 public:
  SeededSecrets(const std::string& seed, const std::string& name) : chance_(seed, name) {}
  std::string bytes(std::size_t count) override {
    std::string made(count, '\0');
    for (char& byte : made) byte = static_cast<char>(chance_.bits() >> 56);
    return made;
  }

 private:
  Chance chance_;
};

/// Key -> login code, from the file that letters are made of.
std::map<std::string, std::string> read_codes(const std::string& csv) {
  std::map<std::string, std::string> codes;
  CsvReader reader([&](const CsvReader::Row& row) {
    if (row.line > 1) codes[std::string(csv_spreadsheet_text(row.fields.at(0)))] = row.fields.at(2);
    return true;
  });
  reader.add(csv);
  reader.end();
  return codes;
}

/// The respondent's id behind a code that was written on a letter.
std::string log_in(const Stores& stores, const std::string& code) {
  const auto canonical = interview::canonical_login_code(code);
  expects(canonical.has_value(), "simulate: the codes that were just written");
  const auto id =
      stores.keys->respondent(interview::login_code_hmac(stores.server_key, *canonical));
  expects(id.has_value(), "simulate: everybody who was just loaded has a code");
  return *id;
}

class WaveSimulation {
 public:
  WaveSimulation(const Study& study, const Recipe& recipe, const SimulateRequest& request,
                 Stores& stores, Outside& outside)
      : study_(study), recipe_(recipe), request_(request), stores_(stores), outside_(outside) {}

  Result<SimulatedWave> run(const std::string& wave,
                            const std::function<void(const std::string&)>& progress) {
    const Result<const Plan*> plan = sampling::plan_of_draw(study_, wave);
    if (!plan.ok()) return plan.problems();
    progress("wave " + wave + ": a frame of " + counted(recipe_.frame, "person", "people"));
    const auto people = simulation::make_people(study_, recipe_, wave);
    if (!people.ok()) return people.problems();
    outside_.files.write(path("frame", wave), simulation::frame_csv(people.value(), *plan.value()));
    progress("wave " + wave + ": drawing and loading");
    const auto drawn =
        draw_sample(study_, {wave, path("frame", wave), path("sample", wave), "", true}, outside_);
    if (!drawn.ok()) return drawn.problems();
    const auto loaded = load(wave);
    if (!loaded.ok()) return loaded.problems();
    progress("wave " + wave + ": " +
             counted(loaded.value().people, "person is asked", "people are asked"));
    SimulatedWave done{wave, loaded.value().people, 0, 0,
                       simulation::truth_of(people.value(), study_, *plan.value())};
    ask(people.value(), *study_.wave(wave), done);
    return done;
  }

 private:
  std::string path(const std::string& kind, const std::string& wave) const {
    return request_.out + "/" + kind + "-" + wave + ".csv";
  }

  Result<SampleLoaded> load(const std::string& wave) {
    SeededSecrets secrets(recipe_.seed, "secrets/" + wave);
    Outside seeded{outside_.files,       outside_.clock,   secrets,
                   outside_.open_stores, outside_.version, outside_.commit};
    return load_sample(study_, {wave, path("sample", wave), path("codes", wave)}, stores_, seeded);
  }

  void ask(const std::vector<FictionalPerson>& people, const Wave& wave, SimulatedWave& done) {
    const auto codes = read_codes(outside_.files.read(path("codes", wave.name)));
    std::vector<PageEvent> events;
    for (const FictionalPerson& person : people) {
      const auto code = codes.find(person.key);
      if (code == codes.end()) continue;
      const auto sent =
          simulation::respond(study_, recipe_, wave, person, log_in(stores_, code->second));
      if (sent.empty()) continue;
      ++done.answered;
      if (sent.back().last) ++done.complete;
      events.insert(events.end(), sent.begin(), sent.end());
    }
    // By random id, so that the order of the events does not give away that of the frame.
    std::ranges::stable_sort(events, {}, &PageEvent::respondent);
    stores_.responses->import_wave({}, events);
  }

  const Study& study_;
  const Recipe& recipe_;
  const SimulateRequest& request_;
  Stores& stores_;
  Outside& outside_;
};

Problems check_room(const Recipe& recipe, const Stores& stores, const std::string& data) {
  Problems problems;
  for (const std::string& wave : recipe.waves) {
    if (!stores.responses->draw_record(wave)) continue;
    problems.push_back({"load.wave-loaded", data, 0, 0,
                        "Wave " + wave + " has been loaded already; nothing was changed.",
                        "Take a new data folder, or remove this one."});
  }
  return problems;
}

}  // namespace

Result<StudyWithRecipe> read_recipe_of(const std::map<std::string, std::string>& texts,
                                       const std::vector<std::string>& waves) {
  Result<Study> study = study::read(texts);
  if (!study.ok()) return study.problems();
  const auto text = texts.find("simulation.toml");
  if (text == texts.end()) {
    return Problems{{"simulation.missing", "simulation.toml", 0, 0,
                     "The study has no simulation.toml.",
                     "Write one: docs/formats/simulation.md tells how."}};
  }
  auto recipe = simulation::read_recipe(text->second, study.value(), waves);
  if (!recipe.ok()) return recipe.problems();
  return StudyWithRecipe{std::move(study).value(), std::move(recipe).value()};
}

Result<std::vector<SimulatedWave>> simulate(
    const SimulateRequest& request, Outside& outside,
    const std::function<void(const std::string&)>& progress) {
  auto read = read_recipe_of(outside.files.study_folder(request.study), request.waves);
  if (!read.ok()) return read.problems();
  auto [study, recipe] = std::move(read).value();
  if (request.seed) recipe.seed = *request.seed;
  if (request.frame) recipe.frame = *request.frame;

  Stores stores = outside.open_stores(request.data);
  const Problems no_room = check_room(recipe, stores, request.data);
  if (!no_room.empty()) return no_room;
  stores.responses->set_fictional();
  // Nobody writes letters to made-up people, so nobody keeps the key that would open their names.
  if (!stores.people->has_key()) stores.people->use_key(outside.people_keys({}));
  outside.files.make_folder(request.out);
  std::vector<SimulatedWave> done;
  std::map<std::string, simulation::WaveTruth> truth;
  WaveSimulation simulation(study, recipe, request, stores, outside);
  for (const std::string& wave : recipe.waves) {
    auto one = simulation.run(wave, progress);
    if (!one.ok()) return one.problems();
    truth[wave] = one.value().truth;
    done.push_back(std::move(one).value());
  }
  outside.files.write(request.out + "/truth.json", simulation::truth_json(study, recipe, truth));
  return done;
}

}  // namespace peil::app
