#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/fieldwork/interview_status.h"
#include "peil/fieldwork/outcome_code.h"
#include "peil/fieldwork/response_rates.h"
#include "peil/model/study.h"

namespace peil::fieldwork {

/// Somebody who was drawn, as the field sees them. Without a name or an answer.
struct FieldPerson {
  std::string group, stratum;
  std::string language;             ///< of the list; empty: not known
  std::optional<ContactMode> mode;  ///< by which they were first written to
  double base_weight = 1.0;
  FieldHistory history;
  InterviewProgress interview;
};

/// How many people of one level of one variable came how far. Everybody is in one line of each
/// variable, so that the lines of a variable add up to `all`.
struct FieldLine {
  std::string variable;  ///< all, customer_group, language, mode, stratum
  std::string level;     ///< empty: not known, or everybody
  std::size_t drawn = 0;
  std::optional<std::size_t> sent, delivered;  ///< absent: what went out is not recorded
  std::size_t started = 0;                     ///< began, whatever came of it
  std::size_t completed = 0, partial = 0;
  std::array<std::size_t, outcomes.size()> codes{};  ///< people, in the order of `outcomes`
  OutcomeCounts counts, weighted;  ///< people, and people for whom they stand by the draw

  std::size_t with(Outcome outcome) const { return codes[static_cast<std::size_t>(outcome)]; }
  ResponseRates rates() const { return response_rates(counts); }
  ResponseRates rates_weighted() const { return response_rates(weighted); }
};

struct CompletedOn {
  Day day;
  std::size_t people = 0, so_far = 0;
};

/// Who broke off, by the last page that they sent.
struct LeftAfter {
  std::string page;
  std::size_t people = 0;
  std::size_t partial = 0;  ///< of these, with answers enough for a partial interview
};

/// Lines of everybody, the customer groups and languages in the order of the study, the modes and
/// the strata. `sending_recorded`: outcome_of(); without it there are no lines of modes.
std::vector<FieldLine> field_lines(std::span<const FieldPerson> people, const Study& study,
                                   bool sending_recorded);

/// From the first day on which somebody completed to the last, each day between.
std::vector<CompletedOn> completed_by_day(std::span<const FieldPerson> people);

/// In the order of the form; pages that it does not have last.
std::vector<LeftAfter> left_after(std::span<const FieldPerson> people, const Questionnaire& form);

}  // namespace peil::fieldwork
