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
    if (has("in-time") && has_percent()) return K::Timeliness;
    if (has_share() && marks_.empty() &&
        (has("people") || has("theme") || (has("judges") && !has("fraction"))))
      return has("theme") ? K::Theme : K::Share;
    if (!spoken_.is_about_survey()) return {};
    if (const auto other = untested()) return other;
    if (const auto extreme = extreme_kind()) {
      found_.denied = said().denied && !has("none-other") && !has("ever");
      return extreme;
    }
    if (const auto benchmark = benchmark_kind()) return benchmark;
    if (const auto groups = groups_kind()) return groups;
    if (found_.unclear) return {};
    if (const auto change = change_kind()) return change;
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
    if (has("approached") && (everybody || customer_groups(page_, part_).size() > 1))
      return K::Coverage;
    if (has("took-part") && somebody_counted()) return K::Response;
    return {};
  }

  // Kinds that no figure of a study carries, or a share of people.
  std::optional<K> untested() const {
    const bool about = !part_.mentions.empty() || has("judges") || has("pronoun") ||
                       (context_.fresh() && part_.tokens.size() < short_sentence);
    if (has("cause") && about && moves() && !has("thanks")) return K::Effect;
    if (has("theme") && about) return K::Theme;
    if (has("important") && about) return K::Important;
    if (has("priority") && !part_.mentions.empty()) return K::Priority;
    if (has("valued") && !part_.mentions.empty() && marks_.empty()) return K::Valued;
    return {};
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

  std::optional<K> extreme_kind() const {
    const bool high = said().besides.contains("highest"), low = said().besides.contains("lowest");
    if (has("none-other"))
      return said().down || said().not_up || has("lowest") ? K::Lowest : K::Highest;
    if (has("ever")) return said().down && !said().up ? K::Lowest : K::Highest;
    if (has("first")) return K::First;
    if (has("most-change")) return K::Highest;
    if (has("share") || has_percent()) return {};
    if (high || low) return low ? K::Lowest : K::Highest;
    return {};
  }

  std::optional<K> benchmark_kind() {
    const bool named = names_benchmark(page_, part_, context_);
    const bool goes_on =
        context_.of_benchmark && context_.fresh() && has("difference") && said().up != said().down;
    if (!named && !goes_on) return {};
    if (spoken_.benchmark(marks_).empty()) return {};
    if (goes_on && !named) return said().up ? K::Above : K::Below;
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

  // "tevredener dan inwoners", said of the same.
  bool named_twice() const {
    return std::ranges::count(part_.mentions, Of::Group, &Mention::of) > 1;
  }

  // Two groups in one wave: both named, or one beside the other that was spoken of.
  std::optional<K> groups_kind() {
    const std::vector<std::string> named = spoken_.groups_named();
    const bool compared = has("compared") || has("behind");
    if (has("difference") && named.size() == 2) return differ(named);
    if (has("difference") && context_.pair.size() == 2 && context_.fresh() &&
        !spoken_.names_waves() && named.empty())
      return differ(context_.pair);
    if (spoken_.names_another_wave()) return {};
    if (named.size() == 2 && has("than-between") && compared)
      return found_.pair = named, above_or_below();
    if (named.size() == 2 && said().same && !has("than-between"))
      return found_.pair = named, K::GroupEqual;
    if (!compared || spoken_.changes() || has("now")) return {};
    if (named.size() == 1 && named_twice()) return found_.unclear = true, std::nullopt;
    const std::string other = spoken_.other_group(named);
    const std::string own = named.size() == 1 ? named.front() : "";
    if (has("than-group") && named.size() == 1 && context_.groups.size() == 1 &&
        context_.groups.front() != named.front()) {
      found_.pair = {context_.groups.front(), named.front()};
      return above_or_below();
    }
    const bool sure = said().significant || said().not_significant;
    if (sure || (marks_.size() > 1 && has("beside"))) return {};
    if (own.empty() || other.empty() || own == other) return {};
    found_.pair = {own, other};
    return above_or_below();
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
