#include "peil/app/deposit.h"

#include <algorithm>

#include "peil/app/answered_study.h"
#include "peil/app/deposit_file.h"
#include "peil/app/read_study.h"
#include "peil/app/wave_results.h"
#include "peil/app/went_out.h"
#include "peil/base/counted.h"
#include "peil/base/digest.h"
#include "peil/disclosure/open_data.h"
#include "peil/report/dcat.h"
#include "peil/report/ddi_codebook.h"
#include "peil/report/deposit_catalogue.h"
#include "peil/report/deposit_page.h"
#include "peil/report/deposit_scripts.h"
#include "peil/report/deposit_tables.h"
#include "peil/report/open_items.h"
#include "peil/weighting/unheard.h"

namespace peil::app {
namespace {

constexpr std::size_t least_alike = 5;  // whatever the study says

// The file that says whose the folder is.
constexpr const char *dataset = "dataset.ttl", *digests = "SHA256SUMS";

Problems one(const char* code, const std::string& where, std::string message, std::string mend) {
  return {{code, where, 0, 0, std::move(message), std::move(mend)}};
}

// The description of the deposit; of one that is not there, everything that belongs in it.
Result<report::DepositAbout> description(const std::string& file, const Questionnaire& form,
                                         const Files& files) {
  if (files.exists(file)) return read_deposit_file(file, files.read(file), form);
  Problems missing = one("deposit.no-file", file,
                         "There is no description of the deposit: who publishes it, under which "
                         "licence and where.",
                         "Write it; docs/formats/deposit.md says what belongs in it.");
  const auto about = read_deposit_file(file, "", form);
  missing.insert(missing.end(), about.problems().begin(), about.problems().end());
  return missing;
}

// What whoever finds the data has to be told of how they came about.
Problems untold(const Study& study, const DepositRequest& request) {
  Problems all;
  for (const report::OpenItem& item : report::open_items(study, request.wave)) {
    if (!item.of_aapor) continue;
    all.push_back({"deposit.account-open", request.study + "/study.toml", 0, 0,
                   "The method account does not tell what AAPOR asks of published data: " +
                       item.name() + ", wave " + request.wave + ".",
                   "Write '" + item.key +
                       "' under [report.account]; where it is not known, write that and why."});
  }
  return all;
}

// Nothing when the folder is not there, or holds an earlier deposit of the same data set.
Problems in_use(const std::string& out, const std::string& identifier, const Files& files) {
  const std::string file = out + "/" + dataset;
  if (files.exists(file)) {
    if (files.read(file).find("<" + identifier + "> a dcat:Dataset") != std::string::npos)
      return {};
  } else if (!files.exists(out)) {
    return {};
  }
  return one("deposit.in-use", out, "This is there already and holds no deposit of these data.",
             "Name a folder that does not exist yet.");
}

// The outcome of the case, where people say it themselves: who decided on it knows it too.
void add_outcome(const Study& study, const Dataset& wave, std::vector<std::string>& names) {
  const std::string& outcome = study.outcome.variable;
  const Item* item = wave.item(outcome);
  if (item == nullptr || item->kind != ItemKind::Choice) return;
  if (std::ranges::find(names, outcome) == names.end()) names.push_back(outcome);
}

report::DepositTexts texts_of(const report::Deposit& deposit) {
  report::DepositTexts texts{{"responses.csv", responses_csv(deposit)},
                             {"remainder.csv", remainder_csv(deposit)},
                             {"figures.csv", figures_csv(deposit)},
                             {"variables.csv", variables_csv(deposit)},
                             {"codebook.xml", ddi_codebook(deposit)},
                             {"rebuild.py", std::string(report::rebuild_py())},
                             {"rebuild.R", std::string(report::rebuild_r())},
                             {"index.html", deposit_page(deposit)},
                             {"ARCHIVE.md", archive_text(deposit)},
                             {"accessibility.md", accessibility_text(deposit)},
                             {"publiccode.yml", publiccode(deposit)},
                             {"sitemap.xml", sitemap(deposit)}};
  texts.emplace(dataset, dcat_dataset(deposit, texts));
  std::string sums;
  for (const auto& [name, text] : texts) sums += sha256(text) + "  " + name + '\n';
  texts.emplace(digests, std::move(sums));
  return texts;
}

// What says whose the folder is comes first, the digests of all of it last.
std::vector<std::string> write(const report::DepositTexts& texts, const std::string& out,
                               Files& files) {
  files.make_folder(out);
  std::vector<std::string> paths;
  const auto put = [&](const std::string& name) {
    paths.push_back(out + "/" + name);
    files.write(paths.back(), texts.at(name));
  };
  put(dataset);
  for (const auto& [name, text] : texts) {
    if (name != dataset && name != digests) put(name);
  }
  put(digests);
  std::ranges::sort(paths);
  return paths;
}

DepositWritten account_of(const report::Deposit& deposit) {
  DepositWritten written;
  written.responses = deposit.data.responses, written.rows = deposit.data.rows();
  for (const auto& [name, figure] : deposit.released.figures()) {
    ++written.figures;
    if (report::answers_of(name, deposit.data) != nullptr) ++written.again;
  }
  written.closed = deposit.data.amounts;
  written.closed.insert(written.closed.end(), deposit.data.unfigured.begin(),
                        deposit.data.unfigured.end());
  written.closed.insert(written.closed.end(), deposit.data.left_out.begin(),
                        deposit.data.left_out.end());
  const std::string unheard =
      weighting::unheard_words(deposit.results.wave, deposit.results.weighting);
  if (!unheard.empty()) written.unheard.push_back(unheard);
  return written;
}

Problems no_rows(const std::string& wave, std::size_t least) {
  return one("deposit.no-rows", "wave " + wave,
             "No response can be laid open: there are never " + counted(least, "person", "people") +
                 " who agree in group and weight.",
             "Weigh by fewer or coarser margins; the weight tells of people as much as the "
             "variables that it comes from.");
}

// A row would count for another part in each figure, and what it counts for tells where else the
// person is known.
Problems several_groups(const Study& study, const std::string& wave) {
  return one("deposit.several-groups", "wave " + wave,
             "People of this wave are in several customer groups ('" + study.plan(wave)->also_in +
                 "'), so that the figures over these groups do not follow from one weight a row.",
             "Lay the figures open without the responses: peil report --format csv.");
}

}  // namespace

Result<DepositWritten> deposit(const DepositRequest& request, Outside& outside) {
  const Result<Study> read = read_study(outside.files, request.study);
  if (!read.ok()) return read.problems();
  const Study& study = read.value();
  const auto store = outside.read_answers(request.data);
  const Result<WentOutByWave> out = went_out(study, request.data, outside);
  if (!out.ok()) return out.problems();
  const Result<WeighedWave> weighed = weighed_wave(study, *store, request.wave, outside.program());
  if (!weighed.ok()) return weighed.problems();
  if (weighed.value().dataset.design.lists) return several_groups(study, request.wave);
  const WaveResults results = results_of(weighed.value(), out.value());
  if (!results.weighting.converged) return Problems{not_converged(results)};

  const auto about =
      description(request.study + "/deposit.toml", study.form(request.wave), outside.files);
  Problems missing = untold(study, request);
  if (!about.ok())
    missing.insert(missing.begin(), about.problems().begin(), about.problems().end());
  if (!missing.empty()) return missing;
  const std::string& identifier = about.value().identifier;
  if (Problems wrong = in_use(request.out, identifier, outside.files); !wrong.empty()) return wrong;

  const disclosure::Released released = disclosure::release(study, std::span(&results, 1));
  if (released.figures().empty())
    return one("deposit.no-figures", "wave " + request.wave,
               "No figure of this wave may leave, so nothing can be laid open.",
               "peil tables says why.");
  disclosure::OpenDataRules rules{std::max(study.rules.least_shown, least_alike),
                                  about.value().quasi_identifiers};
  add_outcome(study, weighed.value().dataset, rules.quasi_identifiers);
  const disclosure::OpenData data = disclosure::open_data(
      study, weighed.value().dataset, weighed.value().weighted.weight, released, rules);
  if (data.rows() == 0) return no_rows(request.wave, rules.least_alike);
  const report::Deposit made{study,         results,         released,      data,
                             about.value(), outside.version, outside.commit};
  DepositWritten written = account_of(made);
  written.paths = write(texts_of(made), request.out, outside.files);
  return written;
}

}  // namespace peil::app
