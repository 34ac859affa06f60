#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "peil/model/study.h"
#include "peil/study/plan_entries.h"

/// How and when people were asked, wave by wave, as entries of a locked plan. No figure is another
/// one by these; a line through several waves, or what is held against a benchmark, can be.
namespace peil::study {

/// Adds "wave/NAME/mode" and "wave/NAME/dates", first to last day, of every wave up to and
/// including this one. Whether the days are known is not among them: it moves no figure.
void add_waves(const Study& study, const std::string& wave,
               std::map<std::string, std::string>& entries);

/// The place of a wave in the order of time; of one that the study no longer has, behind all.
std::size_t place_of(const Study& study, std::string_view wave);

/// It is called after a year, which is its year for benchmarks then, whatever its days are.
bool is_named_by_year(std::string_view wave);

/// The deviations that the line of a measure through these waves rests on beside breaks and those
/// of its marks: how people answered in any wave up to the last of them that no break cuts off, for
/// that says which waves are in it; days of the waves in it, for they say how steep it is; a wave
/// that is gone.
/// Contract  at least one wave, in order of time.
std::vector<const Deviation*> of_trend(std::string_view measure, std::span<const std::string> line,
                                       const std::vector<Deviation>& deviations,
                                       const Study& study);

/// A wave is said to have been answered in another way, or to be of another year for benchmarks.
bool changes_mode(const Deviation& deviation, std::string_view wave);
bool changes_year(const Deviation& deviation, std::string_view wave);

}  // namespace peil::study
