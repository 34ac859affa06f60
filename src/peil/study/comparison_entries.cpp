#include "peil/study/comparison_entries.h"

#include <algorithm>
#include <set>

#include "peil/base/text.h"
#include "peil/study/entry_line.h"
#include "peil/study/published_file.h"
#include "peil/study/wave_entries.h"

namespace peil::study {
namespace {

using Entries = std::map<std::string, std::string>;

const std::string break_entry = "break/";

bool bears_on(const Break& found, const std::string& wave, const Study& study) {
  return place_of(study, found.wave) <= place_of(study, wave);
}

void add_breaks(const Study& study, const std::string& wave, Entries& entries) {
  for (const Break& found : study.breaks) {
    if (!bears_on(found, wave, study)) continue;
    const std::string name = break_entry + found.wave + "/" + found.kind;
    const std::string says = found.comparable ? "comparable" : "not comparable";
    if (found.items.empty()) entries[name] = says;
    for (const std::string& item : found.items) entries[name + "/" + item] = says;
  }
}

std::string words_of(const std::set<Mismatch>& named) {
  std::vector<std::string> words;
  for (const auto& [word, what] : differs_in_words()) {
    if (named.contains(what)) words.push_back(word);
  }
  return join(words, ", ");
}

// Without its year, as older locks have it.
std::string older_name_of(const BenchmarkRow& row) {
  constexpr const char* levels[] = {"government", "chain", "organisation"};
  return "benchmark/" + row.name + "/" + levels[static_cast<std::size_t>(row.level)];
}

std::string name_of(const BenchmarkRow& row) { return older_name_of(row) + "/" + row.year; }

std::string text_of(const BenchmarkRow& row) {
  return EntryLine()
      .add("scale", row.scale)
      .add("question", row.question)
      .add("mode", row.mode)
      .add("differs", words_of(row.differs_in))
      .add("compares", words_of(row.compares_in))
      .text();
}

// Years are written in four digits.
bool is_later(const BenchmarkRow& row, const Wave& wave) {
  return row.year.size() == 4 && row.year > day_text(wave.to).substr(0, 4);
}

std::string name_of(const Target& target) { return "target/" + target.name; }

void add_targets(const Study& study, Entries& entries) {
  for (const Target& target : study.published.targets)
    entries[name_of(target)] =
        target.measure + " " + target.statistic + " " + exact_text(target.value);
}

std::vector<const Deviation*> named(const std::vector<std::string>& names,
                                    const std::vector<Deviation>& deviations) {
  std::vector<const Deviation*> found;
  for (const Deviation& d : deviations) {
    if (std::ranges::find(names, d.entry) != names.end()) found.push_back(&d);
  }
  return found;
}

}  // namespace

void add_comparisons(const Study& study, const std::string& wave, Entries& entries) {
  add_breaks(study, wave, entries);
  for (const BenchmarkRow& row : study.published.benchmarks) {
    if (!is_later(row, *study.wave(wave))) entries[name_of(row)] = text_of(row);
  }
  add_targets(study, entries);
}

void add_older_comparisons(const Study& study, Entries& entries) {
  for (const BenchmarkRow& row : study.published.benchmarks)
    entries[older_name_of(row)] = text_of(row);
  add_targets(study, entries);
}

bool breaks_are_unlocked(const PlanLock& lock, const Study& study) {
  return scope_of(lock) == LockScope::Figures &&
         std::ranges::any_of(study.breaks,
                             [&](const Break& found) { return bears_on(found, lock.wave, study); });
}

std::vector<const Deviation*> of_change(std::string_view measure, std::string_view before,
                                        std::string_view after,
                                        const std::vector<Deviation>& deviations,
                                        const Study& study) {
  std::vector<const Deviation*> found;
  for (const Deviation& d : deviations) {
    if (!d.entry.starts_with(break_entry)) continue;
    // "break", the wave, the kind and perhaps an item: none of them has a stroke in it.
    const std::vector<std::string_view> parts = split(d.entry, '/');
    const std::size_t at = place_of(study, parts[1]);
    // Where a wave that is gone stood nobody knows: its break may have been between any two.
    const bool gone = at == study.waves.size();
    const bool between = gone || (at > place_of(study, before) && at <= place_of(study, after));
    if (between && (parts.size() < 4 || parts[3] == measure)) found.push_back(&d);
  }
  return found;
}

std::vector<const Deviation*> of_benchmark(const BenchmarkRow& row, std::string_view wave,
                                           const std::vector<Deviation>& deviations) {
  std::vector<const Deviation*> found = named({name_of(row), older_name_of(row)}, deviations);
  for (const Deviation& d : deviations) {
    // Of a benchmark without a mode, the wave's own never decides whether it compares.
    if ((!row.mode.empty() && changes_mode(d, wave)) || changes_year(d, wave)) found.push_back(&d);
  }
  return found;
}

std::vector<const Deviation*> of_target(const Target& target,
                                        const std::vector<Deviation>& deviations) {
  return named({name_of(target)}, deviations);
}

}  // namespace peil::study
