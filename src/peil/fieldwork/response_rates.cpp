#include "peil/fieldwork/response_rates.h"

namespace peil::fieldwork {
namespace {

std::optional<double> over(double above, double below) {
  if (below <= 0.0) return {};
  return above / below;
}

// Nothing where people are of unknown kind and nobody is known by whom to tell their share.
std::optional<double> over(double above, std::optional<double> below) {
  return below ? over(above, *below) : std::nullopt;
}

}  // namespace

double& OutcomeCounts::of(OutcomeClass part) {
  switch (part) {
    case OutcomeClass::Complete:
      return complete;
    case OutcomeClass::Partial:
      return partial;
    case OutcomeClass::Refusal:
      return refusal;
    case OutcomeClass::NonContact:
      return non_contact;
    case OutcomeClass::Other:
      return other;
    case OutcomeClass::UnknownPerson:
      return unknown_person;
    case OutcomeClass::UnknownOther:
      return unknown_other;
    case OutcomeClass::NotEligible:
      break;
  }
  return not_eligible;
}

ResponseRates response_rates(const OutcomeCounts& n) {
  const double begun = n.complete + n.partial;
  const double spoken = begun + n.refusal + n.other;
  const double known = spoken + n.non_contact;
  const double unknown = n.unknown_person + n.unknown_other;
  ResponseRates r;
  r.e = over(known, known + n.not_eligible);
  const std::optional<double> most = known + unknown;
  std::optional<double> some = known;
  if (unknown > 0.0) some = r.e ? std::optional(known + *r.e * unknown) : std::nullopt;
  r.rr1 = over(n.complete, most), r.rr2 = over(begun, most);
  r.rr3 = over(n.complete, some), r.rr4 = over(begun, some);
  r.rr5 = over(n.complete, known), r.rr6 = over(begun, known);
  r.coop1 = over(n.complete, spoken), r.coop2 = over(begun, spoken);
  r.coop3 = over(n.complete, begun + n.refusal), r.coop4 = over(begun, begun + n.refusal);
  r.ref1 = over(n.refusal, most), r.ref2 = over(n.refusal, some), r.ref3 = over(n.refusal, known);
  r.con1 = over(spoken, most), r.con2 = over(spoken, some), r.con3 = over(spoken, known);
  return r;
}

std::span<const NamedRate> named_rates() {
  using R = ResponseRates;
  static constexpr std::array<NamedRate, 17> all{{{"rr1", &R::rr1},
                                                  {"rr2", &R::rr2},
                                                  {"rr3", &R::rr3},
                                                  {"rr4", &R::rr4},
                                                  {"rr5", &R::rr5},
                                                  {"rr6", &R::rr6},
                                                  {"coop1", &R::coop1},
                                                  {"coop2", &R::coop2},
                                                  {"coop3", &R::coop3},
                                                  {"coop4", &R::coop4},
                                                  {"ref1", &R::ref1},
                                                  {"ref2", &R::ref2},
                                                  {"ref3", &R::ref3},
                                                  {"con1", &R::con1},
                                                  {"con2", &R::con2},
                                                  {"con3", &R::con3},
                                                  {"e", &R::e}}};
  return all;
}

}  // namespace peil::fieldwork
