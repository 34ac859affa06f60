#include "peil/reading/extreme_kind.h"

#include <algorithm>

#include "peil/reading/group_kind.h"
#include "peil/reading/part_reader.h"

namespace peil::reading {
namespace {

using K = ClaimKind;
using Of = Mention::Of;

class ExtremeReader : PartReader {
 public:
  using PartReader::PartReader;

  ExtremeFound read() && {
    found_.kind = extreme_kind();
    return std::move(found_);
  }

 private:
  std::optional<K> extreme_kind() {
    const bool high = said().besides.contains("highest"), low = said().besides.contains("lowest");
    if (has("second-best")) return second_best(low);
    if (has("the-more") && (high || low) && !spoken_.groups_named().empty())
      return found_.unclear = true, std::nullopt;  // "de tevredenste van de twee"
    if (has("spread") && marks_.size() != 2) return found_.unclear = true, std::nullopt;
    if (has("spread")) return found_.spread = true, K::Value;
    if (has("most-change")) return K::Highest;
    const bool names_it = compares_groups(page_, part_) || high || low;
    if (has("none-other") && said().has_direction() && !names_it)
      return found_.unclear = true, std::nullopt;
    if (const auto named = than_measure(); !named.empty() && has_any_part_denied()) {
      const bool lower = said().down || said().not_down, higher = said().up || said().not_up;
      if (lower == higher) return found_.unclear = true, std::nullopt;
      found_.measures = {named};
      return lower ? K::Lowest : K::Highest;
    }
    if (has("none-other"))
      return said().down || said().not_down || has("lowest") ? K::Lowest : K::Highest;
    if (has("ever"))
      return (said().down && !said().up) || (has("lowest") && !has("highest")) ? K::Lowest
                                                                               : K::Highest;
    if (has("first")) return K::First;
    if (has("share") || has_percent()) return {};
    if (high || low) return low ? K::Lowest : K::Highest;
    return {};
  }

  // "op één na het best gewaardeerd", "expertise comes second"
  std::optional<K> second_best(bool low) {
    if (has("third-best") || part_.named(Of::Measure).size() != 1)
      return found_.unclear = true, std::nullopt;
    found_.rank = 2;
    return low ? K::Lowest : K::Highest;
  }

  bool has_any_part_denied() const { return has("no-part") || has("none-other"); }

  // "geen onderdeel scoort lager dan de telefoon": the last.
  std::string than_measure() const {
    constexpr std::size_t reach = 4;
    for (const Phrase& p : part_.phrases) {
      if (p.sense != "than-group") continue;
      for (const Mention& m : part_.mentions)
        if (m.of == Of::Measure && m.first >= p.behind && m.first < p.behind + reach) return m.name;
    }
    return "";
  }

  bool has_percent() const {
    return std::ranges::any_of(said().numbers, [&](const NumberSaid& n) {
      return page_.numbers[n.number].percent && n.role == NumberRole::Figure;
    });
  }

  ExtremeFound found_;
};

}  // namespace

ExtremeFound extreme_kind(const Page& page, const Part& part, const Context& context,
                          const Spoken& spoken, const std::vector<std::size_t>& marks) {
  return ExtremeReader(page, part, context, spoken, marks).read();
}

}  // namespace peil::reading
