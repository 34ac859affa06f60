// What the gate holds leaves no trace: report, findings, spreadsheet, charts and what pages of the
// console show are the same, byte for byte, whatever the values that are held, and every number
// that carries a key is one that was let out. Studies by a seed; PEIL_SOAK makes a thousand of
// them.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <regex>
#include <set>
#include <span>

#include "peil/base/text.h"
#include "peil/base/zip_parts.h"
#include "peil/disclosure/released.h"
#include "peil/render/html_writer.h"
#include "peil/render/sheet_file.h"
#include "peil/report/compose.h"
#include "peil/report/sample_study.h"
#include "peil/report/sections.h"
#include "peil/report/told_findings.h"
#include "peil/report/views.h"

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

// The spreadsheet in all its parts: sheets, strings, charts with what they keep of cells, drawings
// with their alternative texts, names, properties.
std::string spreadsheet(const Study& study, const std::vector<WaveResults>& waves) {
  const std::string file =
      render::sheet_file(report::compose(study, waves, {"en", "0.1.0", "abc"}));
  ZipParts parts(file);
  EXPECT_TRUE(parts.ok());
  std::string all;
  for (const std::string& name : parts.names()) {
    const std::string part = parts.part(name).value_or("");
    EXPECT_FALSE(part.empty()) << name;
    for (const char* none : {"comments", "vmlDrawing", "pivot", "externalLink", "custom"})
      EXPECT_EQ(name.find(none), std::string::npos) << name;
    for (const char* none : {"state=\"hidden\"", "state=\"veryHidden\"", "hidden=\"1\"", "<f>"})
      EXPECT_TRUE(!name.starts_with("xl/work") || part.find(none) == std::string::npos) << name;
    all += name + '\n' + part + '\n';
  }
  return all;
}

// Each chart of a report as a file of its own, with its title, description and labels.
std::string charts(const Study& study, const std::vector<WaveResults>& waves) {
  const Document document = report::compose(study, waves, {"nl", "0.1.0", "abc"});
  std::string all;
  for (const auto& sections : {std::vector{document.summary}, document.sections}) {
    for (const std::string& chart : render::chart_files(sections, {})) all += chart + '\n';
  }
  EXPECT_TRUE(all.empty() || all.find("<desc") != std::string::npos);
  return all;
}

std::string page(const std::vector<Section>& sections) {
  const auto account_of = [](const Number& number) { return "/figures/" + number.key; };
  std::string all = render::html_of(sections, account_of).markup();
  for (const std::string& chart : render::chart_files(sections, {})) all += chart;
  return all + '\n';
}

// What pages of the console are made of (web/console/results.h), in every wave: the wave, each
// group, each item, the account of each figure that is shown or held, and the trend.
std::string console_pages(const Study& study, const std::vector<WaveResults>& waves) {
  std::string all;
  const auto add = [&](std::optional<Section> section) {
    if (section) all += page({std::move(*section)});
  };
  for (std::size_t n = 1; n <= waves.size(); ++n) {
    const report::Material material(study, std::span(waves).first(n));
    const std::string& wave = waves[n - 1].wave;
    report::Pen pen(material, "nl");
    all += page(
        {report::summary(pen), report::changes(pen), report::groups(pen), report::response(pen)});
    for (const ReportingGroup& g : study.reporting_groups) add(group_view(pen, wave, g.name));
    for (const CustomerGroup& g : study.customer_groups) add(group_view(pen, wave, g.name));
    for (const std::string& item : items_of(material, wave)) add(item_view(pen, wave, item));
  }
  const report::Material whole(study, waves);
  report::Pen pen(whole, "nl");
  const report::Grounds grounds{"0.1.0", nullptr};
  all += page({report::trend(pen)});
  for (const auto& [name, figure] : whole.released().figures())
    add(account_view(pen, name, grounds));
  for (const auto& [name, why] : whole.released().held()) add(account_view(pen, name, grounds));
  return all;
}

std::string in_other_formats(const Study& study, const std::vector<WaveResults>& waves) {
  return spreadsheet(study, waves) + charts(study, waves) + console_pages(study, waves);
}

// Keys are those of figures that were let out, in pages and in charts; a line through waves ends in
// a mark that was.
void expect_keys_let_out(const std::string& said, const disclosure::Released& released) {
  std::set<std::string> keys, names;
  for (const auto& [name, figure] : released.figures())
    keys.insert(figure.key()), names.insert(name.text());
  const std::regex data("data-key=\"([^\"]*)\"");
  std::size_t seen = 0;
  for (std::sregex_iterator it(said.begin(), said.end(), data), end; it != end; ++it, ++seen) {
    const std::string key = (*it)[1];
    const std::size_t line = key.find("/trend@");
    EXPECT_TRUE(line == std::string::npos ? keys.contains(key)
                                          : names.contains(key.substr(0, line) + "/mean"))
        << key;
  }
  EXPECT_TRUE(seen > 0 || keys.empty());
}

// The numbers themselves, with twelve signs of them: fewer are those of something else by chance.
void expect_numbers_absent(const std::string& said, const std::vector<WaveResults>& waves,
                           const disclosure::Released& released) {
  constexpr std::size_t signs = 12;
  std::set<std::string> out;
  for (const auto& [name, figure] : released.figures())
    out.insert(exact_text(figure.estimate().value).substr(0, signs));
  for (const WaveResults& wave : waves) {
    for (const auto& [name, estimate] : wave.estimates) {
      const auto held = released.held().find(name);
      if (held == released.held().end() || !disclosure::is_secret(held->second)) continue;
      const std::string number = exact_text(estimate.value).substr(0, signs);
      if (number.size() < signs || out.contains(number)) continue;
      EXPECT_EQ(said.find(number), std::string::npos) << name.text();
    }
  }
}

// In every fifth study, since they take long.
bool tries_other_formats(unsigned seed) {
  return seed % 5 == 0 || std::getenv("PEIL_SOAK") != nullptr;
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
    const std::string other =
        tries_other_formats(seed) ? in_other_formats(study, waves) : std::string();
    expect_keys_let_out(said + other, released);
    if (!other.empty()) expect_numbers_absent(said + other, waves, released);
    chance.change_held(waves, released);
    const disclosure::Released again = disclosure::release(study, waves);
    ASSERT_EQ(again.held(), released.held());  // what is held does not hang on what it is
    if (!released.held().empty()) ++with_held;
    ASSERT_TRUE(all_that_is_said(study, waves) == said);
    ASSERT_TRUE(other.empty() || in_other_formats(study, waves) == other);
  }
  EXPECT_GT(with_held, studies / 2);
}

}  // namespace
}  // namespace peil
