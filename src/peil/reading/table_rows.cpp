#include "peil/reading/table_rows.h"

#include <algorithm>

#include "peil/base/text.h"

namespace peil::reading {

bool TableRows::is_row(const Stretch& s) const {
  const std::size_t start = page_.text.substr(0, s.from).rfind('\n');
  const std::size_t from = start == std::string_view::npos ? 0 : start + 1;
  const std::size_t first = page_.text.find_first_not_of(" \t", from);
  return first < s.to && page_.text[first] == '|';
}

std::vector<Stretch> TableRows::cells(const Stretch& s) const {
  std::vector<Stretch> all;
  std::size_t from = s.from;
  for (std::size_t at = s.from; at <= s.to; ++at) {
    if (at < s.to && page_.text[at] != '|') continue;
    if (at > from || at < s.to) all.push_back({from, at});
    from = at + 1;
  }
  return all;
}

std::optional<Claim> TableRows::read(const Stretch& s, Context& context) {
  const std::vector<Stretch> all = cells(s);
  std::vector<std::string> waves;
  for (const Stretch& cell : all) {
    const auto said = words(page_.text.substr(cell.from, cell.to - cell.from));
    const bool wave = said.size() == 1 && page_.study.wave(said.front()) != nullptr;
    waves.push_back(wave ? std::string(said.front()) : "");
  }
  if (std::ranges::any_of(waves, [](const std::string& w) { return !w.empty(); })) {
    head_ = waves;
    return {};
  }
  if (head_.empty() || all.size() < 2) return {};
  const Part first = part_of(page_, all.front().from, all.front().to);
  const auto measures = first.named(Mention::Of::Measure);
  const auto groups = first.named(Mention::Of::Group);
  if (measures.size() > 1 || groups.size() > 1 || first.mentions.empty()) return {};
  Claim claim;
  claim.kind = ClaimKind::Value;
  claim.measures = {measures.empty() ? page_.study.overall : measures.front()};
  claim.groups = !groups.empty()          ? groups
                 : context.groups.empty() ? std::vector<std::string>{"all"}
                                          : context.groups;
  const Part row = part_of(page_, s.from, s.to);
  for (const Wave& wave : page_.study.waves) {
    for (std::size_t c = 1; c < all.size() && c < head_.size(); ++c) {
      if (head_[c] != wave.name) continue;
      for (std::size_t at = 0; at < row.tokens.size(); ++at) {
        const Token& t = row.tokens[at];
        if (t.at < all[c].from || t.at >= all[c].to || !is_mark(page_, row, at)) continue;
        claim.numbers.push_back(*t.number);
        claim.waves.push_back(wave.name);
      }
    }
  }
  if (claim.numbers.empty()) return {};
  for (const std::size_t n : claim.numbers) claim.said.numbers.push_back({n});
  context.age = 0;
  return claim;
}

}  // namespace peil::reading
