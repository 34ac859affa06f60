#include "peil/reading/statement.h"

#include <algorithm>

#include "peil/base/text.h"
#include "peil/reading/design_claim.h"
#include "peil/reading/leftover.h"
#include "peil/reading/statement_kind.h"

namespace peil::reading {
namespace {

using K = ClaimKind;
using Of = Mention::Of;

class Reader {
 public:
  Reader(const Page& page, const Part& part, Context& context)
      : page_(page), part_(part), context_(context), spoken_(page, part, context) {
    for (std::size_t at = 0; at < part.tokens.size(); ++at) {
      const auto number = part.tokens[at].number;
      if (is_mark(page, part, at) && page.numbers[*number].side == 0) marks_.push_back(*number);
    }
  }

  Statement read() {
    Statement statement;
    found_ = kind_of(page_, part_, context_, spoken_, marks_);
    if (const auto kind = found_.kind) {
      if (spoken_.points_at_nothing()) {
        statement.unread = "unread.statement";
      } else if (!spoken_.other_year() || !speaks_of_waves(*kind)) {
        statement.claim = made(*kind);
      } else {
        statement.unread = "unread.wave";
      }
    } else if (!found_.told_benchmark.empty()) {
      // the benchmark's own mark claims nothing of the survey
    } else if (found_.unclear) {
      statement.unread = "unread.statement";
    } else if (!marks_.empty() && (spoken_.is_about_survey() || !part_.has("intent"))) {
      statement.unread = "unread.statement";
    }
    remember(statement);
    return statement;
  }

 private:
  bool has(std::string_view sense) const { return part_.has(sense); }
  const Saying& said() const { return part_.said; }

  // The year of a cause is no wave.
  static bool speaks_of_waves(K kind) {
    return kind != K::Rhythm && kind != K::Coverage && kind != K::Effect;
  }

  // What was claimed last, of the wave or the group that these words name.
  Claim repeated() const {
    Claim claim = *context_.last;
    const std::vector<std::string> named = spoken_.groups_named();
    if (spoken_.names_waves()) claim.waves = spoken_.waves(claim.kind, 0);
    if (claim.kind == K::Value && !named.empty()) claim.groups = named;
    std::erase_if(claim.numbers, [&](std::size_t n) { return is_wave(page_, n); });
    if (claim.kind >= K::GroupAbove && claim.kind <= K::GroupEqual) take_own_numbers(claim);
    return claim;
  }

  // "The same applies to 2017 (6.9 against 6.8)": of the other wave its own numbers, and no more.
  void take_own_numbers(Claim& claim) const {
    claim.said.numbers = part_.said.numbers;
    claim.numbers = numbers(claim.kind);
    claim.more["repeats"] = "yes";
    claim.leftover = leftover(page_, part_, claim);
  }

  Claim made(K kind) {
    if (found_.repeats) return repeated();
    Claim claim;
    claim.kind = kind;
    claim.said = part_.said;
    claim.around = part_.said;
    claim.denied = found_.denied;
    if (found_.sure) {
      claim.said.significant = *found_.sure, claim.said.not_significant = !*found_.sure;
      claim.said.denied = false;
    }
    say_direction(claim);
    if (kind == K::Rhythm) return with_rhythm(page_, part_, std::move(claim));
    if (kind == K::Coverage) return with_coverage(page_, part_, std::move(claim), context_.current);
    if (kind == K::Value && found_.pair.empty()) found_.pair = beside();
    claim.groups = found_.pair.empty() ? spoken_.groups(kind) : found_.pair;
    if (kind == K::GroupAbove || kind == K::GroupBelow || kind == K::GroupEqual) {
      if (found_.pair.empty()) claim.groups = spoken_.groups_named();
      if (found_.either) claim.more["either"] = "yes";
      if (is_mark_of_the_second(claim.groups)) claim.more["mark-of-second"] = "yes";
    }
    if (kind == K::Response) return with_response(page_, part_, std::move(claim), context_.current);
    claim.measures = found_.measures.empty() ? spoken_.measures(kind) : found_.measures;
    if (found_.measures.empty()) claim.measure_from = spoken_.measure_from(kind);
    if (found_.spread) {
      spread(claim);
      if (!claim.more.contains("spread")) claim.more["list"] = "yes";
    }
    if (found_.rank > 1) claim.more["rank"] = std::to_string(found_.rank);
    if (found_.gap != 0) claim.more["gap"] = found_.gap > 0 ? "wider" : "narrower";
    claim.waves = spoken_.waves(kind, marks_.size());
    if (const std::string without = spoken_.excepted(); !without.empty())
      claim.more["without"] = without;
    if (kind == K::Above || kind == K::Below || kind == K::Equal) {
      claim.benchmark = spoken_.benchmark(marks_);
      for (NumberSaid& n : claim.said.numbers)
        n.of_others = n.of_others || follows_benchmark(n.number) || is_its_mark(n.number, claim) ||
                      (has("deviates") && !marks_.empty() && n.number == marks_.back());
    }
    if (kind == K::Highest || kind == K::Lowest) claim.more["among"] = among();
    if (kind == K::Effect) claim.more["programme"] = "";
    if (found_.gap != 0) take_gap(claim);
    claim.numbers = numbers(kind);
    if (kind == K::GroupEqual && has("gone")) take_gone(claim);
    if (found_.gap != 0)
      for (const NumberSaid& n : claim.said.numbers)
        if (n.role == NumberRole::Amount &&
            std::ranges::find(claim.numbers, n.number) == claim.numbers.end())
          claim.numbers.push_back(n.number);
    take_margin(claim);
    if (kind == K::Value) point_back(claim);
    if (kind == K::Value && claim.waves.size() > 1 && marks_.size() == 1)
      claim.more["each-wave"] = "yes";
    if (found_.reversed) claim.more["reversed"] = "yes";
    take_marks_of_others(claim);
    take_years(claim);
    claim.leftover = leftover(page_, part_, claim);
    return claim;
  }

  // "daalt al jaren", "stijgt sinds 2007", "elke meting hoger": of all waves of that time.
  void take_years(Claim& claim) const {
    const bool change = claim.kind == K::Rise || claim.kind == K::Fall;
    const bool counts_years = change && has("per-year") && has_amount();
    const bool began = spoken_.names_waves() || !context_.since_of_sentence.empty();
    const bool since = change && has("moving-now") && has("since") && began;
    const bool line = has("over-years") || counts_years || since, every = has("each-wave");
    if ((!change && claim.kind != K::Stable) || !marks_.empty() || (!line && !every)) return;
    const std::string first = began ? claim.waves.front() : page_.study.waves.front().name;
    const std::string last = began ? claim.waves.back() : context_.current;
    std::vector<std::string> waves;
    for (const Wave& w : page_.study.waves) {
      if (w.name == first || !waves.empty()) waves.push_back(w.name);
      if (w.name == last) break;
    }
    constexpr std::size_t least = 3;  // two are a step
    if (since && !has("over-years") && !every && waves.size() < least) return;
    claim.waves = std::move(waves);
    claim.more["trend"] = every && !counts_years ? "every" : began ? "since" : "line";
    if (counts_years) claim.more["per-year"] = "yes";
  }
  bool has_amount() const {
    return std::ranges::any_of(said().numbers,
                               [](const NumberSaid& n) { return n.role == NumberRole::Amount; });
  }

  // "less than the 5.6 of last time", "above the mark 7.2 of businesses": what it is held against
  // is a mark, and not how near one is.
  void take_marks_of_others(Claim& claim) const {
    const bool groups = claim.kind == K::GroupAbove || claim.kind == K::GroupBelow;
    const bool second = groups && (marks_.size() == 2 || claim.more.contains("mark-of-second"));
    const bool earlier = found_.earlier_mark && (claim.kind == K::Rise || claim.kind == K::Fall);
    for (NumberSaid& n : claim.said.numbers) {
      if (n.nearness != Nearness::More && n.nearness != Nearness::Less) continue;
      if (second && n.role == NumberRole::Figure && page_.numbers[n.number].decimals > 0 &&
          page_.numbers[n.number].side == 0)
        n.nearness = Nearness::As;
      if (earlier && n.number == *found_.earlier_mark) n.nearness = Nearness::As, n.against = true;
    }
    if (!earlier) return;
    claim.more["earlier-mark"] = "yes";
    if (claim.waves.back() != context_.current) claim.waves.push_back(context_.current);
    if (!claim.said.has_direction())  // "een tiende onder de 6,8"
      (claim.kind == K::Rise ? claim.said.up : claim.said.down) = true;
  }

  // "liep op van 0,4 naar 0,7": of two waves, and its numbers are no marks.
  void take_gap(Claim& claim) const {
    claim.waves = spoken_.waves(K::Rise, 0);
    for (NumberSaid& n : claim.said.numbers)
      if (n.role == NumberRole::Figure && is_small_number(page_, n.number))
        n.role = NumberRole::Amount;
  }

  // "The gap, four tenths in 2021, is no longer there": now, and how far it was says nothing of it.
  void take_gone(Claim& claim) const {
    claim.waves = {context_.current};
    std::erase_if(claim.numbers, [&](std::size_t n) {
      const NumberSaid* as = claim.said.of(n);
      return is_wave(page_, n) || (as != nullptr && as->role == NumberRole::Amount);
    });
  }

  // "lopen uiteen van 5,2 tot 8,1": the lowest and the highest of all aspects.
  void spread(Claim& claim) const {
    if (claim.measures.size() > 1 || claim.groups.size() > 1) return;
    claim.more["spread"] = "yes";
    claim.measures.clear();
    for (const Question& q : page_.study.questionnaire.questions)
      if (q.type == QuestionType::Mark && q.rows.empty() && q.name != page_.study.overall)
        claim.measures.push_back(q.name);
  }

  // What the direction was read from, where it is no word of one: "een half punt minder dan", "by
  // six tenths" of what was said to rise.
  void say_direction(Claim& claim) const {
    Saying& s = claim.said;
    const bool silent = !s.has_direction() && !found_.either;
    const bool up = claim.kind == K::Above || claim.kind == K::GroupAbove ||
                    (claim.kind == K::Rise && found_.goes_on);
    const bool down = claim.kind == K::Below || claim.kind == K::GroupBelow ||
                      (claim.kind == K::Fall && found_.goes_on);
    if (silent && up) s.up = true;
    if (silent && down) s.down = true;
  }

  // "than private customers, who give 5.4", "onder de 5,8 van ondernemers"
  bool is_mark_of_the_second(const std::vector<std::string>& pair) const {
    if (marks_.size() != 1 || pair.size() != 2) return false;
    std::size_t mark = 0;
    while (part_.tokens[mark].number != marks_.front()) ++mark;
    return std::ranges::any_of(part_.mentions, [&](const Mention& m) {
      if (m.of != Of::Group || m.name != pair.back()) return false;
      const auto is = [&](std::string_view sense, std::size_t at) {
        const bool comma = sense == "comma" && part_.tokens[at].word == ",";
        return at < mark && (comma || page_.lexicon.is(sense, part_.tokens[at]));
      };
      const bool told_of =
          m.behind < mark && (is("relative", m.behind) || is("relative", m.behind + 1));
      const bool belongs = m.first > mark && m.first <= mark + 3 &&
                           page_.lexicon.is("part-of", part_.tokens[mark + 1]);
      // "than private customers, at 6.9"
      const bool owned = m.behind + 3 == mark && is("possessive", m.behind + 2);
      const bool beside =
          (owned || m.behind + 2 == mark) && is("comma", m.behind) && is("fronted", m.behind + 1);
      return told_of || belongs || beside;
    });
  }

  // "7,1, compared with 6.9 among private customers": the first is of who was spoken of before.
  std::vector<std::string> beside() const {
    const std::vector<std::string> named = spoken_.groups_named();
    const bool two = marks_.size() == 2 && named.size() == 1 && context_.groups.size() == 1;
    if (!two || !has("beside") || spoken_.names_waves()) return {};
    if (named.front() == context_.groups.front()) return {};
    return {context_.groups.front(), named.front()};
  }

  // "de Waterketenmeting, waarin een 6,3 staat": a number behind its name is the benchmark's.
  bool follows_benchmark(std::size_t number) const {
    for (std::size_t at = 0; at < part_.tokens.size(); ++at) {
      if (part_.tokens[at].number != number) continue;
      while (at > 0 && !part_.tokens[at - 1].number) {
        --at;
        for (const Mention& m : part_.mentions)
          if (m.of == Of::Benchmark && m.first <= at && at < m.behind) return true;
        const char first = page_.text[part_.tokens[at].at];
        const bool capital = first >= 'A' && first <= 'Z';
        if (at > 0 && capital && page_.lexicon.is("poll", part_.tokens[at])) return true;
      }
      return false;
    }
    return false;
  }

  // "level with the 7.3 of the Permit Index", "above the chain mark of 6.3": its own number.
  bool is_its_mark(std::size_t number, const Claim& claim) const {
    if (marks_ != std::vector{number} || spoken_.benchmark_with(number) != claim.benchmark)
      return false;
    for (std::size_t at = 1; at < part_.tokens.size(); ++at) {
      if (part_.tokens[at].number != number) continue;
      const Token& before = part_.tokens[at - 1];
      return page_.lexicon.is("part-of", before) ||
             (page_.lexicon.is("article", before) && !page_.lexicon.is("one-of", before));
    }
    return false;
  }

  // "zijn het meest tevreden": somebody is, among groups.
  bool is_of_mood() const {
    if (!part_.named(Of::Measure).empty() || has("part-word") || has("ever") || has("none-other"))
      return false;
    return std::ranges::any_of(part_.phrases, [&](const Phrase& p) {
      if (p.sense != "highest" && p.sense != "lowest") return false;
      return p.behind < part_.tokens.size() && page_.lexicon.is("positive", part_.tokens[p.behind]);
    });
  }

  std::string among() const {
    if (has("most-change")) return "changes";
    if (is_of_mood()) return "groups";
    if (has("ever") || (has("since-wave") && (spoken_.names_waves() || !has("part-word"))))
      return "waves";
    if (has("none-other") || has("part-word") || !part_.named(Of::Measure).empty() ||
        has("pronoun"))
      return "aspects";
    if (has("since-wave")) return "waves";
    return part_.named(Of::Group).empty() ? "waves" : "groups";
  }

  // Marks, what goes with them, and years; no numbers of people, cases or targets.
  std::vector<std::size_t> numbers(K kind) const {
    std::vector<std::size_t> all;
    for (const NumberSaid& n : said().numbers) {
      const bool of_marks = std::ranges::find(marks_, n.number) != marks_.end() ||
                            (n.role != NumberRole::Figure && n.role != NumberRole::Threshold);
      const bool side = page_.numbers[n.number].side != 0;
      if (is_wave(page_, n.number) || side || of_marks || counts_people(page_, part_, n.number))
        all.push_back(n.number);
    }
    if (kind == K::Effect || kind == K::Share || kind == K::Theme || kind == K::Timeliness ||
        kind == K::First || kind == K::Valued || kind == K::Important || kind == K::Priority)
      std::erase_if(all, [&](std::size_t n) { return !is_wave(page_, n); });
    return all;
  }

  // "De 6,7 heeft een marge van 0,3": of whom that mark was told; "de 6,7 een van 0,3".
  void point_back(Claim& claim) const {
    const auto is_margin = [](const NumberSaid& n) { return n.role == NumberRole::Margin; };
    bool margin = std::ranges::any_of(claim.said.numbers, is_margin);
    const bool goes_on = context_.last && context_.age == 0 &&
                         std::ranges::any_of(context_.last->said.numbers, is_margin);
    if (!margin && goes_on) {
      for (NumberSaid& n : claim.said.numbers) {
        if (n.role != NumberRole::Figure || !is_small_number(page_, n.number)) continue;
        n.role = NumberRole::Margin, margin = true;
        claim.numbers.push_back(n.number);
      }
    }
    std::optional<Told> told;
    if (has("last-mark")) told = context_.told.last();
    if (margin && marks_.size() == 1)
      told = context_.told.with(*page_.numbers[marks_.front()].value, spoken_.groups_named());
    if (margin && marks_.empty() && !told) told = context_.told.last();
    if (!told) return;
    if (spoken_.groups_named().empty()) claim.groups = {told->group};
    if (part_.named(Of::Measure).empty()) claim.measures = {told->measure};
    if (!spoken_.names_waves()) claim.waves = {told->wave};
  }

  // "stabiel binnen 0,1", "op een tiende na".
  void take_margin(Claim& claim) const {
    const bool equal =
        claim.kind == K::Stable || claim.kind == K::Equal || claim.kind == K::GroupEqual;
    if (!equal) return;
    for (const Phrase& p : part_.phrases) {
      if (p.sense != "within") continue;
      for (std::size_t at = p.first; at < p.behind; ++at) {
        if (!part_.tokens[at].number) continue;
        const std::size_t number = *part_.tokens[at].number;
        if (!page_.numbers[number].value || *page_.numbers[number].value <= 0.0) continue;
        claim.margin = *page_.numbers[number].value;
        std::erase(claim.numbers, number);
      }
    }
  }

  void remember(const Statement& statement) {
    for (const NumberSaid& n : said().numbers)
      if (is_wave(page_, n.number))
        context_.wave = context_.year_of_sentence = page_.numbers[n.number].text;
    for (const NumberSaid& n : said().numbers)
      if (is_wave(page_, n.number) && n.since)
        context_.since_of_sentence = page_.numbers[n.number].text;
    context_.of_difference =
        has("difference") && (spoken_.groups_named().size() == 2 || found_.pair.size() == 2);
    context_.benchmark_told = !found_.told_benchmark.empty();
    if (context_.benchmark_told) {
      context_.of_benchmark = true, context_.age = 0;
      context_.benchmark = found_.told_benchmark;
    }
    if (spoken_.names_waves() && statement.claim && statement.claim->waves.size() == 1)
      context_.wave_of_sentence = statement.claim->waves.front();
    const std::vector<std::string> named = spoken_.groups_named();
    const std::vector<std::string> measures = part_.named(Of::Measure);
    if (!measures.empty()) context_.measure = measures.front(), context_.measure_age = 0;
    if (!named.empty()) context_.groups = named;
    if (!measures.empty() || !named.empty()) context_.age = 0;
    remember_order();
    context_.excepted = spoken_.excepted();
    if (!statement.claim) return;
    const Claim& claim = *statement.claim;
    context_.age = 0;
    context_.asks_people = false;
    context_.last = claim;
    context_.told.add(page_, claim);
    if (!claim.measures.empty())
      context_.measure = claim.measures.front(), context_.measure_age = 0;
    context_.change.reset();
    if (claim.kind == K::Rise || claim.kind == K::Fall) context_.change = claim.kind;
    const bool of_time = claim.kind <= K::Stable && claim.waves.size() > 1;
    if (of_time) context_.way = {claim.waves.front(), claim.waves.back()};
    const bool pair =
        claim.kind == K::GroupAbove || claim.kind == K::GroupBelow || found_.pair.size() == 2;
    if (pair) {
      context_.pair = claim.groups;
      context_.groups = {claim.groups.front()};
      if (claim.kind == K::GroupEqual) context_.groups = claim.groups;
    } else if (claim.kind <= K::Equal || claim.kind >= K::GroupAbove) {
      const bool nobody = claim.groups == std::vector<std::string>{"all"};
      if (!nobody) context_.groups = claim.groups;
    }
    context_.of_benchmark = !claim.benchmark.empty();
    if (context_.of_benchmark) context_.benchmark = claim.benchmark;
  }

  // The former and the latter.
  void remember_order() {
    std::vector<std::string>& order = context_.order;
    for (const std::string& group : part_.named(Of::Group)) {
      std::erase(order, group);
      order.push_back(group);
      if (order.size() > 2) order.erase(order.begin());
    }
    const std::vector<std::string> measures = part_.named(Of::Measure);
    if (measures.size() == 2 && part_.named(Of::Group).size() < 2)
      context_.both_measures = measures;
    else if (part_.named(Of::Group).size() > 1 || measures.size() > 2)
      context_.both_measures.clear();
  }

  const Page& page_;
  const Part& part_;
  Context& context_;
  Spoken spoken_;
  std::vector<std::size_t> marks_;  // places in the numbers of the page
  KindFound found_;
};

}  // namespace

Statement statement_of(const Page& page, const Part& part, Context& context) {
  return Reader(page, part, context).read();
}

}  // namespace peil::reading
