// Means, shares, totals, differences and their errors against R's survey package, from the rows
// of the reference files straight into the estimation core.
#include <gtest/gtest.h>

#include <cmath>

#include "peil/base/text.h"
#include "peil/estimate/domains/by_domain.h"
#include "peil/estimate/share_interval.h"
#include "peil/estimate/statistics.h"
#include "peil/estimate/student.h"
#include "reference.h"

namespace peil::oracle {
namespace {

using estimate::Classes;
using estimate::Degrees;
using estimate::Domain;
using estimate::LonelyPsu;
using estimate::Options;

constexpr Options of_design{LonelyPsu::Fail, Degrees::OfDesign};

struct Sample {
  const Table& table;
  Classes classes;
  std::vector<Grouping> groupings;

  Sample(const Table& rows, const Design& design, const std::vector<std::string>& by = {},
         const weighting::Weighted* weighted = nullptr)
      : table(rows) {
    for (const std::string& name : by) groupings.push_back(rows.grouping(name));
    std::vector<const Grouping*> pointers;
    for (const Grouping& grouping : groupings) pointers.push_back(&grouping);
    classes = weighted == nullptr ? estimate::classes_of(design, pointers)
                                  : estimate::classes_of(design, *weighted, pointers);
  }
  estimate::Tallies answers(const std::string& variable) const {
    return estimate::tally(table.numbers(variable), classes);
  }
  /// The whole sample (one, without a name), or each level of a grouping.
  std::vector<std::pair<std::string, Domain>> domains(const std::string& by) const {
    if (by.empty()) return {{"", everybody(classes)}};
    std::vector<std::pair<std::string, Domain>> result;
    for (std::size_t g = 0; g < groupings.size(); ++g) {
      if (groupings[g].name != by) continue;
      for (std::uint32_t l = 0; l < groupings[g].levels.size(); ++l)
        result.emplace_back(groupings[g].levels[l], estimate::domain(classes, g, l));
    }
    return result;
  }
};

void add_means(Printed& to, const Sample& sample, const std::string& analysis,
               const std::vector<std::string>& variables, const std::string& by,
               const Options& options) {
  for (const std::string& v : variables) {
    const auto answers = sample.answers(v);
    for (const auto& [level, domain] : sample.domains(by)) {
      to.add(analysis, v, by, level, *mean(sample.classes, answers, domain, options));
      if (const auto deff =
              design_effect(*estimate::domain_estimate(sample.classes, answers, domain, options),
                            estimate::Replacement::Without))
        to.add(analysis, v, by, level, "deff", *deff);
    }
  }
}

void add_totals(Printed& to, const Sample& sample, const std::string& analysis,
                const std::vector<std::string>& variables, const std::string& by,
                const Options& options) {
  for (const std::string& v : variables)
    for (const auto& [level, domain] : sample.domains(by))
      to.add(analysis, v, by, level, *total(sample.classes, sample.answers(v), domain, options));
}

// The shares of every level of a text column.
void add_shares(Printed& to, const Sample& sample, const std::string& analysis,
                const std::string& variable, const std::string& by) {
  const Grouping levels = sample.table.grouping(variable);
  CodeColumn column;
  for (const std::uint32_t l : levels.level) {
    column.code.push_back(l == Grouping::outside ? 0 : static_cast<std::uint8_t>(l + 1));
    column.reason.push_back(l == Grouping::outside ? Absent::Skipped : Absent::No);
  }
  const auto answers = estimate::tally(column, sample.classes);
  for (const auto& [domain_level, domain] : sample.domains(by)) {
    for (std::size_t l = 0; l < levels.levels.size(); ++l) {
      const auto code = static_cast<double>(l + 1);
      const Estimate p = *share(sample.classes, answers, domain, {code, code}, of_design);
      const std::string level = (by.empty() ? "" : domain_level + "|") + levels.levels[l];
      to.add(analysis, variable, by, level, "estimate", p.value);
      to.add(analysis, variable, by, level, "se", *p.standard_error);
      const Interval wald = *estimate::interval(p, 0.95),
                     logit = *estimate::logit_interval(p, 0.95);
      to.add(analysis, variable, by, level, "ci_low_wald", wald.low);
      to.add(analysis, variable, by, level, "ci_high_wald", wald.high);
      to.add(analysis, variable, by, level, "ci_low_logit", logit.low);
      to.add(analysis, variable, by, level, "ci_high_logit", logit.high);
    }
  }
}

void add_difference(Printed& to, const Sample& sample, const std::string& analysis,
                    const std::string& variable, const std::string& by, const std::string& one,
                    const std::string& other) {
  std::map<std::string, Domain> domains;
  for (auto& [level, domain] : sample.domains(by)) domains[level] = domain;
  const auto answers = sample.answers(variable);
  const Estimate d = *difference(sample.classes, answers, domains.at(one), domains.at(other));
  const std::string level = one + "-" + other;
  to.add(analysis, variable, by, level, d);
  const double t = d.value / *d.standard_error;
  to.add(analysis, variable, by, level, "t", t);
  to.add(analysis, variable, by, level, "p", estimate::t_p_value(t, d.degrees_of_freedom));
}

#define NEEDS_REFERENCE()                                       \
  const std::optional<std::string> folder = reference_folder(); \
  if (!folder) GTEST_SKIP() << "No reference cases: set PEIL_REFERENCE to their folder."

TEST(Oracle, StratifiedSample) {
  NEEDS_REFERENCE();
  const Table rows(*folder + "/data/apistrat.csv");
  const Sample sample(rows, design_of(rows, {"stype", "", "pw", "fpc"}), {"stype", "awards"});
  const Sample no_fpc(rows, design_of(rows, {"stype", "", "pw", ""}));

  Printed printed("R01_stratified");
  add_means(printed, sample, "mean_fpc", {"api00", "api99", "enroll", "meals"}, "", of_design);
  NumberColumn top800 = rows.numbers("api00");
  for (double& score : top800.value) score = score >= 800.0 ? 1.0 : 0.0;
  const auto top = estimate::tally(top800, sample.classes);
  const Domain all = everybody(sample.classes);
  printed.add("mean_fpc", "top800", "", "", *mean(sample.classes, top, all, of_design));
  printed.add("mean_fpc", "top800", "", "", "deff",
              *design_effect(*estimate::domain_estimate(sample.classes, top, all, of_design),
                             estimate::Replacement::Without));
  printed.add("total_fpc", "top800", "", "", *total(sample.classes, top, all, of_design));
  add_means(printed, no_fpc, "mean_nofpc", {"api00", "enroll"}, "", of_design);
  add_totals(printed, sample, "total_fpc", {"enroll", "api_stu"}, "", of_design);
  add_means(printed, sample, "mean_by_stratum", {"api00", "enroll"}, "stype", {});
  add_means(printed, sample, "mean_by_awards", {"api00", "enroll"}, "awards", {});
  add_totals(printed, sample, "total_by_awards", {"enroll"}, "awards", of_design);
  add_shares(printed, sample, "prop_awards", "awards", "");
  add_shares(printed, sample, "prop_stype_by_awards", "stype", "awards");
  add_difference(printed, sample, "diff_awards", "api00", "awards", "Yes", "No");
  add_difference(printed, sample, "diff_awards", "enroll", "awards", "Yes", "No");
  add_difference(printed, sample, "diff_stype", "api00", "stype", "E", "H");
  const Estimate sd = *standard_deviation(sample.classes, sample.answers("api00"), all);
  printed.add("sd", "api00", "", "", "estimate", sd.value);
  printed.add("sd", "api00", "", "", "variance", sd.value * sd.value);
  const Design design = design_of(rows, {"stype", "", "pw", ""});
  printed.add("kish", "", "", "", "deff_w", estimate::kish_design_effect(design.weight));

  printed.expect(
      {"mean_fpc", "mean_nofpc", "total_fpc", "mean_by_stratum", "mean_by_awards",
       "total_by_awards", "prop_awards", "prop_stype_by_awards", "diff_awards", "diff_stype", "sd",
       "kish"},
      {"ci_low_beta", "ci_high_beta", "se_if_covariance_ignored", "cv_w", "n_eff", "sum_w"});
}

TEST(Oracle, ClusterSample) {
  NEEDS_REFERENCE();
  const Table rows(*folder + "/data/apiclus1.csv");
  const Sample sample(rows, design_of(rows, {"", "dnum", "pw", "fpc"}), {"stype", "sch_wide"});
  const Sample no_fpc(rows, design_of(rows, {"", "dnum", "pw", ""}));

  Printed printed("R02_clusters");
  add_means(printed, sample, "mean", {"api00", "api99", "meals", "enroll"}, "", of_design);
  add_means(printed, no_fpc, "mean_nofpc", {"api00"}, "", of_design);
  add_totals(printed, sample, "total", {"enroll", "api_stu"}, "", of_design);
  add_means(printed, sample, "mean_by_stype", {"api00", "meals"}, "stype", {});
  add_shares(printed, sample, "prop_sch_wide", "sch_wide", "");
  add_shares(printed, sample, "prop_stype", "stype", "");
  add_difference(printed, sample, "diff_sch_wide", "api00", "sch_wide", "Yes", "No");
  add_difference(printed, sample, "diff_sch_wide", "meals", "sch_wide", "Yes", "No");
  add_difference(printed, sample, "diff_E_M", "api00", "stype", "E", "M");

  printed.expect({"mean", "mean_nofpc", "total", "mean_by_stype", "prop_sch_wide", "prop_stype",
                  "diff_sch_wide", "diff_E_M"},
                 {"ci_low_beta", "ci_high_beta", "se_if_covariance_ignored"});
}

TEST(Oracle, StratumWithOneUnit) {
  NEEDS_REFERENCE();
  Table rows(*folder + "/data/apistrat.csv");
  const std::set<std::string> selected{
      "19647336097927", "19647336016018", "19648816021505", "19647336019285", "56739406115430",
      "56726036084917", "56726036055800", "15633216109078", "37683956098487", "37680236038020",
      "36678506059448", "33752426111447", "01612596057020", "19647336016620", "30665226028732",
      "33671736059109", "30736506071179", "43696746101752", "54753255430210", "37681976067003",
      "44698076060644", "09619606107437"};
  std::vector<bool> keep;
  for (const std::string& cds : rows.column("cds")) keep.push_back(selected.contains(cds));
  rows.keep_rows(keep);
  ASSERT_EQ(rows.rows(), 22u);
  const Sample sample(rows, design_of(rows, {"stype", "", "pw", ""}), {"awards"});

  Printed printed("R03_lonely_psu");
  const Estimate refused =
      *mean(sample.classes, sample.answers("api00"), everybody(sample.classes), of_design);
  printed.add("fail", "api00", "", "", "refused", refused.standard_error ? 0.0 : 1.0);
  EXPECT_EQ(refused.why_no_error, NoError::LonelyPsu);
  const std::map<std::string, LonelyPsu> ways{{"remove", LonelyPsu::Remove},
                                              {"certainty", LonelyPsu::Certainty},
                                              {"adjust", LonelyPsu::Adjust},
                                              {"average", LonelyPsu::Average}};
  for (const auto& [name, lonely] : ways) {
    const Options options{lonely, Degrees::OfDesign};
    add_means(printed, sample, "mean_" + name, {"api00", "enroll"}, "", options);
    add_totals(printed, sample, "total_" + name, {"enroll"}, "", options);
  }
  add_means(printed, sample, "domain_adjust_FALSE", {"api00"}, "awards",
            {LonelyPsu::Adjust, Degrees::OfDomain});

  printed.expect({"fail", "mean_remove", "mean_certainty", "mean_adjust", "mean_average",
                  "total_remove", "total_certainty", "total_adjust", "total_average",
                  "domain_adjust_FALSE"});
}

using Persons = std::map<std::string, std::map<std::string, double>>;  // margin, level -> people

weighting::Weighted raked_to(const Table& rows, const Design& design, const Persons& persons) {
  weighting::Weighted result{design.weight, {}, {}, {}};
  for (const auto& [name, levels] : persons) {
    const Grouping column = rows.grouping(name);
    weighting::Margin& margin = result.margins.emplace_back();
    margin.name = name;
    margin.levels = column.levels;
    for (const std::string& level : column.levels) margin.persons.push_back(levels.at(level));
    for (const std::uint32_t level : column.level) margin.level.emplace_back(level);
  }
  weighting::Raked raked = weighting::rake(design.weight, result.margins).value();
  EXPECT_TRUE(raked.converged);
  result.weight = std::move(raked.weight);
  return result;
}

struct Extremes {
  double least = 0.0, most = 0.0, sum = 0.0;
};

Extremes weights_over(const std::vector<Weight>& weight, const std::vector<Weight>& base) {
  Extremes result{1e300, 0.0, 0.0};
  for (std::size_t r = 0; r < weight.size(); ++r) {
    const double ratio = weight[r].persons() / base[r].persons();
    result.least = std::min(result.least, ratio);
    result.most = std::max(result.most, ratio);
    result.sum += weight[r].persons();
  }
  return result;
}

TEST(Oracle, RakedClusterSample) {
  NEEDS_REFERENCE();
  const Table rows(*folder + "/data/apiclus1.csv");
  const Design design = design_of(rows, {"", "dnum", "pw", "fpc"});
  // Counts of data/apipop_margins.json.
  const weighting::Weighted weighted =
      raked_to(rows, design,
               {{"stype", {{"E", 4421.0}, {"H", 755.0}, {"M", 1018.0}}},
                {"sch_wide", {{"No", 1072.0}, {"Yes", 5122.0}}}});
  const Sample sample(rows, design, {"awards"}, &weighted);

  Printed printed("R04_calibration_clusters");
  for (const std::string variable : {"api00", "enroll", "meals"}) {
    const auto answers = sample.answers(variable);
    for (const auto& [level, domain] : sample.domains("")) {
      printed.add("raking", "mean(" + variable + ")", "", level,
                  *mean(sample.classes, answers, domain, of_design));
      printed.add("raking", "total(" + variable + ")", "", level,
                  *total(sample.classes, answers, domain, of_design));
    }
    for (const auto& [level, domain] : sample.domains("awards"))
      printed.add("raking", "mean(" + variable + ")", "awards", level,
                  *mean(sample.classes, answers, domain, of_design));
  }
  const Extremes g = weights_over(weighted.weight, weighted.base);
  printed.add("raking", "", "", "", "g_min", g.least);
  printed.add("raking", "", "", "", "g_max", g.most);
  printed.add("raking", "", "", "", "sum_w", g.sum);
  printed.add("raking", "", "", "", "deff_kish", estimate::kish_design_effect(weighted.weight));

  printed.expect({"raking"}, {"se_b_calibrated"});
}

TEST(Oracle, AirportWaveRakedToFourMargins) {
  NEEDS_REFERENCE();
  const Table rows(*folder + "/data/sfo2016.csv");
  const Table margins(*folder + "/cases/R13_weighting_chain/margins.csv");
  Persons persons;
  for (std::size_t r = 0; r < margins.rows(); ++r)
    persons[margins.column("variable")[r]][margins.column("level")[r]] =
        *decimal_number(margins.column("total")[r]);
  const Design design = design_of(rows, {"stratum", "run", "", ""});
  const weighting::Weighted weighted = raked_to(rows, design, persons);
  const Sample sample(rows, design, {}, &weighted);

  Printed printed("R13_weighting_chain");
  add_means(printed, sample, "raked", {"q_all", "cl_rest", "safe", "security"}, "", {});
  const Extremes over = weights_over(weighted.weight, weighted.base);
  const double mean_weight = over.sum / static_cast<double>(rows.rows());
  printed.add("raked", "", "", "", "max_ratio", over.most / mean_weight);
  printed.add("raked", "", "", "", "min_ratio", over.least / mean_weight);
  printed.add("raked", "", "", "", "sum_w", over.sum);
  printed.add("raked", "", "", "", "deff_kish", estimate::kish_design_effect(weighted.weight));

  printed.expect({"raked"});
}

}  // namespace
}  // namespace peil::oracle
