// Claims that a mark rose or fell, step by step.
#include <algorithm>

#include "peil/base/text.h"
#include "peil/findings/judge_claim.h"
#include "peil/findings/printed_margin.h"
#include "peil/findings/verdict_against.h"

namespace peil::findings {
namespace {

struct Track {
  Series series;
  std::vector<Step> steps;
};

// A fall is judged as a rise in the mirror, so that there is one table of verdicts.
Outcome seen(const Step& s, int sign) { return sign > 0 ? s.outcome : mirrored(s.outcome); }

bool any(const Track& t, int sign, Outcome wanted) {
  return std::ranges::any_of(t.steps, [&](const Step& s) { return seen(s, sign) == wanted; });
}

bool every_step(const Track& t, int sign, std::initializer_list<Outcome> allowed) {
  return std::ranges::all_of(t.steps, [&](const Step& s) {
    return s.whole || std::ranges::find(allowed, seen(s, sign)) != allowed.end();
  });
}

Verdict verdict_of(const Track& t, int sign) {
  if (any(t, sign, Outcome::Fell) || any(t, sign, Outcome::FellInPrint)) {
    return Verdict::Contradicted;
  }
  if (every_step(t, sign, {Outcome::Rose})) return Verdict::Supported;
  if (any(t, sign, Outcome::Rose)) return Verdict::Partly;
  if (every_step(t, sign, {Outcome::Rose, Outcome::RoseInPrint})) return Verdict::Partly;
  const bool all_untested =
      std::ranges::all_of(t.steps, [](const Step& s) { return s.outcome == Outcome::NotTested; });
  return all_untested ? Verdict::NotTestable : Verdict::NotDemonstrable;
}

// "is niet gestegen": no step rose, shown or in print; and each of them fell.
Verdict verdict_of_denial(const Track& t, int sign) {
  if (any(t, sign, Outcome::Rose) || any(t, sign, Outcome::RoseInPrint))
    return Verdict::Contradicted;
  if (every_step(t, sign, {Outcome::Fell, Outcome::FellInPrint})) return Verdict::Supported;
  const bool all_untested =
      std::ranges::all_of(t.steps, [](const Step& s) { return s.outcome == Outcome::NotTested; });
  return all_untested ? Verdict::NotTestable : Verdict::NotDemonstrable;
}

bool is_print(const Step& s) {
  return s.before.ground == Ground::Print || s.after.ground == Ground::Print;
}

// Demonstrated, though both marks print the same: a second decimal shows it.
bool is_hidden_by_rounding(const Step& s) {
  return (s.outcome == Outcome::Rose || s.outcome == Outcome::Fell) && !is_print(s) &&
         s.before.tenths == s.after.tenths;
}

Words range_text(const Interval& range, const Step& s, const Bench& bench, int decimals) {
  const std::string low = size_number(range.low, s, bench, decimals);
  const std::string high = size_number(range.high, s, bench, decimals);
  return low == high ? plain(low) : bench.words.say("range", {{"low", low}, {"high", high}});
}

Words size_text(const Step& s, const Bench& bench) {
  const double sign = s.difference.high <= 1e-9 ? -1.0 : 1.0;
  const Interval size = sign > 0 ? s.difference : Interval{-s.difference.high, -s.difference.low};
  const int decimals = is_print(s) ? 1 : 2;
  const Words difference = with_unit(range_text(size, s, bench, decimals), s, bench);
  if (!s.interval || is_print(s)) return difference;
  return bench.words.say(
      "margin",
      {{"difference", difference},
       {"low", size_number(sign > 0 ? s.interval->low : -s.interval->high, s, bench, decimals)},
       {"high", size_number(sign > 0 ? s.interval->high : -s.interval->low, s, bench, decimals)}});
}

// The difference as it is, with its sign: nothing says yet that it is a rise or a fall.
Words signed_text(const Step& s, const Bench& bench) {
  const Words difference = with_unit(plain(signed_size(s.difference.low, s, bench, 2)), s, bench);
  if (!s.interval) return difference;
  return bench.words.say("margin", {{"difference", difference},
                                    {"low", signed_size(s.interval->low, s, bench, 2)},
                                    {"high", signed_size(s.interval->high, s, bench, 2)}});
}

// What the chance of a step with a printed mark is known from.
Words known_chance_text(const Step& s, const Bench& bench) {
  std::vector<std::string> interviews;
  std::vector<Words> each;
  for (const Evidence* e : {&s.before, &s.after}) {
    if (e->margin) {
      const int decimals = decimals_of(e->margin->half, e->margin->least_decimals);
      const Words margin = plain(bench.words.number(e->margin->half, decimals));
      each.push_back(bench.words.say("step.chance.margin",
                                     {{"margin", with_unit(margin, s, bench)}, {"wave", e->wave}}));
    } else if (e->answers > 0) {
      interviews.push_back(bench.words.count(e->answers));
      each.push_back(bench.words.say("step.chance.interviews-of",
                                     {{"interviews", interviews.back()}, {"wave", e->wave}}));
    }
  }
  if (!s.before.margin && !s.after.margin)
    return bench.words.say("step.chance.interviews",
                           {{"interviews", bench.words.list(interviews)}});
  return bench.words.list(each);
}

Words chance_text(const Step& s, const Bench& bench) {
  const Words way = way_text(s, bench);
  const std::string low = signed_size(s.difference.low, s, bench, 1);
  const Words high = with_unit(plain(signed_size(s.difference.high, s, bench, 1)), s, bench);
  if (is_print(s) && s.before.tenths == s.after.tenths) {
    return bench.words.sentence("step.hidden", {{"way", way}, {"low", low}, {"high", high}});
  }
  if (is_print(s)) {
    return bench.words.sentence(
        "step.chance.print",
        {{"way", way}, {"low", low}, {"high", high}, {"known", known_chance_text(s, bench)}});
  }
  Words text = bench.words.say("step.chance", {{"way", way}, {"size", signed_text(s, bench)}});
  if (s.shown_alone) {
    text = std::move(text) + plain(", ") +
           bench.words.say("step.together", {{"count", bench.words.count(s.family)}});
  }
  return capitalised(std::move(text) + plain("."));
}

Words step_text(const Step& s, const Bench& bench) {
  switch (s.outcome) {
    case Outcome::Rose:
    case Outcome::Fell: {
      const bool hidden = is_hidden_by_rounding(s);
      Words text = bench.words.say(
          s.outcome == Outcome::Rose ? "step.rose" : "step.fell",
          {{"way", way_text(s, bench, hidden ? 2 : 1)}, {"size", size_text(s, bench)}});
      if (hidden) {
        text = std::move(text) + plain(" (") +
               bench.words.say(is_percent(s.after) ? "step.rounded.share" : "step.rounded") +
               plain(")");
      }
      return capitalised(std::move(text) + plain("."));
    }
    case Outcome::RoseInPrint:
      return bench.words.sentence("step.rose-in-print", {{"way", way_text(s, bench)}});
    case Outcome::FellInPrint:
      return bench.words.sentence("step.fell-in-print", {{"way", way_text(s, bench)}});
    case Outcome::NotShown:
      return chance_text(s, bench);
    case Outcome::NotTested:
      break;
  }
  return hindrance_text(s, bench);
}

// The whole way is worth a sentence only when it says more than its steps.
bool says_more(const Step& whole, const Track& t, int sign) {
  const Outcome outcome = seen(whole, sign);
  if (outcome == Outcome::Fell) return true;
  return outcome == Outcome::Rose && !every_step(t, sign, {Outcome::Rose});
}

std::vector<Words> track_text(const Track& t, int sign, const Bench& bench) {
  const bool in_print =
      every_step(t, sign, {Outcome::RoseInPrint}) &&
      std::ranges::none_of(t.steps, [](const Step& s) { return s.p.has_value(); });
  if (in_print) {
    return {bench.words.sentence(std::string(sign > 0 ? "rise.print" : "fall.print") +
                                     (t.series.marks.size() == 2 ? ".one" : ""),
                                 {{"marks", marks_text(t.series.marks, bench)}})};
  }
  std::vector<Words> said = missing_text(t.series, bench);
  for (const Step& s : t.steps) {
    if (s.whole && !says_more(s, t, sign)) continue;
    const Words text = step_text(s, bench);
    if (!text.empty()) said.push_back(text);
  }
  return said;
}

Words would_of(const Track& t, int sign, const Bench& bench) {
  const Words subject = subject_text(t.series, bench);
  const bool hidden = std::ranges::any_of(t.steps, is_hidden_by_rounding);
  const int decimals = hidden ? 2 : 1;
  if (every_step(t, sign, {Outcome::Rose})) {
    const auto& marks = t.series.marks;
    const auto one = [&](const Evidence& e) { return marks_text({&e, 1}, bench, decimals); };
    const Words way =
        marks.size() == 2
            ? bench.words.say("would.to",
                              {{"first", one(marks.front())}, {"last", one(marks.back())}})
            : bench.words.say("would.via",
                              {{"first", one(marks.front())},
                               {"middle", marks_text(std::span(marks).subspan(1, marks.size() - 2),
                                                     bench, decimals)},
                               {"last", one(marks.back())}});
    return bench.words.say(sign > 0 ? "would.rose" : "would.fell",
                           {{"subject", subject}, {"marks", way}});
  }
  Words text = bench.words.say(
      "would.was", {{"subject", subject}, {"marks", marks_text(t.series.marks, bench, decimals)}});
  for (const Outcome outcome : {Outcome::Rose, Outcome::Fell}) {
    std::vector<Words> shown;
    for (const Step& s : t.steps) {
      if (s.outcome != outcome) continue;
      shown.push_back(
          bench.words.say("would.step", {{"from", s.before.wave}, {"to", s.after.wave}}));
    }
    if (shown.empty()) continue;
    text = std::move(text) + plain(", ") +
           bench.words.say(outcome == Outcome::Rose ? "would.shown.rose" : "would.shown.fell",
                           {{"steps", bench.words.list(shown)}});
  }
  return text;
}

Words would_be_true(std::span<const Track> tracks, int sign, const Bench& bench) {
  std::vector<Words> parts;
  std::vector<Series> silent;
  for (const Track& t : tracks) {
    if (marks_text(t.series.marks, bench).empty()) {
      silent.push_back(t.series);
    } else {
      parts.push_back(would_of(t, sign, bench));
    }
  }
  return parts.empty() ? would_have_been(silent, bench) : capitalised(join(parts, "; "));
}

std::vector<Track> tracks_of(const Claim& claim, const Bench& bench) {
  std::vector<Track> tracks;
  for (Series& s : series_of(claim, bench)) {
    std::vector<Step> steps = steps_of(s.marks, bench.sources);
    tracks.push_back({std::move(s), std::move(steps)});
  }
  std::vector<Step*> all;
  for (Track& t : tracks)
    for (Step& s : t.steps) all.push_back(&s);
  judge_printed_together(all, bench.study().rules);
  return tracks;
}

// Of two equal numbers the one that is a least says more.
bool more(const Needed& a, const Needed& b) {
  return std::pair(a.interviews, a.at_most) > std::pair(b.interviews, b.at_most);
}

// The step that takes most interviews: with fewer the claim as a whole cannot be shown.
std::optional<Needed> most_needed(const Track& t, int sign, const Rules& rules) {
  std::optional<Needed> most;
  for (const Step& s : t.steps) {
    if (s.whole) continue;
    const auto needed = interviews_needed(s, sign, rules);
    if (needed && (!most || more(*needed, *most))) most = needed;
  }
  return most;
}

}  // namespace

Judgement judge_change(const Claim& claim, const Bench& bench) {
  const int sign = claim.kind == ClaimKind::Fall ? -1 : 1;
  const Rules& rules = bench.study().rules;
  const std::vector<Track> tracks = tracks_of(claim, bench);

  Judgement j;
  std::vector<Verdict> verdicts;
  for (const Track& t : tracks) {
    verdicts.push_back(claim.denied ? verdict_of_denial(t, sign) : verdict_of(t, sign));
    if (is_unknown(t.series)) continue;
    j.steps.insert(j.steps.end(), t.steps.begin(), t.steps.end());
    j.evidence.insert(j.evidence.end(), t.series.marks.begin(), t.series.marks.end());
    std::vector<Words> said = track_text(t, sign, bench);
    if (tracks.size() > 1 && !said.empty()) {
      said.front() =
          bench.words.say("in-group", {{"group", capitalised(subject_text(t.series, bench))},
                                       {"text", inside_a_sentence(said.front())}});
    }
    j.reasons.insert(j.reasons.end(), said.begin(), said.end());
    const auto needed = most_needed(t, sign, rules);
    if (needed && (!j.needed || more(*needed, *j.needed))) j.needed = needed;
  }
  if (auto said = unknown_text(series_of(claim, bench), bench)) j.reasons.push_back(*said);
  j.verdict = together(verdicts);
  if (j.verdict == Verdict::Supported || j.verdict == Verdict::Contradicted) j.needed.reset();
  j.would_be_true = would_be_true(tracks, sign, bench);
  j.numbers = bind_numbers(claim, bench.letter, bench.study(), {j.evidence, {}, j.steps});
  return j;
}

}  // namespace peil::findings
