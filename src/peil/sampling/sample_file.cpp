#include "peil/sampling/sample_file.h"

#include <array>

#include "peil/base/csv.h"
#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/sampling/draw.h"

namespace peil::sampling {
namespace {

constexpr std::array<std::string_view, 6> fixed{
    "key", "stratum", "group", "language", "permanent_random_number", "base_weight"};
constexpr std::string_view design_mark = "design.";
constexpr std::string_view contact_mark = "contact.";

constexpr const char* mend_draw = "Take the file as `peil sample draw` wrote it, or draw again.";

// Fills in a unit from a row; false when a number cannot be read.
bool read_unit(const std::vector<std::string>& header, const std::vector<std::string>& fields,
               SampledUnit& unit) {
  const auto number = decimal_number(fields[4]), weight = decimal_number(fields[5]);
  if (!number || !weight || *number < 0.0 || *number >= 1.0 || *weight < 1.0) return false;
  const auto text = [&](std::size_t i) { return std::string(csv_spreadsheet_text(fields[i])); };
  unit = {text(0), text(1), text(2), text(3), *number, *weight, {}, {}};
  for (std::size_t i = fixed.size(); i < header.size(); ++i) {
    const std::string_view name = header[i];
    if (name.starts_with(design_mark)) {
      unit.design[std::string(name.substr(design_mark.size()))] = text(i);
    } else if (name.starts_with(contact_mark)) {
      unit.contact[std::string(name.substr(contact_mark.size()))] = text(i);
    }
  }
  return true;
}

bool begins_with_fixed(const std::vector<std::string>& header) {
  return header.size() >= fixed.size() && std::equal(fixed.begin(), fixed.end(), header.begin());
}

bool counts_fit(const std::vector<SampledUnit>& units, const DrawRecord& record) {
  std::map<std::string, std::size_t> counted, recorded;
  for (const SampledUnit& unit : units) ++counted[unit.stratum];
  for (const StratumCount& s : record.strata) recorded[s.name] = s.sample;
  return counted == recorded;
}

}  // namespace

std::string sample_csv(const Sample& sample, const Plan& plan) {
  std::string csv;
  for (const std::string_view name : fixed) csv.append(name) += ',';
  for (const std::string& name : plan.design) csv += csv_field("design." + name) + ',';
  for (const std::string& name : plan.contact) csv += csv_field("contact." + name) + ',';
  if (sample.record.fictional) csv += "fictional,";
  csv.back() = '\n';
  for (const SampledUnit& unit : sample.units) {
    for (const std::string* text : {&unit.key, &unit.stratum, &unit.group, &unit.language}) {
      csv += csv_spreadsheet_field(*text) + ',';
    }
    csv += exact_text(unit.permanent_random_number) + ',' + exact_text(unit.base_weight) + ',';
    for (const std::string& name : plan.design)
      csv += csv_spreadsheet_field(unit.design.at(name)) + ',';
    for (const std::string& name : plan.contact)
      csv += csv_spreadsheet_field(unit.contact.at(name)) + ',';
    if (sample.record.fictional) csv += "yes,";
    csv.back() = '\n';
  }
  return csv;
}

Result<Sample> read_sample(std::string_view csv, const DrawRecord& record,
                           const std::string& where) {
  if (sha256(csv) != record.file_sha256) {
    return Problems{{"sample.not-as-recorded", where, 0, 0,
                     "The sample was changed after the draw: its SHA-256 is not the one in the "
                     "record.",
                     mend_draw}};
  }
  Sample sample{{}, record, {}};
  Problems problems;
  std::vector<std::string> header;
  const auto unreadable = [&](std::size_t line) {
    problems.push_back(
        {"sample.unreadable", where, line, 0, "This is not a row of a sample.", mend_draw});
    return false;
  };
  CsvReader reader([&](const CsvReader::Row& row) {
    if (header.empty()) {
      header = row.fields;
      return begins_with_fixed(header) || unreadable(row.line);
    }
    SampledUnit unit;
    if (row.quote_misplaced || row.fields.size() != header.size() ||
        !read_unit(header, row.fields, unit)) {
      return unreadable(row.line);
    }
    sample.units.push_back(std::move(unit));
    return true;
  });
  reader.add(csv);
  if ((!reader.end() || reader.too_large()) && problems.empty()) unreadable(reader.row_line());
  if (problems.empty() &&
      (keys_digest(sample.units) != record.sample_sha256 || !counts_fit(sample.units, record))) {
    problems.push_back({"sample.not-as-recorded", where, 0, 0,
                        "The units of the sample are not those that the record counts.",
                        mend_draw});
  }
  if (!problems.empty()) return problems;
  return sample;
}

}  // namespace peil::sampling
