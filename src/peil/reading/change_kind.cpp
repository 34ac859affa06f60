#include "peil/reading/change_kind.h"

#include <algorithm>

#include "peil/reading/part_reader.h"

namespace peil::reading {
namespace {

using K = ClaimKind;
using Of = Mention::Of;

class ChangeReader : PartReader {
 public:
  using PartReader::PartReader;

  ChangeFound read() && {
    found_.kind = change_kind();
    return std::move(found_);
  }

 private:
  bool has_amount() const {
    return std::ranges::any_of(said().numbers,
                               [](const NumberSaid& n) { return n.role == NumberRole::Amount; });
  }

  std::optional<K> change_kind() {
    const Saying& s = said();
    if (context_.of_difference && context_.fresh() && has("pronoun") &&
        spoken_.groups_named().empty() && part_.named(Of::Measure).empty())
      return found_.unclear = true, std::nullopt;
    if (const auto way = way_of_difference()) return way;
    found_.earlier_mark = mark_of_then();
    if (s.not_significant || has("chance")) {
      if (s.from_to && marks_.size() == 2 && s.up == s.down) return rises() ? K::Rise : K::Fall;
      return s.down && !s.up ? K::Fall : K::Rise;
    }
    const bool up = s.up || s.doubled || plus(), down = s.down || s.halved || minus();
    if ((up && down) || (s.not_up && s.not_down)) {
      if (s.not_up || s.not_down || has("neither")) return K::Stable;
      if (s.from_to && marks_.size() >= 2) return rises() ? K::Rise : K::Fall;
      return found_.unclear = true, std::nullopt;  // "eerder slechter dan beter"
    }
    if (const auto way = against_then()) return way;
    if (found_.unclear) return {};
    const bool of_number = marks_of_a_side() && !found_.earlier_mark;
    if (up && !of_number) return spoken_.speaks_of_then() ? K::Fall : K::Rise;
    if (down && !of_number) return spoken_.speaks_of_then() ? K::Rise : K::Fall;
    if (s.not_up || s.not_down) return found_.denied = true, s.not_up ? K::Rise : K::Fall;
    if (s.same && !s.stays_only) return K::Stable;
    if (spoken_.names_waves() && has("than-group") && has("fewer") != has("more-of") &&
        marks_.empty()) {
      found_.goes_on = true;
      found_.denied = s.denied;
      return has("fewer") ? K::Fall : K::Rise;
    }
    if (s.from_to && marks_.size() >= 2) return rises() ? K::Rise : K::Fall;
    if (gave_more()) return found_.goes_on = true, has("fewer") ? K::Fall : K::Rise;
    if (was_more()) return found_.goes_on = true, has("fewer") ? K::Rise : K::Fall;
    if (const auto way = since_a_mark()) return way;
    return was_another_mark();
  }

  // "een tiende onder de 6,8 van 2017", "a little less than the 5.6 of last time": a mark with an
  // article and its wave behind it, that something is above or below.
  std::optional<std::size_t> mark_of_then() const {
    constexpr std::size_t reach = 9;
    if (marks_.size() != 1 || !spoken_.names_another_wave() || has_side(page_, part_)) return {};
    const NumberSaid* n = said().of(marks_.front());
    if (n == nullptr || (n->nearness != Nearness::More && n->nearness != Nearness::Less)) return {};
    const std::size_t at = place_of(marks_.front());
    const auto is = [&](std::string_view sense, std::size_t place) {
      return place < part_.tokens.size() && page_.lexicon.is(sense, part_.tokens[place]);
    };
    if (at == 0 || !is("article", at - 1) || is("one-of", at - 1) || !is("of-wave", at + 1))
      return {};
    const auto follows = [&](std::size_t place) { return place > at && place <= at + reach; };
    const bool year = std::ranges::any_of(said().numbers, [&](const NumberSaid& other) {
      return is_wave(page_, other.number) && follows(place_of(other.number));
    });
    const bool time = std::ranges::any_of(part_.phrases, [&](const Phrase& p) {
      return (p.sense == "before" || p.sense == "years-ago") && follows(p.first);
    });
    return year || time ? std::optional(marks_.front()) : std::nullopt;
  }
  std::size_t place_of(std::size_t number) const {
    std::size_t place = 0;
    while (part_.tokens[place].number != number) ++place;
    return place;
  }

  // Which way it went from that mark, where no other word tells.
  std::optional<K> against_then() {
    const Saying& s = said();
    if (!found_.earlier_mark || s.up || s.down || s.not_up || s.not_down) return {};
    if (s.denied) return found_.unclear = true, std::nullopt;
    found_.goes_on = true;
    return s.of(*found_.earlier_mark)->nearness == Nearness::Less ? K::Fall : K::Rise;
  }

  // "In 2021 was dat nog een 7,0", behind the mark of now.
  std::optional<K> since_a_mark() {
    if (marks_.size() != 1 || !has("still") || !spoken_.names_another_wave() || has("beside"))
      return {};
    const std::vector<std::string> groups = spoken_.groups(K::Value);
    const std::vector<std::string> measures = spoken_.measures(K::Value);
    const auto told = context_.told.last();
    if (!told || groups != std::vector{told->group} || measures != std::vector{told->measure} ||
        told->wave != context_.current || has_side(page_, part_))
      return {};
    const double then = *page_.numbers[marks_.front()].value;
    if (then == told->mark) return {};
    found_.goes_on = true;
    return told->mark > then ? K::Rise : K::Fall;
  }

  // "Is that better than in 2021?" "Private customers gave half a mark more."
  bool gave_more() const {
    return has_amount() && marks_.empty() && has("more-of") != has("fewer") && !has("than-group") &&
           context_.asks_change && context_.age <= 1 && !spoken_.groups_named().empty() &&
           !said().denied && !spoken_.names_waves();
  }

  // "Twee jaar terug was dat nog een punt meer": then, and less now.
  bool was_more() const {
    return has_amount() && marks_.empty() && !has("than-group") && spoken_.names_another_wave() &&
           has("more-of") != has("fewer");
  }

  // "5,4, dat was 6,4", "6.6, now 7.4": of one measure in one group, which way it went.
  std::optional<K> was_another_mark() {
    const bool was = has("was-mark"), now = has("now");
    const bool beside = has("beside") && spoken_.names_another_wave();
    if (marks_.size() != 2 || (!beside && (was == now || spoken_.names_waves() || has("beside"))))
      return {};
    if (spoken_.groups(K::Value).size() != 1 || spoken_.measures(K::Value).size() != 1) return {};
    const double first = *page_.numbers[marks_.front()].value;
    const double second = *page_.numbers[marks_.back()].value;
    if (first == second || has_side(page_, part_)) return {};
    found_.goes_on = true;
    if (beside && !first_is_later(true)) return {};
    return first_is_later(was || beside) == (first > second) ? K::Rise : K::Fall;
  }

  // Of "7,4, was 7,0" and "now 7.4, 7.0 before" the first is of now; of "instead of a 6.4 it got a
  // 5.4" the second.
  bool first_is_later(bool was) const {
    const NumberSaid *one = said().of(marks_.front()), *other = said().of(marks_.back());
    if (was) return one != nullptr && other != nullptr && other->against && !one->against;
    return std::ranges::any_of(part_.phrases, [&](const Phrase& p) {
      return p.sense == "now" && part_.tokens[p.behind - 1].at < page_.numbers[marks_.front()].at;
    });
  }

  // "een verschil van vier tienden is geen toeval", of the two waves that were told last; "met
  // toeval heeft dat niets te maken", of the change that was.
  std::optional<K> way_of_difference() {
    const Saying& s = said();
    const bool sure = s.significant || s.not_significant;
    const bool silent = !s.has_direction() && marks_.empty() && spoken_.groups_named().empty();
    if (!silent || !context_.fresh() || !(has("difference") || (sure && has("pronoun")))) return {};
    if (context_.change) return found_.goes_on = true, context_.change;
    const auto told = context_.told.pair();
    if (!told || told->first.wave == told->second.wave || spoken_.names_another_wave()) return {};
    found_.goes_on = true;
    return told->second.mark >= told->first.mark ? K::Rise : K::Fall;
  }

  // "van een krappe acht naar een ruime acht"
  bool rises() const {
    const double first = *page_.numbers[marks_.front()].value;
    const double last = *page_.numbers[marks_.back()].value;
    if (first != last) return last > first;
    const auto side = [&](std::size_t mark) {
      const NumberSaid* n = said().of(mark);
      if (n == nullptr || n->nearness == Nearness::As) return 0;
      return n->nearness == Nearness::JustBelow || n->nearness == Nearness::Less ? -1 : 1;
    };
    return side(marks_.back()) >= side(marks_.front());
  }

  // "meer dan een acht", "minder dan een zes": how near the mark is, no change.
  bool marks_of_a_side() const {
    if (marks_.empty() || spoken_.names_waves() || spoken_.changes()) return false;
    return std::ranges::any_of(said().numbers, [&](const NumberSaid& n) {
      return n.nearness != Nearness::As && n.role == NumberRole::Figure;
    });
  }

  bool signed_amount(bool positive) const {
    return std::ranges::any_of(said().numbers, [&](const NumberSaid& n) {
      const NumberInText& number = page_.numbers[n.number];
      return n.role == NumberRole::Amount && number.value && *number.value != 0.0 &&
             (*number.value > 0.0) == positive &&
             (number.text.starts_with('+') || *number.value < 0.0);
    });
  }
  bool plus() const { return signed_amount(true); }
  bool minus() const { return signed_amount(false); }

  ChangeFound found_;
};

}  // namespace

ChangeFound change_kind(const Page& page, const Part& part, const Context& context,
                        const Spoken& spoken, const std::vector<std::size_t>& marks) {
  return ChangeReader(page, part, context, spoken, marks).read();
}

}  // namespace peil::reading
