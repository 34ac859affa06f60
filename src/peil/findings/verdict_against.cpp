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
