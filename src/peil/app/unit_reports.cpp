#include "peil/app/unit_reports.h"

#include <algorithm>
#include <span>
#include <utility>

#include "peil/app/table_file.h"
#include "peil/app/tables_out.h"
#include "peil/base/contract.h"
#include "peil/report/unit_report.h"

namespace peil::app {
namespace {

constexpr int threads_of_units = 2;

// The waves up to the one that the pages are about: to them it is the last.
std::span<const WaveResults> up_to(const std::vector<WaveResults>& waves, const std::string& wave) {
  const auto at = std::ranges::find(waves, wave, &WaveResults::wave);
  expects(at != waves.end(), "unit_documents: a wave with answers");
  return {waves.begin(), at + 1};
}

void add_pages(report::UnitReports& reports, const std::string& language, UnitDocuments& made) {
  made.pages.push_back({report::units_index(language), reports.overview()});
  for (std::size_t unit = 0; unit < reports.units(); ++unit)
    made.pages.push_back({report::unit_file(unit, reports.units(), language), reports.page(unit)});
}

void compose_pages(const UnitsRequest& request, const Outside& outside, UnitDocuments& made) {
  const TableSpec& spec = made.table.spec;
  const report::Material material(made.of.study, up_to(made.of.waves, spec.wave));
  const report::UnitsMade of{request.of.variable, spec.wave, spec.before, request.languages, ""};
  for (const std::string& language : request.languages) {
    report::Pen pen(material, language);
    report::UnitReports reports(pen, made.table, {language, outside.version, outside.commit}, of);
    add_pages(reports, language, made);
    if (language != request.languages.front()) continue;
    made.csv = table_file(TableFormat::Csv, pen, made.table, nullptr);
    made.units = reports.units();
    for (std::size_t unit = 0; unit < made.units; ++unit)
      made.withheld += reports.is_withheld(unit) ? 1 : 0;
  }
}

// Units have their places: behind the last one there is none, and of a language that was not asked
// for there is none at all.
std::vector<std::string> left_over_in(const std::string& folder, const UnitsRequest& request,
                                      std::size_t units, const Files& files) {
  std::vector<std::string> all;
  const auto is_there = [&](const std::string& file) {
    const bool there = files.exists(folder + "/" + file);
    if (there) all.push_back(folder + "/" + file);
    return there;
  };
  for (const std::string& language : language::written()) {
    const bool asked = std::ranges::find(request.languages, language) != request.languages.end();
    if (!asked) is_there(report::units_index(language));
    std::size_t unit = asked ? units : 0;
    while (is_there(report::unit_file(unit, units, language))) ++unit;
  }
  return all;
}

}  // namespace

Result<UnitDocuments> unit_documents(const UnitsRequest& request, const Outside& outside,
                                     TablesOut::Made purpose) {
  expects(!request.languages.empty(), "unit_documents: at least one language");
  Result<AnsweredStudy> answered = answered_study(request.study, request.data, outside);
  if (!answered.ok()) return answered.problems();
  AnsweredStudy of = std::move(answered).value();
  const Result<TableSpec> spec = unit_table(of.study, of.waves, request.of);
  if (!spec.ok()) return spec.problems();
  const auto no_units = [&](const findings::CrossTable& table) {
    if (table.blocks.size() >= 2) return Problems{};
    return Problems{
        {"table.nothing", "--by", 0, 0,
         "Nobody in wave " + spec.value().wave + " has a level of '" + request.of.variable + "'.",
         "Name another variable, or another wave with --wave."}};
  };
  TablesOut out(request.data, "peil units", outside, purpose);
  Result<findings::CrossTable> table =
      out.table(spec.value(), {of.study, *of.answers, outside.program(), of.out}, of.waves, of.last,
                threads_of_units, {.after = no_units});
  if (!table.ok()) return table.problems();
  UnitDocuments made{std::move(of), std::move(table).value(), {}, {}};
  compose_pages(request, outside, made);
  return made;
}

UnitsRequest request_of(const report::UnitsMade& made, const std::string& study,
                        const std::string& data) {
  return {study, data, {made.variable, made.wave, made.before}, made.languages};
}

Result<UnitsWritten> write_unit_reports(const UnitsRequest& request, const std::string& folder,
                                        const Outside& outside) {
  expects(outside.documents != nullptr, "write_unit_reports: a writer of documents");
  const Result<UnitDocuments> made = unit_documents(request, outside);
  if (!made.ok()) return made.problems();
  const UnitDocuments& all = made.value();
  std::vector<std::pair<std::string, std::string>> files;
  for (const UnitPage& page : all.pages)
    files.emplace_back(page.file, outside.documents->write(page.document, DocumentFormat::Html));
  UnitsWritten written{
      {}, folder + "/units.csv", 0, all.units, all.withheld, all.of.unheard(), all.table.refusals};
  outside.files.make_folder(folder);
  for (const auto& [file, bytes] : files) outside.files.write(folder + "/" + file, bytes);
  outside.files.write(written.csv, all.csv);
  for (const std::string& language : request.languages)
    written.overviews.push_back(folder + "/" + report::units_index(language));
  written.pages = all.pages.size() - request.languages.size();
  written.left_over = left_over_in(folder, request, all.units, outside.files);
  return written;
}

}  // namespace peil::app
