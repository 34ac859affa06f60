#include "peil/findings/claim_against.h"

#include <algorithm>

#include "peil/findings/claim_syntax.h"
#include "peil/findings/letter.h"

namespace peil::findings {
namespace {

class Against {
 public:
  Against(Claim& claim, const MarkedSpan& span, const std::string& where, Problems& problems)
      : claim_(claim), span_(span), where_(where), problems_(problems) {}

  bool take(const Study& study) {
    const std::string kind = in_quotes(kind_name(claim_.kind));
    const Attribute *benchmark = span_.find("benchmark"), *target = span_.find("target");
    if (benchmark == nullptr && target == nullptr)
      return refuse(span_.line, span_.column, "claim.missing-attribute",
                    "A claim " + kind + " needs the attribute 'benchmark' or 'target'.",
                    "Add benchmark=... or target=... to the braces behind the span.");
    if (benchmark != nullptr && target != nullptr)
      return refuse(target->line, target->column, "claim.benchmark-and-target",
                    "A claim " + kind + " has a benchmark and a target.",
                    "Mark the words about each as a claim of their own.");
    if (target == nullptr) return benchmark_is_of_marks();
    return fits(*std::ranges::find(study.published.targets, claim_.target, &Target::name), *target);
  }

 private:
  bool refuse(std::size_t line, std::size_t column, const char* code, std::string message,
              std::string mend) {
    problems_.push_back({code, where_, line, column, std::move(message), std::move(mend)});
    return false;
  }

  bool benchmark_is_of_marks() {
    const Attribute* statistic = span_.find("statistic");
    if (statistic == nullptr || claim_.statistic == "mean") return true;
    return refuse(statistic->line, statistic->column, "claim.no-such-statistic",
                  "A benchmark has no " + in_quotes(claim_.statistic) + ": it is a mark.",
                  "Leave the statistic out, or name a target that was set for it.");
  }

  bool fits(const Target& target, const Attribute& at) {
    const std::string of = "The target " + in_quotes(target.name) + " is for ";
    if (claim_.measures != std::vector{target.measure})
      return refuse(at.line, at.column, "claim.target-of-other",
                    of + in_quotes(target.measure) + ".",
                    "Write measure=" + target.measure + ", or name another target.");
    const Attribute* statistic = span_.find("statistic");
    if (statistic != nullptr && statistic->value != target.statistic)
      return refuse(statistic->line, statistic->column, "claim.target-of-other",
                    of + in_quotes(target.statistic) + ".",
                    "Write statistic=" + target.statistic + ", or leave it out.");
    claim_.statistic = target.statistic;
    return true;
  }

  Claim& claim_;
  const MarkedSpan& span_;
  const std::string& where_;
  Problems& problems_;
};

}  // namespace

bool take_against(Claim& claim, const MarkedSpan& span, const Study& study,
                  const std::string& where, Problems& problems) {
  return Against(claim, span, where, problems).take(study);
}

}  // namespace peil::findings
