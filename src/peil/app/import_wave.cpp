#include "peil/app/import_wave.h"

#include <algorithm>
#include <exception>

#include "peil/app/key_file.h"
#include "peil/base/contract.h"
#include "peil/base/text.h"

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

// The file, kept open or in memory for as long as its rows are asked for.
class Opened {
 public:
  Opened(const ImportRequest& request, const ImportPlan& plan, const Files& files,
         const SpssReader* spss) {
    const std::string& path = request.file;
    if (path.ends_with(".por")) {
      answers_ =
          Problems{{"import.portable", path, 0, 0, "peil cannot read SPSS portable files (.por).",
                    "Open it in SPSS or PSPP and save it as .sav."}};
    } else if (path.ends_with(".sav") || path.ends_with(".zsav")) {
      expects(spss != nullptr, "import_wave: a reader of SPSS files");
      read_spss(path, plan, files, *spss);
    } else {
      bytes_ = files.open(path);
      answers_ = exchange::csv_answers(bytes_, path, plan.form);
    }
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;

  const Result<exchange::AnswerFile>& answers() const { return answers_; }

 private:
  void read_spss(const std::string& path, const ImportPlan& plan, const Files& files,
                 const SpssReader& spss) {
    if (plan.form != CsvForm{}) {
      answers_ = Problems{{"import.only-csv", path, 0, 0,
                           "`separator`, `decimal` and `encoding` are for CSV files only.",
                           "Leave them out: an SPSS file says itself how it is written."}};
      return;
    }
    SpssOptions options;
    options.keep_declared = true;
    Result<Table> table = spss.read(files.read(path), path, options);
    if (!table.ok()) {
      answers_ = table.problems();
      return;
    }
    table_ = std::move(table).value();
    exchange::AnswerFile file = exchange::table_answers(table_, path);
    if (!table_.weighted_by.empty() && plan.weight.empty()) {
      file.notes.push_back("The file is weighted by '" + table_.weighted_by +
                           "' in SPSS, and the plan names no weight: every row counts alike.");
    }
    answers_ = std::move(file);
  }

  Bytes bytes_;
  Table table_;
  Result<exchange::AnswerFile> answers_{exchange::AnswerFile{}};
};

}  // namespace

Result<WaveImported> import_wave(const Study& study, const ImportRequest& request,
                                 const Files& files, ResponseStore& store, const SpssReader* spss) {
  if (Problems found = stands_in_the_way(study, request.wave, store); !found.empty()) return found;
  const Result<exchange::ImportKey> key = import_key(request.key, request.data, files);
  if (!key.ok()) return key.problems();
  const Plan& plan = *study.plan(request.wave);
  const Opened opened(request, *plan.import, files, spss);
  if (!opened.answers().ok()) return opened.answers().problems();
  exchange::WaveImport wave(study, *study.wave(request.wave), plan, key.value(),
                            opened.answers().value());
  Result<exchange::WaveFound> found = wave.look();
  if (!found.ok()) return found.problems();
  WaveImported done{std::move(found).value(), {}, opened.answers().value().notes};
  for (const std::string& there : store.waves()) {
    if (has_plain_ids(store, there)) done.plain_ids.push_back(there);
  }
  store.import_each([&](Respondent& who, PageEvent& event) { return wave.next(who, event); });
  return done;
}

}  // namespace peil::app
