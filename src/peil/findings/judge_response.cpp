// Claims that so many people were asked and so many answered.
#include <algorithm>

#include "peil/findings/judge_claim.h"
#include "peil/findings/letter.h"
#include "peil/findings/response_figures.h"

namespace peil::findings {
namespace {

bool is_wave(const NumberInText& n, const Claim& claim) {
  return std::ranges::find(claim.waves, n.text) != claim.waves.end();
}

// The middle of what a printed rate can be is what was printed.
Words value_words(const std::string& what, const Interval& value, int decimals,
                  const Bench& bench) {
  const double middle = (value.low + value.high) / 2.0;
  if (what != "rate") return plain(bench.words.count(static_cast<std::size_t>(middle + 0.5)));
  const bool at_end = value.low <= 0.0 || value.high >= 100.0;  // cut off: not the middle
  const double printed = value.low == value.high || !at_end ? middle
                         : value.low <= 0.0                 ? 0.0
                                                            : 100.0;
  return plain(language::percent(printed / 100.0, decimals, bench.words.language()));
}

Words own_words(const ResponseFigure& f, const Bench& bench) {
  return value_words(f.what, f.value, f.decimals, bench);
}

Words subject(const ResponseFigure& f, const Bench& bench) {
  return bench.words.say("subject", {{"measure", bench.words.say("response.subject." + f.what)},
                                     {"group", group_text(f.group, bench)}});
}

class ResponseJudge {
 public:
  ResponseJudge(const Claim& claim, const Bench& bench) : claim_(claim), bench_(bench) {
    for (const std::size_t i : claim.numbers) {
      const NumberInText& n = bench.letter.numbers[i];
      if (!n.value || n.word) continue;
      (is_wave(n, claim) ? years_ : numbers_).push_back(i);
    }
  }

  Judgement judge() {
    const bool nothing_known = !look();
    if (nothing_known) {
      j_.reasons.push_back(bench_.words.sentence("needs.response"));
      j_.would_be_true = capitalised(bench_.words.say("would.response"));
      return std::move(j_);
    }
    if (numbers_.empty()) {
      j_.reasons.push_back(bench_.words.sentence("response.no-number"));
    } else if (const auto names = names_of_numbers(); names.empty()) {
      j_.reasons.push_back(bench_.words.sentence("response.which"));
    } else {
      hold(names);
    }
    explain();
    j_.would_be_true = capitalised(known_words());
    return std::move(j_);
  }

 private:
  // Everything that is known of the waves and groups of the claim.
  bool look() {
    for (const std::string& wave : claim_.waves) {
      for (const std::string& group : claim_.groups) {
        for (const std::string& what : response_names()) {
          ResponseFigure f = response_figure(bench_.sources, what, wave, group);
          if (f.known()) all_.push_back(std::move(f));
        }
      }
    }
    for (const ResponseFigure& f : all_) {
      Evidence seen;
      seen.ground = f.ground, seen.wave = f.wave, seen.group = f.group;
      seen.fictional = f.fictional;
      j_.evidence.push_back(seen);
    }
    return !all_.empty();
  }

  // What each number is, wave by wave and in each group by group; empty where the words do not
  // tell.
  std::vector<std::string> names_of_numbers() const {
    const std::size_t cells = claim_.waves.size() * claim_.groups.size();
    const auto is_percent = [&](std::size_t i) { return bench_.letter.numbers[i].percent; };
    std::vector<std::string> each = claim_.counts;
    if (each.empty() && std::ranges::all_of(numbers_, is_percent)) each = {"rate"};
    if (each.empty() || each.size() * cells != numbers_.size()) return {};
    std::vector<std::string> names;
    for (std::size_t k = 0; k < numbers_.size(); ++k) {
      names.push_back(each[k % each.size()]);
      if (names.back() != "rate" && is_percent(numbers_[k])) return {};
    }
    return names;
  }

  void hold(const std::vector<std::string>& names) {
    j_.numbers.bound.insert(years_.begin(), years_.end());
    const std::size_t each = names.size() / (claim_.waves.size() * claim_.groups.size());
    std::vector<Verdict> verdicts;
    for (std::size_t k = 0; k < names.size(); ++k) {
      const std::size_t cell = k / each;
      const ResponseFigure f =
          response_figure(bench_.sources, names[k], claim_.waves[cell / claim_.groups.size()],
                          claim_.groups[cell % claim_.groups.size()]);
      verdicts.push_back(hold(numbers_[k], f));
    }
    j_.verdict = together(verdicts);
    if (j_.verdict == Verdict::Supported) {
      j_.reasons.insert(j_.reasons.begin(),
                        bench_.words.sentence("response.right", {{"what", known_words()}}));
    }
  }

  Verdict hold(std::size_t number, const ResponseFigure& f) {
    const NumberInText& n = bench_.letter.numbers[number];
    const auto say = [&](const char* key) {
      j_.reasons.push_back(
          bench_.words.sentence(key, {{"wrong", quoted(n.text, bench_)},
                                      {"subject", subject(f, bench_)},
                                      {"wave", f.wave},
                                      {"right", f.known() ? own_words(f, bench_) : Words{}}}));
    };
    if (!f.known()) {
      say("response.unknown");
      return Verdict::NotTestable;
    }
    j_.numbers.bound.insert(number);
    const NumberFit fits = fit(n, f.value);
    if (fits == NumberFit::Right) return Verdict::Supported;
    if (fits == NumberFit::Wrong) {
      say("response.wrong");
      return Verdict::Contradicted;
    }
    j_.reasons.push_back(
        bench_.words.sentence("number.finer", {{"number", quoted(n.text, bench_)}}));
    return Verdict::NotDemonstrable;
  }

  // What a rate is of, and where the store and print, or what was printed, do not agree.
  void explain() {
    std::vector<std::string> to_the_end;
    for (const ResponseFigure& f : all_) {
      if (f.what == "rate" && f.counted_to_end &&
          std::ranges::find(to_the_end, f.wave) == to_the_end.end())
        to_the_end.push_back(f.wave);
      if (!f.otherwise) continue;
      const bool made_up = f.fictional && !bench_.study().fictional;
      j_.reasons.push_back(bench_.words.say(
          made_up ? "note.differ-made-up" : "note.differ",
          {{"wave", f.wave},
           {"subject", subject(f, bench_)},
           {"own", own_words(f, bench_)},
           {"printed", value_words(f.what, *f.otherwise, f.decimals_otherwise, bench_)}}));
    }
    if (!to_the_end.empty())
      j_.reasons.push_back(
          bench_.words.sentence("response.to-the-end", {{"waves", bench_.words.list(to_the_end)}}));
    for (const std::string& wave : claim_.waves) {
      for (const std::string& group : claim_.groups) compare_printed(wave, group);
    }
  }

  void compare_printed(const std::string& wave, const std::string& group) {
    const auto other = other_rate(bench_.sources, wave, group);
    if (!other) return;
    if (j_.verdict == Verdict::Supported) j_.verdict = Verdict::Partly;
    const double share = static_cast<double>(other->people) / static_cast<double>(other->invited);
    const std::string& language = bench_.words.language();
    j_.reasons.push_back(bench_.words.sentence(
        "response.other-rate",
        {{"wave", wave},
         {"rate", language::percent(other->rate.value / 100.0, other->rate.decimals, language)},
         {"people", bench_.words.count(other->people)},
         {"invited", bench_.words.count(other->invited)},
         {"share", language::percent(share, 1, language)}}));
  }

  // "of all customers in 2013: 1,200 people invited, 325 took part, a response of 27%"
  Words known_words() const {
    std::vector<Words> cells;
    for (std::size_t i = 0; i < all_.size();) {
      std::vector<Words> parts;
      const ResponseFigure& first = all_[i];
      for (; i < all_.size() && all_[i].wave == first.wave && all_[i].group == first.group; ++i)
        parts.push_back(
            bench_.words.say("response." + all_[i].what, {{"n", own_words(all_[i], bench_)}}));
      cells.push_back(bench_.words.say("response.of", {{"group", group_text(first.group, bench_)},
                                                       {"wave", first.wave},
                                                       {"parts", bench_.words.list(parts)}}));
    }
    return join(cells, "; ");
  }

  const Claim& claim_;
  const Bench& bench_;
  std::vector<std::size_t> numbers_, years_;
  std::vector<ResponseFigure> all_;
  Judgement j_;
};

}  // namespace

Judgement judge_response(const Claim& claim, const Bench& bench) {
  return ResponseJudge(claim, bench).judge();
}

}  // namespace peil::findings
