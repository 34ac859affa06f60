#include "peil/reading/statement_kind.h"

#include <algorithm>

#include "peil/reading/benchmark_named.h"

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
    if (has("intent")) return {};
    if (const auto of_design = design()) return of_design;
    if (has("in-time") && has_share()) return K::Timeliness;
    if (has("number-of") && said().has_direction() && marks_.empty())
      return found_.unclear = has("judges"), std::nullopt;
    if (has("not-much") && said().has_direction()) return found_.unclear = true, std::nullopt;
    if (has_share() && marks_.empty() &&
        (has("people") || has("theme") || (has("judges") && !has("fraction"))))
      return has("theme") ? K::Theme : K::Share;
    if (!spoken_.is_about_survey()) return {};
    if (const auto other = untested()) return other;
    const auto extreme = extreme_kind();
    if (found_.unclear) return {};
    if (extreme) {
      found_.denied = said().denied && !has("none-other") && !has("ever");
      return extreme;
    }
    found_.told_benchmark = benchmark_alone();
    if (!found_.told_benchmark.empty()) return {};
    if (const auto benchmark = benchmark_kind()) return benchmark;
    if (found_.unclear) return {};
    if (const auto same_again = ellipsis()) return same_again;
    if (const auto groups = groups_kind()) return groups;
    if (found_.unclear) return {};
    if (const auto change = change_kind()) return change;
    if (found_.unclear) return {};
    if (has_amount() && marks_.empty() && context_.change && context_.fresh() && has("pronoun")) {
      found_.goes_on = true;
      return context_.change;
    }
    const bool moves_unread = has("towards") && !has_side(page_, part_);
    if ((!marks_.empty() && !moves_unread) || has_side(page_, part_)) return K::Value;
    return {};
  }

  bool has_amount() const {
    return std::ranges::any_of(said().numbers,
                               [](const NumberSaid& n) { return n.role == NumberRole::Amount; });
  }

  // What is said of the survey itself.
  std::optional<K> design() const {
    if (has("rhythm") && (has("survey") || has("pronoun") || has("we"))) return K::Rhythm;
    const bool everybody = has("every-group");
    if (has("approached") && (everybody || part_.named(Of::Group).size() > 1)) return K::Coverage;
    if (has("took-part") && somebody_counted()) return K::Response;
    return {};
  }

  // Kinds that no figure of a study carries, or a share of people.
  std::optional<K> untested() const {
    const bool about = !part_.mentions.empty() || has("judges") || has("pronoun") ||
                       (context_.fresh() && part_.tokens.size() < short_sentence);
    if (has_cause() && about && moves() && !has("thanks")) return K::Effect;
    if (has("theme") && about) return K::Theme;
    if (has("important") && about) return K::Important;
    if (has("priority") && !part_.mentions.empty()) return K::Priority;
    if (has("valued") && !part_.mentions.empty() && marks_.empty()) return K::Valued;
    return {};
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
    if (has("second-best") || has("spread")) return found_.unclear = true, std::nullopt;
    if (has("most-change")) return K::Highest;
    if (has("none-other") && said().has_direction() && !compares_groups() && !high && !low)
      return found_.unclear = true, std::nullopt;
    if (has("none-other"))
      return said().down || said().not_up || has("lowest") ? K::Lowest : K::Highest;
    if (has("ever"))
      return (said().down && !said().up) || (has("lowest") && !has("highest")) ? K::Lowest
                                                                               : K::Highest;
    if (has("first")) return K::First;
    if (has("share") || has_percent()) return {};
    if (high || low) return low ? K::Lowest : K::Highest;
    return {};
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
    return {};
  }

  // "De Peiling gaf overheidsdiensten een 6,9", "The Permit Index (7.3)": the only mark is that of
  // the benchmark, behind its name, and nobody else is spoken of.
  std::string benchmark_alone() const {
    if (marks_.size() != 1 || !names_benchmark(page_, part_, context_)) return "";
    if (!part_.named(Of::Group).empty() || !part_.named(Of::Measure).empty() || has("we"))
      return "";
    std::vector<std::string> named = part_.named(Of::Benchmark);
    if (named.empty() && !spoken_.names_poll()) return "";
    return named.empty() ? spoken_.benchmark_with(marks_.front()) : named.front();
  }

  // How far two groups lie apart in another wave than now, or whether they came nearer.
  bool moves_apart() const {
    return has("difference") && !has("gone") &&
           (has("gap-moves") || spoken_.names_another_wave() || has("years-ago"));
  }

  // "meer dan een acht": how near a number is.
  bool compares_groups() const {
    return std::ranges::any_of(part_.phrases, [&](const Phrase& p) {
      if (p.sense == "behind") return true;
      if (p.sense != "compared") return false;
      if (p.first == 0 && page_.lexicon.is("among", part_.tokens.front())) return false;
      for (std::size_t at = p.behind; at < part_.tokens.size() && at < p.behind + 4; ++at) {
        const Token& t = part_.tokens[at];
        if (!t.number) continue;
        const NumberSaid* n = said().of(*t.number);
        return n == nullptr || n->nearness == Nearness::As || n->role != NumberRole::Figure;
      }
      return true;
    });
  }

  // "inwoners werden positiever, ondernemers niet", "bij ondernemers wel".
  std::optional<K> ellipsis() {
    constexpr std::size_t short_tail = 6;
    const bool silent = !said().has_direction() && marks_.empty() && !has_amount();
    if (!context_.change || context_.age > 0 || !silent || part_.tokens.size() > short_tail ||
        part_.named(Of::Group).empty() || has("judges"))
      return {};
    if (!has("not") && !has("so-too")) return {};
    found_.goes_on = true;
    found_.denied = has("not");
    return context_.change;
  }

  // "tevredener dan inwoners", said of the same.
  bool named_twice() const {
    return std::ranges::count(part_.mentions, Of::Group, &Mention::of) > 1;
  }

  // Two groups in one wave: both named, or one beside the other that was spoken of.
  std::optional<K> groups_kind() {
    const std::vector<std::string> named = spoken_.groups_named();
    const bool compared = compares_groups();
    if (moves_apart() && (named.size() == 2 || (named.empty() && context_.pair.size() == 2)))
      return found_.unclear = true, std::nullopt;
    if (has("difference") && named.size() == 2) return differ(named);
    if (has("difference") && context_.pair.size() == 2 && context_.fresh() &&
        !spoken_.names_waves() && named.empty())
      return differ(context_.pair);
    if (has("difference") && named.size() == 1 && !spoken_.other_group(named).empty() &&
        !moves_apart() && (has("advantage") || has("disadvantage"))) {
      found_.pair = {named.front(), spoken_.other_group(named)};
      return has("disadvantage") ? K::GroupBelow : K::GroupAbove;
    }
    if (spoken_.names_another_wave()) return {};
    if (named.size() == 2 && has("than-between") && compared)
      return found_.pair = named, above_or_below();
    if (named.size() == 2 && said().same && !has("than-between"))
      return found_.pair = named, K::GroupEqual;
    if (!compared || spoken_.changes() || has("now")) return {};
    if (named.size() == 1 && named_twice()) return found_.unclear = true, std::nullopt;
    const std::string other = spoken_.other_group(named);
    const std::string own = named.size() == 1 ? named.front() : "";
    if ((has("than-group") || is_behind_the_named()) && named.size() == 1 &&
        context_.groups.size() == 1 && context_.groups.front() != named.front()) {
      found_.pair = {context_.groups.front(), named.front()};
      return above_or_below();
    }
    const bool sure = said().significant || said().not_significant;
    if (sure || (marks_.size() > 1 && has("beside"))) return {};
    if (own.empty() || other.empty() || own == other) return {};
    found_.pair = {own, other};
    return above_or_below();
  }

  // "blijven zij achter bij de inwoners"
  bool is_behind_the_named() const {
    return std::ranges::any_of(part_.phrases, [&](const Phrase& p) {
      return p.sense == "behind" && std::ranges::all_of(part_.mentions, [&](const Mention& m) {
               return m.of != Of::Group || m.first >= p.first;
             });
    });
  }

  // "het verschil tussen beide groepen": whichever is higher.
  K differ(const std::vector<std::string>& pair) {
    found_.pair = pair;
    found_.either = true;
    return has("gone") ? K::GroupEqual : K::GroupAbove;
  }

  K above_or_below() {
    const Saying& s = said();
    found_.denied = !s.up && !s.down && (s.not_up || s.not_down);
    const bool less = !s.up && !s.down && has("fewer");
    const bool below = found_.denied ? s.not_down && !s.not_up : (s.down && !s.up) || less;
    return below ? K::GroupBelow : K::GroupAbove;
  }

  std::optional<K> change_kind() {
    const Saying& s = said();
    if (context_.of_difference && context_.fresh() && has("pronoun") &&
        spoken_.groups_named().empty() && part_.named(Of::Measure).empty())
      return found_.unclear = true, std::nullopt;
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
    return {};
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

  bool somebody_counted() const {
    return std::ranges::any_of(
        said().numbers, [&](const NumberSaid& n) { return counts_people(page_, part_, n.number); });
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
