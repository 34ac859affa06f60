#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "peil/findings/claim_numbers.h"
#include "peil/findings/driver_findings.h"
#include "peil/findings/evidence.h"
#include "peil/findings/families.h"
#include "peil/findings/step.h"
#include "peil/findings/wording.h"
#include "peil/model/claim.h"

namespace peil::findings {

/// What drivers say, of the one wave that they are known of.
struct DriversJudged {
  std::string wave;
  std::vector<DriverFindings> findings;
};

/// What every judge is given: the letter, the figures, the words.
struct Bench {
  const Letter& letter;
  const Sources& sources;
  const Wording& words;
  /// What the drivers of a wave say of aspects; nullptr: they are not known.
  const DriversJudged* drivers = nullptr;

  const Study& study() const { return sources.study; }
};

/// What a judge finds of one claim, before it is written down.
struct Judgement {
  Verdict verdict = Verdict::NotTestable;
  std::vector<Words> reasons;          ///< sentences
  std::optional<Words> would_be_true;  ///< absent for a claim that is supported
  std::optional<Needed> needed;
  bool needed_against_fixed = false;
  std::optional<Words> needed_beyond;  ///< the size that the words ask for, where they ask for one
  std::vector<Evidence> evidence;      ///< all that was looked at
  std::vector<Step> steps;             ///< that were judged
  BoundNumbers numbers;
  std::vector<const BenchmarkRow*> rows;  ///< that the numbers may print
};

Judgement judge_value(const Claim& claim, const Bench& bench);
Judgement judge_change(const Claim& claim, const Bench& bench);  ///< rise, fall
/// Rise, fall of which the words say that it went on for years: by the line through the waves.
Judgement judge_trend(const Claim& claim, const Bench& bench);
Judgement judge_stable(const Claim& claim, const Bench& bench);
Judgement judge_benchmark(const Claim& claim, const Bench& bench);  ///< above, below, equal
Judgement judge_target(const Claim& claim, const Bench& bench);     ///< above, below
Judgement judge_timeliness(const Claim& claim, const Bench& bench);
Judgement judge_coverage(const Claim& claim, const Bench& bench);
Judgement judge_rhythm(const Claim& claim, const Bench& bench);
Judgement judge_response(const Claim& claim, const Bench& bench);
Judgement judge_groups(const Claim& claim, const Bench& bench);    ///< group-above, -below, -equal
Judgement judge_gap(const Claim& claim, const Bench& bench);       ///< two groups drew apart
Judgement judge_extremes(const Claim& claim, const Bench& bench);  ///< highest, lowest
Judgement judge_first(const Claim& claim, const Bench& bench);
Judgement judge_drivers(const Claim& claim, const Bench& bench);   ///< valued, important, priority
Judgement judge_untested(const Claim& claim, const Bench& bench);  ///< the other kinds

/// Marks of one measure in one group over the waves of a claim.
struct Series {
  std::string measure, group;
  std::vector<Evidence> marks;
  std::string statistic = "mean";

  const std::string& last_wave() const;  ///< contract: it has marks
};
std::vector<Series> series_of(const Claim& claim, const Bench& bench);
std::vector<Evidence> all_marks(std::span<const Series> series);

/// Several groups in one claim: contradicted when one is; partly when some are supported and some
/// are not; otherwise as strong as the weakest. Contract: not empty.
Verdict together(std::span<const Verdict> verdicts);

// Words that several judges use.
Words quoted(const std::string& text, const Bench& bench);  ///< from the letter, in its language
/// The scale is that of the wave (empty: of the newest form that asks it).
Words measure_text(const std::string& measure, const Bench& bench, bool in_a_list = false,
                   const std::string& wave = "");
Words group_text(const std::string& group, const Bench& bench);
Words subject_text(const Series& series, const Bench& bench);
/// "7,3 in 2009, 7,4 in 2011 en 7,7 in 2013"; marks that are not known are left out.
Words marks_text(std::span<const Evidence> marks, const Bench& bench, int decimals = 1);
Words way_text(const Step& step, const Bench& bench, int decimals = 1);
/// The size of a difference as print has it, percents of shares; `decimals` are those of marks.
std::string size_number(double size, const Step& step, const Bench& bench, int decimals);
std::string signed_size(double size, const Step& step, const Bench& bench, int decimals);
/// "3 percentage points"
Words points_text(const std::string& number, const Bench& bench);
/// The same of a step between shares; sizes in marks stand alone.
Words with_unit(Words number, const Step& step, const Bench& bench);
/// True when there is no mark at all, printed or stored, and no other reason than that.
bool is_unknown(const Series& series);
/// One sentence on all series of which nothing is known, or nothing.
std::optional<Words> unknown_text(std::span<const Series> series, const Bench& bench);
/// Sentences on marks that are missing in a series; empty when all are known.
std::vector<Words> missing_text(const Series& series, const Bench& bench);
/// The breaks that forbid to compare marks of the series, each with the two waves that it parts, in
/// one sentence without a full stop; nothing when they may be compared. Whatever is said of them
/// begins with it.
std::optional<Words> cut_text(std::span<const Series> series, const Bench& bench);
/// Why a step cannot be tested; empty when a mark is missing (missing_text says that) or a break
/// forbids it (cut_text does, before all else).
Words hindrance_text(const Step& step, const Bench& bench);
/// Why a mark is not held against a benchmark or target, where it is known: it has no margin, since
/// everybody took part, or rests on too few answers. `mark` names it.
Words not_held_text(const Evidence& own, const Words& mark, const Bench& bench);
/// "Het totaaloordeel van ... was 7,3 in 2009 ...", for every series that has a mark.
Words would_have_been(std::span<const Series> series, const Bench& bench, int decimals = 1);

}  // namespace peil::findings
