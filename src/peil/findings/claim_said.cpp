#include "peil/findings/claim_said.h"

#include <algorithm>

#include "peil/findings/claim_size.h"
#include "peil/findings/items.h"
#include "peil/findings/letter.h"
#include "peil/reading/said.h"

namespace peil::findings {
namespace {

const Saying& directions(const Claim& claim) {
  return claim.said.has_direction() ? claim.said : claim.around;
}

bool is_change(ClaimKind kind) { return kind == ClaimKind::Rise || kind == ClaimKind::Fall; }
bool is_against(ClaimKind kind) {
  return kind == ClaimKind::Above || kind == ClaimKind::Below || kind == ClaimKind::Equal;
}

bool is_of_groups(ClaimKind kind) {
  return kind == ClaimKind::GroupAbove || kind == ClaimKind::GroupBelow ||
         kind == ClaimKind::GroupEqual;
}

// 1 for what goes up or is higher, -1 for the mirror, 0 for the rest.
int sign_of(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::Rise:
    case ClaimKind::Above:
    case ClaimKind::GroupAbove:
      return 1;
    case ClaimKind::Fall:
    case ClaimKind::Below:
    case ClaimKind::GroupBelow:
      return -1;
    default:
      return 0;
  }
}

bool contradicts(const Claim& claim) {
  const Saying& said = directions(claim);
  if (claim.kind == ClaimKind::Stable || claim.kind == ClaimKind::Equal)
    return (said.up || said.down) && !said.same && !said.not_up && !said.not_down;
  const int sign = sign_of(claim.kind);
  if (sign == 0 || said.not_significant) return false;
  const bool with = sign > 0 ? said.up : said.down, against = sign > 0 ? said.down : said.up;
  const bool denied = sign > 0 ? said.not_up : said.not_down;
  return !with && (against || denied);
}

// "+0,6": a number that goes up or down without a verb.
bool is_signed(const Claim& claim, const Bench& bench) {
  return std::ranges::any_of(claim.said.numbers, [&](const NumberSaid& n) {
    const NumberInText& number = bench.letter.numbers[n.number];
    return n.role == NumberRole::Amount && number.value &&
           (number.text.starts_with('+') || *number.value < 0.0);
  });
}

bool says_share(const Claim& claim, const Bench& bench) {
  const bool of_marks = claim.statistic == "mean" || claim.statistic == "nps";
  if (!of_marks) return false;
  const bool percents = std::ranges::any_of(claim.said.numbers, [&](const NumberSaid& n) {
    return n.role == NumberRole::Figure && bench.letter.numbers[n.number].percent;
  });
  return percents || claim.said.share;
}

// A comparison that is more than how near a number is: "hoger dan de referenten".
bool compares(const Saying& said) {
  const bool of_a_number = std::ranges::any_of(said.numbers, [](const NumberSaid& n) {
    return n.nearness != Nearness::As || n.role == NumberRole::Threshold;
  });
  const bool any = said.up || said.down || said.not_up || said.not_down;
  return any && !of_a_number;
}

void take_out(std::string& text, const std::string& name) {
  for (auto at = text.find(name); !name.empty() && at != std::string::npos; at = text.find(name))
    text.erase(at, name.size());
}

// "'I am informed without asking' got 3.3" denies nothing: that is what was asked.
bool denies(const Claim& claim, const Bench& bench) {
  if (!claim.said.denied) return false;
  std::string text = claim.text;
  const Study& study = bench.study();
  const Wording words(bench.letter.language, study.source_language);
  for (const std::string& wave : claim.waves) {
    for (const std::string& measure : claim.measures) {
      const Question* question = question_of(study, measure, wave);
      if (question != nullptr) take_out(text, flat(words.label(label_of(*question, measure))));
    }
  }
  const std::vector<NumberInText> none;
  return reading::said(text, 0, text.size(), none, bench.letter.language).denied;
}

void weigh_value(const Claim& claim, Judgement& j, const Bench& bench) {
  if (claim.kind != ClaimKind::Value) return;
  if (compares(claim.said))
    at_most(j, Verdict::NotTestable, bench.words.sentence("words.compares"));
  if (denies(claim, bench)) at_most(j, Verdict::NotTestable, bench.words.sentence("words.denies"));
}

// "Lawyers and partner organisations" are no others where the claim is about them.
bool speaks_of_others(const Claim& claim, const Bench& bench) {
  std::string text = claim.text;
  const Study& study = bench.study();
  const Wording words(bench.letter.language, study.source_language);
  for (const std::string& group : claim.groups) {
    for (const ReportingGroup& one : study.reporting_groups)
      if (one.name == group) take_out(text, flat(words.label(one.label)));
    for (const CustomerGroup& one : study.customer_groups)
      if (one.name == group || one.reporting_group == group)
        take_out(text, flat(words.label(one.label)));
  }
  const std::vector<NumberInText> none;
  const Saying said = reading::said(text, 0, text.size(), none, bench.letter.language);
  return std::ranges::find(said.besides, "others") != said.besides.end();
}

void weigh_besides(const Claim& claim, Judgement& j, const Bench& bench) {
  std::vector<Words> said;
  for (const std::string& besides : claim.said.besides) {
    if (besides == "others" && !speaks_of_others(claim, bench)) continue;
    if (besides == "others" && (is_against(claim.kind) || !claim.benchmark.empty())) continue;
    if (besides == "only" && !claim.said.shown_only.empty()) continue;
    if (claim.kind >= ClaimKind::Highest && besides != "cause" && besides != "only") continue;
    said.push_back(bench.words.say("words.besides." + besides));
  }
  if (said.empty()) return;
  at_most(j, Verdict::Partly,
          bench.words.sentence("words.besides", {{"what", bench.words.list(said)}}));
}

void weigh_certainty(const Claim& claim, Judgement& j, const Bench& bench) {
  const Saying& said = claim.said;
  if (said.not_significant && !said.significant && !claim.denied &&
      (is_change(claim.kind) || is_against(claim.kind) || is_of_groups(claim.kind))) {
    const Verdict was = j.verdict;
    if (was == Verdict::Supported) j.verdict = Verdict::Contradicted;
    if (was == Verdict::Partly) j.verdict = Verdict::NotDemonstrable;
    const bool all_open = !j.steps.empty() && std::ranges::all_of(j.steps, [](const Step& step) {
      return step.outcome == Outcome::NotShown;
    });
    if (was == Verdict::NotDemonstrable && all_open) j.verdict = Verdict::Supported;
    if (j.verdict != was) j.reasons.push_back(bench.words.sentence("words.not-shown"));
    j.needed.reset();
    return;
  }
  if (said.significant && j.verdict == Verdict::Partly)
    at_most(j, Verdict::NotDemonstrable, bench.words.sentence("words.significant"));
}

// "is niet gestegen": judged figure by figure; within chance nothing is shown either way.
void weigh_denial(const Claim& claim, Judgement& j, const Bench& bench) {
  if (!claim.denied) return;
  j.needed.reset();
  if (j.verdict == Verdict::NotDemonstrable)
    j.reasons.push_back(bench.words.sentence("words.denial-open"));
}

// "alleen van 2011 naar 2013 is de stijging meer dan toeval": those steps, and no other.
void weigh_shown_only(const Claim& claim, Judgement& j, const Bench& bench) {
  const Saying& said = claim.said;
  if (said.shown_only.empty()) return;
  const auto is_named = [&](const Step& s, std::size_t part, bool up) {
    return std::ranges::any_of(said.shown_only, [&](const ShownOnly& one) {
      return (said.parts == 1 || one.part == part) && one.up == up &&
             bench.letter.numbers[one.from].text == s.before.wave &&
             bench.letter.numbers[one.to].text == s.after.wave;
    });
  };
  std::vector<std::pair<std::string, std::string>> order;
  bool right = std::ranges::all_of(said.shown_only, [&](const ShownOnly& one) {
    return std::ranges::any_of(j.steps, [&](const Step& s) {
      return s.outcome == (one.up ? Outcome::Rose : Outcome::Fell) &&
             bench.letter.numbers[one.from].text == s.before.wave &&
             bench.letter.numbers[one.to].text == s.after.wave;
    });
  });
  for (const Step& s : j.steps) {
    const std::pair series{s.after.measure, s.after.group};
    if (std::ranges::find(order, series) == order.end()) order.push_back(series);
    const auto part = static_cast<std::size_t>(std::ranges::find(order, series) - order.begin());
    for (const bool up : {true, false}) {
      const bool spoken_of = std::ranges::any_of(said.shown_only, [&](const ShownOnly& one) {
        return (said.parts == 1 || one.part == part) && one.up == up;
      });
      const bool shown = s.outcome == (up ? Outcome::Rose : Outcome::Fell);
      if (spoken_of && shown != is_named(s, part, up)) right = false;
    }
  }
  j.needed.reset();
  j.verdict = right ? Verdict::Supported : Verdict::Contradicted;
  if (!right) j.reasons.push_back(bench.words.sentence("words.shown-others"));
}

void weigh_unheld(Judgement& j, const Bench& bench) {
  std::vector<Words> said;
  for (const std::size_t n : j.numbers.unheld)
    said.push_back(quoted(bench.letter.numbers[n].text, bench));
  if (said.empty()) return;
  at_most(j, Verdict::Partly,
          bench.words.sentence("words.unheld", {{"numbers", bench.words.list(said)}}));
}

// Words of which nothing was made may turn what was understood.
void weigh_leftover(const Claim& claim, Judgement& j, const Bench& bench) {
  if (claim.leftover.empty()) return;
  std::vector<Words> said;
  for (const std::string& word : claim.leftover) said.push_back(quoted(word, bench));
  at_most(j, Verdict::Partly,
          bench.words.sentence("words.leftover", {{"words", bench.words.list(said)}}));
}

// Marks that the words print, in their order.
std::vector<double> marks_said(const Claim& claim, const Letter& letter) {
  std::vector<double> marks;
  for (const NumberSaid& n : claim.said.numbers) {
    const NumberInText& number = letter.numbers[n.number];
    const bool of_claim = std::ranges::find(claim.numbers, n.number) != claim.numbers.end();
    if (of_claim && n.role == NumberRole::Figure && may_print(claim, number) &&
        std::ranges::find(claim.waves, number.text) == claim.waves.end())
      marks.push_back(*number.value);
  }
  return marks;
}

// "7,3 in 2009, 7,7 in 2013", marked as a rise: they are printed as one.
bool go_the_way(const std::vector<double>& marks, ClaimKind kind) {
  return kind == ClaimKind::Rise ? marks.back() > marks.front() : marks.back() < marks.front();
}

}  // namespace

void check_said(const Claim& claim, const MarkedSpan& span, const std::string& where,
                Problems& problems) {
  if (!contradicts(claim)) return;
  problems.push_back({"claim.words-contradict", where, span.line, span.column,
                      "The words say the opposite of a claim '" + kind_name(claim.kind) + "'.",
                      "Write what the words say in the braces, or mend the words."});
}

bool only_states_marks(const Claim& claim, const Letter& letter) {
  if (!letter.marked || !claim.target.empty()) return false;  // else its kind was read from words
  const Saying& said = claim.said;
  if (said.has_direction() || claim.around.has_direction()) return false;
  if (said.not_significant || said.doubled || said.halved) return false;
  const bool moves = std::ranges::any_of(
      said.numbers, [](const NumberSaid& n) { return n.role == NumberRole::Amount; });
  if (moves) return false;
  const std::vector<double> marks = marks_said(claim, letter);
  if (is_against(claim.kind)) return !marks.empty();
  if (claim.kind == ClaimKind::Stable) return marks.size() > 1;
  return is_change(claim.kind) && marks.size() > 1 && !go_the_way(marks, claim.kind);
}

void weigh_words(const Claim& claim, Judgement& j, const Bench& bench) {
  weigh_leftover(claim, j, bench);
  if (!prints_marks(claim.kind)) return;
  const Saying& said = directions(claim);
  const bool read = said.has_direction() || said.not_significant || said.doubled || said.halved ||
                    said.from_to || is_signed(claim, bench) ||
                    !marks_said(claim, bench.letter).empty();
  const bool judged_by_words = sign_of(claim.kind) != 0 && !read && !claim.more.contains("either");
  if (judged_by_words) at_most(j, Verdict::NotTestable, bench.words.sentence("words.not-read"));
  weigh_shown_only(claim, j, bench);
  weigh_certainty(claim, j, bench);
  weigh_denial(claim, j, bench);
  if (says_share(claim, bench))
    at_most(j, Verdict::NotTestable, bench.words.sentence("words.share"));
  weigh_value(claim, j, bench);
  weigh_size(claim, j, bench);
  weigh_rounding(claim, j, bench);
  weigh_besides(claim, j, bench);
  weigh_unheld(j, bench);
}

}  // namespace peil::findings
