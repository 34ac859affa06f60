#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "peil/model/figure.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"

namespace peil::disclosure {

/// Why a figure stays inside.
enum class Held : std::uint8_t {
  NoData,        ///< the wave has no such figure
  NotConverged,  ///< the weighting of its wave did not converge
  NoAnswers,     ///< nobody answered
  TooFew,        ///< fewer answers than the study shows
  Protecting,    ///< held so that a figure that is held cannot be subtracted from a total
  NoSpread,   ///< a mean of which everybody gave the same answer: it tells what each of them said
  OneAnswer,  ///< it tells what all, or all but one, answered: who knows one of them knows the rest
  Dominated,  ///< an amount of which one person makes up so much that another can work it out
  NoError,    ///< the design cannot give an interval
  Imprecise,  ///< it misses the precision standard of the study, which withholds such figures
  AfterRelease,  ///< with what went out of the wave before it would tell of too few people
};

/// Nobody may work out a figure that is held for this from other figures.
bool is_secret(Held why);

/// Why, as the end of a sentence on the command line: "fewer than 10 answers are behind it".
std::string because(Held why, std::size_t least_shown);

/// Every figure that may leave, of the waves it was made for. Tables, claims, reports, exports and
/// pages take their figures from here and from nowhere else: nothing leaves without n, interval
/// and key, none on fewer answers than the study shows, and none from which a held one follows.
class Released {
 public:
  const Figure* figure(const FigureName& name) const;  ///< nullptr: see why()
  Held why(const FigureName& name) const;              ///< contract: figure() is nullptr
  const std::map<FigureName, Figure>& figures() const { return figures_; }
  const std::map<FigureName, Held>& held() const { return held_; }

 private:
  friend class Gate;

  std::map<FigureName, Figure> figures_;
  std::map<FigureName, Held> held_;
};

/// The gate: the only maker of figures.
///
/// Customer groups add up to their reporting group, and reporting groups to everybody. Where a
/// figure is held for too few answers, further ones are held until nothing follows by subtraction
/// about so few people (disclosure::protect), also not together with what went out of the wave
/// before (WaveResults::went_out). Figures that miss the precision standard are held where the
/// study withholds them and nobody made an exception.
///
/// Contract  every WaveResults is of a wave of the study.
/// Source    docs/methods/disclosure.md
Released release(const Study& study, std::span<const WaveResults> waves);

/// True for the statistics that people read; "sd" and the like stay inside.
bool is_shown_statistic(std::string_view statistic);

}  // namespace peil::disclosure
