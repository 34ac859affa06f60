// What the gate holds leaves no trace: a report and its findings are the same, byte for byte,
// whatever the values that are held, and every number that carries a key is one that was let out.
// Studies by a seed; PEIL_SOAK makes a thousand of them.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <regex>

#include "peil/disclosure/released.h"
#include "peil/render/html_writer.h"
#include "peil/report/compose.h"
#include "peil/report/sample_study.h"
#include "peil/report/told_findings.h"

namespace peil {
namespace {

namespace sample = report::sample;

/// Groups, sizes, answers and rules as chance has them: small groups, equal answers, wide
/// intervals, standards of precision and forbidden comparisons are common.
class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}

  Study study() {
    Study study = sample::study();
    const std::size_t groups = 1 + whole(5);
    study.customer_groups.resize(groups);
    for (std::size_t g = 0; g < groups; ++g)
      study.customer_groups[g].reporting_group = g % 2 == 0 || groups < 3 ? "vr" : "boak";
    if (groups < 3) study.reporting_groups.resize(1);
    study.rules.least_shown = 5 + whole(10);
    study.rules.least_tested = 30;
    if (whole(3) == 0) {
      using Miss = PrecisionStandard::Miss;
      study.rules.precision.shares = whole(2) == 0 ? Miss::Flag : Miss::Withhold;
      study.rules.precision.means = whole(2) == 0 ? Miss::Flag : Miss::Withhold;
    }
    if (whole(3) == 0) study.breaks.clear();
    if (whole(3) == 0) study.published = {};
    return study;
  }

  std::vector<WaveResults> waves(const Study& study) {
    std::vector<WaveResults> all;
    for (const char* name : {"2009", "2011", "2013"}) {
      sample::Maker maker(name);
      std::map<std::string, std::size_t> answers;
      for (const CustomerGroup& g : study.customer_groups) {
        const std::size_t n = some_people();
        answers[g.name] = n;
        answers[g.reporting_group] += n, answers["all"] += n;
        maker.response(g.name.c_str(), n * 3, n + n / 5, n);
      }
      for (const auto& [group, n] : answers) set(maker, group, n);
      all.push_back(maker.results);
    }
    return all;
  }

  /// Another value where the gate holds one that nobody may know. (A share that is held for its
  /// width may be as well known as its width.)
  void change_held(std::vector<WaveResults>& waves, const disclosure::Released& released) {
    for (WaveResults& wave : waves) {
      for (auto& [name, estimate] : wave.estimates) {
        const auto held = released.held().find(name);
        if (held == released.held().end() || !disclosure::is_secret(held->second)) continue;
        const bool share = name.statistic != "mean";
        estimate.value = share ? 0.05 + 0.9 * unit() : 1.2 + 8.0 * unit();
      }
    }
  }

  std::size_t whole(std::size_t below) { return random_() % below; }

 private:
  double unit() { return static_cast<double>(random_() % 1000003) / 1000003.0; }

  std::size_t some_people() {
    constexpr std::size_t sizes[] = {0, 3, 8, 11, 12, 25, 31, 60, 240, 900};
    return sizes[whole(std::size(sizes))];
  }

  void set(sample::Maker& maker, const std::string& group, std::size_t n) {
    if (n == 0) return;
    const double error = whole(12) == 0 ? 0.0 : 1.5 / std::sqrt(static_cast<double>(n));
    maker.mark(group.c_str(), 5.0 + 4.0 * unit(), 0.3 * unit(), 0.3 + 0.6 * unit(), n, error);
    for (const char* item : {"vriendelijk", "deskundig"})
      maker.set(group.c_str(), item, "mean", 2.0 + 2.5 * unit(), error / 2.0, n - whole(2));
    Concentration lies;
    lies.answers = n;
    lies.most_given = whole(6) == 0 ? n - whole(2) : (n + 1) / 2;
    lies.in_low = whole(n + 1), lies.in_high = n - lies.in_low;
    maker.results.concentration[{group, "overall"}] = lies;
  }

  std::mt19937 random_;
};

std::string all_that_is_said(const Study& study, const std::vector<WaveResults>& waves) {
  std::string all;
  for (const std::string language : {"nl", "en"}) {
    const report::Edition edition{language, "0.1.0", "abc"};
    all += render::html_file(report::compose(study, waves, edition));
  }
  const std::vector<std::string> languages{"nl", "en"};
  for (const report::ToldFinding& f : report::told_findings(study, waves, languages).all) {
    all += f.kind;
    for (const auto& [language, sentence] : f.sentence) all += sentence + '\n';
    for (const report::ToldComparison& c : f.comparisons)
      all += c.key + ' ' + std::to_string(c.value) + ' ' + std::to_string(c.p.value_or(-1.0)) +
             ' ' + std::to_string(c.difference.value_or(-99.0)) + ' ' + c.verdict + '\n';
  }
  return all;
}

// Keys are those of figures that were let out.
void expect_keys_let_out(const std::string& said, const disclosure::Released& released) {
  std::set<std::string> keys;
  for (const auto& [name, figure] : released.figures()) keys.insert(figure.key());
  const std::regex data("<data value=\"[^\"]*\" data-key=\"([^\"]*)\"");
  std::size_t seen = 0;
  for (std::sregex_iterator it(said.begin(), said.end(), data), end; it != end; ++it, ++seen)
    EXPECT_TRUE(keys.contains((*it)[1])) << (*it)[1];
  if (!keys.empty()) EXPECT_GT(seen, 0u);
}

TEST(HeldValues, LeaveNoTraceInReportsAndFindings) {
  const unsigned studies = std::getenv("PEIL_SOAK") != nullptr ? 1000 : 40;
  unsigned with_held = 0;
  for (unsigned seed = 0; seed < studies; ++seed) {
    SCOPED_TRACE(seed);
    Chance chance(seed);
    const Study study = chance.study();
    std::vector<WaveResults> waves = chance.waves(study);
    const disclosure::Released released = disclosure::release(study, waves);
    const std::string said = all_that_is_said(study, waves);
    expect_keys_let_out(said, released);
    chance.change_held(waves, released);
    const disclosure::Released again = disclosure::release(study, waves);
    ASSERT_EQ(again.held(), released.held());  // what is held does not hang on what it is
    if (!released.held().empty()) ++with_held;
    ASSERT_EQ(all_that_is_said(study, waves), said);
  }
  EXPECT_GT(with_held, studies / 2);
}

}  // namespace
}  // namespace peil
