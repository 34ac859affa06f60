#include "peil/app/import_wave.h"

#include <algorithm>
#include <exception>

#include "peil/app/key_file.h"
#include "peil/base/text.h"
#include "peil/exchange/wave_file.h"

namespace peil::app {
namespace {

constexpr std::string_view plain_post = "import";  // of the time when ids were plain hashes

struct Enough : std::exception {};

// True for a wave that was imported when the id of a client was a hash that anybody can work out.
bool has_plain_ids(const ResponseStore& store, const std::string& wave) {
  bool plain = false;
  try {
    store.each_response(wave, [&](const Respondent&, std::span<const PageEvent> events) {
      plain = events.front().post == plain_post;
      throw Enough();  // an import gives all of a wave at once
    });
  } catch (const Enough&) {
  }
  return plain;
}

std::string how_to_import_again(const ResponseStore& store, const std::string& wave) {
  if (!has_plain_ids(store, wave)) return "Import into another data folder, with --data.";
  return "It was imported when ids had no key: whoever has a list of client numbers can find "
         "people "
         "in it. Import into a fresh data folder, with --data, and delete this one; figures stay "
         "the same, their keys change.";
}

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
               how_to_import_again(store, wave));
  if (store.fictional() && !study.fictional)
    return one("import.fictional", "wave " + wave, "The store holds simulated answers.",
               "Import into another data folder, with --data.");
  return {};
}

}  // namespace

Result<WaveImported> import_wave(const Study& study, const ImportRequest& request,
                                 const Files& files, ResponseStore& store) {
  if (Problems found = stands_in_the_way(study, request.wave, store); !found.empty()) return found;
  const Result<exchange::ImportKey> key = import_key(request.key, request.data, files);
  if (!key.ok()) return key.problems();
  exchange::WaveFile file(study, *study.wave(request.wave), *study.plan(request.wave), key.value(),
                          request.file);
  files.read_pieces(request.file, [&](std::string_view piece) { file.add(piece); });
  Result<exchange::ImportedWave> read = file.finish();
  if (!read.ok()) return read.problems();
  const exchange::ImportedWave imported = std::move(read).value();
  WaveImported done{imported.respondents.size(), imported.passed_over, imported.not_asked, {}};
  for (const std::string& there : store.waves()) {
    if (has_plain_ids(store, there)) done.plain_ids.push_back(there);
  }
  store.import_wave(imported.respondents, imported.events);
  return done;
}

}  // namespace peil::app
