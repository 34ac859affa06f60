#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "peil/fieldwork/outcome_code.h"

namespace peil::fieldwork {

/// How many people (or, with base weights, for how many they stand) there are in each class.
struct OutcomeCounts {
  double complete = 0.0;        ///< I
  double partial = 0.0;         ///< P
  double refusal = 0.0;         ///< R, break-offs among them
  double non_contact = 0.0;     ///< NC
  double other = 0.0;           ///< O
  double unknown_person = 0.0;  ///< UH
  double unknown_other = 0.0;   ///< UO
  double not_eligible = 0.0;    ///< NE

  double& of(OutcomeClass part);
};

/// AAPOR's rates, as shares; absent: there is nobody below the line. RR1 and RR2 take everybody of
/// whom it is not known whether they are of the population for people who are, RR5 and RR6 for
/// people who are not, RR3 and RR4 a share `e` of them. COOP3, COOP4 leave out those who could not.
struct ResponseRates {
  std::optional<double> rr1, rr2, rr3, rr4, rr5, rr6;
  std::optional<double> coop1, coop2, coop3, coop4;
  std::optional<double> ref1, ref2, ref3;
  std::optional<double> con1, con2, con3;
  /// Share of those of whom it is known that are of the population (proportional allocation);
  /// absent: it is known of nobody.
  std::optional<double> e;
};

/// Source  AAPOR (2016), Standard Definitions, 9th ed., "Calculating outcome rates from final
///         disposition distributions"; e: Smith (2009), A Revised Review of Methods to Estimate the
///         Status of Cases with Unknown Eligibility. docs/methods/outcome-codes.md
ResponseRates response_rates(const OutcomeCounts& counts);

/// The rates by their names in output for programs ("rr1", "coop3"), in the order above; e last.
struct NamedRate {
  std::string_view name;
  std::optional<double> ResponseRates::* rate;
};
std::span<const NamedRate> named_rates();

}  // namespace peil::fieldwork
