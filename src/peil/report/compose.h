#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "peil/disclosure/response.h"
#include "peil/findings/driver_tables.h"
#include "peil/model/claim.h"
#include "peil/model/document.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"

namespace peil::report {

/// Which report of a study: its language and the program that makes it.
struct Edition {
  std::string language;  ///< one in which peil writes: "nl"
  std::string version;   ///< of peil
  std::string commit;
  std::vector<std::string> others{};     ///< languages whose reports lie beside it
  const JudgedLetter* letter = nullptr;  ///< judged in this language, to stand in the report
  const findings::DriversFound* drivers = nullptr;  ///< of the last wave, to stand in the report
  const disclosure::ReleasedResponse* response = nullptr;  ///< likewise
};

class Pen;
/// A document without title and text: whose it is, of which days, by which program.
Document frame_of(const Pen& pen, const Edition& edition);

/// Gives a document the style of the house, its name and its logo.
void dress(Document& document, const Pen& pen);

/// True when the study or one of its waves is of made-up people.
bool is_fictional(const Pen& pen);

/// The name of a report that lies beside others: "report.en.html".
std::string file_of(std::string_view language);

/// The report of a study: what changed and how sure we are first, how it was done after.
///
/// Shapes    at least one wave, each of the study; waves that did not converge are told of and
///           their figures left out.
/// Promise   every estimate in it passed the disclosure gate and stands in its last table; nothing
///           depends on the day or the machine.
/// Contract  peil writes in the languages; every WaveResults belongs to a wave of the study.
Document compose(const Study& study, std::span<const WaveResults> waves, const Edition& edition);

}  // namespace peil::report
