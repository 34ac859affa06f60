#pragma once

// For tests only: a wave of made-up people, what the gate makes of it, and the file of it.

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "peil/base/chance.h"
#include "peil/base/digest.h"
#include "peil/dataset/columns.h"
#include "peil/disclosure/open_data.h"
#include "peil/disclosure/open_data_figures.h"
#include "peil/estimate/all_figures.h"
#include "peil/estimate/concentrations.h"
#include "peil/study/testing/study_builder.h"

namespace peil::disclosure::testing {

/// Reporting group "many" has the customer groups a and b, "rest" has c and d. `wait` is asked of
/// those whose mark is below 6, `desk` of a and c.
inline Study open_study() {
  using namespace study::testing;
  return StudyBuilder("open", "en")
      .languages({"en", "nl"})
      .reporting_group("many")
      .customer_group("a")
      .customer_group("b")
      .reporting_group("rest")
      .customer_group("c")
      .customer_group("d")
      .waves({"2013"})
      .overall("overall")
      .questions({mark("overall").dont_know(), scale("wait").relevant("${overall} < 6"),
                  scale("desk").asked_of({"a", "c"}),
                  select_one("channel").choices({"desk", "phone", "letter"}),
                  select_multiple("ways").choices({"web", "mail"}),
                  select_one("age").choices({"young", "middle", "old"}), integer("times")})
      .value();
}

/// Answers that follow from a number alone.
inline Answers answers_of(std::size_t n, const std::string& group) {
  const auto mark = static_cast<std::int64_t>(4 + (n * 7 + group[0]) % 6);
  Answers all{{"overall", mark},
              {"channel", std::string(n % 3 == 0   ? "phone"
                                      : n % 7 == 1 ? "letter"
                                                   : "desk")},
              {"ways", std::vector<std::string>{n % 2 == 0 ? "web" : "mail"}},
              {"age", std::string(n % 5 == 0   ? "old"
                                  : n % 2 == 0 ? "middle"
                                               : "young")},
              {"times", static_cast<std::int64_t>(n % 4)}};
  if (mark < 6) all["wait"] = static_cast<std::int64_t>(1 + n % 5);
  if (group == "a" || group == "c") all["desk"] = static_cast<std::int64_t>(1 + (n * 3) % 5);
  return all;
}

struct OpenPeople {
  Study study = open_study();
  std::vector<Response> people;

  Response& add(const std::string& group, double weight = 1.0) {
    const std::size_t n = people.size();
    Response& one = people.emplace_back();
    one.who.id = sha256(std::to_string(n)).substr(0, 32);
    one.who.wave = "2013", one.who.group = group, one.who.stratum = group;
    one.who.base_weight = weight;
    one.answers = answers_of(n, group);
    one.language = "en";
    one.complete = true;
    return one;
  }
  OpenPeople& add_many(std::size_t count, const std::string& group, double weight = 1.0) {
    for (std::size_t n = 0; n < count; ++n) add(group, weight);
    return *this;
  }

  Dataset wave() const { return dataset::columns(study, "2013", people).value(); }
};

/// Groups of any size, weights of which some are rare, a question that more or fewer leave open.
inline OpenPeople random_people(Chance& chance) {
  OpenPeople people;
  const std::vector<double> weights{1.5, 1.5, 1.5, 2.25, 4.125};
  for (const std::string group : {"a", "b", "c", "d"}) {
    const std::size_t count = chance.below(chance.below(2) == 0 ? 20 : 90);
    const std::size_t skip = chance.below(10);  // of ten who are asked by which channel they came
    for (std::size_t n = 0; n < count; ++n) {
      Response& one = people.add(group, weights[chance.below(weights.size())]);
      one.who.design["outcome"] = chance.below(8) == 0 ? "refused" : "granted";
      one.language = chance.below(6) == 0 ? "nl" : "en";
      const auto mark = static_cast<std::int64_t>(3 + chance.below(8));
      one.answers["overall"] = mark;
      one.answers.erase("wait");
      if (mark < 6) one.answers["wait"] = static_cast<std::int64_t>(1 + chance.below(5));
      if (chance.below(10) < skip) one.answers["channel"] = Absent::Skipped;
    }
  }
  return people;
}

/// A file with all that it was made from.
struct Opened {
  explicit Opened(const OpenPeople& of, const OpenDataRules& rules = {.least_alike = 10})
      : study(of.study), wave(of.wave()) {
    weighted.base = weighted.weight = wave.design.weight;
    results.wave = "2013";
    results.estimates = estimate::all_figures(wave, weighted);
    results.concentration = estimate::concentrations(wave, weighted);
    results.digest = "0123456789ab";
    released = release(study, std::span(&results, 1));
    data = open_data(study, wave, weighted.weight, released, rules);
  }

  const OpenVariable* variable(const std::string& name) const {
    const auto found = std::ranges::find(data.variables, name, &OpenVariable::name);
    return found == data.variables.end() ? nullptr : &*found;
  }
  std::string at(const std::string& name, std::size_t row) const {
    const OpenVariable* of = variable(name);
    return of == nullptr ? "" : of->values[of->value[row]];
  }
  std::map<std::string, std::size_t> counts(const std::string& name) const {
    std::map<std::string, std::size_t> all;
    for (std::size_t row = 0; row < data.rows(); ++row) ++all[at(name, row)];
    return all;
  }

  Study study;
  Dataset wave;
  weighting::Weighted weighted;
  WaveResults results;
  Released released;
  OpenData data;
};

}  // namespace peil::disclosure::testing
