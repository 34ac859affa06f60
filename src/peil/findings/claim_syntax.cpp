#include "peil/findings/claim_syntax.h"

#include <algorithm>

#include "peil/findings/letter.h"

namespace peil::findings {

std::span<const ClaimSyntax> claim_syntaxes() {
  using K = ClaimKind;
  static const std::vector<ClaimSyntax> all{
      {K::Value, "value", {"measure", "group", "waves"}, {"statistic"}},
      {K::Rise, "rise", {"measure", "group", "waves"}, {"statistic"}},
      {K::Fall, "fall", {"measure", "group", "waves"}, {"statistic"}},
      {K::Stable, "stable", {"measure", "group", "waves"}, {"margin", "statistic"}},
      {K::Above,
       "above",
       {"measure", "group", "waves"},
       {"benchmark", "target", "by", "statistic"}},
      {K::Below,
       "below",
       {"measure", "group", "waves"},
       {"benchmark", "target", "by", "statistic"}},
      {K::Equal, "equal", {"measure", "group", "waves", "benchmark"}, {"margin"}},
      {K::Coverage, "coverage", {"groups"}, {"waves"}},
      {K::Rhythm, "rhythm", {"since", "every"}, {}},
      {K::Valued, "valued", {"measure", "group", "waves"}, {"among"}},
      {K::Important, "important", {"measure", "group", "waves"}, {}},
      {K::Priority, "priority", {"measure", "group", "waves"}, {}},
      {K::Theme, "theme", {"theme", "group", "waves"}, {}},
      {K::Timeliness, "timeliness", {"measure", "waves"}, {"group", "statistic"}},
      {K::Response, "response", {"group", "waves"}, {"statistic"}},
      {K::Effect, "effect", {"programme", "measure", "group", "waves"}, {"verb"}},
      {K::GroupAbove, "group-above", {"measure", "group", "waves"}, {"by", "statistic"}},
      {K::GroupBelow, "group-below", {"measure", "group", "waves"}, {"by", "statistic"}},
      {K::GroupEqual, "group-equal", {"measure", "group", "waves"}, {"margin", "statistic"}},
      {K::Highest, "highest", {"measure", "group", "waves"}, {"among"}},
      {K::Lowest, "lowest", {"measure", "group", "waves"}, {"among"}},
      {K::First, "first", {"measure", "group", "waves"}, {}},
      {K::Share, "share", {"measure", "group", "waves"}, {}},
  };
  return all;
}

std::vector<std::string> known_attributes(const ClaimSyntax& syntax) {
  std::vector<std::string> all{"claim"};
  all.insert(all.end(), syntax.needed.begin(), syntax.needed.end());
  all.insert(all.end(), syntax.optional.begin(), syntax.optional.end());
  return all;
}

std::vector<std::string> known_kinds() {
  std::vector<std::string> all;
  for (const ClaimSyntax& s : claim_syntaxes()) all.push_back(s.name);
  return all;
}

const ClaimSyntax* find_syntax(std::string_view kind) {
  const auto all = claim_syntaxes();
  const auto it = std::ranges::find(all, kind, &ClaimSyntax::name);
  return it == all.end() ? nullptr : &*it;
}

std::string kind_name(ClaimKind kind) {
  return claim_syntaxes()[static_cast<std::size_t>(kind)].name;
}

std::string direction_name(const JudgedClaim& claim) {
  return (claim.denied ? "not-" : "") + kind_name(claim.kind);
}

std::string verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::Supported:
      return "supported";
    case Verdict::Partly:
      return "partly";
    case Verdict::NotDemonstrable:
      return "not-demonstrable";
    case Verdict::Contradicted:
      return "contradicted";
    case Verdict::NotTestable:
      break;
  }
  return "not-testable";
}

bool prints_marks(ClaimKind kind) {
  return kind <= ClaimKind::Equal || kind == ClaimKind::Timeliness || kind >= ClaimKind::GroupAbove;
}

bool may_print(const Claim& claim, const NumberInText& n) {
  if (!n.value || n.word) return false;
  if (claim.statistic == "days") return !n.percent && *n.value >= 0.0;
  if (claim.statistic == "nps") return !n.percent && *n.value >= -100.0 && *n.value <= 100.0;
  if (claim.statistic != "mean") return n.percent && *n.value >= 0.0 && *n.value <= 100.0;
  const bool in_scale = *n.value >= claim.lowest && *n.value <= claim.highest;
  return !n.percent && in_scale && (n.decimals > 0 || n.article_before);
}

}  // namespace peil::findings
