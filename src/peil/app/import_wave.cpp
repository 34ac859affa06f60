#include "peil/app/import_wave.h"

#include <algorithm>

#include "peil/dataset/wave_file.h"

namespace peil::app {
namespace {

Problems stands_in_the_way(const Study& study, const std::string& wave,
                           const ResponseStore& store) {
  const auto one = [](const char* code, std::string where, std::string message, std::string mend) {
    return Problems{{code, std::move(where), 0, 0, std::move(message), std::move(mend)}};
  };
  if (study.wave(wave) == nullptr) {
    std::vector<std::string> names;
    for (const Wave& w : study.waves) names.push_back(w.name);
    return one("wave.unknown", "study.toml", "There is no wave '" + wave + "'.",
               "Known are: " + join(names, ", ") + ".");
  }
  const std::string file = "plans/" + wave + ".toml";
  const Plan* plan = study.plan(wave);
  if (plan == nullptr || !plan->import)
    return one("import.no-plan", file, "Wave " + wave + " has no plan with an [import] part.",
               "Say there which columns hold what.");
  if (plan->import->fpc)
    return one("import.fpc", file, "`fpc = true`, but a file says nothing of the population.",
               "Take the line out: without the correction errors are a little too wide, never "
               "too narrow.");
  const std::vector<std::string> there = store.waves();
  if (std::ranges::find(there, wave) != there.end())
    return one("import.already", "wave " + wave, "This wave has answers already.",
               "Import into another data folder, with --data.");
  if (store.fictional() && !study.fictional)
    return one("import.fictional", "wave " + wave, "The store holds simulated answers.",
               "Import into another data folder, with --data.");
  return {};
}

}  // namespace

Result<WaveImported> import_wave(const Study& study, const std::string& wave,
                                 const std::string& path, const Files& files,
                                 ResponseStore& store) {
  if (Problems found = stands_in_the_way(study, wave, store); !found.empty()) return found;
  dataset::WaveFile file(study, *study.wave(wave), *study.plan(wave), path);
  files.read_pieces(path, [&](std::string_view piece) { file.add(piece); });
  Result<dataset::ImportedWave> read = file.finish();
  if (!read.ok()) return read.problems();
  const dataset::ImportedWave imported = std::move(read).value();
  store.import_wave(imported.respondents, imported.events);
  return WaveImported{imported.respondents.size(), imported.passed_over, imported.not_asked};
}

}  // namespace peil::app
