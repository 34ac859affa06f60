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

TableRows::Column TableRows::column_of(const Stretch& cell) const {
  const Part part = part_of(page_, cell.from, cell.to);
  Column column;
  const auto groups = part.named(Mention::Of::Group);
  if (groups.size() == 1) column.group = groups.front();
  for (const Token& t : part.tokens)
    if (t.number && is_wave(page_, *t.number)) column.wave = page_.numbers[*t.number].text;
  return column;
}

// A row that names waves or groups and has no marks; one of years below one of groups goes with it.
bool TableRows::take_head(const std::vector<Stretch>& all) {
  std::vector<Column> columns(1);
  bool names = false;
  for (std::size_t c = 1; c < all.size(); ++c) {
    const Part part = part_of(page_, all[c].from, all[c].to);
    for (std::size_t at = 0; at < part.tokens.size(); ++at)
      if (is_mark(page_, part, at)) return false;
    columns.push_back(column_of(all[c]));
    names = names || !columns.back().wave.empty() || !columns.back().group.empty();
  }
  if (!names) return false;
  std::string group;
  for (std::size_t c = 1; c < columns.size() && c < head_.size(); ++c) {
    if (!head_[c].group.empty()) group = head_[c].group;
    if (columns[c].group.empty() && head_[c].wave.empty()) columns[c].group = group;
  }
  head_ = std::move(columns);
  return true;
}

namespace {

// Where every group has the same waves a row is one claim.
std::vector<Claim> as_one(std::vector<Claim> claims) {
  for (const Claim& claim : claims)
    if (claim.waves != claims.front().waves || claim.groups.size() != 1) return claims;
  if (claims.size() < 2) return claims;
  Claim row = std::move(claims.front());
  for (std::size_t i = 1; i < claims.size(); ++i) {
    row.groups.push_back(claims[i].groups.front());
    row.numbers.insert(row.numbers.end(), claims[i].numbers.begin(), claims[i].numbers.end());
  }
  row.said.numbers.clear();
  for (const std::size_t n : row.numbers) row.said.numbers.push_back({n});
  row.more["row"] = "yes";
  return {std::move(row)};
}

}  // namespace

std::vector<Claim> TableRows::read(const Stretch& s, Context& context) {
  const std::vector<Stretch> all = cells(s);
  if (all.size() < 2 || take_head(all) || head_.empty()) return {};
  const Part first = part_of(page_, all.front().from, all.front().to);
  const auto measures = first.named(Mention::Of::Measure);
  const auto groups = first.named(Mention::Of::Group);
  if (measures.size() > 1 || groups.size() > 1 || (first.mentions.empty() && !first.has("overall")))
    return {};
  const Part row = part_of(page_, s.from, s.to);
  std::vector<std::string> of_columns;
  for (const Column& column : head_)
    if (std::ranges::find(of_columns, column.group) == of_columns.end())
      of_columns.push_back(column.group);
  std::vector<Claim> claims;
  for (const std::string& group : of_columns) {
    Claim claim;
    claim.kind = ClaimKind::Value;
    claim.measures = {measures.empty() ? page_.study.overall : measures.front()};
    claim.groups = !group.empty()           ? std::vector<std::string>{group}
                   : !groups.empty()        ? groups
                   : context.groups.empty() ? std::vector<std::string>{"all"}
                                            : context.groups;
    for (const Wave& wave : page_.study.waves) {
      for (std::size_t c = 1; c < all.size() && c < head_.size(); ++c) {
        const std::string& of = head_[c].wave.empty() ? context.current : head_[c].wave;
        const bool names = !head_[c].wave.empty() || !head_[c].group.empty();
        if (!names || of != wave.name || head_[c].group != group) continue;
        for (std::size_t at = 0; at < row.tokens.size(); ++at) {
          const Token& t = row.tokens[at];
          if (t.at < all[c].from || t.at >= all[c].to || !is_mark(page_, row, at)) continue;
          claim.numbers.push_back(*t.number);
          claim.waves.push_back(wave.name);
        }
      }
    }
    for (const std::size_t n : claim.numbers) claim.said.numbers.push_back({n});
    if (!claim.numbers.empty()) claims.push_back(std::move(claim));
  }
  if (!claims.empty()) context.age = 0;
  return as_one(std::move(claims));
}

}  // namespace peil::reading
