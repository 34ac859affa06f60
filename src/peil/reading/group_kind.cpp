#include "peil/reading/group_kind.h"

#include <algorithm>

#include "peil/reading/group_beside.h"

namespace peil::reading {
namespace {

using K = ClaimKind;
using Of = Mention::Of;

class GroupsReader : GroupsBeside {
 public:
  using GroupsBeside::GroupsBeside;

  GroupsFound read() && {
    found_.kind = kind();
    return std::move(found_);
  }

 private:
  // Two groups in one wave: both named, or one beside the other that was spoken of.
  std::optional<K> kind() {
    if (moves_apart()) return apart_over_time();
    if (has("reversed") && context_.last && context_.age <= 1)
      if (const auto turned = turned_round()) return turned;
    if (found_.unclear) return {};
    // "ging van 6,6 naar 6,7, een verschil dat toeval kan zijn": of two waves
    const bool of_a_way = said().from_to && marks_.size() == 2 && named_.size() < 2;
    if (has("difference") && !of_a_way)
      if (const auto apart = difference()) return apart;
    if (is_the_same_again()) return found_.pair = context_.pair, K::GroupEqual;
    if (const auto pair = beside_what_was_told(); !pair.empty())
      return found_.pair = pair, said().same ? K::GroupEqual : above_or_below();
    if (goes_on_about_another_measure()) return found_.pair = context_.pair, above_or_below();
    if (const auto pair = of_the_two(); !pair.empty()) return found_.pair = pair, above_or_below();
    if (const auto pair = beside_them(); !pair.empty()) return found_.pair = pair, above_or_below();
    if (was_the_same()) return found_.pair = named_, K::GroupEqual;
    if (than_another_time()) return {};
    if (spoken_.names_another_wave() && (spoken_.changes() || !than_the_second())) return {};
    if (goes_on_with_the_pair()) return found_.pair = context_.pair, above_or_below();
    const bool compared = compares_groups(page_, part_);
    // "meer vooruitgegaan dan ondernemers": two changes
    if (spoken_.changes() && than_the_second() && part_.has_any({"more-of", "fewer"}))
      return unclear();
    if (named_.size() == 2 && compared && (has("than-between") || than_the_second()))
      return found_.pair = named_, above_or_below();
    if (named_.size() == 2 && said().same && !has("than-between"))
      return found_.pair = named_, K::GroupEqual;
    if (!compared || spoken_.changes() || has("now")) return {};
    if (named_.size() == 1 && named_twice()) return unclear();
    return one_named();
  }

  // "In 2019 waardeerden die twee ons nog even hoog": then, and no change since.
  bool was_the_same() const {
    return named_.size() == 2 && said().same && !said().stays_only && !said().up && !said().down &&
           marks_.empty() && spoken_.names_another_wave() && !spoken_.changes() && !has("since") &&
           !has("as-then") && !has("than-group");
  }

  // "than they did in 2021", "dan nu": held against a time, and not against another group.
  bool than_another_time() const {
    constexpr std::size_t reach = 6;
    return std::ranges::any_of(part_.phrases, [&](const Phrase& than) {
      if (than.sense != "than-group") return false;
      const auto follows = [&](std::size_t at) {
        return at >= than.behind && at < than.behind + reach;
      };
      const bool group = std::ranges::any_of(
          part_.mentions, [&](const Mention& m) { return m.of == Of::Group && follows(m.first); });
      if (group) return false;
      for (std::size_t at = than.behind; at < part_.tokens.size() && follows(at); ++at)
        if (const auto n = part_.tokens[at].number; n && is_wave(page_, *n)) return true;
      return std::ranges::any_of(part_.phrases, [&](const Phrase& p) {
        return (p.sense == "now" || p.sense == "before" || p.sense == "years-ago") &&
               follows(p.first);
      });
    });
  }

  // "waar ze met een 7,1 tegen een 6,9 hoger uitkomen", of two groups that were just compared.
  bool goes_on_with_the_pair() const {
    const bool of_pair = context_.last && context_.pair.size() == 2 && context_.age == 0 &&
                         context_.last->groups == context_.pair;
    return of_pair && named_.empty() && marks_.size() == 2 && has("beside") &&
           said().up != said().down && !spoken_.names_waves() && !spoken_.changes();
  }

  // "in 2023 was het precies andersom": of the two groups that were compared just before.
  std::optional<K> turned_round() {
    const Claim& last = *context_.last;
    const bool of_groups = last.kind == K::GroupAbove || last.kind == K::GroupBelow;
    if (!of_groups || said().has_direction()) return {};
    const bool others = !named_.empty() && named_ != last.groups;
    if (others || last.more.contains("either") || last.denied || said().denied ||
        !spoken_.names_waves())
      return unclear();
    found_.pair = last.groups;
    found_.reversed = true;
    return last.kind == K::GroupAbove ? K::GroupBelow : K::GroupAbove;
  }

  // "were the less dissatisfied", "de tevredenste van de twee": beside the other of two.
  std::vector<std::string> of_the_two() const {
    if (!has("the-more") || spoken_.changes() || has("now") || has("than-group")) return {};
    if (said().up == said().down) return {};
    std::vector<std::string> pair = named_;
    if (pair.empty() && context_.fresh()) pair = context_.groups;
    const std::string other = spoken_.other_group(pair);
    if (other.empty()) return {};
    pair.push_back(other);
    return pair;
  }

  std::optional<K> unclear() { return found_.unclear = true, std::nullopt; }

  // How far two groups lie apart, and whether they came nearer.
  bool moves_apart() const {
    if (!has("difference") || has("gone")) return false;
    const bool pair = named_.size() == 2 || (named_.empty() && context_.pair.size() == 2);
    return pair && has("gap-moves");
  }

  // "het gat is kleiner geworden": of two waves, whichever group is higher.
  std::optional<K> apart_over_time() {
    const bool wider = has("gap-wider"), narrower = has("gap-narrower");
    if (wider == narrower || said().denied) return unclear();
    found_.gap = wider ? 1 : -1;
    return differ(named_.size() == 2 ? named_ : context_.pair);
  }

  std::optional<K> difference() {
    if (named_.size() == 2) return differ(named_);
    if (is_with_a_wave()) return {};
    const bool points_back = context_.fresh() && named_.empty() && !speaks_of_a_way();
    if (points_back && context_.pair.size() == 2) return differ(context_.pair);
    if (points_back)
      if (const auto told = context_.told.pair())
        return differ({told->first.group, told->second.group});
    const std::string other = spoken_.other_group(named_);
    if (other.empty() || !(has("advantage") || has("disadvantage"))) return {};
    found_.pair = {named_.front(), other};
    return has("disadvantage") ? K::GroupBelow : K::GroupAbove;
  }

  // "het verschil met 2021": of two waves.
  bool is_with_a_wave() const {
    for (std::size_t at = 1; at < part_.tokens.size(); ++at) {
      const auto number = part_.tokens[at].number;
      if (number && is_wave(page_, *number) && !page_.lexicon.is("at-wave", part_.tokens[at - 1]))
        return true;
    }
    return false;
  }

  // The marks that were told last are of two waves.
  bool speaks_of_a_way() const {
    if (context_.change) return true;
    const auto last = context_.told.pair();
    return last && last->first.group == last->second.group;
  }

  // "than they do", "bij hen achter", of a group that was spoken of before.
  std::vector<std::string> beside_them() const {
    if (!has("to-them") || than_another_time()) return {};
    if (named_.empty() && context_.pair.size() == 2) return context_.pair;
    if (named_.size() != 1) return {};
    for (auto last = context_.order.rbegin(); last != context_.order.rend(); ++last)
      if (*last != named_.front()) return {named_.front(), *last};
    const std::string other = spoken_.other_group(named_);
    return other.empty() ? std::vector<std::string>{} : std::vector{named_.front(), other};
  }

  std::optional<K> one_named() {
    if (named_.size() != 1) return {};
    if (passes_the_named()) {
      const std::string other = spoken_.other_group(named_);
      if (has("by-cause") || context_.groups != std::vector{other}) return unclear();
      return found_.pair = {other, named_.front()}, K::GroupAbove;
    }
    if ((has("than-group") || is_behind_the_named()) && context_.groups.size() == 1 &&
        context_.groups.front() != named_.front()) {
      found_.pair = {context_.groups.front(), named_.front()};
      return above_or_below();
    }
    if (is_behind_the_named() && context_.groups.size() != 1) return unclear();
    const bool sure = said().significant || said().not_significant;
    const std::string other = spoken_.other_group(named_);
    if ((sure && !is_beside_what_was_told(other)) || (marks_.size() > 1 && has("beside")))
      return {};
    if (answers_about_a_change()) return {};
    if (other.empty() || !was_spoken_of(other)) return {};
    found_.pair = {named_.front(), other};
    return above_or_below();
  }

  // "inwoners 6,9, ondernemers 7,1, de laatsten significant positiever": the marks of both, or that
  // of the other on this point, were what was said just before.
  bool is_beside_what_was_told(const std::string& other) const {
    if (!context_.last || context_.last->kind != K::Value || context_.age > 1) return false;
    const auto told = context_.told.pair();
    const bool both = told && told->first.group != told->second.group &&
                      (told->first.group == other || told->second.group == other);
    return both || (has("that-measure") && context_.last->groups == std::vector{other});
  }

  bool was_spoken_of(const std::string& group) const {
    const auto has_group = [&](const std::vector<std::string>& all) {
      return std::ranges::find(all, group) != all.end();
    };
    return has_group(context_.order) || has_group(context_.groups) || has_group(context_.pair);
  }

  // "waren inwoners in 2021 tevredener dan ondernemers": what follows "dan" is no wave.
  bool than_the_second() const {
    constexpr std::size_t reach = 3;
    const bool one = named_.size() == 1 && context_.groups.size() == 1 &&
                     context_.groups.front() != named_.front();
    if (named_.size() != 2 && !one) return false;
    return std::ranges::any_of(part_.phrases, [&](const Phrase& p) {
      const bool beside = p.sense == "above-or-below" && !is_among(page_, part_, p.first);
      if (p.sense != "than-group" && p.sense != "behind" && !beside) return false;
      return std::ranges::any_of(part_.mentions, [&](const Mention& m) {
        return m.of == Of::Group && m.name == named_.back() && m.first >= p.behind &&
               m.first < p.behind + reach + of_its_mark(p.behind, m.first);
      });
    });
  }

  // "above the mark 7.2 of the business customers": the mark stands before whose it is.
  std::size_t of_its_mark(std::size_t from, std::size_t group) const {
    constexpr std::size_t wide = 4;
    for (std::size_t at = from; at + 1 < group && at < from + wide; ++at)
      if (is_mark(page_, part_, at) && page_.lexicon.is("part-of", part_.tokens[at + 1]))
        return wide;
    return 0;
  }

  // "tevredener dan inwoners", said of the same.
  bool named_twice() const {
    return std::ranges::count(part_.mentions, Of::Group, &Mention::of) > 1;
  }

  // "het verschil tussen beide groepen": whichever is higher.
  K differ(const std::vector<std::string>& pair) {
    found_.pair = pair;
    // "there is no difference"
    const bool sure = said().significant || said().not_significant;
    if (said().denied && !sure && marks_.empty() && !has_amount()) return K::GroupEqual;
    found_.either = true;
    return has("gone") ? K::GroupEqual : K::GroupAbove;
  }

  std::optional<K> above_or_below() {
    const Saying& s = said();
    const bool silent = !s.up && !s.down && !s.not_up && !s.not_down;
    if (silent && !has("fewer") && !has("more-of")) return unclear();
    found_.denied = !s.up && !s.down && (s.not_up || s.not_down);
    const bool less = !s.up && !s.down && has("fewer");
    const bool below = found_.denied ? s.not_down && !s.not_up : (s.down && !s.up) || less;
    return below ? K::GroupBelow : K::GroupAbove;
  }

  GroupsFound found_;
};

}  // namespace

GroupsFound groups_kind(const Page& page, const Part& part, const Context& context,
                        const Spoken& spoken, const std::vector<std::size_t>& marks) {
  return GroupsReader(page, part, context, spoken, marks).read();
}

}  // namespace peil::reading
