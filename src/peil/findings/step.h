#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/findings/evidence.h"
#include "peil/model/study.h"

namespace peil::findings {

/// What can be said of the way from one mark to another.
enum class Outcome : std::uint8_t {
  Rose,  ///< more than chance, whatever the unprinted decimals are
  Fell,
  RoseInPrint,  ///< the printed marks certainly go up, but how far chance reaches is not known
  FellInPrint,
  NotShown,   ///< within chance, or hidden by rounding
  NotTested,  ///< see Step::hindrance
};

enum class Hindrance : std::uint8_t {
  None,
  NoMark,   ///< one of the two marks is not known
  TooFew,   ///< fewer answers than the study tests on
  NoError,  ///< the design gives no error
  Cut,      ///< the study says that the trend line is cut in between
  Overlap,  ///< the samples share people, and nothing tells how that bears on the error
};

struct Step {
  Evidence before, after;
  bool whole = false;  ///< first to last wave, where there are more than two
  Outcome outcome = Outcome::NotTested;
  Hindrance hindrance = Hindrance::None;
  Interval difference;               ///< after minus before; what rounding leaves open
  std::optional<double> p;           ///< two-sided, at the difference nearest to 0
  std::optional<double> adjusted_p;  ///< the same within its family
  std::size_t family = 0;            ///< steps that were tested together with it, itself included
  std::optional<Interval> interval;  ///< of the difference, chance included, one comparison
  bool error_known = false;          ///< of both marks
  std::optional<double> standard_error{};  ///< of the difference; with error_known only
  double degrees_of_freedom = 0.0;         ///< of it; 0: normal
  double level = 0.0;  ///< p below which it is shown, with what its family leaves; 0: not tested
  bool shown_alone = false;  ///< would be shown if it were the only comparison
};

/// True when a break of the study cuts the trend line between the two waves of a step.
bool cuts(const Break& broken, const Step& step, const Study& study);

/// True when the samples of two stored waves hold largely the same people: of one register and
/// seed, or of one panel.
bool shares_people(const Evidence& before, const Evidence& after, const Study& study);

/// The change between two waves of one panel, with the error that the people in both give it;
/// nullptr where it is not known.
const Estimate* change_of_panel(const Evidence& before, const Evidence& after,
                                const Sources& sources);

/// As many answers as the study tests on; of print that says no number it is taken to be so.
bool is_tested_on(const Evidence& evidence, const Rules& rules);

/// The way from one mark to another, not yet judged. With a study its breaks and its draws may
/// stand in the way.
Step step_between(const Evidence& before, const Evidence& after, const Rules& rules);
Step step_between(const Evidence& before, const Evidence& after, const Study& study);
/// The same where some waves are of one panel: their people in common count in the error.
Step step_between(const Evidence& before, const Evidence& after, const Sources& sources);

/// Judges steps together: those that are tested are one family, so that the more are looked at, the
/// more each has to show.
void judge(std::span<Step* const> family, const Rules& rules);

/// The step was judged: nothing stood in its way and the error of both marks is known.
bool is_tested(const Step& step);

/// All of it lies above 0, or below.
bool leaves_out_zero(const Interval& difference);

/// It is not shown, and would be if it were the only comparison: its interval leaves out 0. What is
/// shown always has one that does.
bool stands_out_alone(const Step& step);

/// The difference as one number: after less before, of printed marks that of what was printed.
double difference_of(const Step& step);

/// Whether the difference of a step is smaller than a margin.
enum class Within : std::uint8_t {
  Shown,      ///< the whole interval of the difference, chance included, is
  InPrint,    ///< the printed difference is; how far chance reaches is not known
  Open,       ///< part of it is
  Beyond,     ///< none of it is
  NotTested,  ///< see Step::hindrance
};
Within within(const Step& step, double margin);

struct Needed {
  std::size_t interviews = 0;  ///< in each wave: enough to call the difference more than chance
  std::size_t likely = 0;      ///< for 80 percent probability of seeing it
  std::size_t people = 0;      ///< on the frame, of the wave that has fewest; 0: unknown
  double difference = 0.0;     ///< in marks; of shares from 0 to 1
  bool share = false;
  std::optional<double> assumed_sd;  ///< of one answer, where print does not give it
  bool at_most = false;  ///< the printed marks are equal: the difference is smaller than this
  bool beyond = false;   ///< more interviews than people, who are then all in `interviews`
};

/// Interviews that it would take to show a step that goes up (sign +1) or down (-1): with the
/// variance of one answer, design effect included, and the level, shared with the family, that the
/// step was tested with. Nothing when the step has been shown, goes the other way, cannot be tested
/// whatever the number, is too small for any number of people, or was not shown with as many; nor
/// where a margin was printed without the number of answers that gave it, which says nothing of
/// one.
std::optional<Needed> interviews_needed(const Step& step, int sign, const Rules& rules);

/// The same where the mark before is a fixed figure: one group has to be asked.
std::optional<Needed> interviews_against_fixed(const Step& step, int sign, const Rules& rules);

}  // namespace peil::findings
