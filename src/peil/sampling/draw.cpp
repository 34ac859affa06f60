#include "peil/sampling/draw.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "peil/sampling/allocate.h"
#include "peil/sampling/cases.h"

namespace peil::sampling {
namespace {

constexpr std::size_t most_strata = 1000;

std::map<std::string, std::string> picked(const FrameUnit& unit,
                                          const std::vector<std::size_t>& places,
                                          const std::vector<std::string>& names) {
  std::map<std::string, std::string> values;
  for (std::size_t i = 0; i < places.size(); ++i) values[names[i]] = unit.fields[places[i]];
  return values;
}

std::map<std::string, std::map<std::string, std::size_t>> plain(const FrameCounts& counts) {
  std::map<std::string, std::map<std::string, std::size_t>> margins;
  for (const auto& [column, levels] : counts.margins) {
    margins[column] = {levels.begin(), levels.end()};
  }
  return margins;
}

const char* word_of(Allocation allocation) {
  switch (allocation) {
    case Allocation::Given:
      return "given";
    case Allocation::Proportional:
      return "proportional";
    case Allocation::Equal:
      return "equal";
    case Allocation::Neyman:
      return "neyman";
    case Allocation::Power:
      return "power";
  }
  return "";
}

// What decides on the sizes. Bounds that are not the usual ones only: a plan without them keeps
// its digest.
void add_allocation(nlohmann::json& j, const Plan& plan) {
  if (plan.allocation == Allocation::Given) {
    j["sizes"] = plan.sizes;
    return;
  }
  j["total"] = plan.total;
  if (plan.least != Plan{}.least) j["least"] = plan.least;
  if (plan.most) j["most"] = *plan.most;
  if (plan.allocation == Allocation::Power) j["power"] = plan.power;
  if (plan.allocation == Allocation::Neyman) j["sd"] = plan.sd;
}

}  // namespace

Draw::Draw(const Study& study, const Plan& plan, std::string where, Who who)
    : study_(study),
      plan_(plan),
      where_(std::move(where)),
      who_(who),
      alike_(plan),
      frame_(study, plan, where_,
             [this](const FrameUnit& unit, const FrameColumns& at) { see(unit, at); }) {
  expects(!plan.import, "Draw: a plan with a frame");
}

Draw::Stratum& Draw::stratum(std::string_view name) {
  if (const auto found = strata_.find(name); found != strata_.end()) return found->second;
  std::size_t most = std::min(plan_.total, plan_.most.value_or(plan_.total));
  if (plan_.allocation == Allocation::Given) {
    const auto size = plan_.sizes.find(std::string(name));
    most = size == plan_.sizes.end() ? 0 : size->second;
  }
  return strata_.emplace(std::string(name), Stratum{0, Smallest(most)}).first->second;
}

void Draw::see(const FrameUnit& unit, const FrameColumns& at) {
  if (strata_.size() > most_strata) return;
  if (who_ == Who::RealPeople) alike_.count(unit, at);
  Stratum& mine = stratum(unit.stratum);
  ++mine.units;
  if (!mine.smallest.wants(unit.permanent_random_number, unit.key)) return;
  mine.smallest.add({std::string(unit.key), std::string(unit.stratum), std::string(unit.group),
                     std::string(unit.language), unit.permanent_random_number, 0.0,
                     picked(unit, at.contact, plan_.contact),
                     picked(unit, at.design, plan_.design)});
}

Result<Sample> Draw::end() {
  const Result<FrameCounts> counts = frame_.end();
  if (!counts.ok()) return counts.problems();
  if (strata_.size() > most_strata) {
    return Problems{
        {"frame.not-coarse", where_, 0, 0,
         "The strata columns make more than " + std::to_string(most_strata) + " strata.",
         "Take coarser columns for the strata."}};
  }
  if (who_ == Who::RealPeople) {  // those who were made up just now are nobody's cases
    const Problems others = unlike_cases(plan_, counts.value(), where_);
    if (!others.empty()) return others;
  }
  const Problems alone = alike_.problems(where_);
  if (!alone.empty()) return alone;
  std::vector<StratumCount> frame;
  for (const auto& [name, s] : strata_) frame.push_back({name, s.units, 0});
  const auto sizes = allocate(plan_, std::move(frame));
  if (!sizes.ok()) return sizes.problems();

  Sample sample;
  for (const StratumCount& s : sizes.value()) {
    const double weight = static_cast<double>(s.frame) / static_cast<double>(s.sample);
    for (SampledUnit& unit : strata_.find(s.name)->second.smallest.take(s.sample)) {
      unit.base_weight = weight;
      sample.units.push_back(std::move(unit));
    }
  }
  sample.others = counts.value().others;
  sample.fewest_alike = alike_.fewest();
  DrawRecord& record = sample.record;
  std::tie(record.without_language, sample.without_language) = alike_.without_language();
  record.study = study_.name;
  record.wave = plan_.wave;
  record.seed = plan_.seed;
  record.frame_sha256 = counts.value().sha256;
  record.sample_sha256 = keys_digest(sample.units);
  record.frame_rows = counts.value().rows;
  record.excluded = counts.value().excluded;
  record.strata = sizes.value();
  record.margins = plain(counts.value());
  record.plan_sha256 = plan_digest(plan_);
  record.fictional = counts.value().fictional || study_.fictional;
  return sample;
}

std::string keys_digest(const std::vector<SampledUnit>& units) {
  std::vector<std::string_view> keys;
  for (const SampledUnit& unit : units) keys.push_back(unit.key);
  std::ranges::sort(keys);
  Sha256 digest;
  for (const std::string_view key : keys) {
    digest.add(key);
    digest.add("\n");
  }
  return digest.hex();
}

std::string plan_digest(const Plan& plan) {
  nlohmann::json exclusions = nlohmann::json::array();
  for (const Exclusion& rule : plan.exclusions) {
    exclusions.push_back(
        {{"column", rule.column}, {"values", rule.values}, {"reason", rule.reason}});
  }
  nlohmann::json j{{"wave", plan.wave},         {"seed", plan.seed},
                   {"key", plan.unit_key},      {"group", plan.group},
                   {"language", plan.language}, {"contact", plan.contact},
                   {"design", plan.design},     {"strata", plan.strata},
                   {"exclude", exclusions},     {"allocation", word_of(plan.allocation)}};
  add_allocation(j, plan);
  const CsvForm& form = plan.frame_form;  // plans that name nothing keep their digest
  if (form.separator != 0) j["separator"] = std::string(1, form.separator);
  if (form.windows_1252) j["encoding"] = "windows-1252";
  return sha256(j.dump());
}

}  // namespace peil::sampling
