// Two waves of a real airport survey, through the doors that any wave goes through: study folder,
// import, store, columns, weights, estimates, change. Expected figures are those of R's survey.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "peil/app/import_wave.h"
#include "peil/app/wave_results.h"
#include "peil/dataset/columns.h"
#include "peil/estimate/share_interval.h"
#include "peil/estimate/statistics.h"
#include "peil/estimate/student.h"
#include "peil/exchange/import_key.h"
#include "peil/findings/change.h"
#include "peil/ports/testing/memory_stores.h"
#include "peil/study/read.h"
#include "reference.h"

namespace peil::oracle {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  expects(file.good(), "oracle: a file that can be read");
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

const std::string key_file = "import.key";

// Reads for real, but a key of its own; writes nothing.
class ReadOnlyFiles : public Files {
 public:
  std::string read(const std::string& path) const override {
    if (path == key_file) return exchange::ImportKey(std::string(32, 'k')).text();
    return read_file(path);
  }
  void read_pieces(const std::string& path,
                   const std::function<void(std::string_view)>& take) const override {
    const std::string bytes = read_file(path);
    constexpr std::size_t piece = 1000;  // so that rows are cut anywhere
    for (std::size_t at = 0; at < bytes.size(); at += piece)
      take(std::string_view(bytes).substr(at, piece));
  }
  void write(const std::string&, std::string_view, bool) override {}
  bool exists(const std::string&) const override { return true; }
  void make_folder(const std::string&) override {}
  std::map<std::string, std::string> study_folder(const std::string& folder) const override {
    std::map<std::string, std::string> texts;
    for (const std::string name :
         {"study.toml", "questionnaire.toml", "plans/2015.toml", "plans/2016.toml"})
      texts[name] = read_file(folder + "/" + name);
    return texts;
  }
};

class Airport : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::optional<std::string> folder = reference_folder();
    if (!folder) GTEST_SKIP() << "No reference cases: set PEIL_REFERENCE to their folder.";
    const Result<Study> read =
        study::read(ReadOnlyFiles().study_folder(PEIL_SOURCE_DIR "/tests/oracle/sfo"));
    for (const Problem& p : read.ok() ? Problems{} : read.problems())
      ADD_FAILURE() << p.where << ':' << p.line << ' ' << p.message;
    study_ = read.value();
    for (const std::string wave : {"2015", "2016"}) {
      const auto imported = app::import_wave(
          study_, {wave, *folder + "/data/sfo" + wave + ".csv", key_file}, ReadOnlyFiles(), store_);
      for (const Problem& p : imported.ok() ? Problems{} : imported.problems())
        ADD_FAILURE() << p.where << ':' << p.line << ' ' << p.message;
      results_.emplace(wave, app::wave_results(study_, store_, wave, "test", {}).value());
    }
  }

  const Estimate& figure(const std::string& wave, const std::string& domain,
                         const std::string& measure, const std::string& statistic) const {
    return results_.at(wave).estimates.at({wave, domain, measure, statistic});
  }

  Study study_;
  testing::MemoryResponseStore store_;
  std::map<std::string, WaveResults> results_;
};

const std::vector<std::string> items{"q_all",   "q_art",     "q_food", "q_store",  "q_sign",
                                     "q_walk",  "q_screens", "q_wifi", "cl_board", "cl_rest",
                                     "cl_food", "safe",      "find",   "security"};

Dataset data_of(const Study& study, const ResponseStore& store, const std::string& wave) {
  std::vector<Response> responses;
  store.each_response(wave, [&](const Respondent& who, std::span<const PageEvent> events) {
    responses.push_back({who, events.back().answers, "en", true});
  });
  return dataset::columns(study, wave, responses).value();
}

// Shares that are no statistic of wave_results, with the same core.
Estimate share_of_q_all(const Dataset& data, const estimate::Between& counted,
                        estimate::Degrees degrees) {
  const auto classes = estimate::classes_of(data.design);
  return *estimate::share(classes, estimate::tally(*data.item("q_all"), classes),
                          everybody(classes), counted, {estimate::LonelyPsu::Fail, degrees});
}

Estimate top_two(const Dataset& data) {
  return share_of_q_all(data, {4.0, 5.0}, estimate::Degrees::OfDomain);
}

void add_design(Printed& to, const std::string& analysis, const Dataset& data,
                const WeightingAccount& weights) {
  const auto add = [&](const char* quantity, double value) {
    to.add(analysis, "", "", "", quantity, value);
  };
  const auto classes = estimate::classes_of(data.design);
  const auto strata = static_cast<double>(classes.strata.size());
  const auto clusters = static_cast<double>(classes.stratum_of_psu.size());
  double sum = 0.0;
  for (const Weight& w : data.design.weight) sum += w.persons();
  add("n", static_cast<double>(data.design.rows()));
  add("strata", strata);
  add("clusters", clusters);
  add("df_design", clusters - strata);
  add("sum_w", sum);
  add("deff_kish", weights.kish_design_effect);
  add("n_eff", weights.effective_answers);
}

void add_change(Printed& to, const std::string& analysis, const std::string& variable,
                const std::string& domain, const std::string& level,
                const findings::Change& change) {
  to.add(analysis, variable, domain, level, "estimate", change.difference);
  to.add(analysis, variable, domain, level, "se", *change.standard_error);
  to.add(analysis, variable, domain, level, "df", change.degrees_of_freedom);
  to.add(analysis, variable, domain, level, "t", change.difference / *change.standard_error);
  to.add(analysis, variable, domain, level, "p", *change.p);
  to.add(analysis, variable, domain, level, "ci_low", change.interval->low);
  to.add(analysis, variable, domain, level, "ci_high", change.interval->high);
}

TEST_F(Airport, GivesTheReferenceFiguresThroughTheSameDoorsAsAnyWave) {
  Printed printed("R06_waves_airport");
  const Rules rules;
  std::map<std::string, Dataset> data;
  for (const std::string wave : {"2015", "2016"}) {
    data[wave] = data_of(study_, store_, wave);
    add_design(printed, "weights_" + wave, data[wave], results_.at(wave).weighting);
    for (const std::string& item : items)
      printed.add("mean_" + wave, item, "", "", figure(wave, "all", item, "mean"));
    printed.add("mean_" + wave, "top2", "", "", top_two(data[wave]));
    for (const char area : std::string("abcdefg")) {
      const std::string level(1, static_cast<char>(area - 'a' + 'A'));
      for (const std::string item : {"q_all", "cl_rest"})
        printed.add("mean_" + wave + "_by_area", item, "area", level,
                    figure(wave, std::string(1, area), item, "mean"));
    }
    for (int point = 1; point <= 5; ++point) {
      const std::string level = std::to_string(point);
      const Estimate p =
          share_of_q_all(data[wave], {point + 0.0, point + 0.0}, estimate::Degrees::OfDesign);
      // The figures of a wave come from sums over cells, this one from tallies: 1e-14 is rounding.
      const Estimate& same = figure(wave, "all", "q_all", "share:" + level);
      EXPECT_NEAR(p.value, same.value, 1e-14);
      EXPECT_NEAR(*p.standard_error, *same.standard_error, 1e-14);
      const Interval wald = *estimate::interval(p, 0.95);
      const Interval logit = *estimate::logit_interval(p, 0.95);
      const auto add = [&](const char* quantity, double value) {
        printed.add("prop_" + wave, "q_all_f", "", level, quantity, value);
      };
      add("estimate", p.value);
      add("se", *p.standard_error);
      add("ci_low_wald", wald.low);
      add("ci_high_wald", wald.high);
      add("ci_low_logit", logit.low);
      add("ci_high_logit", logit.high);
    }
  }
  for (const std::string& item : items)
    add_change(printed, "change", item, "", "",
               findings::change(figure("2015", "all", item, "mean"),
                                figure("2016", "all", item, "mean"), rules));
  add_change(printed, "change", "top2", "", "",
             findings::change(top_two(data["2015"]), top_two(data["2016"]), rules));
  for (const char area : std::string("abcdefg")) {
    const std::string name(1, area), level(1, static_cast<char>(area - 'a' + 'A'));
    add_change(printed, "change_by_area", "q_all", "area", level,
               findings::change(figure("2015", name, "q_all", "mean"),
                                figure("2016", name, "q_all", "mean"), rules));
  }

  printed.expect({"mean_2015", "mean_2016", "mean_2015_by_area", "mean_2016_by_area", "prop_2015",
                  "prop_2016", "weights_2015", "weights_2016", "change", "change_by_area"},
                 {"df_welch", "p_welch"});
}

TEST_F(Airport, CountsWhoAnsweredPerGroup) {
  const auto& response = results_.at("2015").response;
  ASSERT_EQ(response.size(), 7u);
  EXPECT_EQ(response[0].group, "a");
  EXPECT_EQ(response[0].answered, 670u);  // rows of area A in the file
  EXPECT_EQ(response[0].drawn, 0u);       // a file does not say who was asked
}

TEST_F(Airport, GivesTheSameDigestForTheSameDataOnly) {
  EXPECT_EQ(app::wave_results(study_, store_, "2015", "test", {}).value().digest,
            results_.at("2015").digest);
  EXPECT_NE(app::wave_results(study_, store_, "2015", "next", {}).value().digest,
            results_.at("2015").digest);
  EXPECT_NE(results_.at("2016").digest, results_.at("2015").digest);
}

TEST_F(Airport, RefusesASecondImportOfTheSameWave) {
  const auto again =
      app::import_wave(study_, {"2015", *reference_folder() + "/data/sfo2015.csv", key_file},
                       ReadOnlyFiles(), store_);
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.problems()[0].code, "import.already");
}

}  // namespace
}  // namespace peil::oracle
