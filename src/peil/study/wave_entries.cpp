#include "peil/study/wave_entries.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/text.h"

namespace peil::study {
namespace {

const std::string wave_entry = "wave/";
const std::string mode_key = "mode";
const std::string dates_key = "dates";

std::string name_of(std::string_view wave, const std::string& what) {
  return wave_entry + std::string(wave) + "/" + what;
}

// Of "2013-09-01 to 2013-11-30" the year of the last day.
std::string last_year(const std::string& days) {
  constexpr std::size_t day = 10, year = 4;
  return days.size() < day ? "" : days.substr(days.size() - day, year);
}

}  // namespace

std::size_t place_of(const Study& study, std::string_view wave) {
  const auto at = std::ranges::find(study.waves, wave, &Wave::name);
  return static_cast<std::size_t>(at - study.waves.begin());
}

bool is_named_by_year(std::string_view wave) { return wave.size() == 4 && whole_number(wave); }

void add_waves(const Study& study, const std::string& wave,
               std::map<std::string, std::string>& entries) {
  const std::size_t last = place_of(study, wave);
  expects(last < study.waves.size(), "add_waves: a wave of the study");
  for (std::size_t at = 0; at <= last; ++at) {
    const Wave& of = study.waves[at];
    entries[name_of(of.name, mode_key)] = of.mode.empty() ? "not recorded" : of.mode;
    entries[name_of(of.name, dates_key)] = day_text(of.from) + " to " + day_text(of.to);
  }
}

std::vector<const Deviation*> of_trend(std::string_view measure, std::span<const std::string> line,
                                       const std::vector<Deviation>& deviations,
                                       const Study& study) {
  expects(!line.empty(), "of_trend: a line through waves");
  const std::string& last = line.back();
  const auto bears = [&](std::string_view wave, std::string_view what) {
    const std::size_t at = place_of(study, wave);
    // What a wave that is gone would have been in the line nobody can see.
    if (at == study.waves.size()) return true;
    if (what == dates_key) return std::ranges::find(line, wave) != line.end();
    return at <= place_of(study, last) && study.cut(measure, wave, last) == nullptr;
  };
  std::vector<const Deviation*> found;
  for (const Deviation& d : deviations) {
    if (!d.entry.starts_with(wave_entry)) continue;
    const std::vector<std::string_view> parts = split(d.entry, '/');  // no name has a stroke in it
    if (bears(parts.at(1), parts.back())) found.push_back(&d);
  }
  return found;
}

bool changes_mode(const Deviation& deviation, std::string_view wave) {
  return deviation.entry == name_of(wave, mode_key);
}

bool changes_year(const Deviation& deviation, std::string_view wave) {
  return !is_named_by_year(wave) && deviation.entry == name_of(wave, dates_key) &&
         last_year(deviation.was.value_or("")) != last_year(deviation.is.value_or(""));
}

}  // namespace peil::study
