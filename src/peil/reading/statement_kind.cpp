#include "peil/reading/statement_kind.h"

#include <algorithm>

#include "peil/reading/benchmark_kind.h"
#include "peil/reading/cause.h"
#include "peil/reading/change_kind.h"
#include "peil/reading/design_kind.h"
#include "peil/reading/extreme_kind.h"
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
    if (repeats_the_groups()) return found_.repeats = true, context_.last->kind;
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
    if (!spoken_.is_about_survey()) return found_.told_benchmark = benchmark_alone(), std::nullopt;
    if (const auto other = untested()) return other;
    const auto extreme = extreme_kind();
    if (found_.unclear) return {};
    if (extreme) {
      found_.denied = !found_.spread && said().denied && !has("none-other") && !has("ever") &&
                      !has("no-part") && !has("most-change") && found_.measures.empty();
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
    const bool points_back =
        has("pronoun") || (context_.age == 0 && !spoken_.groups_named().empty());
    if (has_amount() && marks_.empty() && context_.change && context_.fresh() && points_back &&
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
      if (p.first > 0 && page_.lexicon.is("amounts-to", part_.tokens[p.first - 1])) return false;
      const NumberSaid* n = said().of(*part_.tokens[p.behind - 1].number);
      return n == nullptr || n->role != NumberRole::Scale;
    });
  }

  bool has_amount() const {
    return std::ranges::any_of(said().numbers,
                               [](const NumberSaid& n) { return n.role == NumberRole::Amount; });
  }

  // "The same applies to 2017 (6.9 against 6.8)": of two groups, in another wave.
  bool repeats_the_groups() const {
    const bool of_groups = context_.last && context_.last->kind >= K::GroupAbove &&
                           context_.last->kind <= K::GroupBelow;
    return of_groups && has("as-then") && context_.age <= 1 && spoken_.names_waves() &&
           spoken_.groups_named().empty() && part_.named(Of::Measure).empty() && !said().up &&
           !said().down && (marks_.empty() || marks_.size() == 2);
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
    if (tells_cause(page_, part_) && about && moves() && !has("thanks") && !compares_with_a_group())
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

  bool moves() const {
    return said().has_direction() || has("judges") || context_.fresh() ||
           !part_.named(Of::Measure).empty();
  }

  bool has_percent() const {
    return std::ranges::any_of(said().numbers, [&](const NumberSaid& n) {
      return page_.numbers[n.number].percent && n.role == NumberRole::Figure;
    });
  }
  bool has_share() const { return said().share || has_percent() || has("fraction"); }

  std::optional<K> extreme_kind() {
    ExtremeFound extreme = peil::reading::extreme_kind(page_, part_, context_, spoken_, marks_);
    found_.unclear = extreme.unclear, found_.spread = extreme.spread, found_.rank = extreme.rank;
    found_.measures = std::move(extreme.measures);
    return extreme.kind;
  }

  std::optional<K> benchmark_kind() {
    const BenchmarkFound benchmark =
        peil::reading::benchmark_kind(page_, part_, context_, spoken_, marks_);
    found_.unclear = benchmark.unclear;
    found_.goes_on = benchmark.goes_on, found_.denied = benchmark.denied;
    return benchmark.kind;
  }
  std::string benchmark_alone() const {
    return benchmark_told(page_, part_, context_, spoken_, marks_);
  }

  // "Hetzelfde geldt voor ondernemers", "With them the same is the case": the change before, as it
  // was said, of somebody or something else.
  std::optional<K> goes_for_another() {
    const Saying& s = said();
    const bool silent = !s.up && !s.down && !s.not_up && !s.not_down && !s.denied;
    if (!has("goes-for") || !silent || !marks_.empty() || has_amount() || spoken_.names_waves())
      return {};
    const std::vector<std::string> groups = spoken_.groups_named();
    const bool names = !groups.empty() || !part_.named(Of::Measure).empty();
    if (!context_.last || context_.age > 1 || !names) return {};
    if (!context_.change || context_.last->said.significant || context_.last->said.not_significant)
      return found_.unclear = context_.last->kind != K::Value, std::nullopt;
    found_.goes_on = true;
    found_.denied = context_.last->denied;
    return context_.change;
  }

  // "inwoners werden positiever, ondernemers niet", "bij ondernemers wel".
  std::optional<K> ellipsis() {
    constexpr std::size_t short_tail = 7;
    if (const auto same = goes_for_another()) return same;
    const bool silent = !said().has_direction() && marks_.empty() && !has_amount();
    const bool names = !part_.named(Of::Group).empty() || !part_.named(Of::Measure).empty();
    if (const auto answer = answers_about_a_change(); answer && silent && names) return answer;
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
    constexpr std::size_t bare = 5;  // "Ondernemers trouwens ook."
    if (part_.named(Of::Group).empty()) return {};
    if (context_.age > 0 && part_.tokens.size() > bare) return {};
    const bool was_denied = context_.last && context_.last->denied;
    if (was_denied && !has("not") && !has("contrary-yes"))
      return found_.unclear = true, std::nullopt;  // "ook", of what was not so
    found_.goes_on = true;
    found_.denied = has("not");
    return context_.change;
  }

  // "Is dat beter dan vorige keer?" "Voor particuliere klanten wel."
  std::optional<K> answers_about_a_change() {
    constexpr std::size_t short_answer = 8;
    if (!context_.asks_change || context_.age > 1 || part_.named(Of::Group).empty() ||
        part_.tokens.size() > short_answer || has("judges") || has("not") == has("ask-yes"))
      return {};
    found_.goes_on = true;
    found_.denied = has("not");
    return context_.asks_down ? K::Fall : K::Rise;
  }

  std::optional<K> of_groups() {
    GroupsFound groups = groups_kind(page_, part_, context_, spoken_, marks_);
    found_.unclear = groups.unclear;
    if (!groups.kind) return {};
    found_.pair = std::move(groups.pair);
    found_.either = groups.either, found_.denied = groups.denied;
    found_.gap = groups.gap;
    found_.reversed = groups.reversed;
    return groups.kind;
  }

  std::optional<K> change_kind() {
    const ChangeFound change = peil::reading::change_kind(page_, part_, context_, spoken_, marks_);
    found_.unclear = change.unclear;
    found_.goes_on = change.goes_on, found_.denied = change.denied;
    found_.earlier_mark = change.earlier_mark;
    return change.kind;
  }

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
