#include "peil/interview/read_parts.h"

#include <algorithm>
#include <map>
#include <optional>

#include "peil/base/day.h"
#include "peil/base/text.h"
#include "peil/interview/compound.h"

namespace peil::interview {

std::string plain_digits(std::string_view text) {
  static const std::vector<std::pair<std::string, unsigned>> first_digits{
      {"\u0660", 0}, {"\u06F0", 0}, {"\uFF10", 0}};
  std::string plain;
  while (!text.empty()) {
    std::size_t taken = 0;
    for (const auto& [zero, unused] : first_digits) {
      const std::string_view head = std::string_view(zero).substr(0, zero.size() - 1);
      if (text.size() < zero.size() || !text.starts_with(head)) continue;
      const int digit =
          static_cast<unsigned char>(text[head.size()]) - static_cast<unsigned char>(zero.back());
      if (digit < 0 || digit > 9) continue;
      plain += static_cast<char>('0' + digit);
      taken = zero.size();
    }
    if (taken == 0 && text.starts_with("\u2212")) plain += '-', taken = 3;
    if (taken == 0) plain += text.front(), taken = 1;
    text.remove_prefix(taken);
  }
  return plain;
}

std::variant<Given, Unread> read_date(std::string_view value) {
  if (read_day(value)) return Given(std::string(value));
  std::vector<std::int64_t> numbers;
  for (const char* name : {part_day, part_month, part_year}) {
    const std::string typed = part(value, name);
    if (typed.empty()) return Unread{"error_date_parts"};
    const auto number = whole_number(plain_digits(typed));
    numbers.push_back(number.value_or(-1));
  }
  if (std::ranges::any_of(numbers, [](std::int64_t n) { return n < 0; }))
    return Unread{"error_date_digits"};
  if (numbers[2] < first_year || numbers[2] > last_year) return Unread{"error_date_year"};
  if (numbers[0] > 31 || numbers[1] > 12) return Unread{"error_date_none"};
  const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(numbers[2])),
                                        std::chrono::month(static_cast<unsigned>(numbers[1])),
                                        std::chrono::day(static_cast<unsigned>(numbers[0]))};
  if (!day.ok()) return Unread{"error_date_none"};
  return Given(day_text(Day(day)));
}

std::int64_t places_to_give(const Question& question, std::size_t offered) {
  return std::min(static_cast<std::int64_t>(question.ranks), static_cast<std::int64_t>(offered));
}

std::variant<Given, Unread> read_ranks(const Question& question,
                                       const std::vector<const Choice*>& offered,
                                       std::string_view value) {
  const std::int64_t most = places_to_give(question, offered.size());
  std::map<std::int64_t, const Choice*> at;
  std::size_t known = 0;
  const std::vector<Part> parts = parts_of(value);
  for (const Choice* choice : offered) {
    const auto found = std::ranges::find(parts, choice->name, &Part::name);
    if (found == parts.end()) continue;
    ++known;
    const auto place = whole_number(plain_digits(found->value));
    if (!place || *place < 1 || *place > most) return Unread{"error_rank_number", {{"most", most}}};
    const auto [first, fresh] = at.emplace(*place, choice);
    if (!fresh) return Unread{"error_rank_twice", {{"place", *place}}, {first->second, choice}};
  }
  if (known != parts.size() || parts.empty()) return Unread{"error_choice"};
  std::vector<std::string> order;
  const std::int64_t last = question.required ? most : at.rbegin()->first;
  for (std::int64_t place = 1; place <= last; ++place) {
    const auto found = at.find(place);
    if (found == at.end()) return Unread{"error_rank_gap", {{"place", place}}};
    order.push_back(found->second->name);
  }
  return Given(std::move(order));
}

}  // namespace peil::interview
