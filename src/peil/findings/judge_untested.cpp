// Claims that no figure of the study can carry yet: what would be needed, and what may be said.
#include "peil/findings/judge_claim.h"
#include "peil/findings/letter.h"

namespace peil::findings {

Judgement judge_untested(const Claim& claim, const Bench& bench) {
  Judgement j;
  const std::vector<Series> series = series_of(claim, bench);
  j.evidence = all_marks(series);
  j.numbers = bind_numbers(claim, bench.letter, bench.study(), {j.evidence});
  const std::string name = kind_name(claim.kind);
  const auto among = claim.more.find("among");
  if (claim.kind == ClaimKind::Valued && among != claim.more.end()) {
    j.reasons.push_back(
        bench.words.sentence("needs.valued.among", {{"among", quoted(among->second, bench)}}));
  } else {
    j.reasons.push_back(bench.words.sentence("needs." + name));
  }
  if (claim.kind == ClaimKind::Valued) {
    j.would_be_true = would_have_been(series, bench);
  } else if (claim.kind == ClaimKind::Effect) {
    j.would_be_true = capitalised(bench.words.say(
        "would.effect", {{"marks", inside_a_sentence(would_have_been(series, bench))}}));
  } else {
    j.would_be_true = capitalised(bench.words.say("would." + name));
  }
  return j;
}

}  // namespace peil::findings
