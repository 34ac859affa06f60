#pragma once

#include <string_view>

#include "peil/report/pen.h"

namespace peil::report {

/// What a test shows, as a word for programs: "rose", "fell", "not-shown".
std::string_view outcome_word(findings::Outcome outcome);
/// Why nothing is tested, the same way: "not-comparable", "overlap", "too-few", "no-error", "held".
/// Contract: something stands in the way.
std::string_view hindrance_word(findings::Hindrance hindrance);

/// The verdict as a word for programs: "rose", "fell", "not-shown", or why it is not tested:
/// "from-print", "not-comparable", "overlap", "held", "too-few", "no-margin", "no-error".
std::string verdict_word(const Pen& pen, const Step& step);

/// What a step says, in a few words: "Rose by 0.30 since 2011, more than chance". Without a step
/// (a first wave) it says so.
Words verdict(Pen& pen, const Step* step);

/// The same for a cell of a table, without the wave: "rose, more than chance".
Words verdict_cell(Pen& pen, const Step& step);

/// The interval of the change, why the verdict is what it is, or why there is none.
Words explanation(Pen& pen, const Step* step);

/// A mark or share as printed, of answers or of print alone.
Words mark_of(Pen& pen, const findings::Evidence& evidence);

/// Both marks of the step print the same.
bool prints_equal(const Pen& pen, const Step& step);

/// That a demonstrated change needed more decimals to be seen, or that marks which print
/// differently prove none; nothing where neither is so.
Words about_rounding(Pen& pen, const Step& step);

/// " By itself this difference would stand out, but 12 comparisons were tested together ...": why a
/// difference is not shown whose interval leaves out 0. `error_rate` is that of the family.
Words among_many(const Pen& pen, std::size_t tested, double error_rate);
/// The same of a step; nothing where it is shown, or its interval holds 0.
Words about_correction(const Pen& pen, const Step& step);

/// "From 2011 to 2013 it rose by 0.30, more than chance (between +0.19 and +0.41)."
Words step_sentence(Pen& pen, const Step& step);

/// A row of a table by wave, between two in which a break forbids to compare the item; nothing
/// where none does, or `before` is empty.
std::optional<PrintedRow> cut_row(Pen& pen, std::string_view item, std::string_view before,
                                  std::string_view after);

/// The same of a share, in percentage points, for the step to the last wave.
Words tail_step_sentence(Pen& pen, const Step& step);

/// True when both shares, of 5 or lower and of 8 or higher, demonstrably rose.
bool polarised(const Pen& pen, std::string_view group);

/// Where both shares are higher than in the wave before: for how many of the two that is
/// demonstrated. Absent: they are not both higher, or not both tested.
std::optional<std::size_t> shown_of_both_higher(const Material& material, std::string_view group);

}  // namespace peil::report
