#include "peil/findings/judge_letter.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "peil/base/text.h"
#include "peil/findings/claim_said.h"
#include "peil/findings/hold_numbers.h"
#include "peil/findings/judge_claim.h"
#include "peil/findings/letter.h"

namespace peil::findings {
namespace {

// "daalt al jaren"; that each step went one way is judged step by step.
bool is_of_a_line(const Claim& claim) {
  const auto trend = claim.more.find("trend");
  return trend != claim.more.end() && trend->second != "every";
}

Judgement judged_by_kind(const Claim& claim, const Bench& bench) {
  switch (claim.kind) {
    case ClaimKind::Value:
      return judge_value(claim, bench);
    case ClaimKind::Rise:
    case ClaimKind::Fall:
      if (is_of_a_line(claim)) return judge_trend(claim, bench);
      return judge_change(claim, bench);
    case ClaimKind::Stable:
      return judge_stable(claim, bench);
    case ClaimKind::Above:
    case ClaimKind::Below:
      if (!claim.target.empty()) return judge_target(claim, bench);
      return judge_benchmark(claim, bench);
    case ClaimKind::Equal:
      return judge_benchmark(claim, bench);
    case ClaimKind::Timeliness:
      return judge_timeliness(claim, bench);
    case ClaimKind::Coverage:
      return judge_coverage(claim, bench);
    case ClaimKind::Rhythm:
      return judge_rhythm(claim, bench);
    case ClaimKind::Response:
      return judge_response(claim, bench);
    case ClaimKind::GroupAbove:
    case ClaimKind::GroupBelow:
    case ClaimKind::GroupEqual:
      return judge_groups(claim, bench);
    case ClaimKind::Highest:
    case ClaimKind::Lowest:
      return judge_extremes(claim, bench);
    case ClaimKind::First:
      return judge_first(claim, bench);
    case ClaimKind::Valued:
    case ClaimKind::Important:
    case ClaimKind::Priority:
      return judge_drivers(claim, bench);
    default:
      return judge_untested(claim, bench);
  }
}

// Nothing more is claimed than that something is not known: true of whatever peil cannot judge.
Judgement unestablished(const Bench& bench) {
  Judgement j;
  j.verdict = Verdict::Supported;
  j.reasons = {bench.words.sentence("words.unestablished")};
  return j;
}

Judgement judged_by_words(const Claim& claim, const Bench& bench) {
  Claim value = claim;
  value.kind = ClaimKind::Value;
  if (only_states_marks(claim, bench.letter)) {
    Judgement j = judge_value(value, bench);
    weigh_words(value, j, bench);
    return j;
  }
  Judgement j = judged_by_kind(claim, bench);
  if (claim.said.unestablished && j.verdict == Verdict::NotTestable && !prints_marks(claim.kind)) {
    j = judge_value(value, bench);
    return j.numbers.marks > 0 ? j : unestablished(bench);
  }
  weigh_words(claim, j, bench);
  return j;
}

Judgement judged(const Claim& claim, const Bench& bench) {
  Judgement j = judged_by_words(claim, bench);
  hold_numbers(j, bench);
  return j;
}

std::size_t marks_in(const Claim& claim, const Letter& letter) {
  return static_cast<std::size_t>(std::ranges::count_if(claim.said.numbers, [&](const auto& n) {
    const auto value = letter.numbers[n.number].value;
    return n.role == NumberRole::Figure && value && *value >= claim.lowest &&
           *value <= claim.highest;
  }));
}

// A figure of which the words do not say what it is of, and that is not of what it was taken for
// but of another measure: of the overall mark, where nothing at all was named; of what was spoken
// of before, by two marks, since one may be that of another measure by chance.
bool is_of_something_else(const Claim& claim, const Judgement& j, const Bench& bench) {
  if (claim.confirmed || j.verdict != Verdict::Contradicted || claim.measures.size() != 1 ||
      claim.measure_from == MeasureFrom::Words)
    return false;
  const std::size_t telling = claim.measure_from == MeasureFrom::Nothing ? 1 : 2;
  if (marks_in(claim, bench.letter) < telling) return false;
  Claim other = claim;
  return std::ranges::any_of(bench.study().questionnaire.questions, [&](const Question& q) {
    if (q.type != QuestionType::Mark || q.name == claim.measures.front()) return false;
    other.measures = {q.name};
    const Verdict then = judged(other, bench).verdict;
    return then != Verdict::Contradicted && then != Verdict::NotTestable;
  });
}

// Marks have a decimal and shares are whole percents, where the difference has no more than that.
Words difference_text(const Needed& needed, const Bench& bench) {
  const auto has = [](double x, int decimals) {
    const double units = x * std::pow(10.0, decimals);
    return std::abs(units - std::round(units)) < 1e-6;
  };
  if (!needed.share) {
    const double marks = needed.difference;
    return plain(bench.words.number(marks, has(marks, 1) ? 1 : has(marks, 2) ? 2 : 3));
  }
  const double points = needed.difference * 100.0;
  return points_text(bench.words.number(points, has(points, 0) ? 0 : 1), bench);
}

// Of a difference with a fixed figure it says from where it counts: a claim that asks for a size
// has that size to pass first.
Words difference_needed(const Judgement& j, const Bench& bench) {
  const Words difference = difference_text(*j.needed, bench);
  if (j.needed_beyond)
    return bench.words.say("needed.beyond-by",
                           {{"difference", difference}, {"by", *j.needed_beyond}});
  if (!j.needed_against_fixed) return difference;
  return bench.words.say("needed.from-figure", {{"difference", difference}});
}

void say_needed(Judgement& j, const Bench& bench) {
  if (!j.needed) return;
  const Needed& needed = *j.needed;
  const std::string key = needed.beyond
                              ? "needed.beyond"
                              : std::string(j.needed_against_fixed ? "needed.fixed" : "needed") +
                                    (needed.at_most ? ".at-most" : "");
  const std::string people = bench.words.count(needed.people);
  const bool too_many = needed.people > 0 && needed.likely > needed.people;
  j.reasons.push_back(bench.words.sentence(
      key, {{"difference", difference_needed(j, bench)},
            {"n", bench.words.count(needed.interviews)},
            {"people", people},
            {"likely", too_many ? bench.words.text("needed.likely-beyond", {{"people", people}})
                                : bench.words.count(needed.likely)}}));
  if (needed.assumed_sd)
    j.reasons.push_back(
        bench.words.sentence("needed.assumed", {{"sd", bench.words.stated(*needed.assumed_sd)}}));
}

// Where a claim mixes answers and print, it says which waves are print only.
void say_sources(Judgement& j, const Bench& bench) {
  std::vector<std::string> printed;
  bool answers = false;
  for (const Evidence& e : j.evidence) {
    answers = answers || e.ground == Ground::Answers;
    if (e.ground == Ground::Print && std::ranges::find(printed, e.wave) == printed.end()) {
      printed.push_back(e.wave);
    }
  }
  if (answers && !printed.empty()) {
    j.reasons.push_back(bench.words.sentence("print.some", {{"waves", bench.words.list(printed)}}));
  }
  if (std::ranges::any_of(j.evidence, &Evidence::fictional)) {
    j.reasons.insert(j.reasons.begin(), bench.words.sentence("fictional"));
  }
}

// A figure that misses the precision standard, or that was added after the plan was locked, is said
// to, whatever the verdict.
void say_signs(Judgement& j, const Bench& bench) {
  const auto say = [&](const char* key, const Evidence& e) {
    const Series of{e.measure, e.group, {}, e.statistic};
    Words said =
        bench.words.sentence(key, {{"subject", subject_text(of, bench)}, {"wave", e.wave}});
    if (std::ranges::find(j.reasons, flat(said), flat) == j.reasons.end())
      j.reasons.push_back(std::move(said));
  };
  for (const Evidence& e : j.evidence) {
    if (e.figure && misses(e.figure->precision())) say("imprecise", e);
    if (e.figure && e.figure->added_afterwards()) say("afterwards", e);
  }
  for (const Step& step : j.steps) {
    if (bench.sources.afterwards.change(step)) say("afterwards.change", step.after);
  }
}

void note(std::vector<Words>& notes, Words text) {
  if (std::ranges::find(notes, flat(text), flat) == notes.end()) notes.push_back(std::move(text));
}

void note_evidence(const Judgement& j, const Bench& bench, std::vector<Words>& notes) {
  for (const Evidence& e : j.evidence) {
    if (!e.sources_differ) continue;
    const bool made_up = e.fictional && !bench.study().fictional;
    const Series of{e.measure, e.group, {}, e.statistic};
    const Evidence printed = printed_evidence(bench.sources, e.name());
    note(notes, bench.words.say(made_up ? "note.differ-made-up" : "note.differ",
                                {{"wave", e.wave},
                                 {"subject", subject_text(of, bench)},
                                 {"own", mark_text(e, bench.words.language())},
                                 {"printed", mark_text(printed, bench.words.language())}}));
  }
}

// Changes of the survey that leave marks comparable, between the waves that a claim compares.
void note_breaks(const Claim& claim, const Bench& bench, std::vector<Words>& notes) {
  if (claim.waves.size() < 2) return;
  const auto& waves = bench.study().waves;
  const auto place = [&](const std::string& wave) {
    return std::ranges::find(waves, wave, &Wave::name) - waves.begin();
  };
  for (const Break& b : bench.study().breaks) {
    const auto at = place(b.wave);
    const bool concerned = std::ranges::any_of(
        claim.measures, [&](const std::string& measure) { return b.concerns(measure); });
    if (!concerned || !b.comparable || at <= place(claim.waves.front()) ||
        at > place(claim.waves.back()))
      continue;
    note(notes,
         bench.words.say("note.break", {{"before", waves[static_cast<std::size_t>(at) - 1].name},
                                        {"wave", b.wave},
                                        {"text", bench.words.label(b.text)}}));
  }
}

void note_grounds(const Judgement& j, JudgedLetter& out) {
  for (const Evidence& e : j.evidence) {
    out.on_answers = out.on_answers || e.ground == Ground::Answers;
    out.on_print = out.on_print || e.ground == Ground::Print || e.ground == Ground::Set;
  }
  out.on_print = out.on_print || !j.rows.empty();
}

// A break that forbids to compare the marks of a claim is what is said of them first: of the
// verdict and of the sentence that would be true.
void say_breaks(const Claim& claim, Judgement& j, const Bench& bench) {
  const std::optional<Words> cut = cut_text(series_of(claim, bench), bench);
  if (!cut) return;
  j.reasons.insert(j.reasons.begin(), capitalised(*cut + plain(".")));
  if (j.would_be_true)
    j.would_be_true = capitalised(*cut + plain("; ") + inside_a_sentence(*j.would_be_true));
}

JudgedClaim written(const Claim& claim, Judgement j, const Bench& bench) {
  say_needed(j, bench);
  say_signs(j, bench);
  say_sources(j, bench);
  say_breaks(claim, j, bench);
  JudgedClaim out{claim.line, claim.text,     claim.kind,   j.verdict,   join(j.reasons, " "), {},
                  {},         claim.measures, claim.groups, claim.waves, claim.benchmark,      {},
                  {},         false};
  out.quote = claim.quote;
  out.denied = claim.denied;
  out.confirmed = claim.confirmed;
  for (const std::size_t n : claim.numbers) out.numbers.push_back(bench.letter.numbers[n].text);
  if (j.verdict != Verdict::Supported) out.would_be_true = j.would_be_true;
  if (j.needed) out.interviews_needed = j.needed->interviews;
  return out;
}

}  // namespace

JudgedLetter judge_letter(const Letter& letter, const Study& study,
                          std::span<const WaveResults> waves, const std::string& language,
                          const DriversFound* found) {
  const Sources sources(study, waves);
  const Wording words(language.empty() ? letter.language : language, study.source_language);
  std::optional<DriversJudged> drivers;
  if (found != nullptr)
    drivers = DriversJudged{found->wave, driver_findings(found->tables, study.rules.confidence)};
  const Bench bench{letter, sources, words, drivers ? &*drivers : nullptr};
  JudgedLetter out;
  out.study = study.name;
  out.language = letter.language;
  out.words = words.language();
  out.fictional = study.fictional || std::ranges::any_of(waves, &WaveResults::fictional);
  if (out.fictional) {
    out.notes.push_back(words.say(study.fictional ? "note.fictional-study" : "note.fictional"));
  }
  std::set<std::size_t> bound;
  for (const Claim& claim : letter.claims) {
    Judgement j = judged(claim, bench);
    bound.insert(j.numbers.bound.begin(), j.numbers.bound.end());
    if (is_of_something_else(claim, j, bench)) {
      out.not_read.push_back(
          {claim.line, claim.quote.empty() ? claim.text : claim.quote, "unread.measure"});
      continue;
    }
    note_grounds(j, out);
    note_evidence(j, bench, out.notes);
    note_breaks(claim, bench, out.notes);
    out.claims.push_back(written(claim, std::move(j), bench));
  }
  out.marked = letter.marked;
  out.not_read.insert(out.not_read.end(), letter.not_read.begin(), letter.not_read.end());
  std::ranges::stable_sort(out.not_read, {}, &NotRead::line);
  for (std::size_t i = 0; i < letter.numbers.size(); ++i) {
    if (!bound.contains(i)) out.unbound.push_back({letter.numbers[i].line, letter.numbers[i].text});
  }
  return out;
}

}  // namespace peil::findings
