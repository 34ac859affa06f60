#include "peil/report/deposit_tables.h"

#include <fmt/format.h>

#include "peil/base/csv.h"
#include "peil/base/text.h"

namespace peil::report {
namespace {

using disclosure::OpenVariable;

constexpr std::string_view line_end = "\r\n";  // RFC 4180

std::string row(const std::vector<std::string>& fields,
                std::string (*field)(std::string_view) = csv_field) {
  std::string all;
  for (std::size_t i = 0; i < fields.size(); ++i) (all += i > 0 ? "," : "") += field(fields[i]);
  return (all += line_end);
}

std::string yes_or_no(bool yes) { return yes ? "yes" : "no"; }

// The digits of OpenData::weight, no more.
std::string weight_text(double persons) { return fmt::format("{:.14g}", persons); }

std::string_view kind_of(const OpenVariable& variable) {
  using Kind = OpenVariable::Kind;
  if (variable.kind == Kind::Answer) return variable.is_key ? "key" : "answer";
  return variable.kind == Kind::Group ? "group" : "key";
}

}  // namespace

std::string responses_csv(const Deposit& deposit) {
  const disclosure::OpenData& data = deposit.data;
  std::vector<std::string> fields{"survey.fictional"};
  for (const OpenVariable& v : data.variables) fields.push_back(column_of(v));
  fields.push_back("survey.weight");
  std::string all = row(fields);
  for (std::size_t r = 0; r < data.rows(); ++r) {
    fields.assign(1, yes_or_no(deposit.results.fictional));
    for (const OpenVariable& v : data.variables) fields.push_back(v.values[v.value[r]]);
    fields.push_back(weight_text(data.weight[r]));
    all += row(fields, csv_spreadsheet_field);
  }
  return all;
}

std::string remainder_csv(const Deposit& deposit) {
  std::string all = row({"fictional", "measure", "statistic", "reporting_group", "customer_group",
                         "answers", "weight", "sum"});
  for (const disclosure::OpenSum& sum : deposit.data.sums)
    all += row({yes_or_no(deposit.results.fictional), sum.measure, sum.statistic,
                sum.reporting_group, sum.customer_group, std::to_string(sum.answers),
                exact_text(sum.weight), exact_text(sum.sum)});
  return all;
}

std::string figures_csv(const Deposit& deposit) {
  std::string all = row(
      {"fictional", "key", "wave", "domain", "measure", "statistic", "value", "low", "high", "n"});
  for (const auto& [name, figure] : deposit.released.figures()) {
    if (name.wave != deposit.results.wave) continue;
    all += row({yes_or_no(deposit.results.fictional), figure.key(), name.wave, name.domain,
                name.measure, name.statistic, exact_text(figure.estimate().value),
                exact_text(figure.interval().low), exact_text(figure.interval().high),
                std::to_string(figure.estimate().answers)});
  }
  return all;
}

std::string variables_csv(const Deposit& deposit) {
  std::string all = row({"fictional", "variable", "kind", "lowest", "highest", "low_to",
                         "high_from", "coarsened", "withheld"});
  const Questionnaire& form = deposit.study.form(deposit.results.wave);
  const std::string fictional = yes_or_no(deposit.results.fictional);
  for (const OpenVariable& v : deposit.data.variables) {
    std::vector<std::string> ends(4);
    const auto scale = v.kind == OpenVariable::Kind::Answer ? scale_of(form, v.name) : std::nullopt;
    if (scale)
      ends = {std::to_string(scale->from), std::to_string(scale->to),
              std::to_string(scale->low_to()), std::to_string(scale->high_from())};
    all += row({fictional, column_of(v), std::string(kind_of(v)), ends[0], ends[1], ends[2],
                ends[3], std::to_string(v.coarsened), std::to_string(v.withheld)});
  }
  return all + row({fictional, "survey.weight", "weight", "", "", "", "", "0", "0"});
}

}  // namespace peil::report
