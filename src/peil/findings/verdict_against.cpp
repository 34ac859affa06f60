#include "peil/findings/verdict_against.h"

namespace peil::findings {

Verdict verdict_against(Outcome outcome, int sign) {
  switch (outcome) {
    case Outcome::Rose:
      return sign > 0 ? Verdict::Supported : Verdict::Contradicted;
    case Outcome::Fell:
      return sign < 0 ? Verdict::Supported : Verdict::Contradicted;
    case Outcome::RoseInPrint:
      return sign > 0 ? Verdict::Partly : Verdict::Contradicted;
    case Outcome::FellInPrint:
      return sign < 0 ? Verdict::Partly : Verdict::Contradicted;
    case Outcome::NotShown:
      return Verdict::NotDemonstrable;
    case Outcome::NotTested:
      break;
  }
  return Verdict::NotTestable;
}

Outcome mirrored(Outcome outcome) {
  switch (outcome) {
    case Outcome::Rose:
      return Outcome::Fell;
    case Outcome::Fell:
      return Outcome::Rose;
    case Outcome::RoseInPrint:
      return Outcome::FellInPrint;
    case Outcome::FellInPrint:
      return Outcome::RoseInPrint;
    default:
      return outcome;
  }
}

Verdict denied(Verdict verdict) {
  switch (verdict) {
    case Verdict::Supported:
    case Verdict::Partly:
      return Verdict::Contradicted;
    case Verdict::Contradicted:
      return Verdict::Supported;
    default:
      return verdict;
  }
}

Verdict verdict_within(Within within) {
  switch (within) {
    case Within::Shown:
      return Verdict::Supported;
    case Within::InPrint:
      return Verdict::Partly;
    case Within::Open:
      return Verdict::NotDemonstrable;
    case Within::Beyond:
      return Verdict::Contradicted;
    case Within::NotTested:
      break;
  }
  return Verdict::NotTestable;
}

}  // namespace peil::findings
