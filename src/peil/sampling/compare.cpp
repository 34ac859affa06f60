#include "peil/sampling/compare.h"

#include <map>

namespace peil::sampling {
namespace {

using Counts = std::map<std::string, std::size_t>;

class Differences {
 public:
  void text(const std::string& what, const std::string& recorded, const std::string& now) {
    if (recorded == now) return;
    found_.push_back(what + ": '" + recorded + "' in the record, '" + now + "' now.");
  }
  void digest(const std::string& what, const std::string& recorded, const std::string& now) {
    if (recorded == now) return;
    found_.push_back(what + ": SHA-256 " + recorded + " in the record, " + now + " now.");
  }
  void counts(const std::string& what, const Counts& recorded, const Counts& now) {
    Counts all = recorded;
    all.insert(now.begin(), now.end());
    for (const auto& [name, unused] : all) {
      const std::size_t before = at(recorded, name), after = at(now, name);
      if (before == after && recorded.contains(name) == now.contains(name)) continue;
      found_.push_back(what + " '" + name + "': " + std::to_string(before) + " in the record, " +
                       std::to_string(after) + " now.");
    }
  }
  std::vector<std::string> take() { return std::move(found_); }

 private:
  static std::size_t at(const Counts& counts, const std::string& name) {
    const auto found = counts.find(name);
    return found == counts.end() ? 0 : found->second;
  }

  std::vector<std::string> found_;
};

Counts of(const std::vector<StratumCount>& strata, std::size_t StratumCount::* count) {
  Counts counts;
  for (const StratumCount& s : strata) counts[s.name] += s.*count;
  return counts;
}

}  // namespace

std::vector<std::string> differences(const DrawRecord& recorded, const DrawRecord& again) {
  Differences d;
  d.text("study", recorded.study, again.study);
  d.text("wave", recorded.wave, again.wave);
  d.text("seed", recorded.seed, again.seed);
  d.digest("plan", recorded.plan_sha256, again.plan_sha256);
  d.digest("frame", recorded.frame_sha256, again.frame_sha256);
  d.text("rows of the frame", std::to_string(recorded.frame_rows),
         std::to_string(again.frame_rows));
  d.counts("left out for", recorded.excluded, again.excluded);
  d.counts("frame count of stratum", of(recorded.strata, &StratumCount::frame),
           of(again.strata, &StratumCount::frame));
  d.counts("sample size of stratum", of(recorded.strata, &StratumCount::sample),
           of(again.strata, &StratumCount::sample));
  Counts no_levels;
  auto margins = recorded.margins;
  margins.insert(again.margins.begin(), again.margins.end());
  for (const auto& [column, unused] : margins) {
    const auto before = recorded.margins.find(column), after = again.margins.find(column);
    d.counts("margin " + column + ",",
             before == recorded.margins.end() ? no_levels : before->second,
             after == again.margins.end() ? no_levels : after->second);
  }
  d.text("cells without language", std::to_string(recorded.without_language.size()),
         std::to_string(again.without_language.size()));
  d.digest("keys of the sample", recorded.sample_sha256, again.sample_sha256);
  d.digest("file of the sample", recorded.file_sha256, again.file_sha256);
  d.text("fictional", recorded.fictional ? "yes" : "no", again.fictional ? "yes" : "no");
  return d.take();
}

}  // namespace peil::sampling
