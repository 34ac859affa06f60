#include "peil/reading/statement_kind.h"

#include <algorithm>

#include "peil/reading/benchmark_named.h"
#include "peil/reading/design_kind.h"
#include "peil/reading/group_kind.h"

namespace peil::reading {
namespace {

using K = ClaimKind;
using Of = Mention::Of;

constexpr std::size_t short_sentence = 14;  // words and signs

class KindReader {
 public:
  KindReader(const Page& page, const Part& part, const Context& context, const Spoken& spoken,
             const std::vector<std::size_t>& marks)
      : page_(page), part_(part), context_(context), spoken_(spoken), marks_(marks) {}

  KindFound read() && {
    found_.kind = kind();
    return std::move(found_);
  }

 private:
  bool has(std::string_view sense) const { return part_.has(sense); }
  const Saying& said() const { return part_.said; }

  std::optional<K> kind() {
    if (has("nps") && !said().numbers.empty()) return K::Share;
    if (has("priority") && !has("we") && !part_.named(Of::Measure).empty() && marks_.empty())
      return K::Priority;
    if (has("intent")) return {};
    if (const auto of_design = design_kind(page_, part_, context_, marks_)) return of_design;
    if (has("as-then") && marks_.empty() && context_.last && context_.age == 0 &&
        spoken_.names_waves() && !said().has_direction())
      return repeated();
    if (has("same-way") && !has("as-then") && says_the_same_of_others()) return repeated();
    if (tells_margin()) return K::Value;
    if (has("in-time") && has_share()) return K::Timeliness;
    if (has("number-of") && said().has_direction() && marks_.empty())
      return found_.unclear = has("judges"), std::nullopt;
    if (has("not-much") && said().has_direction()) return found_.unclear = true, std::nullopt;
    if (has_share() && marks_.empty() &&
        (has("people") || has("theme") || is_fraction_of_a_group() ||
         (has("judges") && !has("fraction"))))
      return has("theme") ? K::Theme : K::Share;
    if (!spoken_.is_about_survey()) return {};
    if (const auto other = untested()) return other;
    const auto extreme = extreme_kind();
    if (found_.unclear) return {};
    if (extreme) {
      found_.denied = !found_.spread && said().denied && !has("none-other") && !has("ever") &&
                      found_.measures.empty();
      return extreme;
    }
    found_.told_benchmark = benchmark_alone();
    if (!found_.told_benchmark.empty()) return {};
    if (const auto benchmark = benchmark_kind()) return benchmark;
    if (found_.unclear) return {};
    if (const auto same_again = ellipsis()) return same_again;
    if (const auto groups = of_groups()) return groups;
    if (found_.unclear) return {};
    if (const auto change = change_kind()) return change;
    if (found_.unclear) return {};
    if (has_amount() && marks_.empty() && context_.change && context_.fresh() && has("pronoun") &&
        part_.tokens.size() <= short_sentence && part_.named(Of::Measure).empty()) {
      found_.goes_on = true;
      return context_.change;
    }
    const bool moves_unread = moves_towards() && !has_side(page_, part_);
    if ((!marks_.empty() && !moves_unread) || has_side(page_, part_)) return K::Value;
    return {};
  }

  // "naar een 8"; in "op een schaal van 1 tot 10" nothing moves.
  bool moves_towards() const {
    return std::ranges::any_of(part_.phrases, [&](const Phrase& p) {
      if (p.sense != "towards") return false;
      const NumberSaid* n = said().of(*part_.tokens[p.behind - 1].number);
      return n == nullptr || n->role != NumberRole::Scale;
    });
  }

  bool has_amount() const {
    return std::ranges::any_of(said().numbers,
                               [](const NumberSaid& n) { return n.role == NumberRole::Amount; });
  }

  // "as they did in 2021": what was claimed last, of that wave.
  std::optional<K> repeated() {
    const Claim& last = *context_.last;
    const bool of_one_wave =
        last.waves.size() == 1 && (last.kind == K::Value || last.kind == K::GroupAbove ||
                                   last.kind == K::GroupBelow || last.kind == K::GroupEqual);
    if (!of_one_wave) return found_.unclear = true, std::nullopt;
    found_.repeats = true;
    return last.kind;
  }

  // "inwoners geven een 5,4, en ondernemers denken er precies zo over"
  bool says_the_same_of_others() const {
    const bool value = context_.last && context_.last->kind == K::Value && context_.age == 0;
    const Saying& s = said();
    const bool moves = s.up || s.down || s.not_up || s.not_down || s.not_same;
    const std::vector<std::string> named = spoken_.groups_named();
    return value && marks_.empty() && !moves && !spoken_.names_waves() && named.size() == 1 &&
           context_.last->groups.size() == 1 && context_.last->groups != named &&
           part_.named(Of::Measure).empty();
  }

  // "De 7,4 heeft een marge van 0,1", "de 6,7 een van 0,3"
  bool tells_margin() const {
    if (said().has_direction() || has("difference") || has("chance")) return false;
    const auto is_margin = [](const NumberSaid& n) { return n.role == NumberRole::Margin; };
    if (std::ranges::any_of(said().numbers, is_margin)) return true;
    const bool goes_on = context_.last && context_.age == 0 && context_.last->kind == K::Value &&
                         std::ranges::any_of(context_.last->said.numbers, is_margin);
    return goes_on && marks_.size() == 1 && has_small_number(page_, part_);
  }

  // "Een derde van de inwoners"
  bool is_fraction_of_a_group() const {
    constexpr std::size_t reach = 3;
    return std::ranges::any_of(part_.phrases, [&](const Phrase& p) {
      if (p.sense != "fraction") return false;
      return std::ranges::any_of(part_.mentions, [&](const Mention& m) {
        return m.of == Of::Group && m.first >= p.behind && m.first < p.behind + reach;
      });
    });
  }

  // Kinds that no figure of a study carries, or a share of people.
  std::optional<K> untested() const {
    const bool about = !part_.mentions.empty() || has("judges") || has("pronoun") ||
                       (context_.fresh() && part_.tokens.size() < short_sentence);
    if (has_cause() && about && moves() && !has("thanks") && !compares_with_a_group())
      return K::Effect;
    if (has("theme") && about) return K::Theme;
    if (has("important") && about) return K::Important;
    if (has("priority") && !part_.mentions.empty()) return K::Priority;
    if (has("valued") && !part_.mentions.empty() && marks_.empty()) return K::Valued;
    return {};
  }

  // "That makes them even more negative than businesses"
  bool compares_with_a_group() const {
    return has("than-group") && compares_groups(page_, part_) && !part_.named(Of::Group).empty() &&
           !spoken_.changes();
  }

  // Not the "due to" of "due to chance".
  bool has_cause() const {
    return std::ranges::any_of(part_.phrases, [&](const Phrase& p) {
      return p.sense == "cause" && std::ranges::none_of(part_.phrases, [&](const Phrase& q) {
               return (q.sense == "chance" || q.sense == "significant") && q.first <= p.first &&
                      q.behind >= p.behind;
             });
    });
  }

  bool moves() const {
    return said().has_direction() || has("judges") || context_.fresh() ||
           !part_.named(Of::Measure).empty();
  }

  bool has_percent() const {
    return std::ranges::any_of(said().numbers, [&](const NumberSaid& n) {
      return page_.numbers[n.number].percent && n.role != NumberRole::Confidence;
    });
  }
  bool has_share() const { return said().share || has_percent() || has("fraction"); }

  std::optional<K> extreme_kind() {
    const bool high = said().besides.contains("highest"), low = said().besides.contains("lowest");
    if (has("second-best")) return second_best(low);
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

  std::optional<K> benchmark_kind() {
    const bool named = names_benchmark(page_, part_, context_);
    const bool goes_on =
        context_.of_benchmark && context_.fresh() && has("difference") && said().up != said().down;
    const bool told = context_.benchmark_told && context_.age <= 1 && said().up != said().down &&
                      !has("than-group") && !spoken_.names_waves() && !spoken_.changes();
    if (!named && !goes_on && !told) return {};
    if (spoken_.benchmark(marks_).empty()) return found_.unclear = named, std::nullopt;
    if ((goes_on || told) && !named) return said().up ? K::Above : K::Below;
    if (has("deviates")) {
      if (said().not_significant) return K::Above;  // whichever way: within chance it is neither
      if (!has("not")) return found_.unclear = true, std::nullopt;
      return K::Equal;
    }
    if (has("level-with")) return K::Equal;
    if (said().up != said().down) return said().up ? K::Above : K::Below;
    if (said().not_up != said().not_down)
      return found_.denied = true, said().not_up ? K::Above : K::Below;
    if (said().same) return K::Equal;
    if (has("fewer") || has("more-of")) return has("fewer") ? K::Below : K::Above;
    for (const NumberSaid& n : said().numbers) {
      if (n.nearness == Nearness::More) return K::Above;
      if (n.nearness == Nearness::Less) return K::Below;
    }
    if (named && has("than-group") && context_.last && context_.age == 0 && goes_against())
      return found_.goes_on = true, context_.last->kind;
    if (named && marks_.size() == 2 && has("beside")) return by_their_marks();
    found_.unclear = named && (marks_.size() > 1 || is_of_the_benchmark());
    return {};
  }

  // Its only mark is that of a benchmark that is named, and nothing is said of it.
  bool is_of_the_benchmark() const {
    return marks_.size() == 1 && !part_.named(Of::Benchmark).empty() &&
           spoken_.benchmark_with(marks_.front()) == part_.named(Of::Benchmark).front();
  }

  // "hoger dan de Index en dan de Peiling": what is held against the second is the same.
  bool goes_against() const {
    return context_.last->kind == K::Above || context_.last->kind == K::Below;
  }

  // "Compared with the 6.9 of others, our 7.4": which of the two is higher is what is said.
  std::optional<K> by_their_marks() {
    const NumberSaid *one = said().of(marks_.front()), *other = said().of(marks_.back());
    if (one == nullptr || other == nullptr || one->against == other->against)
      return found_.unclear = true, std::nullopt;
    const double first = *page_.numbers[marks_.front()].value;
    const double second = *page_.numbers[marks_.back()].value;
    found_.goes_on = true;
    return (one->against ? second > first : first > second) ? K::Above : K::Below;
  }

  // "De Peiling gaf overheidsdiensten een 6,9", "The Permit Index (7.3)": the only mark is that of
  // the benchmark, behind its name, and nobody else is spoken of.
  std::string benchmark_alone() const {
    if (marks_.size() != 1 || !names_benchmark(page_, part_, context_)) return "";
    if (said().has_direction() && has("pronoun")) return "";  // "dat is lager dan de 6,9 van"
    if (page_.lexicon.is("than-group", part_.tokens.front())) return "";
    if (!part_.named(Of::Group).empty() || !part_.named(Of::Measure).empty() || has("we"))
      return "";
    std::vector<std::string> named = part_.named(Of::Benchmark);
    if (named.empty() && !spoken_.names_poll()) return "";
    return named.empty() ? spoken_.benchmark_with(marks_.front()) : named.front();
  }

  // "inwoners werden positiever, ondernemers niet", "bij ondernemers wel".
  std::optional<K> ellipsis() {
    constexpr std::size_t short_tail = 7;
    const bool silent = !said().has_direction() && marks_.empty() && !has_amount();
    const bool names = !part_.named(Of::Group).empty() || !part_.named(Of::Measure).empty();
    if (!context_.change || context_.age > 1 || !silent || part_.tokens.size() > short_tail ||
        !names || has("judges"))
      return {};
    if (!has("not") && !has("so-too")) return {};
    if (context_.last && (context_.last->said.significant || context_.last->said.not_significant)) {
      const bool was = context_.last->said.significant;
      found_.goes_on = true;
      found_.sure = has("not") ? !was : was;
      if (has("so-too") && !has("not") && !was) found_.sure = true;
      return context_.change;
    }
    if (context_.age > 0 || part_.named(Of::Group).empty()) return {};
    found_.goes_on = true;
    found_.denied = has("not");
    return context_.change;
  }

  std::optional<K> of_groups() {
    GroupsFound groups = groups_kind(page_, part_, context_, spoken_, marks_);
    found_.unclear = groups.unclear;
    if (!groups.kind) return {};
    found_.pair = std::move(groups.pair);
    found_.either = groups.either, found_.denied = groups.denied;
    found_.gap = groups.gap;
    return groups.kind;
  }

  std::optional<K> change_kind() {
    const Saying& s = said();
    if (context_.of_difference && context_.fresh() && has("pronoun") &&
        spoken_.groups_named().empty() && part_.named(Of::Measure).empty())
      return found_.unclear = true, std::nullopt;
    if (const auto way = way_of_difference()) return way;
    if (s.not_significant || has("chance")) return s.down && !s.up ? K::Fall : K::Rise;
    const bool up = s.up || s.doubled || plus(), down = s.down || s.halved || minus();
    if ((up && down) || (s.not_up && s.not_down)) {
      if (s.not_up || s.not_down || has("neither")) return K::Stable;
      return spoken_.names_waves() || s.from_to ? std::optional(s.up ? K::Rise : K::Fall)
                                                : std::nullopt;
    }
    const bool of_number = marks_of_a_side();
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
    if (was_more()) return found_.goes_on = true, has("fewer") ? K::Rise : K::Fall;
    if (const auto way = since_a_mark()) return way;
    return was_another_mark();
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

  bool rises() const {
    return *page_.numbers[marks_.back()].value >= *page_.numbers[marks_.front()].value;
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

  const Page& page_;
  const Part& part_;
  const Context& context_;
  const Spoken& spoken_;
  const std::vector<std::size_t>& marks_;
  KindFound found_;
};

}  // namespace

KindFound kind_of(const Page& page, const Part& part, const Context& context, const Spoken& spoken,
                  const std::vector<std::size_t>& marks) {
  return KindReader(page, part, context, spoken, marks).read();
}

}  // namespace peil::reading
