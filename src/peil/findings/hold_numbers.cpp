#include "peil/findings/hold_numbers.h"

#include <algorithm>

#include "peil/findings/letter.h"
#include "peil/findings/printed_margin.h"

namespace peil::findings {
namespace {

Words interval_text(const Evidence& e, const Bench& bench) {
  const Interval known = printed_interval_of(e, bench.study()).value_or(e.mark);
  const double unit = in_print_units(e);
  const std::string& language = bench.words.language();
  return bench.words.say("number.right.margin",
                         {{"low", value_text(e, known.low / unit, language, 2)},
                          {"high", value_text(e, known.high / unit, language, 2)}});
}

// The part of the mark before it that a mark moved by, of what is printed.
Words relative_text(const Step& step, const Bench& bench) {
  const auto middle = [](const Interval& mark) { return (mark.low + mark.high) / 2.0; };
  const double part = (middle(step.after.mark) / middle(step.before.mark) - 1.0) * 100.0;
  return bench.words.say("number.right.relative", {{"size", bench.words.signed_number(part, 0)}});
}

Words right_text(const WrongNumber& wrong, const Judgement& j, const Bench& bench) {
  std::vector<Words> right;
  if (wrong.meant == Meant::Confidence)
    return plain(bench.words.number(bench.study().rules.confidence * 100.0, 0) + "%");
  for (const std::size_t s : wrong.steps) {
    const Step& step = j.steps[s];
    if (wrong.meant == Meant::Relative) {
      right.push_back(relative_text(step, bench));
      continue;
    }
    const Words size =
        with_unit(plain(signed_size(difference_of(step), step, bench, 2)), step, bench);
    right.push_back(bench.words.say("number.right.difference", {{"size", size}}));
  }
  for (const std::size_t e : wrong.evidence) {
    if (wrong.meant == Meant::Margin) {
      right.push_back(interval_text(j.evidence[e], bench));
      continue;
    }
    if (wrong.meant == Meant::Scale) {
      const auto scale =
          scale_of(bench.study().form(j.evidence[e].wave), j.evidence[e].measure).value_or(Scale{});
      right.push_back(bench.words.say("number.right.scale", {{"from", std::to_string(scale.from)},
                                                             {"to", std::to_string(scale.to)}}));
      continue;
    }
    right.push_back(
        bench.words.say("number.right", {{"mark", mark_text(j.evidence[e], bench.words.language())},
                                         {"wave", j.evidence[e].wave},
                                         {"group", group_text(j.evidence[e].group, bench)}}));
  }
  for (const std::size_t r : wrong.benchmarks) {
    const BenchmarkRow& row = *j.rows[r];
    right.push_back(
        bench.words.say("number.right.benchmark", {{"mark", row.mark.text(bench.words.language())},
                                                   {"label", bench.words.study_text(row.label)},
                                                   {"year", row.year}}));
  }
  return bench.words.list(right);
}

}  // namespace

void hold_numbers(Judgement& j, const Bench& bench) {
  std::vector<Words> said;
  for (const WrongNumber& wrong : j.numbers.wrong) {
    j.verdict = Verdict::Contradicted;
    j.needed.reset();
    said.push_back(bench.words.sentence(
        "number.wrong", {{"wrong", quoted(bench.letter.numbers[wrong.number].text, bench)},
                         {"right", right_text(wrong, j, bench)}}));
  }
  for (const std::size_t n : j.numbers.finer) {
    if (j.verdict == Verdict::Supported || j.verdict == Verdict::Partly) {
      j.verdict = Verdict::NotDemonstrable;
    }
    const NumberInText& number = bench.letter.numbers[n];
    const bool more_decimals = std::ranges::none_of(j.evidence, [&](const Evidence& e) {
      return e.known() && (e.figure || number.decimals <= e.decimals);
    });
    said.push_back(bench.words.sentence(more_decimals ? "number.finer" : "number.open",
                                        {{"number", quoted(number.text, bench)}}));
  }
  j.reasons.insert(j.reasons.begin(), said.begin(), said.end());
}

}  // namespace peil::findings
